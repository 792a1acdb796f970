import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day, formatDay, type Instant } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import { asDecided } from '../../../server/domain/filing/forms/standing.ts';
import { freezeTermFiling } from '../../../server/domain/filing/freeze-term-filing.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import type { Award, TermAnswers, TermFacts } from '../../../server/domain/filing/term-filing.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

const sample = sampleTermFacts('claim');
const [firstLine, secondLine] = sample.application?.frozen.cost.lines ?? [];
if (!firstLine || !secondLine) throw new Error('The sample application has no cost lines.');
const dollars = (cents: number) => (cents / 100).toFixed(2);

const invoice = (changes: Record<string, string> = {}) => ({
  vendor: 'Acme Towers, Inc.',
  number: 'INV 10-01',
  date: '2027-03-02',
  amount: '1000.00',
  paidOn: '2027-04-01',
  document: 'D-1',
  proof: 'D-2',
  ...changes,
});
const part = (changes: Record<string, string> = {}) => ({
  invoice: 'INV 10-01',
  costLine: firstLine.id,
  amount: '1000.00',
  explanation: '',
  ...changes,
});
const facts = (rows: TermAnswers['rows'], changes: Partial<TermFacts> = {}): TermFacts => ({ ...sample, rows, ...changes });
const checked = (of: TermFacts, id: string) => checkedBy(claim, of, id);
const sentences = (of: TermFacts, id: string) =>
  checkTermFiling(claim, of)
    .find((one) => one.id === id)
    ?.issues.map(({ message }) => message);
const lineOf = (of: TermFacts, id: string) => lineValueOf(claim, of, id);
const toCents = (text: string) => Number(text.replace('−', '-').replace(/[$,.]/g, ''));
const submitted = (of: TermFacts, number = '2026-0003-G1') => submittedOn(claim, { ...of, number }, '2027-05-01T12:00:00.000Z');

