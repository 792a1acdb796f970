import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { approvedLines, filedLines, totalOf } from '../../../server/domain/filing/forms/approved-lines.ts';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import { modification } from '../../../server/domain/filing/forms/modification.ts';
import { finalSpendingReport } from '../../../server/domain/filing/forms/spending-report.ts';
import type { FrozenTermFiling, TermFacts, TermFilingKind, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { cents, dollars, formatCents } from '../../../server/domain/money.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';

type Rows = Record<string, Record<string, string>[]>;

const number = '2026-0003-C2';
const of = (rows: Rows, changes: Partial<TermFacts> = {}): TermFacts => sampleTermFacts('modification', { number, rows, ...changes });
const filed = (kind: TermFilingKind, name: string, rows: Rows): FrozenTermFiling =>
  ({ kind, number: name, entered: { answers: {}, rows } }) as unknown as FrozenTermFiling;
const found = (id: string, facts: TermFacts, form: TermForm = modification) => {
  const check = checkTermFiling(form, facts).find((one) => one.id === id);
  if (!check) throw new Error(`No check ${id}.`);
  return { outcome: check.outcome, sentence: check.sentence.replaceAll('\u00a0', ' '), fields: check.issues.map(({ field }) => field) };
};
const shown = (id: string, facts: TermFacts) =>
  buildTermFiling(modification, facts)
    .sections.flatMap(({ lines }) => lines)
    .find((line) => line.id === id)?.value;
const table = (id: string, facts: TermFacts, form: TermForm = modification) => {
  const built = buildTermFiling(form, facts).tables.find((one) => one.id === id);
  return { rows: built?.rows.map(({ cells }) => cells) ?? [], total: built?.total ?? [] };
};
const amountOf = (text: string | undefined) => {
  const digits = (text ?? '').replace(/[$,+.]/g, '').replace('−', '-');
  return Number(digits);
};

const change = (line: string, amount: string) => ({ line, amount, reason: 'The new quote is another one.', document: 'D-1' });
const add = (amount: string, site = 'HP-0002') => ({
  site,
  category: 'Power',
  phase: 'replacement',
  item: 'Generator',
  amount,
  reason: 'The old one failed.',
  document: '',
});
const total = sampleTermFacts('modification').application?.frozen.cost.totalCents ?? cents(0);

describe('the cost lines as modified', () => {
  test('are those of the application, to the cent, until something is filed', () => {
    const facts = of({});
    expect(totalOf(filedLines(facts))).toBe(total);
    expect(approvedLines(facts)).toEqual(filedLines(facts));
  });

  test('take the amounts of each modification in turn, and the lines that it adds under ids of their own', () => {
    const earlier = [
      filed('modification', '2026-0003-C1', { lines: [change('hp-0001.ra-010 ', '1000.00')], added: [add('250.50')] }),
      filed('claim', '2026-0003-G1', { lines: [change('HP-0001.RA-010', '9.00')] }),
      filed('modification', '2026-0003-C2', { lines: [change('C1.A1', '300.00'), change('HP-0001.NOVEL', '5.00'), change('HP-0002.RA-010', '')] }),
    ];
    const lines = approvedLines(of({}, { earlier }));
    expect(lines.get('HP-0001.RA-010')).toMatchObject({ id: 'HP-0001.RA-010', amountCents: 100_000, changedBy: '2026-0003-C1' });
    expect(lines.get('C1.A1')).toMatchObject({ siteCode: 'HP-0002', category: 'Power', amountCents: 30_000, changedBy: '2026-0003-C2' });
    expect(lines.get('HP-0002.RA-010')).toEqual(filedLines(of({})).get('HP-0002.RA-010'));
    expect(lines.has('HP-0001.NOVEL')).toBe(false);
  });

  test('keep the amounts of a later modification when an earlier one is corrected, which itself stands where it stood', () => {
    const rows = (amount: string): Rows => ({ lines: [change('HP-0001.RA-010', amount)] });
    const [first, second] = [filed('modification', '2026-0003-C1', rows('100.00')), filed('modification', '2026-0003-C2', rows('150.00'))];
    const next = of({}, { number: '2026-0003-C3', earlier: [first, second] });
    expect(approvedLines(next).get('HP-0001.RA-010')).toMatchObject({ amountCents: 15_000, changedBy: '2026-0003-C2' });
    const correction = of(rows('120.00'), { number: '2026-0003-C1', later: [second] });
    expect(found('amounts-change', of(rows('150.00'), { number: '2026-0003-C1', later: [second] })).outcome).toBe('pass');
    expect(shown('C.6', correction)).toBe('None filed here');
    expect(amountOf(shown('D.2', correction))).toBe(total);
    const claimed = sampleTermFacts('claim', { number: '2026-0003-G1', later: [first, second] });
    expect(approvedLines(claimed).get('HP-0001.RA-010')).toMatchObject({ amountCents: 15_000 });
  });

  test('keep the ids of the lines that a modification added: a correction leaves each in its row', () => {
    const lines = [add('100.00'), { ...add('200.00'), item: 'Fence' }, { ...add('300.00', 'HP-0001'), item: 'Shelter' }];
    const [generator, fence, shelter] = lines;
    if (!generator || !fence || !shelter) throw new Error('Three rows are needed.');
    const versions = [filed('modification', '2026-0003-C1', { added: lines })];
    const kept = (added: Record<string, string>[]) => found('added-kept', of({ added }, { number: '2026-0003-C1', versions })).outcome;
    const more = { ...add('9.00'), item: 'Cable' };
    expect(
      [
        [...lines, more],
        [generator, { ...fence, amount: '0.00' }, shelter],
        [{ ...generator, item: 'Generator, 20 kW' }, fence, shelter],
      ].map(kept),
    ).toEqual(['pass', 'pass', 'pass']);
    expect([kept([generator, fence, { ...shelter, site: 'HP-0002' }]), kept([])]).toEqual(['pass', 'fail']);
    expect(
      [
        [generator, shelter],
        [fence, generator, shelter],
        [generator, shelter, more],
        [fence, shelter, more],
      ].map(kept),
    ).toEqual(['fail', 'fail', 'fail', 'fail']);
    const { sentence } = found('added-kept', of({ added: [generator, shelter] }, { number: '2026-0003-C1', versions }));
    expect(sentence).toContain('C1.A2 (Fence), C1.A3 (Shelter) are no longer in the same row');
    expect(sentence).toContain('set its amount to 0.00');
    expect(found('added-kept', of({ added: [generator] })).outcome).toBe('pass');
  });

  test('warn where claims rest on a line that a correction takes out or sets below them', () => {
    const versions = [filed('modification', '2026-0003-C1', { added: [add('100.00')] })];
    const rows = {
      invoices: [{ vendor: 'Acme', number: '1', date: '2027-03-01', amount: '60.00', paidOn: '', document: 'D-1', proof: '' }],
      amounts: [{ invoice: '1', costLine: 'C1.A1', amount: '60.00', explanation: '' }],
    };
    const later = [filed('claim', '2026-0003-G1', rows)];
    const claimed = (changes: Partial<TermFacts>, added: Record<string, string>[]) =>
      found('already-claimed', of({ added }, { number: '2026-0003-C1', versions, later, ...changes }));
    expect(claimed({}, [add('60.00')]).outcome).toBe('pass');
    expect(claimed({}, [add('0.00')])).toMatchObject({ outcome: 'warning', fields: ['added.0.amount'] });
    const out = claimed({ answers: { standing: 'withdrawn' } }, []);
    expect([out.outcome, out.sentence]).toEqual(['warning', expect.stringContaining('C1.A1, of which claims took $60.00')]);
    expect(claimed({ answers: { standing: 'withdrawn' }, later: [] }, []).outcome).toBe('pass');
  });

  test('leave out a modification that a correction took out', () => {
    const versions = [filed('modification', '2026-0003-C1', { added: [add('100.00')] })];
    const answers = { standing: 'withdrawn' };
    const correction = of({}, { number: '2026-0003-C1', versions, answers });
    expect(['something-changes', 'added-kept'].map((id) => found(id, correction).outcome)).toEqual(['pass', 'pass']);
    expect(shown('C.7', correction)).toContain('Withdrawn, or not approved');
    expect(shown('C.7', of({}, { answers }))).toBe('It stands');
    expect(found('something-changes', of({}, { answers })).outcome).toBe('fail');
    const out = { ...filed('modification', '2026-0003-C1', {}), version: 2, entered: { answers, rows: {} } };
    const next = of({ lines: [change('HP-0001.RA-010', '5.00')] }, { earlier: [out] });
    expect(approvedLines(next)).toEqual(filedLines(next));
    expect(shown('C.6', next)).toBe('2026-0003-C1 (withdrawn, or not approved)');
    expect(found('earlier-decided', next).outcome).toBe('pass');
  });

  test('are what a claim is held against', () => {
    const rows = {
      invoices: [{ vendor: 'Acme', number: '1', date: '2027-03-01', amount: '900.00', paidOn: '', document: 'D-1', proof: '' }],
      amounts: [{ invoice: '1', costLine: 'C1.A1', amount: '900.00', explanation: '' }],
    };
    const earlier = [filed('modification', '2026-0003-C1', { added: [add('1000.00')] })];
    const facts = sampleTermFacts('claim', { rows, earlier });
    expect(found('lines-known', sampleTermFacts('claim', { rows }), claim)).toMatchObject({ outcome: 'fail', fields: ['amounts.0.costLine'] });
    expect(found('lines-known', facts, claim).outcome).toBe('pass');
    expect(found('modifications-decided', facts, claim)).toMatchObject({ outcome: 'warning', sentence: expect.stringContaining('2026-0003-C1') });
    expect(table('T4', facts, claim).rows[0]).toEqual(['C1.A1, Generator', '$1,000.00', '$0.00', '$900.00', '$100.00']);
    expect(table('T4', facts, claim).total[1]).toBe(formatCents(cents(total + 100_000)));
    const left = buildTermFiling(claim, facts)
      .sections.flatMap(({ lines }) => lines)
      .find(({ label }) => label === 'Left of the application');
    expect(table('T4', facts, claim).total[4]).toBe(left?.value);
  });

  test('are what spending is told of, while the final report compares with the application as filed', () => {
    const spent = [{ payee: 'Acme', invoice: '1', purpose: 'Generator', costLine: 'C1.A1', paidOn: '2027-03-01', amount: '900.00' }];
    const earlier = [filed('modification', '2026-0003-C1', { lines: [change('HP-0001.RA-010', '1.00')], added: [add('1000.00')] })];
    const facts = sampleTermFacts('final-spending-report', { rows: { spent }, earlier });
    expect(found('lines-known', facts, finalSpendingReport).outcome).toBe('pass');
    expect(table('T7', facts, finalSpendingReport).rows[0]?.slice(0, 3)).toEqual(['C1.A1, Generator', '$0.00', '$900.00']);
    for (const id of ['T6', 'T7']) expect(table(id, facts, finalSpendingReport).total).toContain(formatCents(total));
  });
});

describe('the money of a modification', () => {
  // A site of the invented carrier: three radios at $26,000 each are $78,000.00; the new quote is $91,250.40.
  test('is the sum of its lines before and after, each step to the cent', () => {
    const earlier = [filed('modification', '2026-0003-C1', { added: [add('1000.00')] })];
    const before = filedLines(of({})).get('HP-0001.RA-010')?.amountCents ?? cents(0);
    const facts = of({ lines: [change('HP-0001.RA-010', '91250.40'), change('NETWORK.CO-020', '0.00')], added: [add('18400.00', '')] }, { earlier });
    const fell = filedLines(facts).get('NETWORK.CO-020')?.amountCents ?? cents(0);
    expect(fell).toBeGreaterThan(0);
    const step = 9_125_040 - before - fell;
    const after = cents(total + 100_000 + step + 1_840_000);
    expect(table('T3', facts)).toEqual({
      rows: [
        ['The application as filed', formatCents(total)],
        ['Modification 2026-0003-C1', '+$1,000.00'],
        ['Cost lines changed here', formatCents(cents(step))],
        ['Cost lines added here', '+$18,400.00'],
      ],
      total: ['Total after this modification', formatCents(after)],
    });
    expect(table('T2', facts).rows[0]).toEqual(['C2.A1', 'Whole network', 'Power, replacement', 'Generator', 'The old one failed.', '$18,400.00']);
    expect(table('T1', facts).rows[0]?.slice(1)).toEqual([
      `${filedLines(facts).get('HP-0001.RA-010')?.item}: The new quote is another one. · D-1`,
      formatCents(before),
      '$91,250.40',
      `${9_125_040 > before ? '+' : ''}${formatCents(cents(9_125_040 - before))}`,
    ]);
    expect(['D.1', 'D.2', 'D.4'].map((id) => shown(id, facts))).toEqual([total, cents(total + 100_000), after].map(formatCents));
  });

  test('ties whatever is entered: rows to their totals, steps to the total after, and the next one starts where it ends', () => {
    const known = [...filedLines(of({})).values()].map(({ id }) => id);
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 900_000_000 }).map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`),
      fc.constantFrom('', 'much', '12', '1e5', '-4.00'),
    );
    const row = fc.tuple(fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 12 })), amount).map(([line, text]) => change(line, text));
    const rows = fc.record({
      lines: fc.array(row, { maxLength: 12 }),
      added: fc.array(
        amount.map((text) => add(text)),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const earlier = [filed('modification', '2026-0003-C1', first)];
        const facts = of(second, { earlier });
        const sums = (id: string, column: number) => table(id, facts).rows.reduce((sum, cells) => sum + amountOf(cells[column]), 0);
        const steps = table('T3', facts);
        expect(sums('T3', 1)).toBe(amountOf(steps.total[1]));
        for (const column of [2, 3, 4]) {
          const given = table('T1', facts).rows.filter((cells) => cells[3] !== 'Not given');
          const open = table('T1', facts).rows.filter((cells) => cells[3] === 'Not given');
          const sum = given.reduce((all, cells) => all + amountOf(cells[column]), 0);
          const kept = column === 4 ? 0 : open.reduce((all, cells) => all + amountOf(cells[2]), 0);
          expect(sum + kept).toBe(amountOf(table('T1', facts).total[column]));
        }
        expect(amountOf(shown('D.2', facts)) + amountOf(shown('D.3', facts))).toBe(amountOf(shown('D.4', facts)));
        const next = of({}, { number: '2026-0003-C3', earlier: [...earlier, filed('modification', number, second)] });
        expect(shown('D.2', next)).toBe(shown('D.4', facts));
      }),
      { numRuns: 60 },
    );
  });

  test('says that no more of it follows, whatever is asked', () => {
    const rich = { award: { ...sampleTermFacts('modification').award, allocatedCents: total, approvedCents: total } } as Partial<TermFacts>;
    expect(found('more-money', of({}, rich))).toMatchObject({ outcome: 'pass', sentence: expect.stringContaining('allocates no money') });
    const more = found('more-money', of({ added: [add('0.01')] }, rich));
    expect(more.outcome).toBe('warning');
    expect(more.sentence).toContain('The total after it is $0.01 more than the');
    expect(more.sentence).toContain('It is also $0.01 more than the amount approved.');
    const less = of({ lines: [change('HP-0001.RA-010', '0.01')] }, rich);
    expect(found('more-money', less).outcome).toBe('pass');
    expect(shown('D.6', less)).toMatch(/ less$/);
    expect(shown('D.7', of({}, { award: null }))).toContain('The allocation is not recorded.');
  });
});

describe('a modification', () => {
  test('changes something', () => {
    expect(found('something-changes', of({}))).toMatchObject({ outcome: 'fail', fields: ['lines'] });
    expect(found('something-changes', of({}, { answers: { technologyChanged: 'yes' } })).outcome).toBe('pass');
  });

  test('names lines of the application, each once, with an amount that is new and not below what was claimed', () => {
    const line = filedLines(of({})).get('HP-0001.RA-010');
    const same = ((line?.amountCents ?? 0) / 100).toFixed(2);
    expect(found('lines-known', of({ lines: [change('HP-0001.RA-010', '1.00'), change('HP-0001.XX-010', '1.00')] }))).toMatchObject({
      outcome: 'fail',
      fields: ['lines.1.line'],
    });
    const typo = checkTermFiling(modification, of({ lines: [change('HP-0001.RA-011', '1.00')] })).find(({ id }) => id === 'lines-known');
    expect(typo?.issues[0]?.message).toContain('There are HP-0001.RA-020, HP-0001.RA-010,');
    expect(found('lines-once', of({ lines: [change('HP-0001.RA-010', '1.00'), change('hp-0001.ra-010', '2.00')] }))).toMatchObject({
      outcome: 'fail',
      fields: ['lines.1.line'],
    });
    expect(found('amounts-change', of({ lines: [change('HP-0001.RA-010', same)] }))).toMatchObject({ outcome: 'fail', fields: ['lines.0.amount'] });
    expect(found('amounts-change', of({ lines: [change('HP-0001.RA-010', '0.00')] })).outcome).toBe('pass');
    const amounts = [{ invoice: '1', costLine: 'HP-0001.RA-010', amount: '500.00', explanation: '' }];
    const earlier = [filed('claim', '2026-0003-G1', { amounts })];
    expect(found('already-claimed', of({ lines: [change('HP-0001.RA-010', '499.99')] }, { earlier }))).toMatchObject({
      outcome: 'warning',
      fields: ['lines.0.amount'],
    });
    expect(found('already-claimed', of({ lines: [change('HP-0001.RA-010', '500.00')] }, { earlier })).outcome).toBe('pass');
    expect(found('rows-complete', of({ lines: [{ line: 'HP-0001.RA-010', amount: '1.00' }] })).fields).toContain('lines.0.reason');
  });

  test('is reminded of shares of other costs that it leaves as they were', () => {
    const share = change('NETWORK.PM-010', '100.00');
    expect(found('percent-lines', of({ lines: [change('HP-0001.RA-010', '1.00')] }))).toMatchObject({
      outcome: 'warning',
      sentence: expect.stringContaining('keeps its amount: NETWORK.PM-010.'),
    });
    expect(found('percent-lines', of({ lines: [change('HP-0001.RA-010', '1.00'), share] })).outcome).toBe('pass');
    expect(found('percent-lines', of({ lines: [share] })).outcome).toBe('pass');
  });

  test('adds lines at sites that there are', () => {
    expect(found('added-places', of({ added: [add('1.00'), add('1.00', ''), add('1.00', 'ZZ-1')] }))).toMatchObject({
      outcome: 'fail',
      fields: ['added.2.site'],
    });
    const scope = [{ what: 'zz-1', change: 'added', how: 'A relay is built.', reason: 'The old path is blocked.' }];
    expect(found('added-places', of({ added: [add('1.00', 'ZZ-1')], scope })).outcome).toBe('pass');
  });

  test('leaves no site out while its lines cost money or covered units stand there', () => {
    const row = (what: string, changed: string) => ({ what, change: changed, how: 'It is closed.', reason: 'Nobody lives there.' });
    const facts = of({ scope: [row('HP-0001', 'left out'), row('HP-0001-1', 'otherwise')] });
    expect(found('scope-known', facts).outcome).toBe('pass');
    expect(found('left-out-money', facts)).toMatchObject({ outcome: 'warning', fields: ['scope.0.what'] });
    expect(found('duty-stays', facts)).toMatchObject({ outcome: 'warning', fields: ['scope.0.what'] });
    expect(found('duty-stays', of({ scope: [row('HP-0003', 'left out')] })).outcome).toBe('pass');
    const lines = [...filedLines(facts).values()].filter(({ siteCode }) => siteCode === 'HP-0001').map(({ id }) => change(id, '0.00'));
    expect(found('left-out-money', of({ lines, scope: [row('HP-0001', 'left out')] })).outcome).toBe('pass');
    const wrong = of({ scope: [row('HP-0001', 'added'), row('ZZ-1', 'left out'), row('HP-0001', 'otherwise')] });
    expect(found('scope-known', wrong).fields).toEqual(['scope.0.change', 'scope.1.what', 'scope.2.what']);
  });

  test('moves days of the application to other days, and is told of those after the term', () => {
    const site = sampleTermFacts('modification').application?.frozen.timeline.sites[0];
    const row = (code: string, finishOn: string) => ({ site: code, finishOn, reason: 'The road was closed.' });
    const facts = of({ dates: [row('HP-0001', site?.finishOn ?? ''), row('ZZ-1', '2027-12-01'), row('', '2028-02-16'), row('', '2028-02-15')] });
    expect(found('dates-known', facts)).toMatchObject({ outcome: 'fail', fields: ['dates.0.finishOn', 'dates.1.site', 'dates.3.site'] });
    expect(found('within-term', facts)).toMatchObject({ outcome: 'warning', fields: ['dates.2.finishOn'] });
    expect(table('T5', facts).rows[1]?.[1]).toBe('Not in the application');
    expect(found('changes-explained', { ...facts, answers: { timelineChanged: 'no', technologyChanged: 'yes' } }).fields).toEqual([
      'technologyNote',
      'timelineChanged',
    ]);
  });

  test('stands on the one before it, and says that its approval is not known', () => {
    const earlier = [filed('modification', '2026-0003-C1', { lines: [change('HP-0001.RA-010', '5.00')] })];
    const facts = of({ lines: [change('HP-0001.RA-010', '5.00')] }, { earlier, today: day('2027-07-01') });
    expect(found('earlier-decided', facts)).toMatchObject({ outcome: 'warning', sentence: expect.stringContaining('2026-0003-C1') });
    expect(found('amounts-change', facts).outcome).toBe('fail');
    expect(shown('C.6', facts)).toBe('2026-0003-C1');
    expect(dollars(5)).toBe(approvedLines(facts).get('HP-0001.RA-010')?.amountCents);
  });
});
