import type { Site } from '../../inventory/site.ts';
import { type Cents, cents, formatCents, sumCents, timesCents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostPlan } from '../cost-plan.ts';
import type { Estimate, EstimateSummary, Range } from '../estimate.ts';
import { percentileOf } from '../risk/percentile-of.ts';
import { toSixDecimals } from '../to-six-decimals.ts';
import { type DatedSites, differenceOfCounties, differenceOfYears } from './place-differences.ts';
import { recomputeLines } from './recompute-lines.ts';

const columnsInWords = [
  { column: 'likelyCents', words: 'likely' },
  { column: 'lowCents', words: 'low' },
  { column: 'highCents', words: 'high' },
] as const;

/**
 * Checks an estimate: every way of adding it up against the total in all three columns, each part against its own lines (likely), plain lines from
 * quantity and price (all three), shares from their base (likely), and what stands beside the total. Amounts in cents, `ties` only where they agree.
 * Reserve and contingency need the plan, years of their own lines the schedule, counties the sites; without them those checks are left out.
 */
export function tieOut(estimate: TiedEstimate, plan?: ReservePlan, inventory: readonly PlacedSite[] = []): TieOutCheck[] {
  const { summary, lines, sites } = estimate;
  const splits = columnsInWords.flatMap(({ column, words }) => {
    const sum = (parts: readonly Range[]): Cents => sumCents(parts.map((part) => part[column]));
    const check = (what: string, how: string, amount: Cents): TieOutCheck => compare(`${what}, ${words}`, how, [amount, summary.total[column]]);
    return [
      check('All lines', `${formatCount(lines.length)} lines added up, against the total`, sum(lines)),
      check('Network and sites', 'Network-wide cost and the totals of all sites, against the total', sum([summary.networkTotal, ...sites])),
      check('Categories', 'The totals of all categories, against the total', sum(summary.categories)),
      check('Phases', 'Removal, replacement, disposal and soft cost, against the total', sum(summary.phases)),
      check('Years', 'The cost of all years, against the total', sum(summary.years)),
      check('Counties', 'The cost of all counties, sites without one and network-wide, against the total', sum(summary.counties)),
    ];
  });
  return [
    ...splits,
    ...checkParts(estimate),
    ...checkPlaces(estimate, inventory),
    ...recomputeLines(lines),
    ...checkBeside(summary, lines),
    ...(plan ? checkSetAside(summary, plan) : []),
    ...checkCurve(summary),
  ];
}

/** Each part against its own lines: two parts that are wrong by the same amount still add up. */
function checkParts({ summary, lines, sites }: TiedEstimate): TieOutCheck[] {
  const byCategory = new Map<string, number>();
  const byPhase = new Map<string, number>();
  const bySite = new Map<string | null, number>();
  for (const line of lines) {
    byCategory.set(line.category, (byCategory.get(line.category) ?? 0) + line.likelyCents);
    byPhase.set(line.phase, (byPhase.get(line.phase) ?? 0) + line.likelyCents);
    bySite.set(line.siteCode, (bySite.get(line.siteCode) ?? 0) + line.likelyCents);
  }
  const network = { siteCode: null, likelyCents: summary.networkTotal.likelyCents };
  return [
    eachAgainst(['Each category', 'category'], summary.categories, (part) => byCategory.get(part.category)),
    eachAgainst(['Each phase', 'phase'], summary.phases, (part) => byPhase.get(part.key)),
    eachAgainst(['Each site', 'site'], [network, ...sites], (part) => bySite.get(part.siteCode)),
  ];
}

function checkPlaces({ summary, lines, schedule }: TiedEstimate, inventory: readonly PlacedSite[]): TieOutCheck[] {
  const check = (what: string, how: string, apart: number): TieOutCheck => compare(`${what} from its lines`, how, [cents(apart), cents(0)]);
  const byYear =
    'Every year against the lines of its sites by their dates, with its share of network-wide cost to within the rounding of the split: the differences without their signs, against zero';
  const byCounty = 'Every county against the lines of its sites: the differences without their signs, against zero';
  return [
    ...(schedule ? [check('Each year', byYear, differenceOfYears(summary.years, lines, schedule))] : []),
    ...(inventory.length > 0 ? [check('Each county', byCounty, differenceOfCounties(summary.counties, lines, inventory))] : []),
  ];
}