describe('a claim', () => {
  test('whose papers, days and amounts are in order has nothing against it', () => {
    const answers = { lastClaim: 'no', work: 'Radios at two sites of the northern ring were replaced in March.', otherMoney: 'None' };
    const found = checkTermFiling(claim, facts({ invoices: [invoice()], amounts: [part()] }, { answers }));
    expect(found.filter(({ outcome }) => outcome !== 'pass').map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);
  });

  test('tells where a paper in the place of an invoice is called something else in the register', () => {
    const of = facts({ invoices: [invoice({ document: 'D-3', proof: 'D-2' })], amounts: [part()] });
    expect(checked(of, 'documents-fit')).toEqual(['warning', ['invoices.0.document']]);
    expect(sentences(of, 'documents-fit')?.[0]).toContain('names D-3, which the register calls a certificate of destruction.');
  });

  test('finds an invoice by its letters and digits, and wants the vendor where two have the same number', () => {
    const invoices = [invoice(), invoice({ vendor: 'Borealis', number: 'inv1001' })];
    expect(checked(facts({ invoices: [invoice()], amounts: [part({ invoice: ' inv-1001 ' })] }), 'invoices-known')[0]).toBe('pass');
    expect(sentences(facts({ invoices, amounts: [part()] }), 'invoices-known')).toEqual([
      'Amounts claimed, row 1: Invoice number names INV 10-01, the number of several vendors. Write the vendor before it.',
    ]);
    const named = [part({ invoice: 'ACME TOWERS INC INV 10-01' }), part({ invoice: 'Borealis 1001' }), part({ invoice: 'Borealis INV1001' })];
    expect(checked(facts({ invoices, amounts: named }), 'invoices-known')).toEqual(['fail', ['amounts.1.invoice']]);
  });

  test('has an invoice once: the same number of the same vendor, however it is typed, is one', () => {
    const again = invoice({ vendor: 'ACME TOWERS INC', number: 'inv/1001' });
    expect(checked(facts({ invoices: [invoice(), again], amounts: [part()] }), 'invoices-once')).toEqual(['fail', ['invoices.1.number']]);
    expect(checked(facts({ invoices: [invoice(), invoice({ number: '7' })], amounts: [part()] }), 'invoices-once')).toEqual([
      'warning',
      ['invoices.1.number'],
    ]);
  });

  test('warns where an earlier claim took a part of an invoice, and fails only where all claims together take more than its amount', () => {
    const earlier = [submitted(facts({ invoices: [invoice()], amounts: [part({ amount: '600.00' })] }))];
    const rest = facts({ invoices: [invoice()], amounts: [part({ amount: '400.00' })] }, { earlier });
    expect([checked(rest, 'invoice-before'), checked(rest, 'within-invoice')]).toEqual([
      ['warning', ['invoices.0.number']],
      ['pass', []],
    ]);
    const more = facts({ invoices: [invoice()], amounts: [part({ amount: '400.01' })] }, { earlier });
    expect(sentences(more, 'within-invoice')).toEqual([
      'Invoices, row 1: Amount is $1,000.00, but $1,000.01 is claimed, $600.00 of it in 2026-0003-G1. Claim less.',
    ]);
    const other = facts({ invoices: [invoice({ vendor: 'Acme Tower' })], amounts: [part()] }, { earlier });
    expect(sentences(other, 'invoice-before')?.[0]).toContain('are those of Acme Towers, Inc., INV 10-01 in 2026-0003-G1');
    const changed = facts({ invoices: [invoice({ amount: '1200.00' })], amounts: [part({ amount: '1.00' })] }, { earlier });
    expect(sentences(changed, 'invoice-before')?.[0]).toContain('was $1,000.00 in 2026-0003-G1');
  });

  test('corrected after a later one keeps its number and what was before it, and cannot take what the later one took', () => {
    const rows = (amount: string) => ({ invoices: [invoice()], amounts: [part({ amount })] });
    const earlier = [submitted(facts(rows('100.00')), '2026-0003-G1')];
    const later = [submitted(facts(rows('600.00')), '2026-0003-G3')];
    const correction = facts(rows('300.00'), { number: '2026-0003-G2', earlier, later });
    expect(['C.1', 'D.3', 'D.4'].map((id) => lineOf(correction, id))).toEqual(['2', '$100.00', '$400.00']);
    expect(checked(correction, 'within-invoice')[0]).toBe('pass');
    expect(sentences(facts(rows('300.01'), { number: '2026-0003-G2', earlier, later }), 'within-invoice')?.[0]).toContain(
      '$700.00 of it in 2026-0003-G1, 2026-0003-G3',
    );
    const words = 'Radios at two sites of the northern ring were replaced in March.';
    const said = (others: Partial<TermFacts>) =>
      buildTermFiling(claim, facts(rows('1.00'), { answers: { work: words }, ...others }))
        .sections.flatMap(({ lines }) => lines)
        .find(({ id }) => id === 'E.1')?.origin;
    const same = [submitted(facts(rows('1.00'), { answers: { work: words } }))];
    expect([said({ earlier: same }), said({ later: same })]).toEqual(['carried over', 'entered']);
  });

  test('that a correction took out counts as nothing for the next one, and keeps its number', () => {
    const answers = { standing: 'withdrawn', lastClaim: 'yes' };
    const first = submitted(facts({ invoices: [invoice()], amounts: [part()] }));
    const correction = facts({}, { number: '2026-0003-G1', answers, versions: [first] });
    expect(checked(correction, 'claims-something')[0]).toBe('pass');
    expect(['C.6', 'D.2'].map((id) => lineOf(correction, id))).toEqual(['Withdrawn, or not approved: nothing of it counts', '$0.00']);
    expect(checked(facts({}, { answers }), 'claims-something')[0]).toBe('fail');
    const out = { ...submitted(correction), version: 2 };
    const again = facts({ invoices: [invoice()], amounts: [part()] }, { number: '2026-0003-G2', earlier: [out] });
    expect(['within-invoice', 'invoice-before', 'within-line', 'last-is-last'].map((id) => checked(again, id)[0])).toEqual([
      'pass',
      'pass',
      'pass',
      'pass',
    ]);
    expect(['C.1', 'D.3'].map((id) => lineOf(again, id))).toEqual(['2', '$0.00']);
  });

  test('starts with the last day for claims that the one before it says was granted', () => {
    const first = submitted(facts({}, { answers: { claimsUntil: '2029-10-01' } }));
    expect(claim.prefill?.(facts({}, { earlier: [first] }))).toEqual({ answers: { claimsUntil: '2029-10-01' }, rows: {} });
    expect(claim.prefill?.(facts({}))).toEqual({ answers: {}, rows: {} });
    const denied = asDecided(submitted(facts({}, { answers: { claimsUntil: '2029-12-01' } })), { outcome: 'denied' });
    expect(claim.prefill?.(facts({}, { earlier: [first, denied] }))).toEqual({ answers: { claimsUntil: '2029-10-01' }, rows: {} });
  });

  test('prints the warnings of the day on which it is signed, not of the day on which it was prepared', () => {
    const award: Award = { approvedOn: day('2022-07-15'), approvedCents: null, allocatedCents: null, firstMoneyOn: null, extensions: [] };
    const warned = (certifiedAt: string) =>
      freezeTermFiling(claim, facts({ invoices: [invoice()], amounts: [part()] }, { award, today: day('2023-07-17') }), {
        software: 'x',
        version: 1,
        submittedAt: certifiedAt as Instant,
        submittedBy: { name: 'Ana Diaz', title: 'President' },
        certifiedAt: certifiedAt as Instant,
      }).warnings.some(({ id }) => id === 'in-time');
    expect([warned('2023-07-17T15:00:00.000Z'), warned('2023-07-18T15:00:00.000Z')]).toEqual([false, true]);
  });

  test('counts what is left of a cost line from the application and the claims before it, and asks for an explanation beyond it', () => {
    const half = dollars(Math.floor(firstLine.amountCents / 2));
    const earlier = [submitted(facts({ invoices: [invoice({ amount: half })], amounts: [part({ amount: half })] }))];
    const of = (explanation: string) =>
      facts(
        {
          invoices: [invoice({ number: '2', amount: dollars(firstLine.amountCents) })],
          amounts: [part({ invoice: '2', amount: dollars(firstLine.amountCents), explanation })],
        },
        { earlier },
      );
    expect(checked(of(''), 'within-line')).toEqual(['warning', ['amounts.0.explanation']]);
    expect(sentences(of('Steel rose.'), 'within-line')?.[0]).toContain('modification of the application');
    expect(checked(facts({ invoices: [invoice()], amounts: [part({ costLine: 'HP-9999.RA-010' })] }), 'lines-known')).toEqual([
      'fail',
      ['amounts.0.costLine'],
    ]);
    expect(checked(facts({ invoices: [invoice()], amounts: [part({ costLine: ` ${firstLine.id.toLowerCase()}` })] }), 'lines-known')[0]).toBe('pass');
  });

  test('needs the invoice, warns without a proof of payment or a payment, and takes nothing from the future', () => {
    const one = (changes: Record<string, string>) => facts({ invoices: [invoice(changes)], amounts: [part()] });
    expect(checked(one({ document: '' }), 'invoice-papers')).toEqual(['fail', ['invoices.0.document']]);
    expect(checked(one({ proof: '' }), 'payment-papers')).toEqual(['warning', ['invoices.0.proof']]);
    expect([checked(one({ paidOn: '', proof: '' }), 'is-paid'), checked(one({ paidOn: '', proof: '' }), 'payment-papers')]).toEqual([
      ['warning', ['invoices.0.paidOn']],
      ['pass', []],
    ]);
    expect(checked(one({ date: '2027-06-02' }), 'is-incurred')).toEqual(['fail', ['invoices.0.date']]);
    expect(checked(one({ paidOn: '2027-06-02' }), 'is-incurred')).toEqual(['fail', ['invoices.0.paidOn']]);
    expect(checked(one({ date: '2026-11-30' }), 'in-term')).toEqual(['warning', ['invoices.0.date']]);
    expect(checked(one({ vendor: 'Huawei Technologies USA' }), 'no-covered-maker')).toEqual(['warning', ['invoices.0.vendor']]);
    expect(checked(one({ vendor: 'Aztec Steel' }), 'no-covered-maker')[0]).toBe('pass');
    expect(checked(facts({ invoices: [invoice()], amounts: [part({ amount: '0.00' })] }), 'claims-something')).toEqual([
      'fail',
      ['amounts.0.amount'],
    ]);
    expect(checked(facts({}), 'claims-something')[0]).toBe('fail');
  });

  // Approval of July 15, 2022: the first claim was due on July 17, 2023, as the press had it. A term that ended on October 29, 2023.
  test('is late a year after the approval, or 120 days after the term, and says so without standing in the way', () => {
    const award: Award = { approvedOn: day('2022-07-15'), approvedCents: null, allocatedCents: null, firstMoneyOn: null, extensions: [] };
    const on = (today: string, changes: Partial<TermFacts> = {}) =>
      checked(facts({ invoices: [invoice()], amounts: [part()] }, { award, today: day(today), ...changes }), 'in-time')[0];
    expect(lineOf(facts({}, { award }), 'C.3')).toBe(`${formatDay(day('2023-07-17'))}`);
    expect([on('2023-07-17'), on('2023-07-18')]).toEqual(['pass', 'warning']);
    const paid = { ...award, firstMoneyOn: day('2022-10-29') };
    const earlier = [submitted(facts({ invoices: [invoice()], amounts: [part()] }))];
    expect(lineOf(facts({}, { award: paid }), 'C.4')).toBe(formatDay(day('2024-02-26')));
    expect([on('2024-02-26', { award: paid, earlier }), on('2024-02-27', { award: paid, earlier })]).toEqual(['pass', 'warning']);
    const until = (claimsUntil: string) => on('2024-05-01', { award: paid, earlier, answers: { claimsUntil } });
    expect([until('2024-06-25'), until('2024-06-26'), until('2024-04-30')]).toEqual(['pass', 'warning', 'warning']);
  });

  test('says what is left of the allocation, and warns beyond it and after a last claim', () => {
    const rows = { invoices: [invoice({ amount: '4000000.00' })], amounts: [part({ amount: '4000000.00' })] };
    expect(checked(facts(rows), 'within-allocation')[0]).toBe('warning');
    expect(lineOf(facts(rows), 'D.5')).toBe('−$129,000.00');
    const earlier = [submitted(facts({ invoices: [invoice()], amounts: [part()] }, { answers: { lastClaim: 'yes' } }))];
    expect(checked(facts(rows, { earlier }), 'last-is-last')).toEqual(['warning', ['lastClaim']]);
  });

  test('withholds in its public copy what is claimed of a cost line, in every table, and tells the sums by category', () => {
    const before = submitted(facts({ invoices: [invoice({ number: '9' })], amounts: [part({ invoice: '9', amount: '111.11' })] }));
    const rows = {
      invoices: [invoice({ amount: '900.00' })],
      amounts: [part({ amount: '333.33' }), part({ amount: '444.44', costLine: secondLine.id })],
    };
    const { copy } = publicTermCopy(submitted(facts(rows, { earlier: [before] }), '2026-0003-G2'));
    const table = (id: string) => copy.tables.find((one) => one.id === id);
    const dealt = [firstLine, secondLine].map(({ id }) => [expect.stringContaining(id), ...Array(4).fill('Withheld')]);
    expect(
      table('T4')
        ?.rows.slice(0, 2)
        .map(({ cells }) => cells),
    ).toEqual(dealt);
    expect(table('T5')?.total?.slice(2, 4)).toEqual(['$111.11', '$777.77']);
    expect(JSON.stringify([copy.tables.filter(({ id }) => id !== 'T5'), copy.warnings])).not.toMatch(/333\.33|444\.44|Acme/);
  });

  test('ties: the sums by invoice, by cost line and by category are the amount claimed, whatever is entered', () => {
    const money = fc.integer({ min: 0, max: 5_000_000 }).map(dollars);
    const number = fc.constantFrom('10-01', '1001', 'A-7', 'B 8', '');
    const vendor = fc.constantFrom('Acme', 'ACME.', 'Borealis', '');
    const invoices = fc.array(fc.record({ vendor, number, amount: money }), { maxLength: 6 });
    const costLine = fc.constantFrom(firstLine.id, secondLine.id, firstLine.id.toLowerCase(), 'HP-9999.RA-010', '');
    const amounts = fc.array(fc.record({ invoice: number, costLine, amount: money }), { maxLength: 8 });
    const rows = fc.record({ invoices, amounts });
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const { sections, tables } = buildTermFiling(claim, facts(now, { earlier: [submitted(facts(before))] }));
        const line = (id: string) => sections.flatMap(({ lines }) => lines).find((one) => one.id === id)?.value;
        const total = (id: string, column: number) => tables.find((table) => table.id === id)?.total?.at(column);
        expect([total('T2', -1), total('T3', -2), total('T4', -2), total('T5', -2)]).toEqual(Array(4).fill(line('D.2')));
        expect([total('T4', -3), total('T5', -3)]).toEqual(Array(2).fill(line('D.3')));
        expect([total('T4', -1), total('T5', -1)]).toEqual(Array(2).fill(line('D.6')));
        expect(line('D.1')).toContain(`, ${total('T3', -4)} in all`);
        for (const { cells } of tables.slice(2).flatMap((table) => [...table.rows, { cells: table.total ?? [] }])) {
          const [of = 0, took = 0, takes = 0, left = 0] = cells.slice(-4).map(toCents);
          expect(took + takes + left).toBe(of);
        }
      }),
      { numRuns: 60 },
    );
  });
});
