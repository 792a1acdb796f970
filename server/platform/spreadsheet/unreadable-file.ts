import type { Issue } from '../../domain/result.ts';

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
