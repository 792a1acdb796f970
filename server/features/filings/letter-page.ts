import type { Context } from '../../context.ts';
import { dayOf, formatDay } from '../../domain/calendar.ts';
import { countMissing } from '../../domain/filing/evidence.ts';
import {
  cureSentence,
  type DeficiencyLetter,
  type LetterSection,
  writeDeficiencyLetter,
} from '../../domain/filing/letter/write-deficiency-letter.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { requirePerson } from '../accounts/index.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingRow } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { sureWords } from './words.ts';

/** The letter that the carrier would get about the filing as it stands now. */
export function mockLetterOf(ctx: Context, filing: FilingRow, { checks, sections, evidence }: FilingContent): DeficiencyLetter {
  return writeDeficiencyLetter(checks, {
    voice: { kind: 'rehearsal' },
    carrierName: requirePerson(ctx).organizationName,
    number: filing.number,
    program: getProgram(filing.program),
    sections,
    writtenOn: dayOf(ctx.now),
    evidence: countMissing(evidence),
  });
}

export function letterLinks(filingId: number): { href: string; pdfHref: string } {
  return { href: paths.filingLetter(filingId), pdfHref: paths.filingLetterPdf(filingId) };
}

/** The letter as a page, each point with the link to where it is put right. */
export function letterPage(filing: FilingRow, letter: DeficiencyLetter, links: ReadonlyMap<string, { href: string; label: string }>): Page {
  const table = (section: LetterSection) => ({
    title: section.title,
    caption: `Points about ${section.title}`,
    rows: section.items.map((item) => ({
      ...item,
      lines: item.lineIds.map((id) => ({ id, href: `${paths.filing(filing.id)}#line-${id}` })),
      link: links.get(item.checkId) ?? null,
    })),
  });
  const [sentence, ...opening] = letter.opening;
  return {
    template: 'filings/letter',
    title: `${letter.title} about filing ${filing.number}`,
    view: {
      head: {
        title: letter.title,
        crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }],
        sentence,
        actions: [{ label: 'On paper (PDF)', href: paths.filingLetterPdf(filing.id) }],
      },
      note: { tone: 'warn', title: 'Not a real letter.', text: letter.standing },
      facts: [
        { label: 'To', value: letter.addressee },
        { label: 'About', value: letter.reference },
        { label: 'Checked on', value: formatDay(letter.writtenOn) },
      ],
      opening,
      evidenceHref: `${paths.filing(filing.id)}#evidence`,
      lacking: letter.lacking.map(table),
      cure: letter.lacking.length === 0 ? null : cureSentence(letter),
      basis: (letter.clock?.basis ?? []).map(({ text, source, confidence }) => ({ label: text, value: source, note: sureWords[confidence] })),
      asked: letter.asked.map(table),
      blindSpots: letter.blindSpots,
    },
  };
}
