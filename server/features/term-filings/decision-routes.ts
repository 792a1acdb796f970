import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { readId } from '../../web/read-id.ts';
import type { Ask, Reply, Route } from '../../web/route-table.ts';
import { codeOf, listDocuments } from '../documents/index.ts';
import { decisionOn } from './decision-on.ts';
import { decisionPage, decisionValues, readDecision } from './decision-page.ts';
import { findDecision } from './decision-queries.ts';
import { decisionSeen } from './decision-texts.ts';
import { getTermFiling } from './queries.ts';
import { decidableVersion, isOvertaken, recordDecision } from './record-decision.ts';

/** What the administrator decided about a filing of the term, as the carrier records it. */
export const termDecisionRoutes: Route[] = [
  { method: 'get', path: paths.termFilingDecision(':termFilingId'), may: ['preparer'], handle: showDecision },
  { method: 'post', path: paths.termFilingDecision(':termFilingId'), may: ['preparer'], handle: saveDecision },
];

async function showDecision(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const decision = decisionOn(await findDecision(ctx, filing.id), filing.versions.length);
  return { page: await page(ctx, ask, { values: decisionValues(decision), issues: [] }) };
}

async function saveDecision(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const { seen, version } = ask.body;
  const read = readDecision(ask.body);
  const result = read.ok ? await recordDecision(ctx, id, { decision: read.value, shown: { seen, version } }) : read;
  if (result.ok) return { redirect: `${paths.termFiling(id)}#decision`, notice: 'The decision is recorded.' };
  const form = { values: ask.body, issues: result.issues };
  if (isOvertaken(result.issues)) return { page: await page(ctx, ask, form), status: 409 };
  return { page: await page(ctx, ask, { ...form, shown: { seen, version } }), status: 422 };
}

/** `shown` is what a form that comes back for its values showed; without it the form shows what stands now. */
async function page(ctx: Context, ask: Ask, { shown, ...form }: ShownForm) {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const register = (await listDocuments(ctx)).map((row) => ({ number: codeOf(row), title: row.title }));
  const newest = decidableVersion(filing).number;
  const seen = shown?.seen ?? decisionSeen(decisionOn(await findDecision(ctx, filing.id), newest));
  const version = filing.versions.find(({ number }) => String(number) === shown?.version)?.number ?? newest;
  return decisionPage(filing, { version, register, seen }, form);
}

interface ShownForm {
  values: Record<string, string>;
  issues: Issue[];
  shown?: { seen: string | undefined; version: string | undefined };
}
