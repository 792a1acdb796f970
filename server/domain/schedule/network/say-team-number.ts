import type { TradeRule } from './read-trade-rules.ts';

/** `one tower crew for every 25 sites with work at height, from 2 to 40`. */
export function sayTeamNumber({ one, number }: TradeRule): string {
  if ('as' in number) return `one ${one} for every ${number.as.replace('-', ' ')}`;
  const sites = number.of === 'sites' ? 'sites' : 'sites with work at height';
  return `one ${one} for every ${number.per} ${sites}, from ${number.fewest} to ${number.most}`;
}
