import type { Context } from '../../context.ts';
import { type Day, dayOf, type Instant } from '../../domain/calendar.ts';
import { isWithdrawn } from '../../domain/filing/forms/standing.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import type { Award, FrozenTermFiling, TermFacts, TermForm } from '../../domain/filing/term-filing.ts';
import { cents } from '../../domain/money.ts';
import { coverageOf } from '../../domain/programs/coverage.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { codeOf, listDocuments, listEvidenceDocuments } from '../documents/index.ts';
import { getFiling, getFrozen, getProfile } from '../filings/index.ts';
import { getInventory } from '../inventory/index.ts';
import { findWork, listGranted } from '../schedules/index.ts';
import { findAwardRow, getFrozenTerm, listSubmitted, type TermOwner, type TermRow } from './queries.ts';

/**
 * Everything that a filing of the term can show, as it stands. A locked filing keeps the day on which it was locked, so that midnight changes nothing
 * that is signed. Whoever calls has found the filing in a scoped query.
 */
export async function gatherTermFacts(ctx: Context, filing: Pick<TermRow, GatheredColumns>): Promise<GatheredTermFacts> {
  const form = termFormOf(filing.kind);
  if (!form) throw new Error(`No form for ${filing.kind}.`);
  const today = dayOf((filing.preparedAt ?? ctx.now) as Instant);
  const application = filing.filingId === null ? null : await getFiling(ctx, filing.filingId);
  const program = getProgram(application?.program ?? form.programs[0] ?? 'scrp');
  const inventory = await getInventory(ctx);
  const places = new Map(inventory.sites.map(({ code, name, state }) => [code, { name, state: state ?? '' }]));
  const placeOf = (code: string) => places.get(code) ?? { name: code, state: '' };
  const estimateId = application?.estimateId ?? null;
  const around = await listAround(ctx, filing);
  return {
    form,
    facts: {
      kind: form.kind,
      program,
      profile: await getProfile(ctx),
      today,
      number: filing.number,
      application: application && (await newestVersion(ctx, application)),
      award: application && (await findAward(ctx, application)),
      ...around,
      otherDisposals: filing.filingId === null ? [] : await listFrozen(ctx, { otherThan: filing.filingId, kind: 'disposal-record' }),
      inventory,
      coverage: coverageOf(inventory, ctx.reference.modelsByKey, program),
      work: estimateId === null ? null : await findWork(ctx, estimateId, { on: today, placeOf }),
      documents: await listEvidenceDocuments(ctx),
      register: (await listDocuments(ctx)).map((row) => ({
        number: codeOf(row),
        kind: row.kind,
        title: row.title,
        fileName: row.fileName,
        sha256: row.sha256,
      })),
      attached: filing.attachedJson,
      answers: filing.answersJson,
      rows: isWithdrawn({ answers: filing.answersJson, versions: around.versions }) ? {} : filing.rowsJson,
    },
  };
}

/**
 * The other filings, before and after this one in the order in which they were first submitted, and its own versions: only a correction has some of
 * the latter, or filings after it.
 */
async function listAround(ctx: Context, { filingId, number }: Pick<TermRow, 'filingId' | 'number'>): Promise<Around> {
  const submitted = await listSubmitted(ctx, filingId);
  const all = submitted.map(({ frozen }) => frozen);
  const decisions = new Map(submitted.flatMap(({ frozen, decision }) => (decision ? [[frozen.number, decision] as const] : [])));
  const place = all.findIndex((one) => one.number === number);
  if (place === -1) return { earlier: all, later: [], versions: [], decisions };
  const mine = submitted[place]?.versions ?? [];
  const versions = await Promise.all(mine.map(({ frozenSha256 }) => getFrozenTerm(ctx, frozenSha256)));
  return { earlier: all.slice(0, place), later: all.slice(place + 1), versions, decisions };
}

async function listFrozen(ctx: Context, of: TermOwner): Promise<FrozenTermFiling[]> {
  return (await listSubmitted(ctx, of)).map(({ frozen }) => frozen);
}

/** The award of an application with the extensions granted for its estimate; null while nothing is recorded. */
export async function findAward(ctx: Context, application: { id: number; estimateId: number | null }): Promise<Award | null> {
  const row = await findAwardRow(ctx, application.id);
  if (!row) return null;
  const granted = application.estimateId === null ? [] : await listGranted(ctx, application.estimateId);
  return {
    approvedOn: row.approvedOn,
    approvedCents: row.approvedCents === null ? null : cents(row.approvedCents),
    allocatedCents: row.allocatedCents === null ? null : cents(row.allocatedCents),
    firstMoneyOn: row.firstMoneyOn as Day | null,
    extensions: granted.map(({ grantedOn, until, order, note }) => ({ grantedOn, until, note: note === '' ? order : `${order}: ${note}` })),
  };
}

async function newestVersion(ctx: Context, { number, versions }: Awaited<ReturnType<typeof getFiling>>): Promise<TermFacts['application']> {
  const version = versions.at(-1);
  if (!version) return null;
  return { number, version: version.number, sha256: version.frozenSha256, frozen: await getFrozen(ctx, version.frozenSha256) };
}

type Around = Pick<TermFacts, 'earlier' | 'later' | 'versions' | 'decisions'>;
type GatheredColumns = 'kind' | 'filingId' | 'number' | 'preparedAt' | 'attachedJson' | 'answersJson' | 'rowsJson';

export interface GatheredTermFacts {
  form: TermForm;
  facts: TermFacts;
}
