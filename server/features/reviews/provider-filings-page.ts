import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { momentText } from '../filings/index.ts';
import { type FiledEntry, kindTitle } from '../term-filings/index.ts';

const size = 50;

/** What providers filed for themselves, whether they have an application or not: every version with its paper, newest first. */
export function providerFilingsPage(filed: readonly FiledEntry[], wanted: number): Page {
  const rows = filed
    .flatMap(({ versions, ...filing }) => versions.map((version) => ({ filing, version })))
    .sort((a, b) => b.version.id - a.version.id);
  const page = Math.min(wanted, countPages(rows.length, size));
  return {
    template: 'reviews/provider-filings',
    title: 'Filed by providers',
    view: {
      head: {
        title: 'Filed by providers for themselves',
        crumbs: [{ label: 'Queue', href: paths.reviews() }],
        sentence:
          rows.length === 0
            ? 'Annual reports, which a provider files whether it has an application or not.'
            : `${counted(filed.length, 'filing')} of ${counted(new Set(filed.map(({ carrierName }) => carrierName)).size, 'provider')}. No decision is asked for.`,
      },
      isEmpty: rows.length === 0,
      empty: { title: 'Nothing was filed yet', text: 'An annual report appears here when a provider submits it.', actions: [] },
      table: {
        caption: 'Filed by providers for themselves',
        captionHidden: true,
        columns: [
          { label: 'Provider', kind: 'key' },
          { label: 'Filing' },
          { label: 'Certified by', optional: true },
          { label: 'Submitted' },
          { label: 'With evidence' },
          { label: 'To publish', pin: true },
        ],
        rows: rows.slice((page - 1) * size, page * size).map(({ filing, version }) => ({
          cells: [
            { text: filing.carrierName, small: kindTitle(filing.kind) },
            {
              text: `${filing.number}, version ${version.number}`,
              href: paths.providerFilingPdf(filing.id, version.number),
              small: 'as filed, PDF',
            },
            { text: version.submittedByName, small: version.submittedByTitle },
            { text: momentText(version.submittedAt) },
            { text: 'Packet (ZIP)', href: paths.providerFilingPacket(filing.id, version.number) },
            { text: 'Public copy', href: paths.providerFilingPublicPdf(filing.id, version.number) },
          ],
        })),
      },
      pager: toPager({
        page,
        size,
        total: rows.length,
        noun: 'versions',
        toHref: (number) => listAddress(paths.providerFilings(), { page: number > 1 ? String(number) : undefined }),
      }),
    },
  };
}
