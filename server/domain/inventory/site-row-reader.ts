import { checkBackhaul } from './check-backhaul.ts';
import { checkCoordinates } from './check-coordinates.ts';
import { checkPlaces } from './check-places.ts';
import type { ColumnKey } from './column-key.ts';
import type { IncomingSite } from './incoming.ts';
import type { IssueList } from './issue-list.ts';
import type { Problem } from './reading.ts';
import { cellIssue, type RowPlace, type SheetPlan, type SiteFields } from './sheet-plan.ts';
import type { Site } from './site.ts';
import { aNewSite } from './site-fields.ts';

/** Reads what rows say about sites and puts the rows about one site together. */
export interface SiteRowReader {
  read(code: string, cells: readonly string[], place: RowPlace): void;
  /** The sites without faults, in the order of the file. */
  finish(): IncomingSite[];
  /** The spelling of a code as the carrier or the file first wrote it; undefined when neither has the site. */
  findCode(code: string): string | undefined;
}

export function createSiteReader(existing: readonly Site[], issues: IssueList): SiteRowReader {
  const known = new Map(existing.map((site) => [site.code.toLowerCase(), site]));
  const drafts = new Map<string, SiteDraft>();
  const seen = new Set<string>();
  return {
    read(code, cells, place) {
      const { plan } = place;
      if (plan.site.length === 0 && plan.item.length > 0) return;
      const texts = plan.site.map((cell) => cells[cell.index] ?? '');
      const row = `${place.sheet}\n${code}\n${texts.join('\n')}`;
      if (seen.has(row)) {
        if (plan.item.length === 0) report(issues, repeated(code), place, { key: 'site.code', subject: code });
        return;
      }
      seen.add(row);
      if (plan.site.length > 0 && place.hasItem && texts.every((text) => text === '')) return;
      const draft = readRow(issues, cells, { code, place });
      const first = drafts.get(code.toLowerCase());
      if (first) mergeRow(issues, first, { draft, place });
      else drafts.set(code.toLowerCase(), draft);
    },
    finish: () => finishSites(drafts, known, issues),
    findCode: (code) => known.get(code.toLowerCase())?.code ?? drafts.get(code.toLowerCase())?.code,
  };
}

function readRow(issues: IssueList, cells: readonly string[], { code, place }: { code: string; place: RowPlace }): SiteDraft {
  const draft: SiteDraft = { code, fields: {}, places: new Map(), at: place, isFaulty: false };
  for (const cell of place.plan.site) {
    const text = cells[cell.index] ?? '';
    if (text === '') continue;
    for (const problem of cell.apply(draft.fields, text)) {
      report(issues, problem, place, { key: cell.key, found: text, subject: code });
      draft.isFaulty ||= problem.severity === 'error';
    }
    draft.places.set(cell.key, place);
  }
  return draft;
}

/** Adds what another row says about the same site. Rows may complete each other but not contradict. */
function mergeRow(issues: IssueList, first: SiteDraft, { draft, place }: { draft: SiteDraft; place: RowPlace }): void {
  let differs = false;
  for (const field of Object.keys(draft.fields) as (keyof Site)[]) {
    const [before, now] = [first.fields[field], draft.fields[field]];
    if (before === undefined || before === now) continue;
    differs = true;
    const message = `${first.code} has ${before === null ? 'nothing' : `“${before}”`} here in row ${first.at.row} of “${first.at.sheet}”. Make the rows agree, or blank one.`;
    const problem: Problem = { severity: 'error', code: 'site-data-differs', message, wanted: String(before ?? 'blank') };
    report(issues, problem, place, { key: keyOf(field, place.plan), found: String(now ?? ''), subject: first.code });
  }
  if (!differs && place.plan.item.length === 0 && first.at.sheet === place.sheet) {
    report(issues, repeated(first.code), place, { key: 'site.code', subject: first.code });
  }
  first.isFaulty ||= differs || draft.isFaulty;
  first.fields = { ...draft.fields, ...first.fields };
  for (const [key, at] of draft.places) if (!first.places.has(key)) first.places.set(key, at);
}

function finishSites(drafts: ReadonlyMap<string, SiteDraft>, known: ReadonlyMap<string, Site>, issues: IssueList): IncomingSite[] {
  const finished: IncomingSite[] = [];
  for (const [key, draft] of drafts) {
    const before = known.get(key);
    if (!before) completeNewSite(draft, issues);
    checkDraft({ ...(before ?? aNewSite(draft.code)), ...draft.fields }, draft, issues);
    if (draft.isFaulty) continue;
    const { sheet, row } = draft.at;
    const site = { ...aNewSite(before?.code ?? draft.code), ...draft.fields };
    if (!before && site.name === '') site.name = nameFromCity(site);
    finished.push({ site, given: Object.keys(draft.fields) as (keyof Site)[], at: { sheet, row } });
  }
  const stated = finished.map(({ site, given }) => ({ ...(known.get(site.code.toLowerCase()) ?? site), ...pick(site, given) }));
  const others = [...known.values()].filter((site) => !drafts.has(site.code.toLowerCase()));
  for (const { code, problem } of checkPlaces([...others, ...stated])) {
    const draft = drafts.get(code.toLowerCase());
    if (draft) reportPlace(issues, draft, problem, pick(draft.fields, ['latitude', 'longitude']));
  }
  for (const { codes, problem } of checkBackhaul([...others, ...stated])) {
    const draft = codes.map((code) => drafts.get(code.toLowerCase())).find((member) => member?.fields.backhaulTo);
    const found = draft?.fields.backhaulTo ?? '';
    if (draft) report(issues, problem, draft.places.get('site.backhaulTo') ?? draft.at, { key: 'site.backhaulTo', found, subject: draft.code });
  }
  return finished;
}

