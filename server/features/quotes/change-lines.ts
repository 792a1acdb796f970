import { cents } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';
import { formatPrice } from '../catalog/index.ts';

const labels: Record<string, string> = {
  entryCode: 'Price book entry',
  siteCode: 'Site',
  ownLine: 'Line of its own',
  lowCents: 'Low',
  likelyCents: 'Likely',
  highCents: 'High',
  comparableCents: 'Comparable',
  quotedOn: 'Day',
  expiresOn: 'Valid until',
};
const amounts = new Set(['lowCents', 'likelyCents', 'highCents', 'comparableCents']);

/** What an event changed, in words: `Likely: $26,000.00 → $25,400.00`; `unit` is the unit after it. */
export function changeLines(changes: Record<string, { before: unknown; after: unknown }>, unit: string): string[] {
  const unitBefore = typeof changes.unit?.before === 'string' ? changes.unit.before : unit;
  return Object.entries(changes).map(([field, { before, after }]) => {
    const label = labels[field] ?? capitalised(field);
    return `${label}: ${word(field, before, unitBefore)} → ${word(field, after, unit)}`;
  });
}

function word(field: string, value: unknown, unit: string): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (amounts.has(field) && typeof value === 'number') return formatPrice(cents(value), unit);
  if (field === 'documents' && Array.isArray(value)) return value.map(documentWords).join(', ') || 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Two documents may have one title: the start of the fingerprint tells them apart. */
function documentWords({ title = '', sha256 }: { title?: string; sha256?: string }): string {
  return sha256 === undefined ? title : `${title} (${sha256.slice(0, 16)})`;
}
