import { formatCents } from '../../domain/money.ts';
import { wordsOf } from '../../domain/review/compare-equipment.ts';
import type { VersionComparison } from '../../domain/review/compare-versions.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { reviewCrumbs } from './addresses.ts';
import type { ReviewEntry } from './queries.ts';

const mostRows = 200;

/** What a version has that the one before it had not. */
export function changesPage(entry: ReviewEntry, numbers: { before: number; after: number }, comparison: VersionComparison): Page {
  const { values, costLines, categories, items, sites } = comparison;
  return {
    template: 'reviews/changes',
    title: `What changed, filing ${entry.number}`,
    view: {
      head: {
        title: `What changed since version ${numbers.before}`,
        crumbs: [...reviewCrumbs(entry), { label: `Version ${numbers.after}` }],
        sentence: comparison.sentence,
        actions: [{ label: `Version ${numbers.before} as filed (PDF)`, href: paths.reviewPdf(entry.id, numbers.before) }],
      },
      figures: [
        { label: `Asked for in version ${numbers.before}`, value: formatCents(comparison.totalBefore) },
        { label: `Asked for in version ${numbers.after}`, value: formatCents(comparison.totalAfter) },
        { label: 'Difference', value: formatCents(comparison.differenceCents) },
      ],
      values: {
        more: moreThan(values.length),
        rows: values.slice(0, mostRows).map((change) => ({
          title: `${change.lineId} ${change.label}`,
          facts: [
            { label: 'Before', value: change.before ?? 'Not there' },
            { label: 'Now', value: change.after ?? 'Gone' },
          ],
        })),
      },
      tables: [
        {
          title: 'Cost by category',
          empty: 'No total changed.',
          more: null,
          table: {
            caption: 'Category totals that changed',
            captionHidden: true,
            columns: [
              { label: 'Category', kind: 'key' },
              { label: 'Before', kind: 'money' },
              { label: 'Now', kind: 'money', pin: true },
            ],
            rows: categories.map((change) => ({
              cells: [{ text: capitalised(change.category) }, { text: formatCents(change.before) }, { text: formatCents(change.after) }],
            })),
          },
        },
        {
          title: 'Cost lines',
          empty: 'No cost line changed.',
          more: moreThan(costLines.length),
          table: {
            caption: 'Cost lines that changed',
            captionHidden: true,
            columns: [
              { label: 'Line', kind: 'key' },
              { label: 'Change' },
              { label: 'Before', kind: 'money' },
              { label: 'Now', kind: 'money', pin: true },
            ],
            rows: costLines.slice(0, mostRows).map((change) => ({
              cells: [
                {
                  text: change.item,
                  small:
                    change.change === 'moved'
                      ? `${change.id}, from ${change.siteBefore ?? 'the network'} to ${change.siteAfter ?? 'the network'}`
                      : change.id,
                },
                { text: capitalised(change.change) },
                { text: formatCents(change.amountBefore) },
                { text: formatCents(change.amountAfter) },
              ],
            })),
          },
        },
        {
          title: 'Sites',
          empty: 'No site was added, taken out, moved or changed.',
          more: moreThan(sites.length),
          table: {
            caption: 'Sites that changed',
            captionHidden: true,
            columns: [{ label: 'Site', kind: 'key' }, { label: 'Change' }, { label: 'What', kind: 'words' }],
            rows: sites.slice(0, mostRows).map((change) => ({
              cells: [{ text: change.code, small: change.name }, { text: capitalised(change.change) }, { text: wordsOf(change.parts) }],
            })),
          },
        },
        {
          title: 'Equipment',
          empty: 'No line of equipment changed.',
          more: moreThan(items.length),
          table: {
            caption: 'Lines of equipment that changed',
            captionHidden: true,
            columns: [{ label: 'Tag', kind: 'key' }, { label: 'Change' }, { label: 'What', kind: 'words' }],
            rows: items.slice(0, mostRows).map((change) => ({
              cells: [{ text: change.tag, small: change.siteCode }, { text: capitalised(change.change) }, { text: change.what }],
            })),
          },
        },
      ],
    },
  };
}

function moreThan(count: number): string | null {
  return count > mostRows ? `The first ${mostRows} of ${counted(count, 'change')} are shown. The PDFs hold them all.` : null;
}
