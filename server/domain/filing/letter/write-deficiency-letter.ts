import type { Day } from '../../calendar.ts';
import { formatDay } from '../../calendar.ts';
import type { Program } from '../../programs/program.ts';
import { counted, formatCount } from '../../words.ts';
import type { FilingCheck } from '../check-filing.ts';
import { type CureClock, cureClock } from './cure-clock.ts';
import { whatToSend } from './what-to-send.ts';

const shownSubjects = 6;

/** What no check of this software can tell, whatever it finds. */
const blindSpots: readonly string[] = [
  'Whether a plan convinces who reads it: the checks count its characters and do not read it.',
  'Whether an attached document proves what it is attached for: nobody opens it here.',
  'Whether the equipment stands where the inventory says, and was obtained on the day that it says.',
  'Whether the customer count agrees with what the applicant reported elsewhere.',
  'Whether the FRN, CAGE code and UEI belong to the same entity.',
  'Whether a cost is reasonable in the eyes of the administrator.',
  'What the administrator asks beyond the paragraphs that were read: most items of the FCC’s own form were not.',
];

/**
 * Writes the letter about what the checks found in one filing: what is lacking, numbered and grouped by section of the form, what to send, the days to
 * cure, and what might also be asked. A `rehearsal` is for the applicant and says throughout that no agency wrote it; a `notice` is the administrator's
 * own. The same checks and surroundings give the same letter.
 */
export function writeDeficiencyLetter(checks: readonly FilingCheck[], about: LetterSubject): DeficiencyLetter {
  const failed = checks.filter((check) => check.outcome === 'fail');
  const warned = checks.filter((check) => check.outcome === 'warning');
  const lacking = groupBySection(failed, about, 1);
  const asked = groupBySection(warned, about, failed.length + 1);
  return {
    kind: about.voice.kind,
    title: titleOf(about, failed.length),
    standing: standingOf(about),
    addressee: about.carrierName,
    reference: `Filing ${about.number}, ${about.program.shortTitle}`,
    writtenOn: about.writtenOn,
    opening: openingOf(about, { failed: failed.length, warned: warned.length, all: checks.length }),
    lacking,
    clock: failed.length === 0 ? null : cureClock(about.program, about.writtenOn),
    asked,
    blindSpots: [...blindSpots],
  };
}

function titleOf({ voice }: LetterSubject, failed: number): string {
  if (voice.kind === 'notice') return failed === 0 ? 'No check fails' : 'Notice of what is lacking';
  return failed === 0 ? 'Mock letter: no check fails' : 'Mock deficiency letter';
}

function standingOf({ voice }: LetterSubject): string {
  return voice.kind === 'notice'
    ? `Written for ${voice.from}.`
    : 'This is a rehearsal, made by this software from its own checks. It is not a letter of the FCC, of a fund administrator or of any agency, and it starts no deadline.';
}

function openingOf({ voice, evidence }: LetterSubject, of: { failed: number; warned: number; all: number }): string[] {
  const checks = counted(of.all, 'check');
  const proofs = evidenceSentence(evidence);
  if (of.failed === 0) {
    const more = of.warned === 0 ? '' : ` ${counted(of.warned, 'point')} below might be asked about all the same.`;
    return [`None of these ${checks} fails.${more} What they cannot see stands at the end.`, proofs];
  }
  const found = `${counted(of.failed, 'point is', 'points are')} lacking in your application, out of ${checks}.`;
  return voice.kind === 'notice'
    ? [found, 'Send what is named under each point, or say why it is not needed.', proofs]
    : [found, 'This is what a letter could say. Put each point right before you file: a letter may ask for less or for more.', proofs];
}

/** The checks are about what is stated; what proves it is listed in an index of its own. */
function evidenceSentence({ missing, of }: LetterSubject['evidence']): string {
  const apart = 'Evidence is listed apart, in the evidence index of the filing, and most of it is not among these checks';
  return missing === 0
    ? `${apart}: nothing is missing there.`
    : `${apart}: proof is missing in ${missing} of ${counted(of, 'place')}. A letter may ask for it too.`;
}

/** In the order of the form; points about no line come last. */
function groupBySection(checks: readonly FilingCheck[], about: LetterSubject, firstNumber: number): LetterSection[] {
  const places = [...about.sections, { id: '', title: 'The filing as a whole' }];
  const sectionOf = (check: FilingCheck) => {
    const id = check.lineIds[0]?.split('.')[0] ?? '';
    return places.some((place) => place.id === id) ? id : '';
  };
  let number = firstNumber;
  return places.flatMap(({ id, title }) => {
    const items = checks.filter((check) => sectionOf(check) === id).map((check) => toItem(check, number++));
    return items.length === 0 ? [] : [{ id, title: id === '' ? title : `${id}. ${title}`, items }];
  });
}

function toItem(check: FilingCheck, number: number): LetterItem {
  const { id, title, sentence, citation, lineIds, subjects, count } = check;
  return {
    number,
    checkId: id,
    rule: title,
    found: sentence,
    citation,
    lineIds: [...lineIds],
    subjects: subjectWords(subjects, count),
    send: whatToSend(id),
  };
}

function subjectWords(subjects: readonly string[], count: number): string | null {
  if (subjects.length === 0) return null;
  const shown = subjects.slice(0, shownSubjects);
  const more = Math.max(count, subjects.length) - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${formatCount(more)} more` : shown.join(', ');
}

/** `Had this letter been e-mailed on Nov 29, 2026, the last day to cure would be Dec 14, 2026.` */
export function cureSentence({ kind, clock }: Pick<DeficiencyLetter, 'kind' | 'clock'>): string {
  if (clock === null) return 'The sources read give no number of days to cure under this program.';
  const [sent, last] = [formatDay(clock.sentOn), formatDay(clock.lastDay)];
  return kind === 'notice'
    ? `E-mailed on ${sent}; the last day to cure is ${last}.`
    : `Had a real letter been e-mailed on ${sent}, the last day to cure would be ${last}.`;
}

export interface LetterSubject {
  voice: { kind: 'rehearsal' } | { kind: 'notice'; from: string };
  carrierName: string;
  /** `2026-0003`. */
  number: string;
  program: Program;
  /** Of the form, in its order. */
  sections: readonly { id: string; title: string }[];
  writtenOn: Day;
  /** Places of the evidence index that need a proof, and how many of them lack it. */
  evidence: { missing: number; of: number };
}

export interface DeficiencyLetter {
  kind: LetterSubject['voice']['kind'];
  title: string;
  /** What the letter is and is not; stands on every page. */
  standing: string;
  addressee: string;
  reference: string;
  writtenOn: Day;
  opening: string[];
  lacking: LetterSection[];
  /** null where nothing is lacking, or the program states no days. */
  clock: CureClock | null;
  /** Warnings: what might be asked as well. Numbered on from what is lacking. */
  asked: LetterSection[];
  blindSpots: string[];
}

export interface LetterSection {
  /** Of the form; empty for the filing as a whole. */
  id: string;
  title: string;
  items: LetterItem[];
}

export interface LetterItem {
  number: number;
  checkId: string;
  /** What should be true. */
  rule: string;
  found: string;
  citation: string;
  lineIds: string[];
  /** The first of them, and how many more; null where nothing is counted. */
  subjects: string | null;
  send: string | null;
}
