import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { approvedLines, filedLines } from '../../../server/domain/filing/forms/approved-lines.ts';
import { claimedBefore } from '../../../server/domain/filing/forms/claim/claimed-amounts.ts';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import { modification } from '../../../server/domain/filing/forms/modification.ts';
import { asDecided } from '../../../server/domain/filing/forms/standing.ts';
import { decisionFaults, decisionWords, type TermDecision } from '../../../server/domain/filing/term-decision.ts';
import type { FrozenTermFiling, TermAnswers, TermFacts, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { cents, dollars, formatCents } from '../../../server/domain/money.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

const [line] = sampleTermFacts('claim').application?.frozen.cost.lines ?? [];
if (!line) throw new Error('The sample application has no cost line.');
const lineId = line.id;
const decided = (changes: Partial<TermDecision> = {}): TermDecision => ({
  outcome: 'approved',
  amountCents: null,
  decidedOn: day('2027-05-03'),
  document: '',
  ...changes,
});
const filed = (form: TermForm, number: string, rows: TermAnswers['rows']) =>
  submittedOn(form, sampleTermFacts(form.kind, { number, rows, answers: { lastClaim: 'no' } }), '2027-04-01T15:00:00.000Z');
const claimRows = (amount: string, costLine = lineId): TermAnswers['rows'] => ({
  invoices: [{ vendor: 'Acme', number: '1', date: '2027-03-02', amount, paidOn: '', document: 'D-1', proof: '' }],
  amounts: [{ invoice: '1', costLine, amount, explanation: '' }],
});
const first = filed(claim, '2026-0003-G1', claimRows('1000.00'));
const change = filed(modification, '2026-0003-C1', { lines: [{ line: lineId, amount: '5000.00', reason: 'Less of it.' }] });

/** Facts of a later claim, the filing before it as others count it once it is decided. */
function nextClaim(before: FrozenTermFiling, decision: TermDecision | undefined): TermFacts {
  const decisions = new Map(decision ? [[before.number, decision] as const] : []);
  return sampleTermFacts('claim', { number: '2026-0003-G2', earlier: [asDecided(before, decision)], decisions, rows: claimRows('10.00') });
}

describe('a decision on a filing of the term', () => {
  test('is told in words', () => {
    const words = (changes: Partial<TermDecision>) => decisionWords(decided(changes)).replaceAll('\u00a0', ' ');
    expect(words({})).toBe('approved on May 3, 2027');
    expect(words({ outcome: 'approved-in-part', amountCents: dollars(600) })).toBe('approved in part on May 3, 2027, $600.00');
    expect(words({ outcome: 'denied' })).toBe('denied on May 3, 2027');
  });

  test.each([
    ['was made after today', { decidedOn: day('2027-06-02') }, ['decidedOn']],
    ['was made before the version was submitted', { decidedOn: day('2027-03-31') }, ['decidedOn']],
    ['approves a part and does not say how much', { outcome: 'approved-in-part' }, ['amount']],
    ['approves nothing of it', { outcome: 'approved-in-part', amountCents: cents(0) }, ['amount']],
    ['approves all of it in part', { outcome: 'approved-in-part', amountCents: dollars(1000) }, ['amount']],
    ['denies it with an amount', { outcome: 'denied', amountCents: dollars(1) }, ['amount']],
    ['is in order', { outcome: 'approved-in-part', amountCents: cents(99_999) }, []],
  ] as const)('is refused at its field where it %s', (_what, changes, fields) => {
    const on = { submittedOn: day('2027-04-01'), today: day('2027-06-01'), askedCents: dollars(1000) };
    expect(decisionFaults(decided(changes), on).map(({ field }) => field)).toEqual(fields);
  });

  test('on a modification says no amount: one that lowers a line, or moves a cost, has none above zero', () => {
    const on = { submittedOn: day('2027-04-01'), today: day('2027-06-01'), askedCents: null };
    const fields = (changes: Partial<TermDecision>) => decisionFaults(decided(changes), on).map(({ field }) => field);
    expect(fields({ outcome: 'approved-in-part' })).toEqual([]);
    expect(fields({ outcome: 'approved-in-part', amountCents: dollars(9) })).toEqual(['amount']);
    expect([fields({}), fields({ outcome: 'denied' })]).toEqual([[], []]);
  });

  test('that denies a claim gives its money and its lines back, and an approval in part what was not approved of it', () => {
    const left = (decision?: TermDecision) =>
      ['D.3', 'D.5', 'D.7'].map((id) => (lineValueOf(claim, nextClaim(first, decision), id) ?? '').replaceAll('\u00a0', ' '));
    const allocated = 387_100_000;
    const money = (amount: number) => formatCents(cents(amount));
    expect(left()).toEqual(['$1,000.00', money(allocated - 101_000), 'No decision is recorded']);
    expect(left(decided())).toEqual(['$1,000.00', money(allocated - 101_000), '2026-0003-G1: approved on May 3, 2027']);
    const part = decided({ outcome: 'approved-in-part', amountCents: dollars(600) });
    expect(left(part)).toEqual(['$1,000.00', money(allocated - 61_000), '2026-0003-G1: approved in part on May 3, 2027, $600.00']);
    const denied = decided({ outcome: 'denied' });
    expect(left(denied)).toEqual(['$0.00', money(allocated - 1_000), '2026-0003-G1: denied on May 3, 2027']);
    expect([...claimedBefore(nextClaim(first, denied)).byLine]).toEqual([]);
    expect(claimedBefore(nextClaim(first, denied)).claims).toEqual(['2026-0003-G1']);
  });

  test('that approves a claim in part leaves all of it claimed until it is corrected, and every sum and check says so', () => {
    const part = decided({ outcome: 'approved-in-part', amountCents: dollars(600) });
    const again = (decision?: TermDecision): TermFacts => ({ ...nextClaim(first, decision), rows: claimRows('1000.00') });
    const said = (facts: TermFacts, id: string) => checkTermFiling(claim, facts).find((one) => one.id === id);
    expect(said(again(decided()), 'parts-corrected')?.outcome).toBe('pass');
    expect(said(again(part), 'parts-corrected')).toMatchObject({
      outcome: 'warning',
      sentence: expect.stringMatching(
        /^2026-0003-G1 was approved in part, \$600\.00 of \$1,000\.00\. .*correct it before its rest is claimed again\.$/,
      ),
    });
    expect(said(again(part), 'within-invoice')?.issues[0]?.message).toContain('Correct 2026-0003-G1, approved in part, to what was approved first');
    expect(said(again(), 'within-invoice')?.issues[0]?.message).toMatch(/ Claim less\.$/);
    expect(said(again(part), 'within-allocation')?.sentence).toBe(
      '$2,000.00 is claimed, $400.00 of it was not approved, and $1,600.00 counts against the allocation of $3,871,000.00.',
    );
    expect(said(again(), 'within-allocation')?.sentence).toBe('$2,000.00 of $3,871,000.00 is claimed.');
    const poor = { ...again(part), award: { ...sampleTermFacts('claim').award, allocatedCents: dollars(1500) } as TermFacts['award'] };
    expect(said(poor, 'within-allocation')).toMatchObject({ outcome: 'warning', sentence: expect.stringContaining('are $100.00 more than') });
    const noteOf = (id: string, facts: TermFacts) =>
      buildTermFiling(claim, facts)
        .sections.flatMap(({ lines }) => lines)
        .find((one) => one.id === id)?.originNote;
    expect(noteOf('D.5', again(part))).toContain('$2,000.00 is claimed, of which $400.00 was not approved');
    for (const id of ['D.3', 'D.4', 'D.6']) {
      expect(noteOf(id, again(part))).toContain('with $400.00 that was not approved');
      expect(noteOf(id, again())).not.toContain('not approved');
    }
    const corrected = submittedOn(claim, sampleTermFacts('claim', { number: first.number, rows: claimRows('600.00') }), '2027-05-05T15:00:00.000Z');
    const after = { ...nextClaim(corrected, undefined), rows: claimRows('400.00') };
    expect([said(after, 'parts-corrected')?.outcome, lineValueOf(claim, after, 'D.3')]).toEqual(['pass', '$600.00']);
  });

  test('that approves a claim in part is named where a cost line is claimed beyond what is left of it', () => {
    const filedCents = line.amountCents;
    const all = (filedCents / 100).toFixed(2);
    const part = decided({ outcome: 'approved-in-part', amountCents: dollars(1) });
    const facts = { ...nextClaim(filed(claim, '2026-0003-G1', claimRows(all)), part), rows: claimRows('10.00') };
    const found = checkTermFiling(claim, facts).find((one) => one.id === 'within-line');
    expect(found?.issues[0]?.message).toContain('Correct 2026-0003-G1, approved in part, to what was approved first, or say why it costs more.');
  });

  test('that denies a modification leaves the lines as filed, and one that approves it lets claims rest on them', () => {
    const rests = (decision?: TermDecision) => checkedBy(claim, nextClaim(change, decision), 'modifications-decided')[0];
    const lines = (decision?: TermDecision) => approvedLines(nextClaim(change, decision)).get(lineId.toUpperCase())?.amountCents;
    expect([rests(), lines()]).toEqual(['warning', dollars(5000)]);
    expect([rests(decided()), lines(decided())]).toEqual(['pass', dollars(5000)]);
    const part = decided({ outcome: 'approved-in-part' });
    expect([rests(part), lines(part)]).toEqual(['warning', dollars(5000)]);
    const denied = decided({ outcome: 'denied' });
    expect(rests(denied)).toBe('pass');
    expect(approvedLines(nextClaim(change, denied))).toEqual(filedLines(nextClaim(change, denied)));
  });

  test('is shown in a correction of the filing, whose own rows stay', () => {
    const denied = decided({ outcome: 'denied' });
    const facts = sampleTermFacts('claim', {
      number: first.number,
      versions: [first],
      rows: claimRows('900.00'),
      decisions: new Map([[first.number, denied]]),
    });
    expect(lineValueOf(claim, facts, 'D.2')).toBe('$900.00');
    expect(
      claim.sections
        .flatMap(({ lines }) => lines)
        .find(({ key }) => key === 'standing')
        ?.show(facts)
        .originNote.replaceAll('\u00a0', ' '),
    ).toBe('version 2; version 1 was denied on May 3, 2027');
  });
});
