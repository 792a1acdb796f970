import { priceBases } from '../../domain/catalog/price-book.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import type { Estimate, EstimateSummary } from '../../domain/cost/estimate.ts';
import { formatCents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import type { CostReportFacts } from './cost-report-facts.ts';

/** Cost by site: the map where there is one, then each site with low, likely and high. */
export function drawReportSites({ sites, summary, lines }: Estimate, { names, map }: CostReportFacts): Block[] {
  const bases = basesBySite(lines);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Cost by site' },
    ...(map
      ? [
          {
            kind: 'drawing' as const,
            drawing: map,
            caption: 'Likely cost of each site; larger and darker costs more. County lines: US Census Bureau, generalized.',
          },
        ]
      : []),
    {
      kind: 'table',
      caption: 'Cost by site: what its prices rest on, covered units, low, likely and high',
      columns: [
        { title: 'Site', width: { share: 1 } },
        { title: 'Covered units', width: 'fit', align: 'right' },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: [
        ...sites.map((site): Row => {
          const known = names.get(site.siteCode);
          return {
            cells: [
              {
                text: `${site.siteCode} ${known?.name ?? ''}`.trimEnd(),
                small: [known?.place ?? '', bases.get(site.siteCode) ?? ''].filter((part) => part !== '').join(' · '),
              },
              formatCount(site.coveredUnits),
              formatCents(site.lowCents),
              formatCents(site.likelyCents),
              formatCents(site.highCents),
            ],
          };
        }),
        totalRow('Whole network', 'row', { ...summary.networkTotal, bases: bases.get(null) ?? '' }),
        totalRow('Total', 'total', { ...summary.total, bases: '' }),
      ],
    },
  ];
}

function totalRow(label: string, kind: 'row' | 'total', range: EstimateSummary['total'] & { bases: string }): Row {
  return {
    kind,
    cells: [{ text: label, small: range.bases }, '', formatCents(range.lowCents), formatCents(range.likelyCents), formatCents(range.highCents)],
  };
}

/** Each basis among the lines of a site, strongest first; under null those of the network-wide lines. */
function basesBySite(lines: readonly CostLine[]): Map<string | null, string> {
  const found = new Map<string | null, Set<string>>();
  for (const { siteCode, basis } of lines) {
    const known = found.get(siteCode);
    if (known) known.add(basis);
    else found.set(siteCode, new Set([basis]));
  }
  return new Map([...found].map(([siteCode, bases]) => [siteCode, priceBases.filter((basis) => bases.has(basis)).join(', ')]));
}
