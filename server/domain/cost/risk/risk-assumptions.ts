import type { CostRiskData } from '../cost-data.ts';

/** What the simulation of cost assumes, in sentences for the assumptions of an estimate. `risksLeftOut` are keys of discrete risks. */
export function riskAssumptions(risk: CostRiskData, risksLeftOut: readonly string[]): string[] {
  const { any, sameCategory, reason } = risk.priceCorrelation;
  const shape = risk.priceShape === 'PERT' ? 'PERT' : 'triangular';
  return [
    `Each price is uncertain once for all sites that use it, as a ${shape} distribution on its low, likely and high. The simulation never changes the point estimate.`,
    `A price without a range of its own is as uncertain as its basis: ${risk.basisSpread.map(({ basis, low, high }) => `${basis} ${low} to ${high}`).join(', ')} times its likely value. The carrier's own quote is certain until its last day.`,
    `Any two prices are correlated at ${any}, two of one category at ${sameCategory}. ${reason}`,
    `Each site has its own factor on its field work (${risk.siteFactorCategories.join(', ')}), 1 on average, not on quotes in force: ${risk.siteFactors.map(({ structure, low, high }) => `${structure} ${low} to ${high}`).join(', ')}.`,
    ...risk.events.map((event) =>
      risksLeftOut.includes(event.key)
        ? `Left out of the simulation: ${event.title}.`
        : `${event.title}: ${percent(event.probability.low)} to ${percent(event.probability.high)}, likely ${percent(event.probability.likely)} ${event.scope === 'site' ? 'of sites concerned' : 'chance'} (${event.basis}); cost in dollars of ${event.priceYear}, brought to the year of the work where the plan escalates. ${event.source}.`,
    ),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
