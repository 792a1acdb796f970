import type { Ask } from '../../web/route-table.ts';

const mostDocuments = 50;

export type PriceChip = 'quotes' | 'estimates' | 'expired' | 'withdrawn';

/** The filter and page in the list's address; what cannot be read is left out. */
export function readListQuery(query: Record<string, string>): ListQuery {
  const chips: readonly PriceChip[] = ['quotes', 'estimates', 'expired', 'withdrawn'];
  const page = /^\d{1,5}$/.test(query.page ?? '') ? Math.max(1, Number(query.page)) : 1;
  return { search: (query.q ?? '').trim().slice(0, 200), show: chips.find((chip) => chip === query.show), page };
}

/** The documents that a form names: ticked ones by id, others by their number. `unread` is what is no number. */
export function readDocumentChoice(ask: Pick<Ask, 'body' | 'lists'>): { ids: number[]; numbers: number[]; unread: string[] } {
  const ids = (ask.lists.documents ?? []).filter((text) => /^\d{1,9}$/.test(text)).map(Number);
  return { ids: [...new Set(ids)].slice(0, mostDocuments), ...readDocumentNumbers(ask.body.documentNumbers ?? '') };
}

/** Numbers of the register in a text: `D-14, D-20`. `unread` is what is no number. */
export function readDocumentNumbers(text: string): { numbers: number[]; unread: string[] } {
  const words = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, mostDocuments);
  const numbers = words.map((word) => /^(?:d-?)?(\d{1,9})$/i.exec(word)?.[1]);
  return {
    numbers: [...new Set(numbers.flatMap((number) => (number === undefined ? [] : [Number(number)])))],
    unread: words.filter((_, index) => numbers[index] === undefined),
  };
}

export interface ListQuery {
  search: string;
  show: PriceChip | undefined;
  page: number;
}
