import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, day } from '../../../server/domain/calendar.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { checkExtension, lastEndOf } from '../../../server/domain/schedule/granted-extensions.ts';
import { statutoryDays } from '../../../server/domain/schedule/statutory-days.ts';

const program = getProgram('scrp');
const termEndsOn = day('2027-02-01');
const frame = { termEndsOn, granted: [], extensionMonths: program.extensionMonths, today: day('2027-07-15') };
const extension = { grantedOn: day('2027-01-20'), until: day('2027-08-01'), order: 'DA 27-1', note: '' };

describe('an extension that was granted', () => {
  test('is kept as stated, with a warning beyond what the rule allows', () => {
    expect(checkExtension(extension, frame)).toEqual([]);
    const longest = addMonths(termEndsOn, program.extensionMonths.value ?? 0);
    expect(checkExtension({ ...extension, until: longest }, frame)).toEqual([]);
    expect(checkExtension({ ...extension, until: addDays(longest, 1) }, frame)).toMatchObject([{ severity: 'warning', field: 'until' }]);
    expect(checkExtension({ ...extension, until: termEndsOn }, frame)).toMatchObject([{ severity: 'error', field: 'until' }]);
    expect(checkExtension({ ...extension, order: '' }, frame)).toMatchObject([{ severity: 'error', field: 'order' }]);
    expect(lastEndOf(termEndsOn, [extension])).toBe(extension.until);
  });

  test('moves the last day to ask, and what may still be granted, to its end', () => {
    const anchors = { approvedOn: day('2026-01-05'), approvalNote: '', firstFundsOn: day('2026-02-01'), termYears: 1, finishOn: day('2027-12-01') };
    const days = statutoryDays(program, { ...anchors, granted: [extension] });
    const find = (id: string) => days.find((one) => one.id === id);
    expect(days.filter(({ kind }) => kind === 'petition').map((one) => one.day)).toEqual([addDays(extension.until, -1)]);
    expect(find('extension-end-1')).toMatchObject({ day: extension.until, citation: '', confidence: null });
    expect(find('extension-end-2')?.day).toBe(addMonths(extension.until, program.extensionMonths.value ?? 0));
    const met = statutoryDays(program, { ...anchors, finishOn: day('2027-07-01'), granted: [extension] });
    expect(met.some(({ kind }) => kind === 'petition')).toBe(false);
  });
});
