import type { ProgramKey } from '../../programs/program.ts';
import { counted } from '../../words.ts';
import { fieldIssue, termFound, termPass } from '../check-term-filing.ts';
import type { FormField } from '../form-field.ts';
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
      const left = coveredUnits(facts).left;
      if (facts.answers[key] !== 'complied') return termPass('The removal is stated as in process.');
      if (left === 0) return termPass('The inventory records every covered unit as destroyed.');
      const message = `The inventory still has ${counted(left, 'covered unit')} that ${left === 1 ? 'is' : 'are'} not recorded as destroyed. Correct the statement, or the status of the equipment.`;
      return termFound('fail', message, [fieldIssue(key, message)]);
    },
  };
}

/** Units of covered equipment in the inventory today, by where they are on their way; `left` are those not yet destroyed. */
export function coveredUnits({ inventory, coverage }: TermFacts): CoveredUnits {
  const units: CoveredUnits = { all: 0, inPlace: 0, removed: 0, destroyed: 0, left: 0 };
  inventory.items.forEach(({ status, quantity }, index) => {
    const verdict = coverage.items[index]?.verdict;
    if (verdict !== 'covered' && verdict !== 'boundary') return;
    units.all += quantity;
    if (status === 'destroyed') units.destroyed += quantity;
    else if (status === 'removed') units.removed += quantity;
    else units.inPlace += quantity;
  });
  units.left = units.all - units.destroyed;
  return units;
}

interface CoveredUnits {
  all: number;
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
