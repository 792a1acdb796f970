import { type Cents, cents, formatCents, sumCents, timesCents } from '../money.ts';
import { counted, formatCount } from '../words.ts';
import type { FrozenCostLine, FrozenFiling } from './frozen-filing.ts';

/** One total of a filing against what it is made of. */
export interface FrozenTie {
  what: string;
  /** What was added up or counted. */
  how: string;
  /** As the filing states it. */
  stated: string;
  /** As it comes out again. */
  again: string;
  ties: boolean;
}

export interface FrozenTieGroup {
  title: string;
  ties: FrozenTie[];
}

/** Places that differ are named up to this many; the others are counted. */
const mostNamed = 5;

/**
 * Every total of a filing against its parts, from the frozen value alone: the amount asked for in each way in which the filing divides it, low and high,
 * each part against its own lines, and what the form says in words. Amounts tie to the cent; what the value does not hold is not checked.
 */
export function tieFrozen(frozen: FrozenFiling): FrozenTieGroup[] {
  return [
    { title: 'The amount asked for', ties: tieTotal(frozen) },
    { title: 'From low to high', ties: tieRange(frozen) },
    { title: 'Each part against its own lines', ties: tieParts(frozen) },
    { title: 'What the form says', ties: tieForm(frozen) },
  ];
}

function tieTotal({ cost, changes }: FrozenFiling): FrozenTie[] {
  const money = (what: string, how: string, sum: Cents) => tieCents(what, how, [cost.totalCents, sum]);
  return [
    money('Cost lines', `${counted(cost.lines.length, 'line')} of Exhibit 3`, sumCents(cost.lines.map(({ amountCents }) => amountCents))),
    money('Categories', `${counted(cost.categories.length, 'category', 'categories')} of Exhibit 2`, sumCents(cost.categories.map(likely))),
    money(
      'Sites and whole network',
      `${counted(cost.sites.length, 'site')}, and what serves all of them`,
      sumCents([...cost.sites.map(likely), cost.networkCents]),
    ),
    ...(cost.rollUps ?? []).map(({ title, parts }) => money(title, `${counted(parts.length, 'part')} of Exhibit 4`, sumCents(parts.map(likely)))),
    ...(changes
      ? [
          money(
            `Version ${changes.since.version} and its changes`,
            `${formatCents(changes.money.beforeCents)} before, and what cost lines added, cut and changed make of it`,
            sumCents([changes.money.beforeCents, ...changes.money.lines.map(({ beforeCents, afterCents }) => cents(afterCents - beforeCents))]),
          ),
        ]
      : []),
  ];
}

function tieRange({ cost }: FrozenFiling): FrozenTie[] {
  return (['lowCents', 'highCents'] as const).flatMap((column) => {
    const words = column === 'lowCents' ? 'low' : 'high';
    const money = (what: string, parts: readonly Record<typeof column, Cents>[]) =>
      tieCents(`${what}, ${words}`, `${counted(parts.length, 'part')} added up`, [cost[column], sumCents(parts.map((part) => part[column]))]);
    return [money('Categories', cost.categories), ...(cost.rollUps ?? []).map(({ title, parts }) => money(title, parts))];
  });
}

