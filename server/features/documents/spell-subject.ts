import type { LinkKind } from '../../../db/schema/documents.ts';
import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { findSubject } from './queries.ts';

const missing: Partial<Record<LinkKind, string>> = {
  site: 'No site has that code. Write it as the inventory does.',
  item: 'No equipment has that tag. Write it as the inventory does.',
  line: 'No cost line can have that id: it starts with a site code or NETWORK, then a dot and the price entry, such as HP-0012.RA-010.',
};

/** What a person says a document is about. */
export interface NewLink {
  kind: LinkKind;
  subject: string;
}

/** How the inventory writes what a link is to lead to, or why there is no such thing. */
export async function spellSubject(ctx: Context, link: NewLink): Promise<Result<string>> {
  const subject = await findSubject(ctx, link.kind, link.subject);
  if (subject !== undefined) return good(subject);
  const message = missing[link.kind] ?? 'There is no such thing to link to.';
  return bad([{ severity: 'error', code: 'no-such-subject', field: 'subject', message, found: link.subject.slice(0, 80) }]);
}
