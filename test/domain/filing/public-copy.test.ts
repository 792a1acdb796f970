import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import { confidentialParts } from '../../../server/domain/filing/confidential-parts.ts';
import { publicCopy } from '../../../server/domain/filing/public-copy.ts';
import { type Cents, cents, formatCents, sumCents } from '../../../server/domain/money.ts';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { publicFilingDocument } from '../../../server/features/filings/draw-public-filing.ts';
import { drawPdfBytes } from '../../../server/platform/pdf/draw-pdf-bytes.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readObjects } from '../../support/pdf-objects.ts';
import { readPages, readRows } from '../../support/read-pdf.ts';
import { sampleFiling } from '../../support/sample-filing.ts';
import { secretFiling } from '../../support/secret-filing.ts';

const sha256 = 'ab'.repeat(32);

/** Words that nothing else says, and four prices that nothing else costs. */
const secrets = fc.record({
  seed: fc.string({ unit: fc.constantFrom(...'bcdfghjkmnpqrstvwxz'), minLength: 8, maxLength: 8 }),
  amounts: fc
    .uniqueArray(fc.integer({ min: 1_000_003, max: 9_999_999 }), { minLength: 4, maxLength: 4 })
    .map((list) => list.map((one) => cents(one))),
});

function filingOf({ seed, amounts }: { seed: string; amounts: readonly Cents[] }) {
  return secretFiling((place) => `${seed}${place.replace(/[^A-Za-z0-9]/g, '')}${seed}`, amounts);
}

async function textOf(bytes: Buffer): Promise<string> {
  return (await readPages(bytes)).map((page) => page.text).join('\n');
}

/** Whether a number stands in a text by itself. */
function holdsNumber(text: string, amount: Cents): boolean {
  return new RegExp(`(^|[^0-9])${amount}([^0-9]|$)`).test(text) || text.includes(formatCents(amount));
}

