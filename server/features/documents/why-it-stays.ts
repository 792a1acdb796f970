import type { Issue } from '../../domain/result.ts';
import { linkLabel } from './link-label.ts';
import type { LinkRow } from './queries.ts';

/** A sentence for each thing that keeps a document in the register. */
export function whyItStays(links: readonly LinkRow[]): Issue[] {
  return links.map(toIssue);
}

function toIssue(link: LinkRow): Issue {
  const message =
    link.kind === 'term filing'
      ? `${linkLabel(link)} ${link.endedAt === null ? 'rests on it' : 'rested on it once, and a version of it may name it'}. It stays.`
      : link.kind !== 'own price'
        ? link.endedAt === null
          ? `It is linked: ${linkLabel(link)}. Take that link away first.`
          : `It was linked once: ${linkLabel(link)}, and a filing submitted since may name it. It stays: what was filed is kept for years.`
        : link.endedAt === null
          ? `${link.subject} rests on it. Change that own price first.`
          : `${link.subject} rested on it once, and an estimate may have taken it along. It stays for as long as its estimates do.`;
  return { severity: 'error', code: 'in-use', message, subject: link.subject };
}
