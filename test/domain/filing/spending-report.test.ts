import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day, formatDay } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import { disposalRecord } from '../../../server/domain/filing/forms/disposal-record.ts';
import { finalCertification } from '../../../server/domain/filing/forms/final-certification.ts';
import { differenceRows } from '../../../server/domain/filing/forms/spending-report/spending-fields.ts';
import { finalSpendingReport, spendingReport } from '../../../server/domain/filing/forms/spending-report.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import { readEntryRows } from '../../../server/domain/filing/read-entry-rows.ts';
import type { FrozenTermFiling, TermAnswers, TermFacts, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

const sample = sampleTermFacts('spending-report', { today: day('2027-08-05') });
const bought = sample.application?.frozen.cost.lines.find(({ phase, category }) => phase === 'replacement' && category === 'Radio access');
if (!bought) throw new Error('The sample application buys no radio.');
const dollars = (cents: number) => (cents / 100).toFixed(2);
const toCents = (text = '') => Number(text.replace('−', '-').replace(/[$,.]/g, ''));
// The first money of the sample came on February 15, 2027.
const half = { periodEndsOn: '2027-07-31' };

const of = (form: TermForm, changes: Partial<TermFacts> = {}): TermFacts => ({ ...sample, kind: form.kind, ...changes });

const submitted = (form: TermForm, facts: TermFacts, number: string) =>
  submittedOn(form, { ...facts, kind: form.kind, number }, '2027-08-06T12:00:00.000Z');
const paidClaim = submitted(
  claim,
  of(claim, {
    rows: {
      invoices: [
        { vendor: 'Acme', number: '10-01', date: '2027-03-02', amount: '900.00', paidOn: '2027-04-01', document: 'D-1', proof: 'D-2' },
        { vendor: 'Acme', number: '10-02', date: '2027-03-02', amount: '50.00', paidOn: '', document: 'D-1', proof: '' },
      ],
      amounts: [
        { invoice: '10-01', costLine: bought.id, amount: '900.00', explanation: '' },
        { invoice: '10-02', costLine: bought.id, amount: '50.00', explanation: '' },
      ],
    },
  }),
  '2026-0003-G1',
);
const payment = { payee: 'Acme', invoice: '1001', purpose: 'Radios', costLine: bought.id, paidOn: '2027-04-01', amount: '900.00' };

describe('a spending report', () => {
  test('covers the half-year that ends in January or July, from the first money, and is due ten days later or on the next business day', () => {
    const at = (periodEndsOn: string, id: string) => lineValueOf(spendingReport, of(spendingReport, { answers: { periodEndsOn } }), id);
    expect([at('2027-07-31', 'C.2'), at('2027-07-31', 'C.3')]).toEqual([
      `${formatDay(day('2027-02-15'))} to ${formatDay(day('2027-07-31'))}`,
      formatDay(day('2027-08-10')),
    ]);
    expect([at('2028-01-31', 'C.2'), at('2028-01-31', 'C.3')]).toEqual([
      `${formatDay(day('2027-08-01'))} to ${formatDay(day('2028-01-31'))}`,
      formatDay(day('2028-02-10')),
    ]);
    expect(at('2029-01-31', 'C.3')).toBe(formatDay(day('2029-02-12')));
    expect(checkedBy(spendingReport, of(spendingReport, { answers: { periodEndsOn: '2027-06-30' } }), 'period-known')).toEqual([
      'fail',
      ['periodEndsOn'],
    ]);
  });

  test('says when it is early, late, or for a time before the first money, and fails where the period was reported', () => {
    const on = (today: string, periodEndsOn = '2027-07-31') =>
      checkedBy(spendingReport, of(spendingReport, { today: day(today), answers: { periodEndsOn } }), 'in-time')[0];
    expect([on('2027-07-31'), on('2027-08-01'), on('2027-08-10'), on('2027-08-11')]).toEqual(['fail', 'pass', 'pass', 'warning']);
    expect(on('2027-02-20', '2027-01-31')).toBe('warning');
    const earlier = [submitted(spendingReport, of(spendingReport, { answers: half }), '2026-0003-L1')];
    expect(checkedBy(spendingReport, of(spendingReport, { answers: half, earlier }), 'once')).toEqual(['fail', ['periodEndsOn']]);
  });

  test('starts with the period that ended, what claims paid in it, and what the inventory has as removed or destroyed', () => {
    const start = (changes: Partial<TermFacts>) => spendingReport.prefill?.(of(spendingReport, changes)) as TermAnswers;
    const { answers, rows } = start({ earlier: [paidClaim] });
    expect(answers).toEqual(half);
    expect(rows.received).toEqual([{ on: '2027-02-15', amount: '', reference: '', document: '' }]);
    expect(rows.spent).toEqual([{ ...payment, invoice: '10-01', purpose: bought.item }]);
    expect(rows.removed?.map(({ state, quantity }) => [state, quantity])).toEqual([
      ['removed', '3'],
      ['destroyed', '3'],
    ]);
    expect(rows.obtained).toEqual([{ item: bought.item, quantity: '', how: '', vendor: 'Acme', obtainedOn: '', amount: '900.00' }]);
    const before = submitted(spendingReport, of(spendingReport, { answers, rows }), '2026-0003-L1');
    const next = start({ earlier: [paidClaim, before], today: day('2028-02-02') });
    expect([next.answers.periodEndsOn, next.rows.spent, next.rows.removed]).toEqual(['2028-01-31', [], []]);
  });

  test('starts with the period of the due day that it answers, and with what was paid in that one', () => {
    const asked = { periodEndsOn: '2026-07-31' };
    const started = spendingReport.prefill?.(of(spendingReport, { earlier: [paidClaim], answers: asked }));
    expect([started?.answers, started?.rows.spent]).toEqual([asked, []]);
  });

  test('takes the days and certificates of what was destroyed from the disposal records filed here', () => {
    const gone = sample.inventory.items.find(({ status }) => status === 'destroyed');
    const disposed = { tag: gone?.tag ?? '', quantity: '2', removedOn: '2027-03-01', destroyedOn: '2027-05-02', certificate: 'D-3' };
    const record = submitted(disposalRecord, of(disposalRecord, { rows: { disposed: [disposed] } }), '2026-0003-J1');
    const removed = spendingReport.prefill?.(of(spendingReport, { earlier: [record] })).rows.removed?.filter(({ tag }) => tag === gone?.tag);
    expect(removed?.map(({ quantity, disposedOn, document }) => [quantity, disposedOn, document])).toEqual([
      ['2', '2027-05-02', 'D-3'],
      ['1', '', ''],
    ]);
  });

  test('warns where claims paid what it does not list, and knows the payment by its letters and digits', () => {
    const facts = (spent: Record<string, string>[]) => of(spendingReport, { answers: half, earlier: [paidClaim], rows: { spent } });
    expect(checkedBy(spendingReport, facts([]), 'claims-listed')).toEqual(['warning', ['spent']]);
    expect(checkedBy(spendingReport, facts([payment]), 'claims-listed')[0]).toBe('pass');
    expect(checkedBy(spendingReport, facts([{ ...payment, paidOn: '2027-08-01' }]), 'in-period')).toEqual(['warning', ['spent.0.paidOn']]);
    expect(checkedBy(spendingReport, facts([{ ...payment, costLine: 'HP-9999.X' }]), 'lines-known')).toEqual(['fail', ['spent.0.costLine']]);
  });

  test('offers what is left of an invoice that is claimed in parts for one cost line, by amount', () => {
    const partly = (name: string, amount: string, paidOn = '2027-04-01') =>
      submitted(
        claim,
        of(claim, {
          rows: {
            invoices: [{ vendor: 'Acme', number: '10-01', date: '2027-03-02', amount: '100.00', paidOn, document: 'D-1', proof: 'D-2' }],
            amounts: [{ invoice: '10-01', costLine: bought.id, amount, explanation: '' }],
          },
        }),
        name,
      );
    const claims = [partly('2026-0003-G1', '60.00'), partly('2026-0003-G2', '40.00')];
    const listed = (...amounts: string[]) => amounts.map((amount) => ({ ...payment, amount }));
    const facts = (...amounts: string[]) => of(spendingReport, { answers: half, earlier: claims, rows: { spent: listed(...amounts) } });
    expect(checkedBy(spendingReport, facts('60.00'), 'claims-listed')).toEqual(['warning', ['spent']]);
    expect([facts('60.00', '40.00'), facts('100.00'), facts('99.99')].map((one) => checkedBy(spendingReport, one, 'claims-listed')[0])).toEqual([
      'pass',
      'pass',
      'warning',
    ]);
    const before = submitted(spendingReport, of(spendingReport, { answers: half, rows: { spent: listed('60.00') } }), '2026-0003-L1');
    const next = (earlier: FrozenTermFiling[]) => spendingReport.prefill?.(of(spendingReport, { earlier, today: day('2028-02-02') }))?.rows.spent;
    expect(next([...claims, before])?.map(({ amount, paidOn }) => [amount, paidOn])).toEqual([['40.00', '2027-04-01']]);
    // The part paid first is the one that a report of that time lists, in whatever order they were claimed.
    const late = [partly('2026-0003-G1', '40.00', '2027-09-01'), partly('2026-0003-G2', '60.00')];
    expect(next([...late, before])?.map(({ amount, paidOn }) => [amount, paidOn])).toEqual([['40.00', '2027-09-01']]);
  });

  test('compares items with the inventory, and asks for day and proof of a destruction', () => {
    const prefilled = spendingReport.prefill?.(of(spendingReport))?.rows.removed ?? [];
    const facts = (removed: readonly Record<string, string>[]) => of(spendingReport, { answers: half, rows: { removed } });
    expect(checkedBy(spendingReport, facts(prefilled), 'items-agree')[0]).toBe('pass');
    expect(checkedBy(spendingReport, facts(prefilled.slice(1)), 'items-agree')).toEqual(['warning', ['removed']]);
    const claimed = prefilled.map((row) => ({ ...row, state: 'destroyed' }));
    expect(checkedBy(spendingReport, facts(claimed), 'items-agree')[1]).toContain('removed.0.state');
    expect(checkedBy(spendingReport, facts(prefilled), 'destruction-proved')).toEqual(['warning', ['removed.1.disposedOn']]);
    const proved = prefilled.map((row) => ({ ...row, disposedOn: '2027-05-01', document: 'D-1' }));
    expect(checkedBy(spendingReport, facts(proved), 'destruction-proved')[0]).toBe('pass');
    const obtained = [{ item: 'ZTE radio', quantity: '1', how: 'leased', vendor: 'Acme', obtainedOn: '2027-05-01', amount: '' }];
    expect(checkedBy(spendingReport, of(spendingReport, { answers: half, rows: { obtained } }), 'no-covered-maker')).toEqual([
      'warning',
      ['obtained.0.item'],
    ]);
  });

  test('compares funds received with the award', () => {
    const facts = (amount: string) => of(spendingReport, { answers: half, rows: { received: [{ on: '2027-02-15', amount }] } });
    expect(['3871000.00', '3871000.01', '0.00'].map((amount) => checkedBy(spendingReport, facts(amount), 'received-agrees')[0])).toEqual([
      'pass',
      'warning',
      'warning',
    ]);
  });

  test('leaves vendors, what they were paid and confidential details out of the public copy, and no sum', () => {
    const frozen = submitted(
      spendingReport,
      of(spendingReport, {
        answers: { ...half, spending: 'Radios were paid.', confidentialDetails: 'Acme gave a rebate.' },
        rows: { spent: [payment] },
      }),
      '2026-0003-L1',
    );
    const { copy } = publicTermCopy(frozen);
    const text = JSON.stringify([copy.sections, copy.tables, copy.entered]);
    expect(text).not.toMatch(/Acme|1001/);
    expect(copy.sections.flatMap(({ lines }) => lines).find(({ id }) => id === 'D.4')?.value).toBe('$900.00');
    expect(frozen.conflicts.map(({ topic }) => topic)).toEqual(['End of the spending reports']);
  });
});

describe('a final spending report', () => {
  const final = (changes: Partial<TermFacts> = {}) => of(finalSpendingReport, { today: day('2028-03-01'), ...changes });

  test('follows the final certification, and is filed once', () => {
    expect(checkedBy(finalSpendingReport, final(), 'follows-final')[0]).toBe('warning');
    const certified = submitted(finalCertification, of(finalCertification), '2026-0003-M1');
    expect(checkedBy(finalSpendingReport, final({ earlier: [certified] }), 'follows-final')[0]).toBe('pass');
    const earlier = [submitted(finalSpendingReport, final({ answers: { periodEndsOn: '2028-03-01' } }), '2026-0003-LF1')];
    expect(checkedBy(finalSpendingReport, final({ earlier }), 'final-once')[0]).toBe('fail');
    expect(checkedBy(finalSpendingReport, final({ answers: { periodEndsOn: '2028-03-02' } }), 'not-ahead')).toEqual(['fail', ['periodEndsOn']]);
  });

  test('lets spending without a cost line be explained as it asks', () => {
    const spent = [{ ...payment, costLine: '', amount: '9000.00' }];
    const told = [{ category: 'Not tied to a cost line', explanation: 'Storage of old radios, which no line of the application has.' }];
    const { rows, issues } = readEntryRows(differenceRows, told);
    expect(issues).toEqual([]);
    const asked = (differences: readonly Record<string, string>[]) =>
      checkTermFiling(finalSpendingReport, final({ answers: { periodEndsOn: '2028-03-01' }, rows: { spent, differences } })).find(
        ({ id }) => id === 'differences-explained',
      )?.sentence;
    expect(asked([])).toContain('Not tied to a cost line: $9,000.00');
    expect(asked(rows)).not.toContain('Not tied to a cost line');
  });

  test('accounts from the day after the last report, and starts with what no report lists', () => {
    const before = submitted(spendingReport, of(spendingReport, { answers: half, rows: { spent: [payment] } }), '2026-0003-L1');
    const { answers, rows } = finalSpendingReport.prefill?.(final({ earlier: [paidClaim, before] })) ?? { answers: {}, rows: {} };
    expect([answers.periodEndsOn, rows.spent, rows.received]).toEqual(['2028-03-01', [], undefined]);
    expect(lineValueOf(finalSpendingReport, final({ answers, earlier: [before] }), 'C.2')).toBe(
      `${formatDay(day('2027-08-01'))} to ${formatDay(day('2028-03-01'))}`,
    );
  });

  test('asks to explain each category that is more than a tenth off, and is silent once it is told', () => {
    const answers = { periodEndsOn: '2028-03-01' };
    const categories = [...new Set(sample.application?.frozen.cost.lines.map(({ category }) => category))];
    expect(checkedBy(finalSpendingReport, final({ answers }), 'differences-explained')).toEqual(['warning', ['differences']]);
    const differences = categories.map((category) => ({ category, explanation: 'The work was cut down to what was allocated.' }));
    expect(checkedBy(finalSpendingReport, final({ answers, rows: { differences } }), 'differences-explained')[0]).toBe('pass');
    const spent = (sample.application?.frozen.cost.lines ?? []).map(({ id, amountCents }) => ({
      ...payment,
      costLine: id,
      amount: dollars(amountCents),
    }));
    expect(checkedBy(finalSpendingReport, final({ answers, rows: { spent } }), 'differences-explained')[0]).toBe('pass');
  });

  test('withholds in its public copy what was spent on a cost line, as it withholds each payment, and tells the sums by category', () => {
    const frozen = submitted(finalSpendingReport, final({ answers: { periodEndsOn: '2028-03-01' }, rows: { spent: [payment] } }), '2026-0003-LF1');
    const { copy } = publicTermCopy(frozen);
    const rowOf = (id: string, name: string) =>
      copy.tables.find((one) => one.id === id)?.rows.find(({ cells: [first = ''] }) => first.startsWith(name))?.cells;
    expect(rowOf('T7', bought.id)).toEqual([expect.stringContaining(bought.id), 'Withheld', 'Withheld', 'Withheld']);
    expect(rowOf('T6', bought.category)?.[2]).toBe('$900.00');
  });

  test('ties: by category and by cost line, all reports together are what was spent, and the estimate is that of the application', () => {
    const lines = sample.application?.frozen.cost.lines ?? [];
    const costLine = fc.constantFrom(lines[0]?.id ?? '', bought.id, '', 'HP-9999.RA-010');
    const spent = fc.array(
      fc.record({ payee: fc.constantFrom('Acme', 'Borealis'), costLine, amount: fc.integer({ min: 0, max: 90_000_000 }).map(dollars) }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(spent, spent, (then, now) => {
        const earlier = [submitted(spendingReport, of(spendingReport, { answers: half, rows: { spent: then } }), '2026-0003-L1')];
        const facts = final({ answers: { periodEndsOn: '2028-03-01' }, earlier, rows: { spent: now } });
        const { sections, tables } = buildTermFiling(finalSpendingReport, facts);
        const line = (key: string) => toCents(sections.flatMap(({ lines: all }) => all).find(({ label }) => label === key)?.value);
        const total = (id: string, column: number) => toCents(tables.find((table) => table.id === id)?.total?.[column]);
        const together = [...then, ...now].reduce((sum, { amount }) => sum + toCents(amount), 0);
        expect([line('Spent together'), total('T3', 3), total('T6', 2), total('T7', 2)]).toEqual(Array(4).fill(together));
        expect([total('T6', 1), total('T7', 1)]).toEqual(Array(2).fill(line('Estimated costs of the application')));
        expect([total('T6', 3), total('T7', 3)]).toEqual(Array(2).fill(line('Spent less estimated')));
        for (const [id, columns] of [
          ['T3', [1, 2, 3]],
          ['T6', [1, 2, 3]],
          ['T7', [1, 2, 3]],
        ] as const)
          for (const column of columns) {
            const rows = tables.find((table) => table.id === id)?.rows ?? [];
            expect(rows.reduce((sum, { cells }) => sum + toCents(cells[column]), 0)).toBe(total(id, column));
          }
      }),
      { numRuns: 40 },
    );
  });
});
