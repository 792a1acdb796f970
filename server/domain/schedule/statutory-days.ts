import { addDays, addMonths, addYears, type Day, formatDay, rollForward } from '../calendar.ts';
import type { Confidence, Program } from '../programs/program.ts';
import { type GrantedExtension, lastEndOf } from './granted-extensions.ts';
import { reportingRules } from './reporting-rules.ts';

/** More extensions and reports than any plan should need; they keep an endless plan from filling the chart. */
const mostExtensions = 12;
const mostReports = 120;

const statutoryKinds = [
  'approval',
  'first-money',
  'status-update',
  'spending-report',
  'first-claim',
  'petition',
  'term-end',
  'extension-end',
  'final-certification',
  'last-claim',
] as const;
export type StatutoryKind = (typeof statutoryKinds)[number];

/** A day of the program's clock, with the rule behind it. */
export interface StatutoryDay {
  /** `term-end`, `status-update-3`: the same for the same place in the clock. */
  id: string;
  kind: StatutoryKind;
  day: Day;
  title: string;
  /** Empty where the carrier states the day itself. */
  citation: string;
  /** Null where the carrier states the day itself. */
  confidence: Confidence | null;
  /** How the day comes about, in a sentence or two. */
  note: string;
}

/**
 * The clock of a program in order of days: first money, term, as many extensions as the plan needs, status updates and spending reports until the
 * work is done, claims, certification. What a program does not set is left out. Days on which papers are due roll to the next business day
 * (47 CFR 1.4(j)); the term and its extensions do not.
 */
export function statutoryDays(program: ProgramClock, anchors: ClockAnchors): StatutoryDay[] {
  const { approvedOn, approvalNote, firstFundsOn, termYears, finishOn, granted = [] } = anchors;
  const termEndsOn = termYears === null ? null : addYears(firstFundsOn, termYears);
  const extensions = termEndsOn === null ? [] : extensionDays(program, termEndsOn, { finishOn, granted });
  const lastEnd = extensions.at(-1)?.day ?? termEndsOn;
  const days = [
    stated('approval', approvedOn, { title: 'Approval, as planned', note: approvalNote }),
    stated('first-money', firstFundsOn, {
      title: 'First money, as planned',
      note: 'The day the carrier expects the first money; the term runs from it.',
    }),
    ...statusDays(program, approvedOn, finishOn),
    ...spendingDays(program, firstFundsOn, finishOn),
    ...paperDays(program, approvedOn, lastEnd),
    ...(termEndsOn === null ? [] : termDays(program, termEndsOn, { finishOn, extensions, granted })),
    ...extensions,
  ];
  return days.sort((a, b) => compare(a.day, b.day) || statutoryKinds.indexOf(a.kind) - statutoryKinds.indexOf(b.kind));
}

function stated(kind: StatutoryKind, value: Day, { title, note }: { title: string; note: string }): StatutoryDay {
  return { id: kind, kind, day: value, title, citation: '', confidence: null, note };
}

/** Ends of the extensions that were granted, as stated, and after the last of them of as many in a row as the plan needs. */
export function extensionDays({ extensionMonths: rule }: Pick<Program, 'extensionMonths'>, termEndsOn: Day, reach: ExtensionReach): StatutoryDay[] {
  const { finishOn, granted = [] } = reach;
  const months = rule.value;
  const days = [...granted].sort((a, b) => compare(a.until, b.until)).map(grantedDay);
  const from = lastEndOf(termEndsOn, granted);
  if (months === null || months <= 0) return days;
  for (let turn = 1; turn <= mostExtensions && (days.at(-1)?.day ?? termEndsOn) < finishOn; turn++) {
    const number = granted.length + turn;
    const title = `Extension ${number} ends, if granted`;
    const note = `Up to ${months} months each. None is sure: each needs its own petition before the one before it ends.`;
    days.push({ id: `extension-end-${number}`, kind: 'extension-end', day: addMonths(from, months * turn), title, ...cited(rule), note });
  }
  return days;
}

function grantedDay({ grantedOn, until, order }: GrantedExtension, index: number): StatutoryDay {
  const note = `Granted on ${formatDay(grantedOn)} by ${order}, as stated by the carrier.`;
  return {
    id: `extension-end-${index + 1}`,
    kind: 'extension-end',
    day: until,
    title: `Extension ${index + 1} ends, as granted`,
    citation: '',
    confidence: null,
    note,
  };
}

