import { type Day, formatDay } from '../../domain/calendar.ts';
import { durationKinds } from '../../domain/schedule/duration-kinds.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { formatCount } from '../../domain/words.ts';
import type { FormContext } from './form-context.ts';
import { countFilled, rowField } from './form-names.ts';
import { mostDollars, type Refuse, readDay, readDays, readMoney, readWhole, readWords } from './read-values.ts';

const words = { most: 200, lines: 'one line' } as const;
type Body = Record<string, string>;
type RefuseAt = (field: string) => Refuse;

/** Parts of the money: day and amount of each. */
export function readMoneyParts(body: Body, startOn: Day | null, refuse: RefuseAt): WorkPlan['money'] {
  let dollarsLeft = mostDollars;
  return rows('money', body, (at) => {
    const on = readDay(body[at('on')], refuse(at('on')));
    const amount = readMoney(body[at('amount')], refuse(at('amount')));
    if (on !== null && startOn !== null && on < startOn) {
      refuse(at('on'))(`This part comes before the work may start on ${formatDay(startOn)}. Enter that day or a later one.`);
    }
    dollarsLeft -= (amount ?? 0) / 100;
    if (dollarsLeft < 0) refuse(at('amount'))(`With this part the money is more than $${formatCount(mostDollars)}. Correct the amounts.`);
    if (amount === 0) refuse(at('amount'))('This part of the money is nothing. Enter an amount, or clear the row.');
    needBoth(
      [body, at],
      [
        ['on', 'Enter the day on which this part arrives, or clear the row.'],
        ['amount', 'Enter the amount of this part, or clear the row.'],
      ],
      refuse,
    );
    return on !== null && amount !== null && amount > 0 ? { on, cents: amount } : null;
  });
}

/** Freezes: from, until, what they stop, why. */
export function readFreezes(body: Body, refuse: RefuseAt): WorkPlan['freezes'] {
  return rows('freeze', body, (at) => {
    const from = readDay(body[at('from')], refuse(at('from')));
    const until = readDay(body[at('until')], refuse(at('until')));
    const title = readWords(body[at('title')], words, refuse(at('title')));
    needBoth(
      [body, at],
      [
        ['from', 'Enter the first day, or clear the row.'],
        ['until', 'Enter the last day, or clear the row.'],
      ],
      refuse,
    );
    if (from !== null && until !== null && until < from)
      refuse(at('until'))(`It ends before it begins on ${formatDay(from)}. Correct one of the days.`);
    const stops = body[at('stops')] === 'field work' ? ('field work' as const) : ('cut-over' as const);
    return from !== null && until !== null ? { from, until, stops, title: title === '' ? 'Freeze' : title } : null;
  });
}

/** Durations that the carrier knows better, with the reason. */
export function readOwnDurations(body: Body, { durations }: FormContext, refuse: RefuseAt): WorkPlan['durations'] {
  const own: WorkPlan['durations'] = {};
  rows('duration', body, (at) => {
    const kind = durationKinds.find((one) => one === body[at('kind')]);
    const [low, likely, high] = (['low', 'likely', 'high'] as const).map((part) => readDays(body[at(part)], refuse(at(part))));
    const reason = readWords(body[at('reason')], words, refuse(at('reason')));
    if (!kind) return refuse(at('kind'))('Choose which step takes these days, or clear the row.');
    if (own[kind]) return refuse(at('kind'))(`“${durations[kind].title}” stands twice. Keep one row.`);
    if (likely === null || likely === undefined) {
      return (body[at('likely')] ?? '').trim() === '' ? refuse(at('likely'))('Enter the likely days.') : null;
    }
    const [lowDays, highDays] = [low ?? likely, high ?? likely];
    if (lowDays > likely || likely > highDays) refuse(at('likely'))('The days must rise from low over likely to high.');
    if (reason === '') refuse(at('reason'))('Say why your days are better: a reader of the plan will ask.');
    own[kind] = { lowDays, likelyDays: likely, highDays, reason };
    return null;
  });
  return own;
}

/** Late deliveries: of one site or of all, days, why. */
export function readLateDeliveries(body: Body, { places }: FormContext, refuse: RefuseAt): WorkPlan['lateDeliveries'] {
  return rows('late', body, (at) => {
    const days = readWhole(body[at('days')], [1, 3650], refuse(at('days')));
    const reason = readWords(body[at('reason')], words, refuse(at('reason')));
    const typed = (body[at('site')] ?? '').trim();
    const site = places.find(({ siteCode }) => siteCode.toLowerCase() === typed.toLowerCase());
    if (typed !== '' && !site)
      refuse(at('site'))(`Site ${typed.slice(0, 40)} is not in this estimate. Correct the code, or leave it empty for all sites.`);
    if ((body[at('days')] ?? '').trim() === '') refuse(at('days'))('Enter how many days late, or clear the row.');
    return days !== null && (typed === '' || site)
      ? { siteCode: site?.siteCode ?? null, days, reason: reason === '' ? 'Late delivery' : reason }
      : null;
  });
}

/** The rows in which something stands, read one by one. */
function rows<T>(list: 'money' | 'freeze' | 'duration' | 'late', body: Body, read: (at: (part: string) => string) => T | null): T[] {
  const found: T[] = [];
  for (let row = 1; row <= countFilled(list, body); row++) {
    const at = (part: string) => rowField(list, row, part);
    const start = rowField(list, row, '');
    const isEmpty = Object.entries(body).every(([name, value]) => !name.startsWith(start) || name === at('stops') || value.trim() === '');
    const value = isEmpty ? null : read(at);
    if (value !== null) found.push(value);
  }
  return found;
}

function needBoth(
  [body, at]: [Body, (part: string) => string],
  needed: readonly (readonly [part: string, message: string])[],
  refuse: RefuseAt,
): void {
  for (const [part, message] of needed) if ((body[at(part)] ?? '').trim() === '') refuse(at(part))(message);
}
