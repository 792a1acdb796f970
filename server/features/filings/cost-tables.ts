import type { Block, Row } from '../../platform/pdf/document.ts';

/** Holds the usual id whole; the few long ones, of adjusters and escalation, break instead of squeezing every item. */
const lineWidth = 104;

/** The table of cost lines, place by place. */
export function costLineTable(rows: readonly Row[]): Block {
  return {
    kind: 'table',
    caption: 'Cost lines by site: line, item with basis, part of the work and count, quantity, unit price, amount',
    columns: [
      { title: 'Line', width: lineWidth },
      { title: 'Item', width: { share: 1 } },
      { title: 'Quantity', width: 'fit', align: 'right' },
      { title: 'Unit price', width: 'fit', align: 'right' },
      { title: 'Amount', width: 'fit', align: 'right' },
    ],
    rows,
  };
}

/** The lines of each place, `null` for the whole network, in the order in which the places come first. */
export function groupByPlace<Line extends { siteCode: string | null }>(lines: readonly Line[]): Map<string | null, Line[]> {
  const places = new Map<string | null, Line[]>();
  for (const line of lines) {
    const known = places.get(line.siteCode);
    if (known) known.push(line);
    else places.set(line.siteCode, [line]);
  }
  return places;
}

/** The cost of each category, with how many lines it has and what their prices rest on. */
export function categoryTable(rows: readonly Row[]): Block {
  return {
    kind: 'table',
    caption: 'Cost by category: number of lines, what the prices rest on, low, likely and high',
    columns: [
      { title: 'Category', width: { share: 1 } },
      { title: 'Lines', width: 'fit', align: 'right' },
      { title: 'Basis', width: { share: 1 } },
      { title: 'Low', width: 'fit', align: 'right' },
      { title: 'Likely', width: 'fit', align: 'right' },
      { title: 'High', width: 'fit', align: 'right' },
    ],
    rows,
  };
}

/** The cost of each site, that of the whole network, and a total. */
export function siteCostTable(cost: { sites: readonly SiteCost[]; network: string }, total: { words: string; amount: string }): Block {
  return {
    kind: 'table',
    caption: 'Likely cost by site, with the network-wide cost and the total',
    columns: [
      { title: 'Site', width: 'fit' },
      { title: 'Name', width: { share: 1 } },
      { title: 'Likely cost', width: 'fit', align: 'right' },
    ],
    rows: [
      ...cost.sites.map(({ code, name, amount }): Row => ({ cells: [code, name, amount] })),
      { cells: [{ text: 'Whole network', span: 2 }, cost.network] },
      { kind: 'total', cells: [{ text: total.words, span: 2 }, total.amount] },
    ],
  };
}

interface SiteCost {
  code: string;
  name: string;
  amount: string;
}
