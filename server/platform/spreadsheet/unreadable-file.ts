import type { Issue } from '../../domain/result.ts';
import { maxInflatedBytes } from './limits.ts';

const advice = 'Save it as an Excel workbook (.xlsx) or as CSV and upload that.';

/** Stops the reading of a file that cannot be read on; carries the sentence for the person who uploaded it. */
export class UnreadableFile extends Error {
  readonly issue: Issue;

  constructor(issue: Omit<Issue, 'severity'>) {
    super(issue.message);
    this.issue = { severity: 'error', ...issue };
  }
}

export function damagedFile(): UnreadableFile {
  return new UnreadableFile({
    code: 'damaged-file',
    message: 'The file is damaged or was not uploaded completely. Open it in a spreadsheet program, save it as .xlsx or CSV again, and upload that.',
    wanted: 'a workbook that opens',
  });
}

export function wrongType(sentence: string): UnreadableFile {
  return new UnreadableFile({ code: 'wrong-file-type', message: `${sentence} ${advice}`, wanted: 'an .xlsx or CSV file' });
}

export function inflatesTooFar(): UnreadableFile {
  return new UnreadableFile({
    code: 'inflates-too-far',
    message: 'The workbook unpacks to far more than its size and was stopped. Copy the filled cells into a new workbook, save it, and upload that.',
    wanted: `a workbook that unpacks to less than ${maxInflatedBytes / 1024 / 1024} MB`,
  });
}