function eachAgainst<T extends { likelyCents: Cents }>(
  [what, one]: [string, string],
  parts: readonly T[],
  fromLines: (part: T) => number | undefined,
): TieOutCheck {
  const wrong = parts.filter((part) => part.likelyCents !== (fromLines(part) ?? 0));
  const apart = wrong.reduce((sum, part) => sum + Math.abs(part.likelyCents - (fromLines(part) ?? 0)), 0);
  const how = `Every ${one} against its own lines, likely amounts: the differences without their signs, against zero`;
  return compare(`${what} from its lines`, how, [cents(apart), cents(0)]);
}

function checkBeside(summary: EstimateSummary, lines: readonly CostLine[]): TieOutCheck[] {
  const escalation = lines.filter((line) => line.shareOf?.of === 'year').map((line) => line.likelyCents);
  const keptOut = summary.keptOut.map((kept) => kept.amountCents);
  return [
    compare('Escalation', 'The escalation lines added up, against the escalation of the summary', [sumCents(escalation), summary.escalationCents]),
    compare('Kept out', 'Each cost that the program does not pay added up, against its sum; no line holds any of it', [
      sumCents(keptOut),
      summary.keptOutCents,
    ]),
  ];
}

function checkSetAside({ contingencyCents, reserveCents, risk, total }: EstimateSummary, plan: ReservePlan): TieOutCheck[] {
  const point = total.likelyCents;
  const { contingencyShare: share, reserveBasisPoints } = plan;
  const upTo = share === null ? point : percentileOf(risk, share);
  const contingency = cents(Math.max(0, upTo - point));
  const reach =
    share === null
      ? 'No percentile is chosen, so nothing'
      : `From the point estimate of ${formatCents(point)} up to P${toSixDecimals(share * 100)} at ${formatCents(upTo)}, nothing where it lies lower`;
  const reserve = `${toSixDecimals(reserveBasisPoints / 100)} % of the point estimate of ${formatCents(point)}, rounded once`;
  return [
    compare('Contingency', `${reach}; against the contingency of the summary`, [contingency, contingencyCents]),
    compare('Management reserve', `${reserve}; against the reserve of the summary`, [timesCents(point, reserveBasisPoints / 10_000), reserveCents]),
  ];
}

function checkCurve({ risk }: EstimateSummary): TieOutCheck[] {
  const amounts = risk.curve.map((point) => point.cents);
  const shares = risk.curve.map((point) => point.share);
  const { p10, p50, p80, p90, p95 } = risk.percentiles;
  return [
    {
      ...compare('S-curve', 'Cost and share never fall from one point to the next; its last point, against its highest', [
        last(amounts),
        highest(amounts),
      ]),
      ties: isRising(amounts) && isRising(shares),
    },
    {
      ...compare('Percentiles', 'P10, P50, P80, P90 and P95 never fall; P95, against the highest of them', [p95, highest([p10, p50, p80, p90, p95])]),
      ties: isRising([p10, p50, p80, p90, p95]),
    },
  ];
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? number));
}

function last(amounts: readonly Cents[]): Cents {
  return amounts[amounts.length - 1] ?? cents(0);
}

function highest(amounts: readonly Cents[]): Cents {
  return amounts.reduce((most, amount) => (amount > most ? amount : most), amounts[0] ?? cents(0));
}

function compare(what: string, how: string, [amount, against]: [Cents, Cents]): TieOutCheck {
  return { what, how, cents: amount, againstCents: against, ties: amount === against };
}

type TiedEstimate = Pick<Estimate, 'summary' | 'lines' | 'sites'> & { schedule?: DatedSites };
type PlacedSite = Pick<Site, 'code' | 'county' | 'state'>;
type ReservePlan = Pick<CostPlan, 'contingencyShare' | 'reserveBasisPoints'>;

/** One line of the tie-out sheet: what is proved, how, the amount found and the amount it must agree with. */
export interface TieOutCheck {
  what: string;
  how: string;
  cents: Cents;
  againstCents: Cents;
  ties: boolean;
}
