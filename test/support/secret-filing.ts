import type { FilingLine, FrozenFiling } from '../../server/domain/filing/frozen-filing.ts';
import { type Cents, cents, sumCents } from '../../server/domain/money.ts';
import { freezeChanges } from '../../server/domain/review/freeze-changes.ts';
import { sampleFiling } from './sample-filing.ts';

/** Ids and labels of lines of the form that a public copy withholds. */
const secretLines = ['A.7', 'A.8', 'B.1', 'B.3', 'B.4', 'F.2', 'F.3', 'F.4', 'F.5', 'F.6', 'F.7', 'F.8', 'F.9', 'F.10', 'F.15', 'F.16'];

/**
 * A second version that has a secret in every place that a public copy must withhold, and the same of the version before in what changed. `word` makes
 * a secret for a place; `amounts` are secret prices in cents. Returns every secret beside the filing.
 */
export function secretFiling(word: (place: string) => string, amounts: readonly Cents[]): { filing: FrozenFiling; words: string[] } {
  const words: string[] = [];
  const secret = (place: string): string => {
    const text = word(`${place}-${words.length}`);
    words.push(text);
    return text;
  };
  const before = fill(secret, amounts.slice(0, 2));
  const filing = { ...fill(secret, amounts.slice(2)), version: 2 };
  return { filing: { ...filing, changes: freezeChanges(before, filing, 'ab'.repeat(32)) }, words };
}

function fill(secret: (place: string) => string, amounts: readonly Cents[]): FrozenFiling {
  const sample = sampleFiling({ sites: 4, linesPerSite: 4 });
  const line = (id: string): FilingLine => ({
    id,
    label: `Line ${id}`,
    value: secret(id),
    origin: 'entered',
    originNote: 'entered for this filing',
    citation: null,
    officialItem: null,
  });
  const [first, ...others] = sample.cost.lines.filter(({ siteCode }) => siteCode !== null);
  const [second] = others;
  const [price] = sample.cost.prices;
  if (!first || !second || !price) throw new Error('The sample is too small.');
  const own = [first, second].map((one, index) => ({
    ...one,
    item: secret('item'),
    entryCode: `OWN-${index}`,
    unitCents: amounts[index] ?? cents(1),
    quantity: 1,
    amountCents: amounts[index] ?? cents(1),
    basis: 'vendor quote' as const,
    formula: secret('formula'),
    change: secret('change'),
    ownPrice: `Q-000${index}`,
  }));
  const lines = [...sample.cost.lines.filter((one) => one !== first && one !== second), ...own];
  const range = (cost: Cents) => ({ lowCents: cost, likelyCents: cost, highCents: cost });
  return {
    ...sample,
    paper: { edition: 4, verifyAt: 'https://changeout.example.org/verify/' },
    sections: [...sample.sections, { id: 'S', title: 'Secrets', intro: 'Lines that are withheld.', lines: secretLines.map(line) }],
    sites: sample.sites.map((site) => ({
      ...site,
      place: `${secret('street')}, Kimball, NE 69145`,
      coordinates: secret('coordinates'),
      items: site.items.map((item) => ({ ...item, serials: secret('serials') })),
    })),
    cost: {
      ...sample.cost,
      p50Cents: amounts[0] ?? cents(1),
      p80Cents: amounts[1] ?? cents(1),
      lines,
      totalCents: sumCents(lines.map(({ amountCents }) => amountCents)),
      sites: sample.cost.sites.map((site) => ({
        ...site,
        likelyCents: sumCents(lines.filter(({ siteCode }) => siteCode === site.siteCode).map(({ amountCents }) => amountCents)),
      })),
      prices: [
        ...sample.cost.prices,
        { ...price, ...range(amounts[0] ?? cents(1)), code: 'OWN-0', item: secret('priced'), basis: 'vendor quote', source: secret('source') },
      ],
      assumptions: [
        ...sample.cost.assumptions,
        `A choice of the carrier: ${own[0]?.change}`,
        `The management reserve is ${secret('reserve')} of the point estimate.`,
        `${own[1]?.item}: ${own[1]?.formula}. A reason.`,
      ],
      ownPrices: amounts.map((amount, index) => ({
        ...range(amount),
        code: `Q-000${index}`,
        kind: 'vendor quote',
        what: secret('what'),
        where: 'Everywhere',
        unit: 'each',
        paid: secret('paid'),
        from: secret('vendor'),
        reference: secret('reference'),
        dates: secret('dates'),
        reason: secret('reason'),
        documents: [{ title: secret('offer'), sha256: '7f'.repeat(32) }],
        certified: secret('certified'),
      })),
      keptOut: [
        {
          id: 'K-01',
          siteCode: null,
          kind: 'upgrade',
          item: secret('kept'),
          amountCents: amounts[0] ?? cents(1),
          formula: secret('kept-formula'),
          rule: 'Not paid',
          citation: '47 CFR 1.50004(i)',
          reason: secret('kept-reason'),
        },
      ],
      apart: {
        contingencyCents: amounts[0] ?? cents(1),
        contingency: secret('contingency'),
        reserveCents: amounts[1] ?? cents(1),
        reserve: secret('apart'),
      },
      rollUps: [{ title: 'By county', parts: [{ key: 'Kimball, NE', ...range(amounts[0] ?? cents(1)) }] }],
    },
    evidence: sample.evidence.map((row) => ({ ...row, present: secret('present') })),
    documents: [
      {
        number: 'D-1',
        kind: 'quote',
        title: secret('title'),
        fileName: secret('file'),
        mediaType: 'application/pdf',
        byteLength: 10,
        sha256: '7f'.repeat(32),
        about: ['Q-0000'],
      },
    ],
  };
}
