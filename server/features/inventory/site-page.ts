import { formatDay } from '../../domain/calendar.ts';
import { accessChoices, ownershipChoices, siteKindChoices, statusChoices, structureChoices, toLabel } from '../../domain/inventory/choices.ts';
import type { ItemCoverage } from '../../domain/programs/cover-item.ts';
import type { Confidence, Program } from '../../domain/programs/program.ts';
import { formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { coverageLabels } from './pages.ts';
import type { ItemRow, SiteRow } from './rows.ts';

/** How far the rule behind a verdict can be trusted, for people who do not know our sources. */
const trust: Record<Confidence, string> = {
  read: '',
  'opening read': '; only the beginning of the text was read',
  secondary: '; as others report it, the rule itself was not read',
  derived: '; our reading of the rule',
  unconfirmed: '; not confirmed',
};

/** One site with its equipment, the covered test of each line, and its history. */
export function sitePage(detail: SiteDetail): Page {
  const { site, items, program } = detail;
  const { label, tone } = coverageLabels[site.coverage];
  return {
    template: 'inventory/site',
    title: site.name,
    view: {
      head: {
        title: site.name,
        sentence: siteSentence(site),
        crumbs: [{ label: 'Inventory', href: paths.inventory() }, { label: site.code }],
        tag: { label, tone },
        actions: [
          { label: 'Field sheet (PDF)', href: paths.siteSheet(site.id), download: true },
          ...(detail.mayEdit
            ? [
                { label: 'Remove', href: paths.deleteSite(site.id) },
                { label: 'Edit the site', href: paths.editSite(site.id) },
                { label: 'Add equipment', href: paths.newItem(site.id), tone: 'main' },
              ]
            : []),
        ],
      },
      facts: siteFacts(site),
      programTitle: program.shortTitle,
      table: {
        caption: `Equipment at ${site.name}, tested under ${program.shortTitle}`,
        keys: true,
        columns: [
          { label: 'Equipment', kind: 'key' },
          { label: 'Quantity', kind: 'number' },
          { label: 'Obtained' },
          { label: 'Status', optional: true },
          { label: 'Covered?' },
          { label: 'Why', kind: 'prose' },
        ],
        rows: items.map(({ row, test }) => ({
          cells: [
            {
              text: `${row.maker} ${row.model}`,
              href: detail.mayEdit ? paths.item(row.id) : undefined,
              small: [row.tag, row.category ?? 'category not known', row.serialsJson.join(', ')].filter((part) => part !== '').join(' · '),
            },
            { text: formatCount(row.quantity) },
            { text: row.obtainedOn === null ? 'Not stated' : formatDay(row.obtainedOn) },
            { text: toLabel(statusChoices, row.status) },
            { tag: verdictLabel(test) },
            { text: test.reason, small: `${test.citation}${trust[test.confidence]}` },
          ],
        })),
      },
      hasItems: items.length > 0,
      history: detail.history.map((event) => ({
        at: event.at.slice(0, 16).replace('T', ' '),
        who: event.personName,
        what: event.action,
        summary: event.summary,
        changes: changeLines(event.changesJson),
      })),
    },
  };
}

function siteSentence(site: SiteRow): string {
  if (site.unitCount === 0) return 'No equipment is listed here yet.';
  return `${site.unitCount === 1 ? '1 unit stands' : `${formatCount(site.unitCount)} units stand`} here; ${formatCount(site.coveredUnits)} ${site.coveredUnits === 1 ? 'is' : 'are'} covered.`;
}

function siteFacts(site: SiteRow): { label: string; value: string }[] {
  const coordinates = site.latitude === null || site.longitude === null ? 'Not stated' : `${site.latitude.toFixed(5)}, ${site.longitude.toFixed(5)}`;
  const address = [site.street, site.city, [site.state, site.zip].filter((part) => part !== null).join(' ')]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  return [
    { label: 'Site code', value: site.code },
    { label: 'Kind', value: toLabel(siteKindChoices, site.kind) },
    { label: 'Structure', value: toLabel(structureChoices, site.structure) },
    { label: 'Height', value: site.heightFeet === null ? 'Not stated' : `${formatCount(site.heightFeet)} ft` },
    { label: 'Ground elevation', value: site.elevationFeet === null ? 'Not stated' : `${formatCount(site.elevationFeet)} ft` },
    { label: 'Coordinates', value: coordinates },
    { label: 'Address', value: address === '' ? 'Not stated' : address },
    { label: 'County', value: site.county ?? 'Not stated' },
    { label: 'Ownership', value: site.ownership === null ? 'Not stated' : toLabel(ownershipChoices, site.ownership) },
    { label: 'Access', value: toLabel(accessChoices, site.access) },
    { label: 'People served', value: site.peopleServed === null ? 'Not stated' : formatCount(site.peopleServed) },
    { label: 'Backhaul to', value: backhaulWords(site.backhaulTo) },
    ...(site.notes === null ? [] : [{ label: 'Notes', value: site.notes }]),
  ];
}

function backhaulWords(backhaulTo: string | null): string {
  if (backhaulTo === null) return 'Not stated; inferred from distances';
  if (backhaulTo === 'fiber') return 'Fiber of its own';
  return backhaulTo === 'core' ? 'A line of its own to the core' : backhaulTo;
}

function verdictLabel(test: ItemCoverage): { label: string; tone: string } {
  if (test.verdict === 'covered') return { label: 'Covered', tone: 'ok' };
  if (test.verdict === 'boundary') return { label: 'Open under the rules', tone: 'warn' };
  return test.verdict === 'unknown' ? { label: 'To resolve', tone: 'stop' } : { label: 'Not covered', tone: '' };
}

function changeLines(changes: Record<string, { before: unknown; after: unknown }>): string[] {
  return Object.entries(changes).map(([field, { before, after }]) => `${field}: ${word(before)} → ${word(after)}`);
}

function word(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export interface SiteDetail {
  site: SiteRow;
  items: { row: ItemRow; test: ItemCoverage }[];
  program: Program;
  mayEdit: boolean;
  history: { at: string; personName: string; action: string; summary: string; changesJson: Record<string, { before: unknown; after: unknown }> }[];
}
