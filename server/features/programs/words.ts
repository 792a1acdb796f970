import { formatDay } from '../../domain/calendar.ts';
import { formOf } from '../../domain/filing/forms/forms.ts';
import { formatDollars } from '../../domain/money.ts';
import type { Confidence, Program, Rule } from '../../domain/programs/program.ts';
import { clockConfidence } from '../../domain/schedule/clock-words.ts';
import { capitalised, counted, formatCount } from '../../domain/words.ts';

/** One thing a source says, as the templates print it. */
export interface ToldFact {
  text: string;
  /** Source and how sure, in a line below. */
  source: string;
  /** What was only remembered or not found, as a tag beside it. */
  tag: { label: string; tone: string } | null;
}

/** What is remembered is never told like a fact: it carries the words “planning assumption”. */
export function tellFact(text: string, { citation, confidence }: { citation: string; confidence: Confidence }): ToldFact {
  const sure = clockConfidence(confidence);
  return confidence === 'unconfirmed'
    ? { text, source: citation, tag: { label: sure, tone: 'warn' } }
    : { text, source: `${citation} · ${sure}`, tag: null };
}

/** Every figure of a program as label and fact, in one order for all programs. */
export function listFigures(program: Program): { key: string; label: string; fact: ToldFact }[] {
  const { cutOff } = program;
  const { note: _repeats, ...customerCap } = program.customerCap;
  const figure = <T>(key: string, label: string, rule: Rule<T>, show: (value: T) => string) => ({ key, label, fact: tellRule(rule, show) });
  return [
    figure('cap', 'Customer limit', customerCap, (value) => `${formatCount(value)} customers or fewer`),
    figure('affiliates', 'Affiliates', program.countsAffiliates, (value) => (value ? 'Their customers count' : 'Their customers do not count')),
    figure('cut-off', 'Cut-off', cutOff, (value) => `Obtained ${value.inclusive ? 'on or before' : 'before'} ${formatDay(value.day)}`),
    figure('makers', 'Makers', program.coveredMakers, (makers) => makers.map(nameOf).join(', ')),
    figure('capability', 'Kind of equipment', program.capability, capitalised),
    figure('funds', 'Money in all', program.fundingCents, formatDollars),
    figure('order', 'Order of payment', program.priorities, (order) => order.map((who, index) => `${index + 1}. ${who}.`).join(' ')),
    figure('review', 'Review', program.reviewDays, (days) => counted(days, 'day')),
    figure('review-start', 'Review begins', program.reviewStart, (start) =>
      start === 'submission' ? 'With submission' : 'With the close of the window',
    ),
    figure('review-extension', 'Longer review', program.reviewExtensionDays, (days) => `${counted(days, 'day')} more`),
    figure('cure', 'To mend', program.cureDays, (days) => counted(days, 'day')),
    figure('term', 'Term', program.termYears, (years) => counted(years, 'year')),
    figure('extension', 'Extension', program.extensionMonths, (months) => counted(months, 'month')),
    figure('status', 'Status updates', program.statusReportDays, (days) => `Every ${counted(days, 'day')}`),
    figure('retention', 'Keep records', program.retentionYears, (years) => counted(years, 'year')),
    figure('uses', 'Eligible uses', program.eligibleUses, (uses) => uses.join('. ')),
    figure('no-uses', 'Ineligible uses', program.ineligibleUses, (uses) => uses.join('. ')),
  ];
}

/** Where lines of the program's application stand: `Lines G.1, G.2`. Empty for none. */
export function lineWords(program: Program, keys: readonly string[]): string {
  const ids = formOf(program.key)
    .sections.flatMap(({ lines }) => lines)
    .filter(({ key }) => keys.includes(key))
    .map(({ id }) => id);
  if (ids.length === 0) return '';
  return `${ids.length === 1 ? 'Line' : 'Lines'} ${ids.join(', ')}`;
}

export function tellRule<T>({ value, citation, confidence, note }: Rule<T>, show: (value: T) => string): ToldFact {
  if (value !== null) return tellFact(note === undefined ? show(value) : `${show(value)}. ${note}`, { citation, confidence });
  if (confidence === 'unconfirmed') return { text: note ?? '', source: citation, tag: { label: 'No source found', tone: '' } };
  return tellFact(note ?? '', { citation, confidence });
}

function nameOf(maker: string): string {
  return maker === 'zte' ? 'ZTE' : capitalised(maker);
}
