import { cents, formatCents } from '../../../money.ts';
import { counted } from '../../../words.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import type { TermCheck } from '../../term-filing.ts';
import { everyOther, lastEarlier } from '../../term-values.ts';
import { compareCategories } from './spending-tables.ts';

const paragraph = '47 CFR 1.50004(l)(2)';
/** From what difference of a category an explanation is asked for: a planning assumption of this form; the rule sets no measure. */
const largeShare = 0.1;
const largeCents = 500_000;

/** Checks of the final report alone. */
export const finalChecks: readonly TermCheck[] = [
  {
    id: 'follows-final',
    title: 'It follows the final certification',
    citation: `${paragraph}; 47 CFR 1.50004(m)`,
    about: [],
    test: (facts) => {
      const earlier = everyOther(facts);
      const before = lastEarlier({ earlier }, 'updated-certification') ?? lastEarlier({ earlier }, 'final-certification');
      if (before) return termPass(`It follows ${before.number}.`);
      return termFound('warning', 'No final certification was filed here. File that first, unless it was filed elsewhere.');
    },
  },
  {
    id: 'final-once',
    title: 'No final report was filed before',
    citation: paragraph,
    about: [],
    test: ({ earlier }) => {
      const before = lastEarlier({ earlier }, 'final-spending-report');
      if (!before) return termPass('No final spending report was filed here before.');
      return termFound('fail', `${before.number} is a final spending report already. Correct that one instead, and discard this one.`);
    },
  },
  {
    id: 'not-ahead',
    title: 'The accounts do not end in the future',
    citation: paragraph,
    about: ['periodEndsOn'],
    test: ({ answers, today }) => {
      if ((answers.periodEndsOn ?? '') <= today) return termPass('The accounts end by today.');
      const sentence = 'The last day of the accounts is after today. Enter the day up to which everything is counted.';
      return termFound('fail', sentence, [fieldIssue('periodEndsOn', sentence)]);
    },
  },
  {
    id: 'differences-explained',
    title: 'Large differences from the estimate are explained',
    citation: paragraph,
    about: ['differences'],
    test: (facts) => {
      const open = compareCategories(facts).filter(({ estimated, spent, explanation }) => {
        const difference = Math.abs(spent - estimated);
        return explanation === '' && difference >= largeCents && difference > estimated * largeShare;
      });
      if (open.length === 0) return termPass('Every large difference is explained.');
      const told = open.map(({ name, estimated, spent }) => `${name}: ${formatCents(cents(spent - estimated))}`).join('; ');
      const sentence = `${counted(open.length, 'category differs', 'categories differ')} by more than a tenth from the estimate without an explanation, a measure of this form. Explain ${open.length === 1 ? 'it' : 'them'}: ${told}.`;
      return termFound('warning', sentence, [{ severity: 'error', code: 'differences-check', field: 'differences', message: sentence }]);
    },
  },
];
