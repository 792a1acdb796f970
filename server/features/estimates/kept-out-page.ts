import type { KeptOut } from '../../domain/cost/estimate.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { formatCents } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

const kinds = { 'own share': 'Own share of an upgrade', ineligible: 'Not paid' } as const;

/** What the program does not pay: each amount with its formula, rule and citation. None of it is in a line or a total. */
export function keptOutPage(row: ReadyRow): Page {
  const { keptOut, keptOutCents } = row.summaryJson;
  const program = getProgram(row.program).shortTitle;
  return {
    template: 'estimates/sheet',
    title: `Kept out · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Kept out',
        crumbs: crumbs(row),
        sentence:
          keptOut.length === 0
            ? `Nothing is kept out: no upgrade and no use that the program (${program}) does not pay is in this estimate.`
            : `${formatCents(keptOutCents)} in ${counted(keptOut.length, 'amount')} that the program (${program}) does not pay. No line and no total of the estimate holds any of it; the carrier bears it.`,
        actions: keptOut.length === 0 ? [] : [{ label: 'As a spreadsheet (CSV)', href: paths.estimateKeptOutCsv(row.id), download: true }],
      },
      sections: [
        keptOut.length === 0
          ? {
              title: null,
              empty: {
                title: 'Nothing is kept out',
                text: 'Where an own price is an upgrade, what it costs above the comparable would stand here, with the rule that says so.',
              },
            }
          : { title: null, table: keptOutTable(row, keptOut) },
      ],
    },
  };
}

/** The same as rows of a spreadsheet. */
export function keptOutSheet({ summaryJson: { keptOut } }: ReadyRow): SheetTable {
  const headers = ['Number', 'Site code', 'Kind', 'Item', 'Amount', 'How it came about', 'Rule', 'Citation', 'Why'];
  return {
    name: 'Kept out',
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: keptOut.map((one) => [
      one.id,
      one.siteCode ?? '',
      one.kind,
      one.item,
      one.amountCents / 100,
      one.formula,
      one.rule,
      one.citation,
      one.reason,
    ]),
  };
}

function keptOutTable(row: ReadyRow, keptOut: readonly KeptOut[]) {
  return {
    caption: 'What is kept out; every amount opens its formula and rule',
    captionHidden: true,
    columns: [
      { label: 'What', kind: 'key' },
      { label: 'Kind' },
      { label: 'Why', kind: 'words whole' },
      { label: 'Rule', kind: 'words whole' },
      { label: 'Amount', kind: 'money', pin: true },
    ],
    rows: keptOut.map((one) => ({
      cells: [
        {
          text: one.item,
          small: `${one.id} · ${one.siteCode ?? 'network-wide'}`,
          ...(one.siteCode !== null && { href: paths.estimateSite(row.id, one.siteCode) }),
        },
        { tag: { label: kinds[one.kind], tone: 'warn' } },
        { text: one.reason },
        { text: one.rule, small: one.citation },
        {
          explain: {
            figure: formatCents(one.amountCents),
            label: `${one.item}, kept out`,
            formula: `${one.formula} = ${formatCents(one.amountCents)}`,
            inputs: [{ label: 'Why', value: one.reason }],
            basis: one.rule,
            source: one.citation,
          },
        },
      ],
    })),
    total: [{ text: 'Total', small: 'not part of what is filed' }, {}, {}, {}, { text: formatCents(row.summaryJson.keptOutCents) }],
  };
}
