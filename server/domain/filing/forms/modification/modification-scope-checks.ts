import { cents, formatCents } from '../../../money.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { termFound, termPass } from '../../check-term-filing.ts';
import { rowIssue } from '../../read-entry-rows.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { lineKey } from '../approved-lines.ts';
import { modificationRule, scopeRows } from './modification-fields.ts';
import { readModification } from './modification-values.ts';

/** Whether sites and equipment that are added or left out agree with the application, its money and the inventory. */
export const modificationScopeChecks: readonly TermCheck[] = [
  {
    id: 'scope-known',
    title: 'What is changed is in the application, and what is added is not',
    citation: modificationRule,
    about: ['scope'],
    test: (facts) => {
      const known = new Set(facts.application?.frozen.sites.flatMap(({ code, items }) => [code, ...items.map(({ tag }) => tag)].map(lineKey)));
      const seen = new Set<string>();
      const issues = (facts.rows.scope ?? []).flatMap(({ what = '', change = '' }, index): Issue[] => {
        const key = lineKey(what);
        const isAgain = seen.has(key);
        seen.add(key);
        if (key === '' || change === '') return [];
        if (isAgain) return [at(index, 'what', 'is in a row above already. Keep one of the two.')];
        if (change === 'added') return known.has(key) ? [at(index, 'change', 'is Added, and the application has it already.')] : [];
        return known.has(key) ? [] : [at(index, 'what', 'is no site or item of the application. Correct it, or say that it is added.')];
      });
      if (issues.length === 0) return termPass('Sites and equipment agree with the application.');
      return termFound('fail', `${counted(issues.length, 'row does', 'rows do')} not agree with the application.`, issues);
    },
  },
  {
    id: 'left-out-money',
    title: 'A site that is left out costs nothing any more',
    citation: 'Good practice',
    about: ['scope', 'lines'],
    test: (facts) => {
      const bySite = new Map<string, number>();
      for (const { siteCode, amountCents } of readModification(facts).lines.values()) {
        if (siteCode !== null) bySite.set(lineKey(siteCode), (bySite.get(lineKey(siteCode)) ?? 0) + amountCents);
      }
      const issues = leftOut(facts).flatMap(({ key, row }) => {
        const left = bySite.get(key) ?? 0;
        const fault = `is left out, and its cost lines still have ${formatCents(cents(left))}. Enter their new amounts under Cost lines changed.`;
        return left === 0 ? [] : [at(row, 'what', fault)];
      });
      if (issues.length === 0) return termPass('No site that is left out still has cost lines with an amount.');
      return termFound(
        'warning',
        `${counted(issues.length, 'site is', 'sites are')} left out and still ${issues.length === 1 ? 'has' : 'have'} cost.`,
        issues,
      );
    },
  },
  {
    id: 'duty-stays',
    title: 'Nothing covered is left behind where a site or item is left out',
    citation: '47 CFR 1.50004(c)(1)(iii), (m)(1)',
    about: ['scope'],
    test: (facts) => {
      const left = coveredLeft(facts);
      const issues = leftOut(facts).flatMap(({ key, row }) => {
        const units = left.get(key) ?? 0;
        return units === 0 ? [] : [at(row, 'what', `still has ${counted(units, 'covered unit')} that the inventory does not record as destroyed.`)];
      });
      if (issues.length === 0) return termPass('No covered unit is left where a site or item is left out.');
      return termFound(
        'warning',
        'The application certified a plan to remove all covered equipment, and the final certification states that it was removed. Leaving a site or item out of what is paid does not end that. Say under Why it is changed what becomes of it.',
        issues,
      );
    },
  },
];

function leftOut({ rows }: TermFacts): { key: string; row: number }[] {
  return (rows.scope ?? []).flatMap(({ change, what = '' }, row) => (change === 'left out' && what !== '' ? [{ key: lineKey(what), row }] : []));
}

/** Covered units not recorded as destroyed, by site and by item. */
function coveredLeft({ inventory, coverage }: TermFacts): Map<string, number> {
  const left = new Map<string, number>();
  inventory.items.forEach(({ siteCode, tag, status, quantity }, index) => {
    const verdict = coverage.items[index]?.verdict;
    if (status === 'destroyed' || (verdict !== 'covered' && verdict !== 'boundary')) return;
    for (const key of [siteCode, tag].map(lineKey)) left.set(key, (left.get(key) ?? 0) + quantity);
  });
  return left;
}

function at(row: number, key: string, fault: string): Issue {
  return rowIssue(scopeRows, row, { key, fault });
}
