import { describe, expect, test } from '@jest/globals';
import { sumCents, timesCents } from '../../../server/domain/money.ts';
import { listApprovedPrices } from '../../../server/domain/review/list-approved-prices.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const sample = sampleFiling({ sites: 6 });
/** As if every price had been quoted. */
const filing = {
  ...sample,
  cost: { ...sample.cost, lines: sample.cost.lines.map((line) => ({ ...line, basis: 'vendor quote' as const })) },
};
const firstSites = filing.sites.map((site, index) => ({ ...site, structureClass: index < 2 ? ('tower' as const) : ('building' as const) }));
const accepted = { ...filing, sites: firstSites };

describe('approved prices of an accepted filing', () => {
  test('count every line once, and leave shares of other cost out', () => {
    const rows = listApprovedPrices(accepted);
    const priced = accepted.cost.lines.filter((line) => !line.unit.startsWith('percent of '));
    expect(rows.reduce((sum, row) => sum + row.lineCount, 0)).toBe(priced.length);
    expect(rows.every((row) => !row.unit.startsWith('percent of '))).toBe(true);
  });

  test('carry quantities that still come to the amounts of the lines', () => {
    const priced = accepted.cost.lines.filter((line) => !line.unit.startsWith('percent of '));
    const fromRows = sumCents(listApprovedPrices(accepted).map((row) => timesCents(row.unitCents, row.quantity)));
    const fromLines = sumCents(priced.map((line) => line.amountCents));
    expect(Math.abs(fromRows - fromLines)).toBeLessThanOrEqual(priced.length);
  });

  test('are told apart by what the equipment hangs on, and hold nothing that names a carrier or site', () => {
    const rows = listApprovedPrices(accepted);
    const classes = new Set(rows.map((row) => row.siteClass));
    expect(classes).toEqual(new Set(['tower', 'building', 'network']));
    const tower = rows.find((row) => row.siteClass === 'tower');
    const same = rows.find((row) => row.siteClass === 'building' && row.entryCode === tower?.entryCode);
    expect([tower?.lineCount, same?.lineCount]).toEqual([2, 4]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['entryCode', 'lineCount', 'quantity', 'siteClass', 'unit', 'unitCents']);
  });

  test('say nothing about prices that the edition itself assumes, nor about sites whose structure is not known', () => {
    const assumed = filing.cost.lines.map((line) => ({ ...line, basis: 'planning assumption' as const }));
    expect(listApprovedPrices({ ...accepted, cost: { ...accepted.cost, lines: assumed } })).toEqual([]);
    const unknown = filing.sites.map(({ structureClass: _dropped, ...site }) => site);
    expect(listApprovedPrices({ ...accepted, sites: unknown }).every((row) => row.siteClass === 'network')).toBe(true);
  });
});
