import { formatCount } from '../domain/words.ts';

/** What was written, with sizes; earlier files of the same name are said to be replaced. */
export function describeFiles(files: readonly { path: string; bytes: number; size?: string; isReplaced: boolean }[]): string {
  const rows = files.map(({ path, bytes, size = '', isReplaced }) => [
    path,
    size,
    `${formatCount(bytes)} bytes`,
    isReplaced ? 'replaces the earlier one' : '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = ([path = '', size = '', bytes = '', note = '']: string[]) =>
    [path.padEnd(widths[0] ?? 0), size.padStart(widths[1] ?? 0), bytes.padStart(widths[2] ?? 0), note].join('  ').trimEnd();
  return ['Written', ...rows.map((row) => `  ${line(row)}`)].join('\n');
}
