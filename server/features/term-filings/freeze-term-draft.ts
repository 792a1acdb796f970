import type { Context } from '../../context.ts';
import { freezeTermFiling } from '../../domain/filing/freeze-term-filing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';

/** The value of a filing of the term as it stands, which nobody has certified: for papers marked as drafts. */
export function freezeTermDraft({ now }: Pick<Context, 'now'>, filing: Pick<TermEntry, 'versions'>, { form, facts }: TermContent): FrozenTermFiling {
  return freezeTermFiling(form, facts, {
    software: `Changeout ${softwareVersion}`,
    version: filing.versions.length + 1,
    submittedAt: now,
    submittedBy: { name: 'Not certified', title: 'Draft' },
    certifiedAt: now,
  });
}
