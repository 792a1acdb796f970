import type { FrozenFiling, FrozenSite } from '../../domain/filing/frozen-filing.ts';
import { capitalised, formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';

/** Exhibit 1: every site with what stands there, each item tested against the program. */
export function drawFilingInventory({ sites }: Pick<FrozenFiling, 'sites'>): Block[] {
  const items = sites.flatMap((site) => site.items);
  const covered = items.filter((item) => item.covered === 'covered').reduce((sum, item) => sum + item.quantity, 0);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 1. Inventory by site' },
    {
      kind: 'paragraph',
      text: `${formatCount(sites.length)} sites with ${formatCount(items.length)} inventory lines; ${formatCount(covered)} units are covered. Each line says why it is covered or not.`,
    },
    {
      kind: 'table',
      caption:
        'Equipment by site: tag, equipment with the reason why it is covered or not and its serial numbers, kind, units, day obtained, covered',
      columns: [
        { title: 'Tag', width: 'fit' },
        { title: 'Equipment', width: { share: 1 } },
        { title: 'Kind', width: { share: 0.95 } },
        { title: 'Units', width: 'fit', align: 'right' },
        { title: 'Obtained', width: 'fit' },
        { title: 'Covered', width: 'fit' },
      ],
      rows: sites.flatMap(drawSite),
    },
  ];
}

function drawSite(site: FrozenSite): Row[] {
  const where = [site.kind, site.structure, site.place, site.coordinates].join(' · ');
  const name = `${site.code} ${site.name}`;
  const items = site.items.map(
    (item): Row => ({
      cells: [
        item.tag,
        `${item.maker} ${item.model}`,
        `${item.category}, ${item.status.charAt(0).toLowerCase()}${item.status.slice(1)}`,
        formatCount(item.quantity),
        item.obtainedOn,
        capitalised(item.covered),
      ],
      note: `${item.reason} Serial numbers: ${item.serials === '' ? 'not given' : item.serials}`,
    }),
  );
  const empty: Row = { cells: ['', { text: 'No equipment is listed at this site.', span: 5 }] };
  return [{ kind: 'group', cells: [{ text: name, small: where, span: 6 }], bookmark: name }, ...(items.length > 0 ? items : [empty])];
}
