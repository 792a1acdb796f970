import type { ProgramKey } from '../../programs/program.ts';
import { counted, formatCount } from '../../words.ts';
import { fieldIssue, termFound, termPass } from '../check-term-filing.ts';
import type { ShownValue } from '../filing.ts';
import type { FormField } from '../form-field.ts';
import { computed } from '../shown-value.ts';
import type { TermCheck, TermFacts } from '../term-filing.ts';

export const complianceChoices = [
  { value: 'complied', label: 'Fully complied' },
  { value: 'in-process', label: 'In process of complying' },
] as const;

/** A statement `fully complied` or `in process`, with the words that explain it: two fields, `key` and `keyNote`. */
export function complianceFields(statement: Statement): FormField[] {
  const { key, label, section, citation, programs } = statement;
  return [
    {
      key,
      label,
      help: 'Say what is true on the day of signing.',
      kind: 'choice',
      required: true,
      maxLength: 20,
      section,
      choices: complianceChoices,
      programs,
      citation,
    },
    {
      key: `${key}Note`,
      label: `${label}: explanation`,
      help: 'What is done, what is left, and by when. Needed while it is in process.',
      kind: 'narrative',
      required: false,
      maxLength: 4000,
      section,
      programs,
      citation,
    },
  ];
}

/** `In process` must be explained; each statement without its words is named. */
export function explainedCheck(keys: readonly string[], fields: readonly FormField[], citation: string): TermCheck {
  return {
    id: 'in-process-explained',
    title: 'Whatever is in process is explained',
    citation,
    about: keys.flatMap((key) => [key, `${key}Note`]),
    test: ({ answers }) => {
      const open = keys.filter((key) => answers[key] === 'in-process' && (answers[`${key}Note`] ?? '').length < 30);
      if (open.length === 0) return termPass('Whatever is in process is explained.');
      const issues = open.map((key) => {
        const label = fields.find((field) => field.key === key)?.label ?? key;
        return fieldIssue(`${key}Note`, `${label} is in process. Explain what is left and by when, in 30 characters or more.`);
      });
      return termFound('fail', `${counted(open.length, 'statement')} in process without an explanation.`, issues);
    },
  };
}

/** Nobody can have fully complied with the removal while covered units are not recorded as destroyed. `key` is the statement's field. */
export function removalCheck(key: string, citation: string): TermCheck {
  return {
    id: 'removal-agrees',
    title: 'The statement on removal agrees with the inventory',
    citation,
    about: [key],
    test: (facts) => {
      const { left, open } = coveredUnits(facts);
      if (facts.answers[key] !== 'complied') return termPass('The removal is stated as in process.');
      if (left === 0) return termPass('The inventory records every covered unit as destroyed.');
      const message = `The inventory still has ${counted(left, 'covered unit')}${open === 0 ? '' : ', with those open under the rules,'} that ${left === 1 ? 'is' : 'are'} not recorded as destroyed. Correct the statement, or the status of the equipment.`;
      return termFound('fail', message, [fieldIssue(key, message)]);
    },
  };
}

/** Of a line with `allUnitsOf`: the application counts what is covered and what the rules leave open apart. */
export const allUnitsLabel = 'Covered units in the inventory, with those open under the rules';

/** `904 units: 860 covered and 44 open under the rules`; as the application counts them where none is open. */
export function allUnitsOf(facts: TermFacts): ShownValue {
  const { all, open } = coveredUnits(facts);
  const split = open === 0 ? '' : `: ${formatCount(all - open)} covered and ${formatCount(open)} open under the rules`;
  return computed(`${counted(all, 'unit')}${split}`, `inventory version ${facts.inventory.version}`);
}

/**
 * Units in the inventory today that are covered or open under the rules, by where they are on their way; `left` are those not yet destroyed. What is open
 * is in the plan like what is covered, so it is accounted for until it is decided.
 */
export function coveredUnits({ inventory, coverage }: TermFacts): CoveredUnits {
  const units: CoveredUnits = { all: 0, open: 0, inPlace: 0, removed: 0, destroyed: 0, left: 0 };
  inventory.items.forEach(({ status, quantity }, index) => {
    const verdict = coverage.items[index]?.verdict;
    if (verdict !== 'covered' && verdict !== 'boundary') return;
    units.all += quantity;
    if (verdict === 'boundary') units.open += quantity;
    if (status === 'destroyed') units.destroyed += quantity;
    else if (status === 'removed') units.removed += quantity;
    else units.inPlace += quantity;
  });
  units.left = units.all - units.destroyed;
  return units;
}

interface CoveredUnits {
  all: number;
  /** Of all, what the rules leave open: an item on a boundary. */
  open: number;
  /** In service, on standby or stored. */
  inPlace: number;
  /** Removed and not yet destroyed. */
  removed: number;
  destroyed: number;
  left: number;
}

interface Statement {
  key: string;
  label: string;
  section: string;
  citation: string;
  programs: readonly ProgramKey[];
}
