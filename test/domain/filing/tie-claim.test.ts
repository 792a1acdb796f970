import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import type { FrozenTermFiling, TermAnswers, TermFacts } from '../../../server/domain/filing/term-filing.ts';
import { claimedIn, tieClaim } from '../../../server/domain/filing/tie-claim.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { submittedOn } from './term-form-case.ts';

const sample = sampleTermFacts('claim');
const [first, second] = sample.application?.frozen.cost.lines ?? [];
if (!first || !second) throw new Error('The sample application has no cost lines.');
const at = '2027-05-01T12:00:00.000Z';
const dollars = (amount: number) => (amount / 100).toFixed(2);
const invoice = (number: string, amount: string) => ({
  vendor: 'Acme Towers',
  number,
  date: '2027-03-02',
  amount,
  paidOn: '',
  document: 'D-1',
  proof: '',
});
const part = (of: string, costLine: string, amount: string) => ({ invoice: of, costLine, amount, explanation: '' });
const rows: TermAnswers['rows'] = {
  invoices: [invoice('1', '1250.50'), invoice('2', '99.99')],
  amounts: [part('1', first.id, '600.00'), part('1', second.id, '250.50'), part('2', first.id, '99.99')],
};
const freeze = (of: TermAnswers['rows'], changes: Partial<TermFacts> = {}): FrozenTermFiling =>
  submittedOn(claim, { ...sample, rows: of, ...changes }, at);
const frozen = freeze(rows, { earlier: [freeze({ invoices: [invoice('1', '1250.50')], amounts: [part('1', first.id, '10.00')] })] });
const apart = (value: FrozenTermFiling) => tieClaim(value).flatMap(({ ties }) => ties.flatMap(({ what, ties: agrees }) => (agrees ? [] : [what])));

/** The same claim with one cell of one table changed, as if the paper said something else. */
const withCell = (table: string, { row, column, text }: { row: number; column: number; text: string }, of = frozen): FrozenTermFiling => ({
  ...of,
  tables: of.tables.map((one) =>
    one.id === table
      ? {
          ...one,
          rows: one.rows.map((cells, index) =>
            index === row ? { ...cells, cells: cells.cells.map((cell, place) => (place === column ? text : cell)) } : cells,
          ),
        }
      : one,
  ),
});