function tieParts({ cost }: FrozenFiling): FrozenTie[] {
  const byCategory = sumBy(cost.lines, ({ category }) => category);
  const bySite = sumBy(cost.lines, ({ siteCode }) => siteCode ?? '');
  const byPhase = sumBy(cost.lines, ({ phase }) => phase);
  const phases = (cost.rollUps ?? []).find(({ parts }) => parts.length > 0 && parts.every(({ key }) => byPhase.has(key)));
  const counts = new Map<string, number>();
  for (const { category } of cost.lines) counts.set(category, (counts.get(category) ?? 0) + 1);
  const differing = <Part>(parts: readonly Part[], name: (part: Part) => string, isEqual: (part: Part) => boolean) =>
    tieEach(parts.length, parts.filter((part) => !isEqual(part)).map(name));
  const each = (what: string, how: string, tie: Omit<FrozenTie, 'what' | 'how'>): FrozenTie => ({ what, how, ...tie });
  return [
    each(
      'Each category',
      'its amount against its lines',
      differing(
        cost.categories,
        ({ category }) => category,
        ({ category, likelyCents }) => likelyCents === (byCategory.get(category) ?? 0),
      ),
    ),
    each(
      'Lines of each category',
      'their number against its lines',
      differing(
        cost.categories,
        ({ category }) => category,
        ({ category, lineCount }) => lineCount === (counts.get(category) ?? 0),
      ),
    ),
    each(
      'Each site',
      'its amount against its lines',
      differing(
        cost.sites,
        ({ siteCode }) => siteCode,
        ({ siteCode, likelyCents }) => likelyCents === (bySite.get(siteCode) ?? 0),
      ),
    ),
    tieCents('Whole network', 'lines that belong to no site', [cost.networkCents, bySite.get('') ?? cents(0)]),
    ...(phases
      ? [
          each(
            `Each part, ${phases.title.charAt(0).toLowerCase()}${phases.title.slice(1)}`,
            'its amount against its lines',
            differing(
              phases.parts,
              ({ key }) => key,
              ({ key, likelyCents }) => likelyCents === (byPhase.get(key) ?? 0),
            ),
          ),
        ]
      : []),
    each(
      'Each cost line',
      'its amount against quantity times unit price, rounded once',
      differing(
        cost.lines,
        ({ id }) => id,
        ({ quantity, unitCents, amountCents }) => timesCents(unitCents, quantity) === amountCents,
      ),
    ),
  ];
}

/** Lines of the form are words: they must be the words that the value gives again. What a form does not ask is not checked. */
function tieForm(frozen: FrozenFiling): FrozenTie[] {
  const { cost, sites } = frozen;
  const covered = sites.flatMap(({ items }) => items).filter((item) => item.covered === 'covered');
  const units = covered.reduce((sum, { quantity }) => sum + quantity, 0);
  const kept = sumCents((cost.keptOut ?? []).map(({ amountCents }) => amountCents));
  const values = new Map(frozen.sections.flatMap(({ lines }) => lines.map(({ id, value }) => [id, value] as const)));
  const words = (id: string, what: string, again: string): FrozenTie[] => {
    const stated = values.get(id);
    return stated === undefined ? [] : [{ what: `Line ${id}, ${what}`, how: 'word for word', stated, again, ties: stated === again }];
  };
  return [
    ...words('F.1', 'amount asked for', formatCents(cost.totalCents)),
    ...words('F.2', 'from low to high', `${formatCents(cost.lowCents)} to ${formatCents(cost.highCents)}`),
    ...words('F.3', 'even chance (P50)', formatCents(cost.p50Cents)),
    ...words('F.4', '8 in 10 chance (P80)', formatCents(cost.p80Cents)),
    ...words('F.9', 'for the whole network', formatCents(cost.networkCents)),
    ...(cost.keptOut ? words('F.16', 'cost that is not asked for', kept === 0 ? 'None' : formatCents(kept)) : []),
    ...words('E.2', 'sites', formatCount(sites.length)),
    ...words('E.4', 'covered', `${counted(units, 'unit')} on ${counted(covered.length, 'inventory line')}`),
  ];
}

export function tieCents(what: string, how: string, [stated, again]: readonly [stated: Cents, again: Cents]): FrozenTie {
  return { what, how, stated: formatCents(stated), again: formatCents(again), ties: stated === again };
}

export function tieEach(count: number, differing: readonly string[]): Omit<FrozenTie, 'what' | 'how'> {
  const named = differing.slice(0, mostNamed).join(', ');
  const more = differing.length - mostNamed;
  const words = differing.length === 0 ? '' : `; not ${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
  return { stated: formatCount(count), again: `${formatCount(count - differing.length)} agree${words}`, ties: differing.length === 0 };
}

function sumBy<Key extends string>(lines: readonly FrozenCostLine[], keyOf: (line: FrozenCostLine) => Key): Map<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const line of lines) sums.set(keyOf(line), cents((sums.get(keyOf(line)) ?? 0) + line.amountCents));
  return sums;
}

function likely({ likelyCents }: { likelyCents: Cents }): Cents {
  return likelyCents;
}
