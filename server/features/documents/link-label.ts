import type { LinkKind } from '../../../db/schema/documents.ts';

const words: Record<LinkKind, string> = {
  'own price': 'Own price',
  line: 'Cost line',
  site: 'Site',
  item: 'Equipment',
  filing: 'The filing as a whole',
  'term filing': 'Filing',
};

/** What a link leads to, in words: `Site HP-0012`. */
export function linkLabel({ kind, subject }: { kind: LinkKind; subject: string }): string {
  return subject === '' ? words[kind] : `${words[kind]} ${subject}`;
}
