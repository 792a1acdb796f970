import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { evidencePage } from './evidence-page.ts';
import { evidencePdf, filedEvidencePdf } from './evidence-pdf.ts';
import { evidencePlacePage } from './evidence-place-page.ts';
import { findPlace, readEvidenceQuery } from './evidence-query.ts';
import { getEvidence } from './get-evidence.ts';
import { linkEvidence } from './link-evidence.ts';
import { filingsCrumb } from './pages.ts';
import { getFiling, getVersion } from './queries.ts';

export const evidenceRoutes: Route[] = [
  { method: 'get', path: paths.filingEvidence(':filingId'), may: carrierPeople, handle: show },
  { method: 'get', path: paths.filingEvidencePdf(':filingId'), may: carrierPeople, handle: showPdf },
  { method: 'get', path: paths.filingVersionEvidencePdf(':filingId', ':versionNumber'), may: carrierPeople, handle: showFiledPdf },
];

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const evidence = await getEvidence(ctx, filing);
  const query = readEvidenceQuery(ask.query);
  const frame = {
    path: paths.filingEvidence(filing.id),
    more: {},
    crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }],
    sentence: 'The working copy as it stands now.',
    number: filing.number,
    pdfHref: paths.filingEvidencePdf(filing.id),
    ...(filing.versions.length > 0 && { termHref: paths.filingTerm(filing.id) }),
  };
  if (query.site === undefined && query.network === undefined) return { page: evidencePage(evidence, frame, query) };
  const place = findPlace(evidence, query);
  if (!place) throw notFound('Nothing of that site needs proof in this filing.');
  return { page: evidencePlacePage(evidence, { place, frame, links: await linkEvidence(ctx, filing, { place, query }) }, query) };
}

async function showPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const bytes = await evidencePdf(ctx, filing);
  return { file: { name: `filing-${filing.number}-evidence-draft.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showFiledPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const version = await getVersion(ctx, filing.id, readId(ask, 'versionNumber'));
  const bytes = await filedEvidencePdf(ctx, version.frozenSha256);
  return { file: { name: `filing-${filing.number}-v${version.number}-evidence.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}
