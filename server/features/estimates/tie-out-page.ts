import { cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import type { Page } from '../../web/render-page.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

/** The tie-out sheet: every total added up in every way, each with what it was compared with. */
export function tieOutPage(row: ReadyRow): Page {
  const checks = row.tieOutJson ?? [];
  const failed = checks.filter((check) => !check.ties).length;
  return {
    template: 'estimates/sheet',
    title: `Tie-out sheet · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Tie-out sheet',
        crumbs: crumbs(row),
        sentence:
          failed === 0
            ? `All ${counted(checks.length, 'check')} tie to the cent: every way of adding up this estimate gives the same total.`
            : `${counted(failed, 'check')} of ${checks.length} does not tie. Do not file this estimate; make it again, and tell the people who run this server.`,
        tag: failed === 0 ? { label: 'Ties to the cent', tone: 'ok' } : { label: 'Does not tie', tone: 'stop' },
      },
      sections: [
        {
          title: null,
          table: {
            caption: 'Checks of the estimate',
            captionHidden: true,
            columns: [
              { label: 'What', kind: 'key' },
              { label: 'How', kind: 'words whole' },
              { label: 'Found', kind: 'money', pin: true },
              { label: 'Against', kind: 'money' },
              { label: 'Result' },
            ],
            rows: checks.map((check) => ({
              cells: [
                { text: check.what },
                { text: check.how },
                { text: formatCents(check.cents) },
                { text: formatCents(check.againstCents) },
                {
                  tag: check.ties
                    ? { label: 'Ties', tone: 'ok' }
                    : { label: `Differs by ${formatCents(cents(check.cents - check.againstCents))}`, tone: 'stop' },
                },
              ],
            })),
          },
        },
      ],
    },
  };
}