function statusDays({ statusReportDays: rule }: ProgramClock, approvedOn: Day, finishOn: Day): StatutoryDay[] {
  const every = rule.value;
  const days: StatutoryDay[] = [];
  if (every === null || every <= 0) return days;
  for (let turn = 1; turn <= mostReports && addDays(approvedOn, every * (turn - 1)) < finishOn; turn++) {
    const note = `Every ${every} days from approval, until the final certification is filed.`;
    const day = rollForward(addDays(approvedOn, every * turn));
    days.push({ id: `status-update-${turn}`, kind: 'status-update', day, title: `Status update ${turn}`, ...cited(rule), note });
  }
  return days;
}

/** From the first one after the first money to the first one after the work is done. */
function spendingDays({ key }: ProgramClock, firstFundsOn: Day, finishOn: Day): StatutoryDay[] {
  const rule = reportingRules[key]?.spendingReports;
  const days: StatutoryDay[] = [];
  if (!rule) return days;
  for (let year = Number(firstFundsOn.slice(0, 4)); days.length < mostReports; year++) {
    for (const date of rule.dates) {
      const due = `${year}-${date}` as Day;
      if (due <= firstFundsOn) continue;
      days.push({
        id: `spending-report-${due}`,
        kind: 'spending-report',
        day: rollForward(due),
        title: 'Spending report',
        ...cited(rule),
        note: rule.note,
      });
      if (due > finishOn) return days;
    }
  }
  return days;
}

function paperDays({ key }: ProgramClock, approvedOn: Day, lastEnd: Day | null): StatutoryDay[] {
  const rules = reportingRules[key];
  if (!rules) return [];
  const { firstClaimYears, certificationDays, claimDays } = rules;
  const due = (kind: StatutoryKind, value: Day, { title, rule }: { title: string; rule: CitedRule & { note: string } }): StatutoryDay => {
    return { id: kind, kind, day: rollForward(value), title, ...cited(rule), note: rule.note };
  };
  return [
    due('first-claim', addYears(approvedOn, firstClaimYears.count), { title: 'First claim at the latest', rule: firstClaimYears }),
    ...(lastEnd === null
      ? []
      : [
          due('final-certification', addDays(lastEnd, certificationDays.count), {
            title: 'Final certification at the latest',
            rule: certificationDays,
          }),
          due('last-claim', addDays(lastEnd, claimDays.count), { title: 'Last claims at the latest', rule: claimDays }),
        ]),
  ];
}

/** Petitions are shown only where the plan needs more time: one for each extension, before the term or the extension before it ends. */
function termDays({ termYears, extensionMonths }: ProgramClock, termEndsOn: Day, { finishOn, extensions, granted }: NeededTime): StatutoryDay[] {
  const note = termYears.note ?? 'The program itself sets no term; this is the one of the plan.';
  const end: StatutoryDay = { id: 'term-end', kind: 'term-end', day: termEndsOn, title: 'Term ends', ...cited(termYears), note };
  if (finishOn <= lastEndOf(termEndsOn, granted) || extensionMonths.value === null) return [end];
  const ends = [termEndsOn, ...extensions.slice(0, -1).map(({ day }) => day)];
  const petitions = ends.map((endsOn, turn): StatutoryDay => {
    const which = turn === 0 ? 'the term' : `extension ${turn}`;
    return {
      id: turn === 0 ? 'petition' : `petition-${turn + 1}`,
      kind: 'petition',
      day: addDays(endsOn, -1),
      title: turn === 0 ? 'Last day to ask for more time' : `Last day to ask for extension ${turn + 1}`,
      ...cited(extensionMonths),
      note: `A petition comes before ${which} ends and shows that the delay is not the fault of the carrier.`,
    };
  });
  // What was granted needs no petition any more.
  return [...petitions.slice(granted.length), end];
}

function cited({ citation, confidence }: CitedRule): CitedRule {
  return { citation, confidence };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type ProgramClock = Pick<Program, 'key' | 'termYears' | 'extensionMonths' | 'statusReportDays'>;

interface ClockAnchors {
  approvedOn: Day;
  /** How the day of approval is known, in a sentence. */
  approvalNote: string;
  firstFundsOn: Day;
  /** As in the settings of the schedule; null without a term. */
  termYears: number | null;
  /** When the work is done in the case that the days are for. */
  finishOn: Day;
  /** Extensions that the carrier states as granted. */
  granted?: readonly GrantedExtension[] | undefined;
}

interface ExtensionReach {
  finishOn: Day;
  granted?: readonly GrantedExtension[] | undefined;
}

interface NeededTime {
  finishOn: Day;
  extensions: readonly StatutoryDay[];
  granted: readonly GrantedExtension[];
}

interface CitedRule {
  citation: string;
  confidence: Confidence;
}
