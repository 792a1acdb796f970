import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { readId } from '../../web/read-id.ts';
import type { Ask, Reply, Route } from '../../web/route-table.ts';
import { codeOf, listDocuments } from '../documents/index.ts';
import { decisionOn } from './decision-on.ts';
import { decisionPage, decisionValues, readDecision } from './decision-page.ts';
import { findDecision } from './decision-queries.ts';
import { getTermFiling } from './queries.ts';
import { decidableVersion, recordDecision } from './record-decision.ts';

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
  const read = readDecision(ask.body);
  const result = read.ok ? await recordDecision(ctx, id, read.value) : read;
  if (!result.ok) return { page: await page(ctx, ask, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: `${paths.termFiling(id)}#decision`, notice: 'The decision is recorded.' };
}

async function page(ctx: Context, ask: Ask, form: { values: Record<string, string>; issues: Issue[] }) {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const register = (await listDocuments(ctx)).map((row) => ({ number: codeOf(row), title: row.title }));
  return decisionPage(filing, { version: decidableVersion(filing).number, register }, form);
}
