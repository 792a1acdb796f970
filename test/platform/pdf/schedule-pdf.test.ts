import { beforeAll, describe, expect, test } from '@jest/globals';
import { scrp } from '../../../server/domain/programs/scrp.ts';
import { statutoryDays } from '../../../server/domain/schedule/statutory-days.ts';
import { scheduleDocument } from '../../../server/features/estimates/schedule-document.ts';
import { inventedSchedule } from '../../domain/schedule/invented-schedule.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, readPages, readRows } from '../../support/read-pdf.ts';

const { schedule, places } = inventedSchedule(24);
const { settings, p80FinishOn } = schedule.summary;
const statutory = statutoryDays(scrp, {
  approvedOn: settings.startOn,
  approvalNote: 'As planned.',
  firstFundsOn: settings.firstFundsOn,
  termYears: 1,
  finishOn: p80FinishOn,
});
const facts = { carrierName: 'High Plains', title: 'Estimate 3', createdAt: '2026-11-22T10:00:00.000Z' };

describe('the printed schedule', () => {
  let bytes: Buffer;
  let rows: string[][];
  let pages: Awaited<ReturnType<typeof readPages>>;
  beforeAll(async () => {
    bytes = (await drawToBytes(scheduleDocument({ schedule, places, statutory }, facts))).bytes;
    rows = await readRows(bytes);
    pages = await readPages(bytes);
  });

  test('has no fault that a validator of PDF/UA-1 or PDF/A-2 would find', () => {
    expect(findPdfFaults(bytes)).toEqual([]);
  });

  test('names each activity once, with its days', () => {
    for (const { id } of schedule.activities) {
      const found = rows.filter(([first = '']) => first.split(/\s/).includes(id));
      expect([id, found.length]).toEqual([id, 1]);
    }
  });

  test('has the head of the table on every page of activities', () => {
    const listed = pages.filter(({ text }) => /HP-\d{4}\.survey/.test(text));
    expect(listed.length).toBeGreaterThan(3);
    for (const { text } of listed) expect(text).toMatch(/First day\s+Last day\s+Crew/);
  });

  test('tells every day of the program with its source and how sure it is', () => {
    for (const { title, citation } of statutory) {
      const found = rows.find(([what = '']) => what.startsWith(title));
      expect(found?.join(' ')).toContain(citation === '' ? 'Your plan' : citation);
      expect(found?.join(' ')).toMatch(/Read|Derived|Secondary|memory|Stated/);
    }
  });

  test('has no page without anything but its running words', () => {
    for (const { text } of pages) expect(text.length).toBeGreaterThan(120);
  });
});

describe('the printed schedule of next to nothing', () => {
  test('says so where no site is planned, and shows one site', async () => {
    const none = { ...schedule, activities: [], sites: [] };
    const { bytes } = await drawToBytes(scheduleDocument({ schedule: none, places: [], statutory }, facts));
    expect((await readPages(bytes)).map(({ text }) => text).join(' ')).toContain('The plan has no work.');
    const one = inventedSchedule(1);
    const drawn = await drawToBytes(scheduleDocument({ ...one, statutory }, facts));
    expect(findPdfFaults(drawn.bytes)).toEqual([]);
  });
});
