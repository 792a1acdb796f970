import { type Day, daysBetween } from '../calendar.ts';
import type {
  ChangeKind,
  FrozenAnswerChange,
  FrozenChangedPart,
  FrozenChangeList,
  FrozenChanges,
  FrozenLineChange,
} from '../filing/frozen-changes.ts';
import type { FrozenFiling } from '../filing/frozen-filing.ts';
import { sumCents } from '../money.ts';
import type { ChangedPart } from './compare-equipment.ts';
import { type CostLineChange, compareVersions, type VersionComparison } from './compare-versions.ts';
import { onlyDifference } from './only-difference.ts';

/** How many changes of each kind a paper lists whole. */
export const mostShown = { costLines: 40, sites: 30, items: 40, answers: 60, siteDays: 20 } as const;

/** Characters of an answer, and of one thing about a site or an item, that a paper shows on each side. */
const mostOfAnswer = 600;
const mostOfPart = 160;

const kinds: readonly ChangeKind[] = ['added', 'removed', 'changed', 'moved'];

/** What changed between two versions of a filing as a value that can be frozen with the newer one. The same versions give the same value. */
export function freezeChanges(before: FrozenFiling, after: FrozenFiling, sha256: string): FrozenChanges {
  const comparison = compareVersions(before, after);
  return {
    since: { version: before.version, submittedAt: before.submittedAt, sha256 },
    money: {
      beforeCents: comparison.totalBefore,
      afterCents: comparison.totalAfter,
      lines: sumByKind(comparison.costLines),
      categories: comparison.categories.map(({ category, before: beforeCents, after: afterCents }) => ({ category, beforeCents, afterCents })),
    },
    costLines: largest(comparison.costLines.map(toLine), mostShown.costLines, ({ beforeCents, afterCents }) => Math.abs(afterCents - beforeCents)),
    sites: first(
      comparison.sites.map((site) => ({ ...site, parts: site.parts.map(toPart) })),
      mostShown.sites,
    ),
    items: first(
      comparison.items.map(({ tag, siteCode, change, what, parts }) => ({
        tag,
        siteCode,
        change,
        what: parts.length === 0 ? what : '',
        parts: parts.map(toPart),
      })),
      mostShown.items,
    ),
    answers: first(comparison.values.map(toAnswer), mostShown.answers),
    timeline: { days: changedDays(before, after), sites: movedSites(before, after) },
  };
}

function sumByKind(lines: readonly CostLineChange[]): FrozenChanges['money']['lines'] {
  return kinds.flatMap((change) => {
    const of = lines.filter((line) => line.change === change);
    if (of.length === 0) return [];
    return [
      {
        change,
        count: of.length,
        beforeCents: sumCents(of.map(({ amountBefore }) => amountBefore)),
        afterCents: sumCents(of.map(({ amountAfter }) => amountAfter)),
      },
    ];
  });
}

function toLine({ id, item, change, siteBefore, siteAfter, amountBefore, amountAfter }: CostLineChange): FrozenLineChange {
  return { id, item, change, siteBefore, siteAfter, beforeCents: amountBefore, afterCents: amountAfter };
}

function toPart({ what, before, after }: ChangedPart): FrozenChangedPart {
  const { before: was, after: is } = onlyDifference(before, after, mostOfPart);
  return { what, before: was, after: is };
}

function toAnswer({ lineId, label, before, after }: VersionComparison['values'][number]): FrozenAnswerChange {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const shown = onlyDifference(before ?? '', after ?? '', mostOfAnswer);
  return {
    lineId,
    label,
    change,
    before: before === null ? null : shown.before,
    after: after === null ? null : shown.after,
    ...(shown.isCut && { cutFrom: { before: before?.length ?? 0, after: after?.length ?? 0 } }),
  };
}

function changedDays({ timeline: before }: FrozenFiling, { timeline: after }: FrozenFiling): FrozenChanges['timeline']['days'] {
  const days = [
    { label: 'Work starts', before: before.startOn, after: after.startOn },
    { label: 'Likely finished', before: before.finishOn, after: after.finishOn },
    { label: 'Finished, 8 in 10 chance', before: before.p80FinishOn, after: after.p80FinishOn },
    { label: 'End of the term', before: before.termEndsOn, after: after.termEndsOn },
  ];
  return days.filter((one) => one.before !== one.after);
}

function movedSites(before: FrozenFiling, after: FrozenFiling): FrozenChanges['timeline']['sites'] {
  const old = new Map(before.timeline.sites.map(({ siteCode, finishOn }) => [siteCode, finishOn]));
  const moved = after.timeline.sites.flatMap(({ siteCode, finishOn }) => {
    const was: Day | undefined = old.get(siteCode);
    if (was === undefined || was === finishOn) return [];
    return [{ siteCode, before: was, after: finishOn, days: daysBetween(was, finishOn), change: 'moved' as const }];
  });
  const { counts, shown, more } = largest(moved, mostShown.siteDays, ({ days }) => Math.abs(days));
  return { counts, shown: shown.map(({ change: _change, ...site }) => site), more };
}

/** The largest, largest first; of equal ones, in the order of the list. */
function largest<Change extends { change: ChangeKind }>(
  changes: readonly Change[],
  most: number,
  size: (change: Change) => number,
): FrozenChangeList<Change> {
  const bySize = changes.map((change, index) => ({ change, index })).sort((a, b) => size(b.change) - size(a.change) || a.index - b.index);
  const shown = bySize.slice(0, most).map(({ change }) => change);
  return { counts: countKinds(changes), shown, more: changes.length - shown.length };
}

function first<Change extends { change: ChangeKind }>(changes: readonly Change[], most: number): FrozenChangeList<Change> {
  const shown = changes.slice(0, most);
  return { counts: countKinds(changes), shown, more: changes.length - shown.length };
}

function countKinds(changes: readonly { change: ChangeKind }[]): FrozenChangeList<unknown>['counts'] {
  const counted = kinds.map((kind) => [kind, changes.filter(({ change }) => change === kind).length] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