/** What a site needs the first time it is named. */
function completeNewSite(draft: SiteDraft, issues: IssueList): void {
  const { at } = draft;
  const mapsName = at.plan.site.some((cell) => cell.key === 'site.name');
  if (Object.keys(draft.fields).length === 0 && !at.hasItem && at.plan.site.length > 1) {
    const message = `The row holds nothing but the code ${draft.code}. Delete it if it is a heading or a total; fill it in if it is a site.`;
    report(issues, { severity: 'warning', code: 'site-without-data', message }, at, { key: 'site.code', found: draft.code, subject: draft.code });
  }
  if (!mapsName || draft.fields.name) return;
  if (draft.isFaulty && draft.places.has('site.name')) return;
  draft.isFaulty = true;
  const message = `${draft.code} has no name. Write one, or leave the name column out to have names made of city and code.`;
  report(issues, { severity: 'error', code: 'missing-site-name', message, wanted: 'a name' }, at, { key: 'site.name', subject: draft.code });
}

function checkDraft(site: Site, draft: SiteDraft, issues: IssueList): void {
  const { latitude, longitude } = site;
  if (draft.fields.latitude === undefined && draft.fields.longitude === undefined) return;
  if (latitude !== null && longitude !== null) {
    for (const problem of checkCoordinates({ latitude, longitude }, site.state)) reportPlace(issues, draft, problem, { latitude, longitude });
  } else if (latitude !== longitude && !draft.isFaulty) {
    const missing = latitude === null ? 'latitude' : 'longitude';
    const message = `${draft.code} has a ${missing === 'latitude' ? 'longitude' : 'latitude'} but no ${missing}. Write both, or leave both blank.`;
    const problem: Problem = { severity: 'error', code: 'coordinates-incomplete', message, wanted: `a ${missing}` };
    draft.isFaulty = true;
    report(issues, problem, draft.at, { key: `site.${missing}`, subject: draft.code });
  }
}

function reportPlace(issues: IssueList, draft: SiteDraft, problem: Problem, found: SiteFields): void {
  const keys: ColumnKey[] = problem.code.startsWith('latitude')
    ? ['site.latitude', 'site.coordinates', 'site.longitude']
    : ['site.longitude', 'site.coordinates', 'site.latitude'];
  const key = keys.find((candidate) => draft.places.has(candidate));
  const place = (key && draft.places.get(key)) ?? draft.at;
  draft.isFaulty ||= problem.severity === 'error';
  const text =
    key === 'site.latitude' ? `${found.latitude}` : key === 'site.longitude' ? `${found.longitude}` : `${found.latitude}, ${found.longitude}`;
  report(issues, problem, place, { ...(key && { key }), found: text, subject: draft.code });
}

function report(issues: IssueList, problem: Problem, place: RowPlace, at: { key?: ColumnKey; found?: string; subject?: string }): void {
  issues.report(problem.severity, problem.code, () => cellIssue(problem, place, at));
}

function repeated(code: string): Problem {
  return {
    severity: 'warning',
    code: 'repeated-site',
    message: `${code} is listed more than once. It is read as one site; delete the repeated row if they are not two.`,
    wanted: 'each site once',
  };
}

/** `Aberdeen 46-000005`; the code alone where no city is known. */
function nameFromCity(site: Site): string {
  const city = site.city?.toLowerCase().replace(/(^|[\s\-/.(])\p{L}/gu, (start) => start.toUpperCase());
  return city ? `${city} ${site.code}` : site.code;
}

function keyOf(field: keyof Site, plan: SheetPlan): ColumnKey {
  const has = (key: ColumnKey) => plan.mapping.keys.includes(key);
  if ((field === 'latitude' || field === 'longitude') && has('site.coordinates')) return 'site.coordinates';
  if (field === 'heightFeet' && has('site.heightMeters')) return 'site.heightMeters';
  return field === 'structure' && !has('site.structure') ? 'site.kind' : `site.${field}`;
}

function pick(site: SiteFields, fields: readonly (keyof Site)[]): SiteFields {
  return Object.fromEntries(fields.map((field) => [field, site[field]]));
}

interface SiteDraft {
  code: string;
  fields: SiteFields;
  /** Where each column was first filled in. */
  places: Map<ColumnKey, RowPlace>;
  at: RowPlace;
  isFaulty: boolean;
}
