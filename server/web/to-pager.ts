import { capitalised, formatCount } from '../domain/words.ts';

/** The `pager` part for a list: which rows these are, and links to the other pages. */
export function toPager(list: PagedList) {
  const { page, size, total, noun, toHref } = list;
  const pages = countPages(total, size);
  const start = (page - 1) * size;
  return {
    label: `Pages of ${noun}`,
    text:
      total === 0
        ? `No ${noun}`
        : `${capitalised(noun)} ${formatCount(start + 1)} to ${formatCount(Math.min(start + size, total))} of ${formatCount(total)}`,
    page,
    pages,
    links: pageNumbers(page, pages).map((number) => (number === null ? { label: '…' } : { label: String(number), href: toHref(number) })),
    ...(page > 1 && { previousHref: toHref(page - 1) }),
    ...(page < pages && { nextHref: toHref(page + 1) }),
  };
}

export function countPages(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** An address with the values that are not empty. */
export function listAddress(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** First, last and the neighbors of a page; null stands for a gap. */
function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => (index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? [null, number] : [number]));
}

interface PagedList {
  /** From 1, not beyond the last. */
  page: number;
  size: number;
  /** Rows in all. */
  total: number;
  /** Plural, lower case: `sites`. */
  noun: string;
  toHref(page: number): string;
}
