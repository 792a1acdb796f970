import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addMonths, day } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { timeOf } from '../../../server/domain/filing/forms/extension-petition/extension-petition-values.ts';
import { extensionPetition } from '../../../server/domain/filing/forms/extension-petition.ts';
import { readEntryRows } from '../../../server/domain/filing/read-entry-rows.ts';
import type { Award, FrozenTermFiling, TermFacts } from '../../../server/domain/filing/term-filing.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { submittedOn } from './term-form-case.ts';

const { award: sampleAward, work: sampleWork } = sampleTermFacts('extension-petition');
if (!sampleAward || !sampleWork) throw new Error('The sample has an award and tracked work.');
const [award, work] = [sampleAward, sampleWork];

const cause = {
  cause: 'supply chain',
  facts: 'Radios came late.',
  where: 'HP-0001',
  from: '2027-03-01',
  until: '2027-04-30',
  days: '40',
  document: 'D-1',
};
const facts = (changes: Partial<TermFacts> = {}): TermFacts =>
  sampleTermFacts('extension-petition', {
    today: day('2028-01-10'),
    answers: { until: '2028-06-01' },
    rows: { causes: [cause] },
    work: { ...work, expectedFinishOn: day('2028-05-20') },
    ...changes,
  });
const termFrom = (firstMoneyOn: string, extensions: Award['extensions'] = []): Award => ({ ...award, firstMoneyOn: day(firstMoneyOn), extensions });
const granted = (until: string): Award['extensions'][number] => ({ grantedOn: null, until: day(until), note: 'DA 27-100: Supply chain' });
const found = (id: string, changes: Partial<TermFacts> = {}) => {
  const check = checkTermFiling(extensionPetition, facts(changes)).find((one) => one.id === id);
  if (!check) throw new Error(`No check ${id}.`);
  return { outcome: check.outcome, sentence: check.sentence.replaceAll('\u00a0', ' '), fields: check.issues.map(({ field }) => field) };
};
const shown = (id: string, changes: Partial<TermFacts> = {}): string => {
  const lines = buildTermFiling(extensionPetition, facts(changes)).sections.flatMap((section) => section.lines);
  return (lines.find((line) => line.id === id)?.value ?? 'no such line').replaceAll('\u00a0', ' ');
};
const tableRows = (id: string, changes: Partial<TermFacts> = {}) =>
  buildTermFiling(extensionPetition, facts(changes))
    .tables.find((table) => table.id === id)
    ?.rows.map(({ cells }) => cells) ?? [];

describe('the days of a petition', () => {
  // Extensions as press reported them: Point Broadband Oct 29 2023, SI Wireless Nov 24 2023 (Communications Daily, October 2023), Gogo Jan 21 2025
  // (Communications Daily, December 2024), SOCS Oct 6 2024 (Light Reading, September 2024).
  test.each([
    ['2022-10-29', '2023-10-29', '2024-04-29'],
    ['2022-11-24', '2023-11-24', '2024-05-24'],
    ['2024-01-21', '2025-01-21', '2025-07-21'],
    ['2023-10-06', '2024-10-06', '2025-04-06'],
    ['2022-08-31', '2023-08-31', '2024-02-29'],
  ])('money of %s gives a term to %s, and one petition reaches to %s', (money, endsOn, mostUntil) => {
    expect(timeOf(facts({ award: termFrom(money) }))).toMatchObject({ endsOn, mostUntil, fileBy: addDays(day(endsOn), -1) });
  });

  // 20:30 in Washington on October 28 is half past midnight of October 29 in UTC.
  test('are those of Washington for petitions filed before, as deadlines are', () => {
    const answers = { until: '2028-06-01' };
    const before = { kind: 'extension-petition', number: '2026-0003-P1', submittedAt: '2027-10-29T00:30:00.000Z', entered: { answers, rows: {} } };
    expect(shown('C.5', { earlier: [before as unknown as FrozenTermFiling] })).toBe('2026-0003-P1, submitted Oct 28, 2027, asked until Jun 1, 2028');
  });

  test('run from the last extension granted, and each of them is shown', () => {
    const extended = termFrom('2026-02-15', [granted('2027-08-15'), granted('2028-02-15')]);
    expect(shown('C.1', { award: extended })).toBe('Feb 15, 2027');
    expect(shown('C.2', { award: extended })).toBe('1: to Aug 15, 2027, DA 27-100: Supply chain\n2: to Feb 15, 2028, DA 27-100: Supply chain');
    expect(['C.3', 'C.4', 'C.6', 'C.9'].map((id) => shown(id, { award: extended }))).toEqual(['Feb 15, 2028', '3', 'Feb 14, 2028', 'Aug 15, 2028']);
  });
});