describe('the tie-out of a claim', () => {
  test('ties everything in a claim that is sound: parts, invoices, cost lines and categories to the amount claimed', () => {
    expect(apart(frozen)).toEqual([]);
    expect(claimedIn(frozen)).toBe('$950.49');
    const [claimed, invoices, lines, form] = tieClaim(frozen);
    expect(claimed?.ties.map(({ what, stated, again }) => [what, stated, again])).toEqual(
      ['Parts of invoices', 'Amounts as printed', 'Invoices', 'Cost lines', 'Categories'].map((what) => [what, '$950.49', '$950.49']),
    );
    expect(invoices?.ties[0]).toMatchObject({ what: 'All invoices', how: '2 invoices of table T1', stated: '$1,350.49' });
    expect(lines?.ties.find(({ what }) => what === 'Claimed of each cost line')).toMatchObject({ stated: '3', again: '3 agree' });
    expect(form?.ties.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'Line D.2, claimed here',
        'Line D.3, claimed before',
        'Line D.4, claimed together',
        'Line D.6, left of the application',
      ]),
    );
  });

  test.each(['Hwy 9, Mile 3', 'Ridge: North', 'A, B: C'])(
    'ties the cost lines of a site whose code is %s, and names the row that does not',
    (siteCode) => {
      if (!sample.application) throw new Error('The sample has no application.');
      const { application } = sample;
      const id = `${siteCode}.RA-010`;
      const lines = application.frozen.cost.lines.map((line) => (line.id === first.id ? { ...line, id, siteCode, item: 'Radio, 4: split' } : line));
      const renamed = { ...application, frozen: { ...application.frozen, cost: { ...application.frozen.cost, lines } } };
      const earlier = [freeze({ invoices: [invoice('9', '10.00')], amounts: [part('9', second.id, '10.00')] }, { application: renamed })];
      const amounts = [part('1', id.toLowerCase(), '600.00'), part('1', id, '0.50')];
      const sound = freeze({ invoices: [invoice('1', '1250.50')], amounts }, { application: renamed, earlier });
      expect(apart(sound)).toEqual([]);
      const row = tieClaim(withCell('T4', { row: 0, column: 3, text: '$600.49' }, sound)).flatMap(({ ties }) => ties);
      expect(row.find(({ what }) => what === 'Claimed of each cost line')?.again).toBe(`2 agree; not ${id}`);
      const stray = freeze({ invoices: [invoice('1', '1250.50')], amounts: [part('1', id, '600.00')] });
      expect(apart(stray)).toEqual(['No cost line beyond its amount']);
    },
  );

  test('finds one cent, wherever it is, and names the row', () => {
    expect(apart(withCell('T2', { row: 0, column: 3, text: '$600.01' }))).toEqual(['Amounts as printed', 'Total of table T2, claimed']);
    expect(apart(withCell('T3', { row: 1, column: 3, text: '$99.98' }))).toEqual([
      'Invoices',
      'Claimed of each invoice',
      'Left of each invoice',
      'Total of table T3, this claim',
    ]);
    const found = tieClaim(withCell('T4', { row: 0, column: 3, text: '$699.98' })).flatMap(({ ties }) => ties);
    expect(found.find(({ what }) => what === 'Claimed of each cost line')?.again).toBe(`2 agree; not ${first.id}`);
    expect(apart(withCell('T5', { row: 0, column: 4, text: '$0.01' }))).toEqual(
      expect.arrayContaining(['Left of each category', 'Left, all cost lines', 'Total of table T5, left']),
    );
    const other = {
      ...frozen,
      sections: frozen.sections.map((one) => ({
        ...one,
        lines: one.lines.map((line) => (line.id === 'D.2' ? { ...line, value: '$950.50' } : line)),
      })),
    };
    expect(apart(other)).toEqual(['Parts of invoices', 'Amounts as printed', 'Invoices', 'Cost lines', 'Categories', 'Line D.2, claimed here']);
  });

  test('says where more is claimed than there is, and where a part names nothing', () => {
    const beyond = freeze({ invoices: [invoice('1', '100.00')], amounts: [part('1', first.id, '100.01')] });
    expect(apart(beyond)).toEqual(['No invoice beyond its amount']);
    const more = dollars(first.amountCents + 1);
    expect(apart(freeze({ invoices: [invoice('1', more)], amounts: [part('1', first.id, more)] }))).toEqual(['No cost line beyond its amount']);
    const strays = freeze({ invoices: [invoice('1', '100.00')], amounts: [part('9', first.id, '40.00'), part('1', first.id, '60.00')] });
    expect(apart(strays)).toEqual(['Parts that name an invoice of this claim']);
  });

  test('ties whatever is entered within invoices and lines, to the cent, and an empty claim', () => {
    expect(apart(freeze({}))).toEqual([]);
    const amount = fc.integer({ min: 1, max: 5_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.boolean()), { minLength: 1, maxLength: 12 }), (parts) => {
        const invoices = parts.map(([cents], index) => invoice(`N${index}`, dollars(cents)));
        const amounts = parts.map(([cents, isFirst], index) => part(`N${index}`, (isFirst ? first : second).id, dollars(cents)));
        const isWithin = [true, false].every(
          (side) => parts.reduce((sum, [cents, isFirst]) => sum + (isFirst === side ? cents : 0), 0) <= (side ? first : second).amountCents,
        );
        expect(apart(freeze({ invoices, amounts }))).toEqual(isWithin ? [] : ['No cost line beyond its amount']);
      }),
      { numRuns: 40 },
    );
  });
});
