import type { GanttLine } from './arrange-gantt.ts';

/**
 * One page of the lines of a chart, from page 1 on; a page beyond the last is the last. A page that begins within an open group repeats the
 * group's own line, so that no part stands without its name.
 */
export function pageLines(lines: readonly GanttLine[], page: number, size: number): LinePage {
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const number = Math.min(Math.max(1, page), pages);
  const start = (number - 1) * size;
  const here = lines.slice(start, start + size);
  const [first] = here;
  const head = first?.depth === 1 ? lines.slice(0, start).findLast(({ depth }) => depth === 0) : undefined;
  return { number, pages, lines: head ? [continued(head), ...here] : here };
}

/** The line of a group as it stands above parts that go on from the page before. */
export function continued(head: GanttLine): GanttLine {
  return { ...head, small: `${head.small === '' ? '' : `${head.small} · `}continued` };
}

interface LinePage {
  number: number;
  pages: number;
  lines: GanttLine[];
}
