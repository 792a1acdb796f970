import { isPercentUnit } from '../../../catalog/price-book.ts';
import { type Cents, cents, formatCents } from '../../../money.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { termFound, termPass } from '../../check-term-filing.ts';
import { rowIssue } from '../../read-entry-rows.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { addedLineId, type LineChange, lineKey } from '../approved-lines.ts';
import { claimedElsewhere } from '../claim/claimed-amounts.ts';
import { isWithdrawn } from '../standing.ts';
import { addedLines, changedLines, modificationRule } from './modification-fields.ts';
import { readModification } from './modification-values.ts';

/** Ids that a sentence names before it counts the rest. */
const mostListed = 6;

/** Whether the amounts of a modification can be carried into the cost lines of the application. */
export const modificationLineChecks: readonly TermCheck[] = [
  lineCheck({ id: 'lines-known', title: 'Every cost line is one of the application', found: 'not in the application' }, ({ key, before }, lines) =>
    before === null && key !== '' ? { key: 'line', fault: `is no line of the application. ${likeIds(key, lines)}` } : null,
  ),
  {
    id: 'lines-once',
    title: 'Every cost line is named once',
    citation: modificationRule,
    about: ['lines'],
    test: linesOnce,
  },
  lineCheck({ id: 'amounts-change', title: 'Every amount is a new one', found: 'without a change' }, ({ before, after }) =>
    before !== null && before === after
      ? { key: 'amount', fault: `is ${formatCents(before)} already. Enter another amount, or remove the row.` }
      : null,
  ),
  {
    id: 'already-claimed',
    title: 'No line is set below what was claimed of it',
    citation: 'Tie-out of this form',
    about: ['lines', 'added'],
    test: alreadyClaimed,
  },
  {
    id: 'percent-lines',
    title: 'Lines that follow other lines were thought of',
    citation: 'Good practice',
    about: ['lines'],
    test: percentLines,
  },
];

function linesOnce(facts: TermFacts): ReturnType<TermCheck['test']> {
  const changes = changesOf(facts).filter(({ key }) => key !== '');
  const issues = changes.flatMap(({ key, row }) => {
    const first = changes.find((one) => one.key === key)?.row ?? row;
    return first < row ? [at(row, 'line', `is in row ${first + 1} already. Keep one of the two.`)] : [];
  });
  if (issues.length === 0) return termPass('No cost line is named twice.');
  return termFound('fail', `${counted(issues.length, 'row names', 'rows name')} a cost line again.`, issues);
}

function alreadyClaimed(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { byLine } = claimedElsewhere(facts);
  if (isWithdrawn(facts)) return linesTakenOut(facts, byLine);
  const issues = readModification(facts).changes.flatMap(({ table, key, row, after }) => {
    const claimed = byLine.get(key) ?? 0;
    const fault = `is less than the ${formatCents(cents(claimed))} that claims took of the line.`;
    return after !== null && after < claimed ? [rowIssue(table === 'lines' ? changedLines : addedLines, row, { key: 'amount', fault })] : [];
  });
  if (issues.length === 0) return termPass('No new amount is below what claims took of its line.');
  const sentence = `${counted(issues.length, 'new amount is', 'new amounts are')} below what was claimed. Say under Why it is changed what becomes of the rest, or correct it.`;
  return termFound('warning', sentence, issues);
}

/** Lines that only this modification has, and that claims name. */
function linesTakenOut({ versions, number }: TermFacts, byLine: ReadonlyMap<string, Cents>): ReturnType<TermCheck['test']> {
  const most = Math.max(0, ...versions.map(({ entered }) => entered.rows.added?.length ?? 0));
  const ids = Array.from({ length: most }, (_, index) => addedLineId(number, index));
  const claimed = ids.flatMap((id) => {
    const took = byLine.get(lineKey(id)) ?? 0;
    return took > 0 ? [`${id}, of which claims took ${formatCents(cents(took))}`] : [];
  });
  if (claimed.length === 0) return termPass('No claim takes from a line that this modification added.');
  return termFound('warning', `Claims rest on lines that go with this modification: ${listed(claimed)}. Correct those claims too.`);
}

/** A share of other costs does not move by itself: its amount is what was filed. Those of the whole network and of the sites that change are meant. */
function percentLines(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { changes, lines } = readModification(facts);
  const named = new Set(changes.map(({ key }) => key));
  const moved = changes.filter(({ line, before, after }) => line && after !== null && before !== after && !isPercentUnit(line.unit));
  const places = new Set([null, ...moved.map(({ line }) => line?.siteCode ?? null)]);
  const open = [...lines.entries()].filter(
    ([key, { unit, amountCents, siteCode }]) => isPercentUnit(unit) && amountCents > 0 && places.has(siteCode) && !named.has(key),
  );
  if (moved.length === 0 || open.length === 0) return termPass('No line that is a share of others is left as it was, or no other line changes.');
  return termFound(
    'warning',
    `${counted(open.length, 'cost line is a share', 'cost lines are shares')} of other costs, of the whole network or of a site that changes here, and ${open.length === 1 ? 'keeps its amount' : 'keep their amounts'}: ${listed(open.map(([, { id }]) => id))}. Enter a new amount for each that follows what changes.`,
  );
}

/** The ids of lines at the same place, for whoever mistyped one. */
function likeIds(key: string, lines: ReadonlyMap<string, { id: string }>): string {
  const place = `${key.split('.')[0]}.`;
  const ids = [...lines].filter(([other]) => other.startsWith(place)).map(([, { id }]) => id);
  return ids.length === 0 ? 'Copy its id from Exhibit 3 of the application.' : `There are ${listed(ids)}; see Exhibit 3 of the application.`;
}

function listed(ids: readonly string[]): string {
  const more = ids.length - mostListed;
  return `${ids.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** One fault at most for each row of the lines that change. */
function lineCheck(
  { id, title, found }: { id: string; title: string; found: string },
  faultOf: (change: LineChange, lines: ReadonlyMap<string, { id: string }>) => { key: string; fault: string } | null,
): TermCheck {
  return {
    id,
    title,
    citation: modificationRule,
    about: ['lines'],
    test: (facts) => {
      const { changes, lines } = readModification(facts);
      const issues = changes.flatMap((change) => {
        const fault = change.table === 'lines' ? faultOf(change, lines) : null;
        return fault ? [at(change.row, fault.key, fault.fault)] : [];
      });
      if (issues.length === 0) return termPass(`No cost line is ${found}.`);
      return termFound('fail', `${counted(issues.length, 'cost line is', 'cost lines are')} ${found}.`, issues);
    },
  };
}

function changesOf(facts: TermFacts): LineChange[] {
  return readModification(facts).changes.filter(({ table }) => table === 'lines');
}

function at(row: number, key: string, fault: string): Issue {
  return rowIssue(changedLines, row, { key, fault });
}
