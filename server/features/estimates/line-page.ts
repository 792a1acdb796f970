import { type Day, formatDay } from '../../domain/calendar.ts';
import type { CostLine, ShareOf } from '../../domain/cost/cost-lines.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { basisTag, formatPrice, type StoredEdition } from '../catalog/index.ts';
import { holds } from './describe-own-price.ts';
import type { EstimateSiteRow, ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatPriceYear, formatQuantity, formatRange, formatWhole, lineFormula } from './words.ts';

/** Explain this number: one line with its formula, inputs, price entry or own price with its documents, source and basis. */
export function linePage(row: ReadyRow, found: { site: EstimateSiteRow; line: CostLine }, around: LineSurroundings): Page {
  const { site, line } = found;
  const place =
    line.siteCode === null
      ? { label: 'Network-wide', href: paths.estimateNetwork(row.id) }
      : { label: site.siteName, href: paths.estimateSite(row.id, line.siteCode) };
  return {
    template: 'estimates/line',
    title: `${line.item} · Estimate ${row.number}`,
    view: {
      head: {
        title: `Why ${formatCents(line.likelyCents)}?`,
        crumbs: [...crumbs(row), place],
        sentence: `${line.item}, ${line.siteCode === null ? 'for the whole network' : `at ${site.siteName}`}.`,
        tag: basisTag(line.basis),
      },
      formula: lineFormula(line),
      facts: [
        { label: 'Line', value: line.id },
        ...(line.shareOf ? shareFacts(line, line.shareOf) : quantityFacts(line)),
        { label: line.shareOf ? 'Share, low to high' : 'Unit price, low to high', value: unitRange(line) },
        { label: 'Amount, low to high', value: formatRange(line.lowCents, line.highCents) },
        { label: 'Category', value: line.category },
        { label: 'Phase', value: line.phase },
        { label: 'Why it is there', value: line.reason },
        ...(line.change === undefined ? [] : [{ label: 'Recipe changed', value: line.change }]),
        ...priceFacts(row, line, around),
      ],
    },
  };
}

function quantityFacts(line: CostLine) {
  const { chance, quantitySpread } = line;
  return [
    { label: 'Quantity', value: formatQuantity(line.quantity), note: line.formula },
    ...(quantitySpread
      ? [
          {
            label: 'Quantity may be',
            value: `${formatQuantity(line.quantity * quantitySpread.low)} to ${formatQuantity(line.quantity * quantitySpread.high)}`,
            note: 'drawn once for all sites in each trial',
          },
        ]
      : []),
    { label: 'Unit price, likely', value: formatPrice(line.unitLikelyCents, line.unit), note: line.unit },
    ...(chance
      ? [
          {
            label: 'Share of sites',
            value: `${formatWhole(chance.sites)} sites, of which ${formatQuantity(chance.share * 100)} % are expected to need it. The simulation draws their number.`,
          },
        ]
      : []),
  ];
}

/** A share is what times what: the rate, and the cost that it is taken on. */
function shareFacts(line: CostLine, share: ShareOf) {
  const base = formatCents(cents(Math.round(line.quantity * 10_000)));
  return [
    { label: 'Quantity', value: base, note: line.formula },
    { label: 'Unit price, likely', value: formatPrice(line.unitLikelyCents, line.unit), note: line.unit },
    { label: 'Taken on', value: takenOn(share) },
  ];
}

function takenOn(share: ShareOf): string {
  if (share.of === 'direct') return 'All lines, adjusters and escalation of the estimate, other percentages left out';
  const codes = share.entryCodes.join(', ');
  return share.of === 'site'
    ? `The lines ${codes} of the same phase at this site`
    : `All lines and adjusters of the same phase in prices of ${share.year}: ${codes}`;
}

function unitRange({ unitLowCents, unitHighCents, unit }: CostLine): string {
  return unitLowCents === unitHighCents
    ? formatPrice(unitLowCents, unit)
    : `${formatPrice(unitLowCents, unit)} to ${formatPrice(unitHighCents, unit)}`;
}

function priceFacts(row: ReadyRow, line: CostLine, around: LineSurroundings) {
  const { edition } = around;
  const own = row.planJson.ownPrices.find(({ code }) => code === line.ownPrice?.code);
  const entry = edition.entries.find((candidate) => candidate.code === line.entryCode);
  const inBook = entry
    ? [
        {
          label: own ? 'In place of' : 'Price entry',
          value: `${line.entryCode} in ${edition.title}${own ? `, ${formatPrice(entry.likelyCents, entry.unit)}` : ''}`,
          href: listAddress(paths.priceBook(edition.id), { q: line.entryCode }),
        },
      ]
    : [{ label: 'Price entry', value: own ? `A line of your own, ${own.code}` : `${line.entryCode}, not a price of the book` }];
  return [
    ...inBook,
    ...(own ? ownFacts(own, around) : []),
    { label: 'Basis', tag: basisTag(line.basis) },
    { label: 'Source', value: line.source },
    ...(line.shareOf ? [] : [{ label: 'Price level', value: formatPriceYear(line.priceYear) }]),
    ...(!own && entry?.notes ? [{ label: 'Notes on the price', value: entry.notes }] : []),
  ];
}

/** The own price as it stood when the estimate was asked for, with the documents behind it. */
function ownFacts(own: OwnPrice, { today, documentHrefs }: LineSurroundings) {
  const by = [own.from, own.reference].filter((part) => part !== '').join(', ');
  return [
    { label: 'Own price', value: `${own.code}, ${own.kind} of ${formatDay(own.quotedOn)}`, note: by },
    ...(own.kind === 'vendor quote' ? [{ label: 'Expiry', value: holds(own, today) }] : []),
    { label: 'Why this price', value: own.reason },
    ...(own.comparableCents === null
      ? []
      : [
          {
            label: 'Comparable',
            value: formatPrice(own.comparableCents, own.unit),
            note: `of ${formatPrice(own.likelyCents, own.unit)}: the rest is the carrier’s own share`,
          },
        ]),
    ...(own.certified
      ? [{ label: 'Certified in good faith', value: `${own.certified.by}, ${own.certified.title}, ${formatDay(own.certified.on)}` }]
      : []),
    ...own.documents.map(({ title, sha256 }) => {
      const href = documentHrefs.get(sha256);
      return { label: 'Document', value: title, note: `SHA-256 ${sha256.slice(0, 12)}…`, ...(href !== undefined && { href }) };
    }),
  ];
}

interface LineSurroundings {
  edition: StoredEdition;
  today: Day;
  /** Where the carrier's documents are, by SHA-256. */
  documentHrefs: ReadonlyMap<string, string>;
}
