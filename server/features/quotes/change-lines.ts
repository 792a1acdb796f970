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

/** What an event changed, in words: `Price: $26,000.00 → $25,400.00`. */
export function changeLines(changes: Record<string, { before: unknown; after: unknown }>): string[] {
  return Object.entries(changes).map(([field, { before, after }]) => {
    const label = (labels[field] ?? field.charAt(0).toUpperCase() + field.slice(1)).replace('', '');
    return `${label}: ${word(field, before)} → ${word(field, after)}`;
  });
}

function word(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (amounts.has(field) && typeof value === 'number') return `$${(value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
  if (field === 'documents' && Array.isArray(value)) return value.map((document: { title?: string }) => document.title ?? '').join(', ') || 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