describe('a public copy of an application', () => {
  test('has nothing confidential in its data, whatever the secrets are', () => {
    fc.assert(
      fc.property(secrets, (of) => {
        const { filing, words } = filingOf(of);
        const [whole, copy] = [canonicalJson(filing), canonicalJson(publicCopy(filing, sha256))];
        expect(words.length).toBeGreaterThan(100);
        // The secrets are there to be found: all but those of the version before, whose prices are gone.
        expect(words.filter((word) => whole.includes(word)).length).toBeGreaterThan(60);
        for (const amount of of.amounts) expect(holdsNumber(whole, amount)).toBe(true);
        expect(words.filter((word) => copy.includes(word))).toEqual([]);
        expect(copy).not.toContain(of.seed);
        for (const amount of of.amounts) expect(holdsNumber(copy, amount)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('has nothing confidential on paper: in no text, no byte of the file and no stream of it', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (of) => {
        const { filing } = filingOf(of);
        const bytes = await drawPdfBytes(publicFilingDocument(publicCopy(filing, sha256)));
        expect(findPdfFaults(bytes)).toEqual([]);
        const text = await textOf(bytes);
        expect(text).toContain('Withheld');
        expect(text.replace(/\s/g, '')).not.toContain(of.seed);
        for (const amount of of.amounts) expect(text).not.toContain(formatCents(amount));
        const wide = Buffer.from(of.seed, 'utf16le').swap16();
        for (const held of [bytes, ...[...readObjects(bytes).streams.values()].map(({ data }) => data)]) {
          for (const token of [of.seed, wide, Buffer.from(of.seed).toString('hex'), wide.toString('hex')]) expect(held.includes(token)).toBe(false);
        }
      }),
      { numRuns: 3 },
    );
    // The same eye finds them on the paper of the filing itself.
    const amounts = [cents(1_111_117), cents(2_222_221), cents(3_333_337), cents(4_444_449)];
    const text = await textOf(await drawPdfBytes(filingDocument(filingOf({ seed: 'xqxqxqxq', amounts }).filing, sha256)));
    expect(text.replace(/\s/g, '')).toContain('xqxqxqxq');
    expect(text).toContain(formatCents(cents(3_333_337)));
  }, 120_000);

  test('withholds the sums from which a price could be taken, and says what all of them come to', () => {
    const { filing } = filingOf({ seed: 'xqxqxqxq', amounts: [cents(1_111_117), cents(2_222_221), cents(3_333_337), cents(4_444_449)] });
    const { cost } = publicCopy(filing, sha256);
    const hidden = cost.lines.filter(({ amountCents }) => amountCents === null);
    expect(hidden.map(({ id }) => id).sort()).toEqual(
      filing.cost.lines
        .filter(({ ownPrice, unit }) => ownPrice !== undefined || unit.startsWith('percent'))
        .map(({ id }) => id)
        .sort(),
    );
    for (const line of hidden) {
      expect(cost.categories.find(({ category }) => category === line.category)).toMatchObject({
        lowCents: null,
        likelyCents: null,
        highCents: null,
      });
      if (line.siteCode === null) expect(cost.networkCents).toBeNull();
      else expect(cost.sites.find(({ siteCode }) => siteCode === line.siteCode)?.likelyCents).toBeNull();
    }
    expect([cost.lowCents, cost.highCents, cost.rollUps]).toEqual([null, null, undefined]);
    expect(cost.totalCents).toBe(filing.cost.totalCents);
    expect(sumCents(cost.lines.flatMap(({ amountCents }) => amountCents ?? [])) + cost.withheldCents).toBe(cost.totalCents);
  });

  test('keeps what is not confidential as it was filed, and withholds no amount where no price is the applicant’s own', async () => {
    const filing = { ...sampleFiling({ sites: 4 }), paper: { edition: 3 as const } };
    const copy = publicCopy(filing, sha256);
    for (const part of ['number', 'carrierName', 'submittedBy', 'certifications', 'timeline', 'conflicts', 'inputs'] as const)
      expect(copy[part]).toEqual(filing[part]);
    expect(copy.sections).toEqual(filing.sections);
    const plain = { ...filing, cost: { ...filing.cost, lines: filing.cost.lines.map((line) => ({ ...line, basis: 'published' as const })) } };
    const open = publicCopy(plain, sha256).cost;
    expect(open.lines.map(({ amountCents }) => amountCents)).toEqual(filing.cost.lines.map(({ amountCents }) => amountCents));
    expect(open.withheldCents).toBe(0);
    const rows = await readRows(await drawPdfBytes(publicFilingDocument(publicCopy(plain, sha256))));
    for (const site of filing.cost.sites) expect(rows).toContainEqual([site.siteCode, site.name, formatCents(site.likelyCents)]);
    expect(rows).toContainEqual(['0 lines whose amount is withheld, together', '$0.00']);
  });

  test('lists what was withheld, how often and why, never as if an agency had granted it', async () => {
    const { filing } = filingOf({ seed: 'xqxqxqxq', amounts: [cents(1_111_117), cents(2_222_221), cents(3_333_337), cents(4_444_449)] });
    const copy = publicCopy(filing, sha256);
    expect(copy.withheld.map(({ id }) => id)).toEqual(confidentialParts.map(({ id }) => id));
    expect(copy.withheld.map(({ count }) => count)).toEqual([5, 4, filing.sites.flatMap(({ items }) => items).length, expect.any(Number), 5, 6]);
    const bytes = await drawPdfBytes(publicFilingDocument(copy));
    const rows = await readRows(bytes);
    for (const { title, count, reason, basis } of copy.withheld)
      expect(rows).toContainEqual([title, String(count), reason, `${basis} not confirmed: a planning assumption`]);
    const pages = await readPages(bytes);
    expect(pages[0]?.text).toContain('Public copy');
    expect(pages[1]?.text).toContain('No agency has granted confidential treatment');
  });

  test('is the same value and the same bytes when it is made again, and leaves out what it does not know', async () => {
    const { filing } = filingOf({ seed: 'xqxqxqxq', amounts: [cents(1_111_117), cents(2_222_221), cents(3_333_337), cents(4_444_449)] });
    const later = { ...filing, newField: 'something that a later release freezes' };
    expect(canonicalJson(publicCopy(later, sha256))).toBe(canonicalJson(publicCopy(structuredClone(filing), sha256)));
    const draw = () => drawPdfBytes(publicFilingDocument(publicCopy(filing, sha256)));
    expect((await draw()).equals(await draw())).toBe(true);
  });
});