describe('a petition', () => {
  test('is in time before the term ends, at risk on its last day, barred after it, and baseless before the first money', () => {
    expect(found('in-time', { today: day('2028-02-14') })).toMatchObject({ outcome: 'pass' });
    expect(found('in-time', { today: day('2028-02-15') })).toMatchObject({ outcome: 'warning', sentence: expect.stringContaining('ends today') });
    const late = found('in-time', { today: day('2028-02-16') });
    expect(late).toMatchObject({ outcome: 'fail', sentence: expect.stringContaining('ended on Feb 15, 2028') });
    expect(late.sentence).toContain('Nothing that was read says what becomes of a late one');
    expect(found('in-time', { award: { ...award, firstMoneyOn: null } })).toMatchObject({ outcome: 'fail' });
  });

  test('asks for a day after the term and at most six months later', () => {
    const until = (text: string) => found('length', { answers: { until: text } });
    expect(until('2028-02-15')).toMatchObject({ outcome: 'fail', fields: ['until'] });
    expect(until('2028-02-16')).toMatchObject({ outcome: 'pass', sentence: expect.stringContaining('1 day more') });
    expect(until('2028-08-15')).toMatchObject({ outcome: 'pass' });
    expect(until('2028-08-16')).toMatchObject({ outcome: 'fail', sentence: expect.stringContaining('until Aug 15, 2028') });
  });

  test('passes whatever day is within the rule, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: -40, max: 300 }), (from, asked) => {
        const money = addDays(day('2026-01-01'), from);
        const endsOn = addMonths(money, 12);
        const until = addDays(endsOn, asked);
        const { outcome } = found('length', { award: termFrom(money), answers: { until } });
        expect(outcome).toBe(until > endsOn && until <= addMonths(endsOn, 6) ? 'pass' : 'fail');
      }),
    );
  });

  test('is told when it asks for less than the work takes, or for more time than the plan shows a need of', () => {
    expect(found('covers-the-work')).toMatchObject({ outcome: 'pass' });
    expect(found('covers-the-work', { answers: { until: '2028-05-19' } })).toMatchObject({ outcome: 'warning', fields: ['until'] });
    const long = found('covers-the-work', { answers: { until: '2028-08-15' }, work: { ...work, expectedFinishOn: day('2028-12-01') } });
    expect(long.sentence).toContain('another one will be needed before Aug 15, 2028');
    expect(found('covers-the-work', { work: { ...work, expectedFinishOn: day('2028-02-15') } }).sentence).toContain('no more time is needed');
    expect(found('covers-the-work', { work: null })).toMatchObject({ outcome: 'warning' });
    expect(shown('C.12')).toBe('12 days');
    expect(shown('C.12', { answers: { until: '2028-05-19' } })).toBe('None: 1 day too short');
  });

  test('sets the finish as expected now against the finish and the term as filed, each with where it comes from', () => {
    const ids = ['C.13', 'C.14', 'C.15', 'C.16'];
    const { application } = facts();
    if (!application) throw new Error('The sample has an application.');
    const filed = { finishOn: day('2027-06-30'), p80FinishOn: day('2027-09-15'), termEndsOn: day('2027-12-31') };
    const under = (timeline: Partial<typeof application.frozen.timeline>, of: Partial<TermFacts> = {}): Partial<TermFacts> => ({
      application: { ...application, version: 2, frozen: { ...application.frozen, timeline: { ...application.frozen.timeline, ...timeline } } },
      ...of,
    });
    expect(ids.map((id) => shown(id, under(filed)))).toEqual(['Jun 30, 2027', 'Sep 15, 2027', 'Dec 31, 2027', '325 days later than filed']);
    const lines = buildTermFiling(extensionPetition, facts(under(filed))).sections.flatMap((section) => section.lines);
    const origins = ids.map((id) => lines.find((line) => line.id === id)).map((line) => [line?.origin, line?.originNote]);
    const asFiled = ['carried over', 'application 2026-0003, version 2'];
    expect(origins).toEqual([asFiled, asFiled, asFiled, ['computed', 'from the finish as filed to the finish as expected now']]);
    const slip = (expectedFinishOn: string) => shown('C.16', under(filed, { work: { ...work, expectedFinishOn: day(expectedFinishOn) } }));
    expect([slip('2027-06-30'), slip('2027-06-29')]).toEqual(['None: as filed', '1 day earlier than filed']);
    expect(shown('C.15', under({ ...filed, termEndsOn: null }))).toBe('The program sets no term that is known');
    expect(ids.map((id) => shown(id, under(filed, { work: null })))[3]).toBe('Not known: no baseline is set');
  });

  test('needs a cause, with days that can be true and a document that shows it', () => {
    expect(found('causes-given', { rows: {} })).toMatchObject({ outcome: 'fail', fields: ['causes'] });
    const row = (changes: Record<string, string>) => ({ rows: { causes: [cause, { ...cause, ...changes }] } });
    expect(found('causes-dated', row({ days: '61' }))).toMatchObject({ outcome: 'pass' });
    expect(found('causes-dated', row({ days: '62' }))).toMatchObject({ outcome: 'fail', fields: ['causes.1.days'] });
    expect(found('causes-dated', row({ until: '2027-02-28' })).fields).toEqual(['causes.1.until']);
    expect(found('causes-dated', row({ from: '2028-01-11', until: '' })).fields).toEqual(['causes.1.from']);
    expect(found('causes-shown', row({ document: '' }))).toMatchObject({ outcome: 'warning', fields: ['causes.1.document'] });
  });

  test('is told of causes on record that it leaves out, and of delays without one', () => {
    const [delay] = work.delays;
    if (!delay) throw new Error('The sample has a delay.');
    const found_ = found('record-agrees', { work: { ...work, delays: [delay, { ...delay, cause: 'No cause stated' }] } });
    expect(found_).toMatchObject({ outcome: 'warning' });
    expect(found_.sentence).toContain('leaves out: weather');
    expect(found_.sentence).toContain('1 delay of table T3 has no stated cause');
    expect(found('record-agrees', { rows: { causes: [{ ...cause, cause: 'weather' }] } }).outcome).toBe('pass');
  });

  // The Wireline Competition Bureau in October 2024, as press reported: lack of full funding will not necessarily suffice for several requests.
  test('is warned when a further one rests on the lack of money alone', () => {
    const money = { rows: { causes: [{ ...cause, cause: 'funding' }] } };
    expect(found('more-than-money', money).outcome).toBe('pass');
    const second = { ...money, award: termFrom('2027-02-15', [granted('2028-08-15')]) };
    expect(found('more-than-money', second)).toMatchObject({ outcome: 'warning', fields: ['causes.0.cause'] });
    expect(found('more-than-money', { ...second, rows: { causes: [cause, { ...cause, cause: 'funding' }] } }).outcome).toBe('pass');
  });

  test('is told when the one before it is not decided yet', () => {
    const before = {
      kind: 'extension-petition',
      number: '2026-0003-H1',
      submittedAt: '2027-12-01T15:00:00.000Z',
      entered: { answers: { until: '2028-08-15' }, rows: {} },
    } as unknown as FrozenTermFiling;
    expect(found('earlier-decided', { earlier: [before] })).toMatchObject({ outcome: 'warning' });
    expect(found('earlier-decided', { earlier: [before], award: termFrom('2027-02-15', [granted('2028-08-15')]) }).outcome).toBe('pass');
    expect(shown('C.5', { earlier: [before] })).toBe('2026-0003-H1, submitted Dec 1, 2027, asked until Aug 15, 2028');
  });

  // WorldCell asked for six months and got three and a half (Light Reading, September 2024); most petitions get all that they ask for.
  test('that was granted is corrected against the term that it found, and says what was granted since', () => {
    const filed = (answers: Record<string, string>, extensions: Award['extensions']): FrozenTermFiling =>
      submittedOn(
        extensionPetition,
        facts({ answers, today: day('2028-02-10'), award: termFrom('2027-02-15', extensions) }),
        '2028-02-10T15:00:00.000Z',
      );
    const dated = (grantedOn: string | null, until: string) => ({ ...granted(until), grantedOn: grantedOn === null ? null : day(grantedOn) });
    const answers = { until: '2028-08-15' };
    const correction = (extensions: Award['extensions'], counted: Award['extensions'] = []): Partial<TermFacts> => ({
      today: day('2028-06-01'),
      answers,
      versions: [filed(answers, counted)],
      award: termFrom('2027-02-15', extensions),
    });
    for (const grantedOn of ['2028-02-10', '2028-02-14', null]) {
      const of = correction([dated(grantedOn, '2028-08-15')]);
      expect([found('in-time', of).outcome, found('length', of).outcome, found('more-than-money', of).outcome]).toEqual(['pass', 'pass', 'pass']);
      expect(found('in-time', of).sentence).toBe(
        'Its first version was filed on Feb 10, 2028, before the term as it stood then ended on Feb 15, 2028.',
      );
      expect(['C.2', 'C.3', 'C.4', 'C.9'].map((id) => shown(id, of))).toEqual([
        'None before this petition\nSince this petition was filed:\n1: to Aug 15, 2028, DA 27-100: Supply chain',
        'Feb 15, 2028',
        '1',
        'Aug 15, 2028',
      ]);
    }
    const first = dated('2028-02-01', '2028-03-01');
    const second = correction([first, dated('2028-02-20', '2028-09-01')], [first]);
    expect(['C.3', 'C.4', 'C.9'].map((id) => shown(id, second))).toEqual(['Mar 1, 2028', '2', 'Sep 1, 2028']);
    // Granted on the day of filing, and counted by the first version: it came before.
    const sameDay = dated('2028-02-10', '2028-03-01');
    expect(shown('C.3', correction([sameDay], [sameDay]))).toBe('Mar 1, 2028');
    // What is filed already stands: another day that the rule bars is refused, the filed one is told of.
    const early = correction([dated('2028-01-02', '2028-08-20')]);
    expect(found('length', early).outcome).toBe('warning');
    expect(found('length', { ...early, answers: { until: '2028-08-19' } }).outcome).toBe('fail');
    expect(found('in-time', { ...correction([]), award: termFrom('2027-02-10') }).outcome).toBe('warning');
  });

  test('starts with the time that the plan needs and one row for each cause on record', () => {
    const [delay] = work.delays;
    if (!delay) throw new Error('The sample has a delay.');
    const delays = [
      { ...delay, siteCode: 'HP-0002', cause: 'Supply chain', days: 40, from: day('2027-05-01'), until: day('2027-06-30'), note: '' },
      delay,
      { ...delay, siteCode: '', days: 3, from: day('2027-06-01'), until: day('2027-06-03'), note: 'Flood.' },
      { ...delay, cause: 'No cause stated', from: day('2027-07-01'), until: day('2027-07-03') },
    ];
    const of = { ...facts({ answers: {}, rows: {} }), work: { ...work, delays, expectedFinishOn: day('2028-05-20') } };
    const started = extensionPetition.prefill?.(of);
    expect(started?.answers).toEqual({ until: '2028-05-20' });
    expect(started?.rows.causes).toEqual([
      {
        cause: 'weather',
        facts: '2 delays recorded. Ice on the tower. Flood.',
        where: 'HP-0001, Whole network',
        from: '2027-04-26',
        until: '2027-06-03',
        days: '19',
        document: '',
      },
      {
        cause: 'supply chain',
        facts: '1 delay recorded. Tower work.',
        where: 'HP-0002',
        from: '2027-05-01',
        until: '2027-06-30',
        days: '40',
        document: '',
      },
      expect.objectContaining({ cause: '', where: 'HP-0001' }),
    ]);
    const far = { ...of, work: { ...of.work, expectedFinishOn: day('2029-05-20') } };
    expect(extensionPetition.prefill?.(far).answers).toEqual({ until: '2028-08-15' });
    expect(extensionPetition.prefill?.({ ...of, work: null })).toEqual({ answers: {}, rows: { causes: [] } });
  });

  test('starts with rows that its own table can keep, whatever was recorded', () => {
    const table = extensionPetition.entries[0];
    if (!table) throw new Error('The petition has a table.');
    const delay = fc.record({
      siteCode: fc.constantFrom('', ...Array.from({ length: 30 }, (_, index) => `HP-${String(index).padStart(4, '0')}`)),
      activity: fc.string({ maxLength: 60 }),
      cause: fc.constantFrom('Weather', 'Supply chain', 'Funding', 'The work itself', 'No cause stated'),
      days: fc.integer({ min: 1, max: 400 }),
      from: fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2027-02-15'), days)),
      until: fc.integer({ min: 401, max: 600 }).map((days) => addDays(day('2027-02-15'), days)),
      note: fc.string({ maxLength: 400 }),
    });
    fc.assert(
      fc.property(fc.array(delay, { maxLength: 60 }), (delays) => {
        const rows = extensionPetition.prefill?.(facts({ work: { ...work, delays } })).rows.causes ?? [];
        expect(readEntryRows(table, rows).issues).toEqual([]);
        expect(rows).toHaveLength(new Set(delays.map((one) => one.cause)).size);
      }),
      { numRuns: 50 },
    );
  });

  test('prints each cause with its days and its document', () => {
    const open = { ...cause, until: '', days: '1', document: '' };
    expect(tableRows('T4', { rows: { causes: [cause, open] } }).map((cells) => cells.map((cell) => cell.replaceAll('\u00a0', ' ')))).toEqual([
      ['Supply chain', 'Radios came late. · D-1', 'HP-0001', 'From Mar 1, 2027 to Apr 30, 2027: up to 40 days'],
      ['Supply chain', 'Radios came late. · No document', 'HP-0001', 'From Mar 1, 2027 to the day of filing, and it goes on: up to 1 day'],
    ]);
  });

  test('lists the sites that are not done, soonest first, and the covered units left by model', () => {
    const [first, second] = work.sites;
    if (!first || !second) throw new Error('The sample has two sites.');
    const sites = [{ ...second, finishedOn: null }, first, { ...first, siteCode: 'HP-0003', finishedOn: day('2027-05-20') }];
    expect(tableRows('T5', { work: { ...work, sites } }).map(([code]) => code)).toEqual(['HP-0001', 'HP-0002']);
    expect(shown('F.3', { work: { ...work, sites } })).toBe('2 of 3 sites');
    expect(tableRows('T6')).toEqual([['Huawei RRU3908', '3', '3', '2']]);
    expect(buildTermFiling(extensionPetition, facts()).tables.find(({ id }) => id === 'T6')?.total).toEqual(['All models', '3', '3', '2']);
  });
});
