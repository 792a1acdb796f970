import { addMonths, type Day, formatDay } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import type { Issue } from '../result.ts';

/** An extension of the term that was granted, as the carrier states it. */
export interface GrantedExtension {
  grantedOn: Day;
  /** The new last day of the term. */
  until: Day;
  /** Number of the order, `DA 24-1234`. */
  order: string;
  note: string;
}

/** The last day of the term as it stands: that of the last extension granted, or of the term itself. */
export function lastEndOf(termEndsOn: Day, granted: readonly GrantedExtension[]): Day {
  return granted.reduce((last, { until }) => (until > last ? until : last), termEndsOn);
}

/**
 * What is wrong with an extension, or to be looked at, beside the term and those granted before. More months than the rule of the program allows is a
 * warning: the order decides, not the rule.
 */
export function checkExtension(extension: GrantedExtension, { termEndsOn, granted, extensionMonths, today }: ExtensionFrame): Issue[] {
  const { grantedOn, until, order } = extension;
  const last = lastEndOf(termEndsOn, granted);
  const issues: Issue[] = [];
  const note = (severity: Issue['severity'], field: string, message: string): void =>
    void issues.push({ severity, code: 'extension', field, message });
  if (order === '') note('error', 'order', 'State the number of the order that granted it, such as DA 26-1234.');
  if (grantedOn > today) note('error', 'grantedOn', 'An extension cannot have been granted after today. Correct the day.');
  if (until <= last) note('error', 'until', `The term already runs to ${formatDay(last)}. Enter a later day, or withdraw what was entered wrongly.`);
  if (until <= grantedOn) note('error', 'until', 'An extension reaches beyond the day on which it was granted. Correct one of the days.');
  if (issues.length > 0) return issues;
  if (grantedOn > last) {
    note(
      'warning',
      'grantedOn',
      `It was granted on ${formatDay(grantedOn)}, after the term had ended on ${formatDay(last)}. Check the days against the order.`,
    );
  }
  const months = extensionMonths.value;
  if (months !== null && until > addMonths(last, months)) {
    const rule = `${extensionMonths.citation} allows ${months} months each, here to ${formatDay(addMonths(last, months))}`;
    note('warning', 'until', `The day goes beyond what the rule says: ${rule}. It counts as stated; check it against the order.`);
  }
  return issues;
}

interface ExtensionFrame {
  termEndsOn: Day;
  /** Those that count already. */
  granted: readonly GrantedExtension[];
  extensionMonths: Program['extensionMonths'];
  today: Day;
}
