import { type Day, dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { eligibilityOf } from '../../domain/cost/cost-eligibility.ts';
import { splitUpgrade } from '../../domain/cost/lines/split-upgrade.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { type Cents, timesCents } from '../../domain/money.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { basisTag, formatPrice } from '../catalog/index.ts';
import { codeOf, type DocumentRow, expiryTag, kindLabel } from '../documents/index.ts';
import type { listVersions, OwnPriceRow, StoredRow } from './queries.ts';
import { costOf, itemOf, paidWords, placeOf, rangeOf, useWords } from './words.ts';

/** One own price: what it replaces, who pays it, what it rests on, and every version of it. */
export function ownPricePage(detail: OwnPriceDetail): Page {
  const { row, entry, mayEdit } = detail;
  const price = row.priceJson;
  const isWithdrawn = row.status === 'withdrawn';
  const title = itemOf(price, new Map(entry ? [[entry.code, entry.item]] : []));
  return {
    template: 'quotes/own-price',
    title: `${row.code} · ${title}`,
    view: {
      head: {
        title,
        sentence: sentenceOf(price, entry),
        crumbs: [{ label: 'Own prices', href: paths.ownPrices() }, { label: row.code }],
        tag: isWithdrawn ? { label: 'Withdrawn', tone: '' } : (expiryTag(price.expiresOn, detail.today) ?? basisTag(price.kind)),
        actions:
          mayEdit && !isWithdrawn
            ? [
                { label: 'Withdraw', href: paths.withdrawOwnPrice(row.id) },
                { label: 'Change', href: paths.editOwnPrice(row.id), tone: 'main' },
              ]
            : [],
      },
      notes: notesOf(detail),
      figures: figuresOf(price),
      facts: factsOf(row),
      rule: ruleOf(price, detail.program),
      documents: {
        caption: 'Documents',
        captionHidden: true,
        columns: [{ label: 'Document', kind: 'key' }, { label: 'Kind' }, { label: 'Fingerprint (SHA-256)', kind: 'words' }],
        rows: detail.documents.map((document) => ({
          cells: [
            { text: document.title, href: paths.document(document.id), small: `${codeOf(document)} · ${document.fileName}` },
            { text: kindLabel(document.kind) },
            { text: document.sha256.slice(0, 16) },
          ],
        })),
      },
      hasDocuments: detail.documents.length > 0,
      versions: detail.versions.map((version) => ({
        title: `Version ${version.version}: ${version.priceJson ? costOf(version.priceJson) : 'damaged in the database, cannot be read'}`,
        small: `${version.savedByName}, ${version.savedAt.slice(0, 16).replace('T', ' ')} UTC`,
        changes: detail.history.find(({ summary }) => summary === `version ${version.version}`)?.changes ?? [],
      })),
      withdrawal: isWithdrawn ? `Withdrawn on ${formatDay(dayOf((row.withdrawnAt ?? row.updatedAt) as Instant))}: ${row.withdrawnReason}` : null,
    },
  };
}

/** Asks for the reason before an own price goes out of force. */
export function withdrawPage(row: StoredRow, form: { reason: string; issues: Issue[] }): Page {
  return formPage({
    title: `Withdraw ${row.code}?`,
    sentence: `${nameOf(row)} New estimates no longer offer it; those that were made with it keep it.`,
    crumbs: [{ href: paths.ownPrices(), label: 'Own prices' }, ...(row.priceJson ? [{ href: paths.ownPrice(row.id), label: row.code }] : [])],
    action: paths.withdrawOwnPrice(row.id),
    submitLabel: 'Withdraw it',
    cancelHref: row.priceJson ? paths.ownPrice(row.id) : paths.ownPrices(),
    issues: form.issues,
    groups: [
      {
        fields: [
          {
            name: 'reason',
            label: 'Reason',
            hint: 'It stays in the register with the price.',
            kind: 'textarea',
            width: 'full',
            required: true,
            maxLength: 1000,
            value: form.reason,
          },
        ],
      },
    ],
  });
}

function nameOf({ priceJson }: StoredRow): string {
  return priceJson ? `${priceJson.from}, ${costOf(priceJson)}.` : 'Its row in the database is damaged and cannot be read.';
}

function sentenceOf(price: OwnPrice, entry: PriceBookEntry | undefined): string {
  const costs = `${price.from} ${price.kind === 'vendor quote' ? 'offers it' : 'puts it'} at ${costOf(price)}`;
  if (price.ownLine)
    return `${costs}. It is a line of its own: ${price.ownLine.quantity.toLocaleString('en-US')} × ${price.unit}, ${placeOf(price).toLowerCase()}.`;
  const instead = entry ? `, in place of ${formatPrice(entry.likelyCents, entry.unit)} in the price book` : '';
  return `${costs}${instead}, ${price.siteCode === null ? 'wherever the price is used' : `only at site ${price.siteCode}`}.`;
}

function notesOf({ row, entry, rivals, isSiteGone, today }: OwnPriceDetail) {
  const price = row.priceJson;
  if (row.status === 'withdrawn') return [];
  const notes: { tone: 'warn'; title: string; text: string }[] = [];
  const warn = (title: string, text: string): void => void notes.push({ tone: 'warn', title, text });
  if (price.expiresOn !== null && price.expiresOn < today) {
    warn(
      'The quote has expired.',
      `It held until ${formatDay(price.expiresOn)}. Ask ${price.from} to renew it; until then estimates take it with a wider range.`,
    );
  }
  if (isSiteGone) {
    warn(
      'Its site is no longer in the inventory.',
      `New estimates do not tick it, and one that uses it is refused. Change the price and name another place, or withdraw it.`,
    );
  }
  if (price.entryCode !== null && !entry) {
    warn(
      'The price book in use no longer holds this price.',
      `Estimates with the new edition cannot use it. Choose another price for it, or withdraw it.`,
    );
  }
  if (entry && (price.likelyCents < entry.lowCents || price.likelyCents > entry.highCents)) {
    const side = price.likelyCents < entry.lowCents ? 'below the lowest' : 'above the highest';
    warn(
      'It is out of the range of the price book.',
      `${formatPrice(price.likelyCents, price.unit)} is ${side} of ${formatPrice(entry.lowCents, entry.unit)} to ${formatPrice(entry.highCents, entry.unit)}. Check the unit, and say in the reason why.`,
    );
  }
  if (rivals.length > 0) {
    warn(
      'There is another price for the same.',
      `${rivals.join(', ')} ${rivals.length === 1 ? 'prices' : 'price'} ${price.entryCode} at the same place. An estimate can use one of them: untick the others there.`,
    );
  }
  return notes;
}

/** What an upgrade costs the program and the carrier, per unit. */
function figuresOf(price: OwnPrice) {
  if (price.comparableCents === null) return null;
  const { paidCents, ownCents, share } = splitUpgrade({ likelyCents: price.likelyCents, comparableCents: price.comparableCents });
  const money = (amount: Cents) => formatPrice(amount, price.unit);
  const percent = `${(share * 100).toFixed(1)}\u00a0%`;
  const quantity = price.ownLine?.quantity ?? 1;
  const inAll = (amount: Cents) => (quantity === 1 ? '' : `; ${money(timesCents(amount, quantity))} for ${quantity.toLocaleString('en-US')}`);
  return [
    { label: 'Price of the upgrade', value: money(price.likelyCents), note: `${price.unit}${inAll(price.likelyCents)}` },
    { label: 'Eligible share', value: money(paidCents), note: `${percent}, the price of the comparable${inAll(paidCents)}` },
    { label: 'Own share', value: money(ownCents), note: `never in a line or total${inAll(ownCents)}` },
  ];
}

function factsOf({ priceJson: price, code, version }: OwnPriceRow) {
  const range = rangeOf(price);
  const { ownLine, certified } = price;
  return [
    { label: 'Number', value: code, note: `version ${version}` },
    { label: 'Basis', tag: basisTag(price.kind) },
    ...(ownLine
      ? [
          { label: 'Line of its own', value: `${ownLine.quantity.toLocaleString('en-US')} × ${ownLine.item}` },
          { label: 'Category', value: `${ownLine.category}, ${ownLine.phase}` },
        ]
      : [{ label: 'In place of', value: price.entryCode ?? '' }]),
    { label: 'Where', value: placeOf(price) },
    { label: 'Price', value: formatPrice(price.likelyCents, price.unit), note: `${price.unit}${range === '' ? ', firm' : `, ${range}`}` },
    { label: price.kind === 'vendor quote' ? 'Vendor' : 'Made by', value: price.from },
    ...(price.reference === '' ? [] : [{ label: 'Reference', value: price.reference }]),
    { label: price.kind === 'vendor quote' ? 'Quoted on' : 'Estimated on', value: formatDay(price.quotedOn) },
    ...(price.expiresOn === null ? [] : [{ label: 'Valid until', value: formatDay(price.expiresOn) }]),
    ...(price.reason === '' ? [] : [{ label: 'Reason', value: price.reason }]),
    ...(certified
      ? [
          {
            label: 'Certified in good faith',
            value: `${certified.by}, ${certified.title}`,
            note: `${formatDay(certified.on)}, 47 CFR 1.50004(c)(1)(i)`,
          },
        ]
      : []),
  ];
}

function ruleOf(price: OwnPrice, program: Program) {
  const { paid, rule, citation } = eligibilityOf(price.use, program.key);
  return {
    title: `Who pays, under ${program.shortTitle}`,
    use: useWords[price.use],
    tag: paidWords[paid],
    rule,
    citation,
  };
}

interface OwnPriceDetail {
  row: OwnPriceRow;
  /** The entry of the price book in use that it replaces. */
  entry: PriceBookEntry | undefined;
  documents: DocumentRow[];
  versions: Awaited<ReturnType<typeof listVersions>>;
  /** Changes in words, by event. */
  history: { summary: string; changes: string[] }[];
  /** Codes of other active prices for the same entry at the same place. */
  rivals: string[];
  /** It is for one site, which the inventory no longer holds. */
  isSiteGone: boolean;
  program: Program;
  today: Day;
  mayEdit: boolean;
}
