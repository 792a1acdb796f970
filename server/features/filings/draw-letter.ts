import { formatDay, type Instant } from '../../domain/calendar.ts';
import { cureSentence, type DeficiencyLetter, type LetterItem, type LetterSection } from '../../domain/filing/letter/write-deficiency-letter.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { sureWords } from './words.ts';

/** The letter on paper; what it is and is not stands at the head and foot of every page. */
export function letterDocument(letter: DeficiencyLetter, createdAt: Instant): PdfDocument {
  const isRehearsal = letter.kind === 'rehearsal';
  return {
    title: `${letter.title}, ${letter.addressee}`,
    subject: letter.reference,
    author: letter.addressee,
    language: 'en-US',
    createdAt,
    runningHead: { left: isRehearsal ? letter.addressee : letter.title, right: formatDay(letter.writtenOn) },
    runningFoot: isRehearsal ? 'REHEARSAL by this software: not a letter of any agency; it starts no deadline' : letter.standing,
    ...(isRehearsal && { watermark: 'REHEARSAL' }),
    blocks: [
      { kind: 'title', over: letter.reference, text: letter.title, under: letter.addressee },
      { kind: 'note', title: isRehearsal ? 'Not a real letter' : 'This letter', text: letter.standing },
      ...letter.opening.map((text): Block => ({ kind: 'paragraph', text })),
      ...drawSections('What is lacking', letter.lacking),
      ...drawClock(letter),
      ...drawSections('We might also ask', letter.asked),
      {
        kind: 'together',
        blocks: [
          { kind: 'heading', level: 2, text: 'What these checks cannot see' },
          { kind: 'list', items: letter.blindSpots },
        ],
      },
    ],
  };
}

function drawSections(title: string, sections: readonly LetterSection[]): Block[] {
  if (sections.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    ...sections.flatMap((section): Block[] => [
      { kind: 'heading', level: 3, text: section.title },
      {
        kind: 'table',
        caption: `${title}, ${section.title}: number, what was found, what to send`,
        columns: [
          { title: 'No.', width: 'fit' },
          { title: 'What was found', width: { share: 1 } },
          { title: 'What to send', width: { share: 0.6 } },
        ],
        rows: section.items.map((item) => ({
          cells: [String(item.number), { text: item.found, small: smallOf(item) }, item.send ?? 'What the finding asks for'],
        })),
      },
    ]),
  ];
}

function smallOf({ rule, citation, lineIds, subjects }: LetterItem): string {
  const lines = lineIds.length === 0 ? null : `${lineIds.length === 1 ? 'Line' : 'Lines'} ${lineIds.join(', ')}`;
  return [`Rule: ${rule}. ${citation}`, lines, subjects].filter((part) => part !== null).join(' · ');
}

function drawClock(letter: DeficiencyLetter): Block[] {
  if (letter.lacking.length === 0) return [];
  const rows = letter.clock?.basis.map(({ text, source, confidence }) => ({ label: text, value: source, small: sureWords[confidence] })) ?? [];
  return [
    { kind: 'heading', level: 2, text: 'The days to cure' },
    { kind: 'paragraph', style: 'lead', text: cureSentence(letter) },
    ...(rows.length === 0 ? [] : [{ kind: 'facts' as const, rows, labelWidth: 250 }]),
  ];
}
