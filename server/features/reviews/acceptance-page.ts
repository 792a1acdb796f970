import { countMissing } from '../../domain/filing/evidence.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { programWords } from '../filings/index.ts';
import { reviewCrumbs } from './addresses.ts';
import type { Decision } from './check-decision.ts';
import { plainText } from './check-decision.ts';
import type { ReviewDetail } from './review-detail.ts';

/** Asks once more before a version is accepted: what was asked for, what becomes of its lines, and what is still open. */
export function acceptancePage(detail: ReviewDetail, { text, versionNumber }: Decision): Page {
  const { entry } = detail;
  const title = `Accept version ${versionNumber} of filing ${entry.number}?`;
  return {
    template: 'reviews/acceptance',
    title,
    view: {
      head: {
        title,
        crumbs: reviewCrumbs(entry),
        sentence: 'Nothing is decided yet. Once accepted, the review is over: no decision can be taken back here, and the carrier sees it at once.',
      },
      facts: factsOf(detail),
      paragraphs: plainText(text)
        .split('\n')
        .filter((line) => line.trim() !== ''),
      action: paths.reviewDecision(entry.id),
      fields: [
        { name: 'version', value: String(versionNumber) },
        { name: 'decision', value: 'acceptance' },
        { name: 'text', value: plainText(text) },
        { name: 'confirmed', value: 'yes' },
      ],
    },
  };
}

function factsOf({ entry, frozen, checks }: ReviewDetail) {
  const { cost, evidence } = frozen;
  const lines = counted(cost.lines.length, 'line');
  const total = formatCents(cost.totalCents);
  const warned = checks.filter(({ outcome }) => outcome === 'warning').length;
  const failed = checks.filter(({ outcome }) => outcome === 'fail').length;
  const { missing, of } = countMissing(evidence);
  return [
    { label: 'Carrier', value: entry.carrierName },
    { label: 'Asked for', value: total, note: `under ${programWords(entry.program)}` },
    { label: 'Lines accepted', value: `${lines}, ${total}`, note: 'all that the version has, as filed' },
    { label: 'Lines cut', value: 'None', note: 'a version is accepted as a whole; to have a line cut, return it with a remark on that line' },
    { label: 'Lines undecided', value: 'None', note: 'no line is left open by an acceptance' },
    {
      label: 'Checks',
      value: `${failed === 0 ? 'None fails' : counted(failed, 'fails', 'fail')}, ${warned === 0 ? 'none warns' : counted(warned, 'warns', 'warn')}`,
      note: `of ${checks.length}, as they stood when it was submitted`,
    },
    { label: 'Evidence', value: missing === 0 ? 'Nothing is missing' : `Missing in ${missing} of ${counted(of, 'place')}` },
  ];
}
