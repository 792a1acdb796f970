import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day, type Instant } from '../../../server/domain/calendar.ts';
import { writeCalendar } from '../../../server/domain/schedule/write-calendar.ts';

const site = { siteCode: 'HP-0012', startOn: day('2027-01-04'), cutOverOn: day('2027-03-02'), finishOn: day('2027-12-31'), crew: 2 };
const term = {
  id: 'term-end',
  kind: 'term-end' as const,
  day: day('2028-02-28'),
  title: 'Term ends',
  citation: '47 CFR 1.50004(h)',
  confidence: 'read' as const,
  note: 'From the first money; no roll.',
};
const plan = {
  key: 'carrier-7',
  title: 'Plan, 3',
  madeAt: '2026-11-22T14:05:06.789Z' as Instant,
  sequence: 3,
  sites: [site],
  places: [{ code: 'HP-0012', name: 'Red Hill; north, old', county: 'Baca County' }],
  statutory: [term],
};

/** Lines as they were before folding. */
function unfold(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar file', () => {
  test('has one event for the first day, the cut-over and the finish of each site, and the days of the program', () => {
    const lines = unfold(writeCalendar(plan));
    expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(4);
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:site.HP-0012.cut-over.carrier-7@changeout',
        'DTSTART;VALUE=DATE:20270302',
        'DTEND;VALUE=DATE:20270303',
        'SUMMARY:On air: Red Hill\\; north\\, old (HP-0012)',
        'UID:site.HP-0012.finish.carrier-7@changeout',
        'DTEND;VALUE=DATE:20280101',
        'UID:clock.term-end.carrier-7@changeout',
        'DTSTAMP:20261122T140506Z',
        'SEQUENCE:3',
        'DESCRIPTION:From the first money\\; no roll. Source: 47 CFR 1.50004(h). Read in a source.',
        'UID:site.HP-0012.start.carrier-7@changeout',
        'SUMMARY:Work begins: Red Hill\\; north\\, old (HP-0012)',
      ]),
    );
  });

  test('begins and ends as the standard wants', () => {
    const text = writeCalendar(plan);
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  test('keeps its UIDs in a newer plan of the same carrier', () => {
    const uids = (text: string) => unfold(text).filter((line) => line.startsWith('UID:'));
    const newer = writeCalendar({
      ...plan,
      sequence: 4,
      madeAt: '2027-01-05T00:00:00.000Z' as Instant,
      sites: [{ ...site, cutOverOn: day('2027-05-03') }],
    });
    expect(uids(newer)).toEqual(uids(writeCalendar(plan)));
    expect(uids(writeCalendar({ ...plan, key: 'carrier-8' }))).not.toEqual(uids(newer));
  });

  test('whatever a site is called: no line is longer than 75 octets, none cuts a character, none stands alone, and the name comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 30 }), (name, code) => {
        const text = writeCalendar({ ...plan, sites: [{ ...site, siteCode: code }], places: [{ code, name, county: name }] });
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\ud800-\udbff]$|^ ?[\udc00-\udfff]/);
        }
        const location = unfold(text).find((line) => line.startsWith('LOCATION:'));
        const read = location?.slice(9).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what the standard forbids.
        expect(read).toBe(name.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''));
      }),
    );
  });

  test('codes that differ only in signs have UIDs of their own', () => {
    const uids = (code: string) =>
      unfold(writeCalendar({ ...plan, sites: [{ ...site, siteCode: code }] })).filter((line) => line.startsWith('UID:site'));
    expect(new Set(['A B', 'A_B', 'A-B', 'A/B', 'Ä'].map((code) => uids(code)[0])).size).toBe(5);
  });
});
