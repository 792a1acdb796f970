import type { Context } from '../../context.ts';
import { freezeFiling } from '../../domain/filing/freeze-filing.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { compareVersions, type VersionComparison } from '../../domain/review/compare-versions.ts';
import { counted } from '../../domain/words.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import { gatherFacts } from './gather-facts.ts';
import { getFrozen } from './get-frozen.ts';
import { type Look, linesOf, listLooks, totalOf } from './note-look.ts';
import type { FilingEntry } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { momentText } from './words.ts';

const keep = keepLast<VersionComparison | null>(4);

/** What is new for the officer: since the version that was filed last, and since this officer last saw the filing in another state. */
export async function listOfficerChanges(ctx: Context, filing: FilingEntry, content: FilingContent): Promise<OfficerChange[]> {
  const filed = filing.versions.at(-1);
  const comparison = filed
    ? await keep([filing.id, filing.createdAt, content.fingerprint, filed.frozenSha256].join(' '), () => compareWith(ctx, filing, filed.frozenSha256))
    : null;
  const look = (await listLooks(ctx, filing.number)).find(({ fingerprint }) => fingerprint !== content.fingerprint);
  return [
    filed && comparison
      ? {
          title: `Since version ${filed.number}, submitted ${momentText(filed.submittedAt)}`,
          sentence: comparison.sentence,
          lines: comparison.values.map(({ lineId, label }) => nameOf(content, lineId, label)),
        }
      : { title: 'Since the last version', sentence: 'There is none: this would be the first.', lines: [] },
    look ? sinceLook(look, content) : { title: 'Since you last looked', sentence: 'You have not seen this filing in any other state.', lines: [] },
  ];
}

async function compareWith(ctx: Context, filing: FilingEntry, frozenSha256: string): Promise<VersionComparison | null> {
  const { form, facts, inputsSha256 } = await gatherFacts(ctx, filing);
  const nobody = { name: '', title: '' };
  const draft = freezeFiling(form, facts, {
    software: softwareVersion,
    number: filing.number,
    version: filing.versions.length + 1,
    submittedAt: ctx.now,
    submittedBy: nobody,
    certifiedAt: ctx.now,
    inputsSha256,
  });
  return draft.ok ? compareVersions(await getFrozen(ctx, frozenSha256), draft.value) : null;
}

function sinceLook(look: Look, content: FilingContent): OfficerChange {
  const now = linesOf(content);
  const labels = content.sections.flatMap(({ lines }) =>
    lines.filter(({ id }) => look.lines[id] !== now[id]).map(({ id, label }) => nameOf(content, id, label)),
  );
  const total = totalOf(content);
  const difference = total === null || look.totalCents === null ? null : total - look.totalCents;
  const money =
    difference === null
      ? 'One of the two has no estimate.'
      : difference === 0
        ? 'The amount asked for is the same.'
        : `The amount asked for is ${formatCents(cents(Math.abs(difference)))} ${difference > 0 ? 'higher' : 'lower'}.`;
  const rest =
    labels.length === 0
      ? 'No line of the form reads otherwise; a check or the evidence does.'
      : `${counted(labels.length, 'line of the form reads', 'lines of the form read')} otherwise.`;
  return { title: `Since you looked on ${momentText(look.at)}`, sentence: `${money} ${rest}`, lines: labels };
}

/** `B.1 Name (Contact)`. */
function nameOf({ sections }: FilingContent, id: string, label: string): string {
  const section = sections.find((candidate) => candidate.id === id.split('.')[0]);
  return section ? `${id} ${label} (${section.title})` : `${id} ${label}`;
}

export interface OfficerChange {
  title: string;
  sentence: string;
  /** Lines of the form that read otherwise, with their labels. */
  lines: string[];
}
