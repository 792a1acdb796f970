import { confidentialRequest } from '../../domain/filing/confidential-parts.ts';
import type { PublicFiling } from '../../domain/filing/public-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { sureWords } from './words.ts';

/** What the public copy of a version leaves out and why, for `views/filings/version.ejs`: what a carrier must know before it passes the copy on. */
export function withheldParts({ withheld, cost }: PublicFiling) {
  const lines = cost.lines.filter(({ amountCents }) => amountCents === null);
  const prices = new Set(lines.map(({ entryCode }) => entryCode)).size;
  return {
    sentences: [
      `The rules are those of this software: no agency has granted confidential treatment, and a request under ${confidentialRequest} is a step of its own.`,
      'What was written in own words, in answers and reasons, stands in the copy as it was written. Read it before you pass it on.',
      ...(lines.length === 0
        ? []
        : [
            `The amounts withheld on ${counted(lines.length, 'cost line')} come to ${formatCents(cost.withheldCents)} together, which anybody can work out from the amount asked for.${prices === 1 ? ' Only one price stands behind them: with the quantity, it can be worked out too.' : ''}`,
          ]),
    ],
    table:
      withheld.length === 0
        ? null
        : {
            caption: 'What the public copy leaves out, and why',
            captionHidden: true,
            columns: [
              { label: 'Withheld', kind: 'key' },
              { label: 'Number', kind: 'number' },
              { label: 'Why', kind: 'prose' },
              { label: 'Paragraph', kind: 'prose' },
            ],
            rows: withheld.map(({ title, count, reason, basis, confidence }) => ({
              cells: [{ text: title }, { text: formatCount(count) }, { text: reason }, { text: basis, small: sureWords[confidence] }],
            })),
          },
  };
}
