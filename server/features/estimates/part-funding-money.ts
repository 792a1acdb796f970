import { type Day, formatDay, toDay } from '../../domain/calendar.ts';
import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { readDollars } from './plan-inputs.ts';

/** The money of a plan: dollars, a percentage of the likely total rounded down to the cent, or parts with their days; null where it cannot be used. */
export function readFundedMoney(body: Record<string, string>, { totalCents }: FundedTotal, refuse: Refuse): FundedMoney | null {
  const [typed, percent] = [(body.money ?? '').trim(), (body.percent ?? '').replace(/[\s%]/g, '')];
  const parts = readParts(body.moneyParts ?? '', (message) => refuse('moneyParts', message));
  if (parts === null) return null;
  if (typed !== '' && percent !== '') return refuse('percent', 'Dollars and a percentage are both filled in. Clear one of them.');
  const inParts = sumCents(parts.map((part) => part.cents));
  const money = readBudget({ typed, percent, inParts: parts.length > 0 ? inParts : null }, totalCents, refuse);
  if (money === null) return null;
  if (parts.length > 0 && inParts !== money.budgetCents) {
    const sum = `The parts add up to ${formatCents(inParts)}, the money is ${formatCents(money.budgetCents)}.`;
    return refuse('moneyParts', `${sum} Make them agree, or leave the money and the percentage empty to take the sum of the parts.`);
  }
  return { ...money, parts };
}

function readBudget({ typed, percent, inParts }: Typed, totalCents: Cents, refuse: Refuse): Omit<FundedMoney, 'parts'> | null {
  if (typed === '' && percent === '' && inParts === null)
    return refuse('money', 'Enter the money in dollars, or a percentage of the likely total below it.');
  if (percent !== '') {
    const isRead = /^\d{1,3}(\.\d{1,2})?$/.test(percent);
    const points = isRead ? Math.round(Number(percent) * 100) : 0;
    if (points < 1 || points > 10_000) {
      return refuse('percent', 'The percentage must be more than 0 and at most 100, with at most two decimals. Enter it like 39.5.');
    }
    return { budgetCents: cents(Number((BigInt(totalCents) * BigInt(points)) / 10_000n)), shareBasisPoints: points };
  }
  const field = typed === '' ? 'moneyParts' : 'money';
  const amount = typed === '' ? inParts : readDollars(typed, (message) => refuse('money', message));
  if (amount === null) return null;
  if (amount === 0) return refuse(field, 'With no money no site is finished. Enter an amount above zero.');
  if (amount > totalCents) {
    return refuse(field, `${formatCents(amount)} is more than the whole likely total of ${formatCents(totalCents)}. Enter that total or less.`);
  }
  return { budgetCents: amount, shareBasisPoints: null };
}

/** `2027-03-01 2,000,000`, one a line, in any order; null where a line cannot be read. */
function readParts(text: string, refuse: (message: string) => null): FundedMoney['parts'] | null {
  const parts: FundedMoney['parts'] = [];
  for (const line of text.split(/[\n\r;]+/).map((one) => one.trim())) {
    if (line === '') continue;
    const [, dayText = '', moneyText = ''] = /^(\S+)[\s:]+(.+)$/.exec(line) ?? [];
    const on = toDay(dayText.replace(/:$/, ''));
    const amount = on ? readDollars(moneyText, () => null) : null;
    if (!on || amount === null || amount === 0)
      return refuse(`“${line.slice(0, 60)}” is not a day with an amount. Write one part a line, like 2027-03-01 2,000,000.`);
    if (parts.some((part) => part.on === on)) return refuse(`Two parts are of ${formatDay(on)}. Write them as one.`);
    parts.push({ on, cents: amount });
  }
  return parts.sort((a, b) => (a.on < b.on ? -1 : 1));
}

export interface FundedTotal {
  totalCents: Cents;
}

interface FundedMoney {
  budgetCents: Cents;
  shareBasisPoints: number | null;
  /** In the order of days; together the budget, or none. */
  parts: { on: Day; cents: Cents }[];
}

interface Typed {
  typed: string;
  percent: string;
  inParts: Cents | null;
}

type Refuse = (field: string, message: string) => null;
