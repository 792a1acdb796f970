import type { FormField } from '../../domain/filing/form-field.ts';
import { choiceLabel } from '../../domain/filing/form-field.ts';
import type { TermFacts } from '../../domain/filing/term-filing.ts';
import { lastEarlier } from '../../domain/filing/term-values.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { toFormField } from '../../web/to-form-field.ts';
import { momentText } from '../filings/index.ts';
import { type Fill, messageOf, partHead, type SentPart } from './fill-part.ts';
import { tablePart } from './fill-table.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';
import { termCrumbs } from './words.ts';

/** The page on which a filing of the term is filled in: one form for each section and each table, every one saved for itself. */
export function fillPage(filing: TermEntry, content: TermContent, sent: SentPart): Page {
  const { form } = content;
  const asked = form.fields.filter(({ isForCorrections }) => !isForCorrections || filing.versions.length > 0);
  const sections = [...new Set(asked.map(({ section }) => section))];
  const open = content.checks.flatMap(({ outcome, issues }) => (outcome === 'pass' ? [] : issues));
  const failing = content.failures.length;
  return {
    template: 'term-filings/answers',
    title: `Fill in filing ${filing.number}`,
    view: {
      head: {
        title: `Fill in: ${form.shortTitle.toLowerCase()}`,
        crumbs: termCrumbs(filing, 'and itself'),
        sentence: `What only you can say. Everything else is taken from what is recorded. Last saved ${momentText(filing.updatedAt)}.`,
      },
      summary:
        sent.issues.length === 0
          ? null
          : {
              title: sent.conflict ? 'Somebody else saved this part' : 'Please correct this',
              issues: sent.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
            },
      next:
        failing > 0
          ? {
              title: `Next: put right what ${counted(failing, 'check')} found.`,
              text: 'Each part is saved for itself; what a check found stands at its field.',
              who: 'You act.',
            }
          : {
              title: 'No check fails.',
              text: 'Next: say that the filing is complete.',
              who: 'You act.',
              action: { label: 'To the filing', href: paths.termFiling(filing.id) },
            },
      action: paths.termFilingAnswers(filing.id),
      backHref: paths.termFiling(filing.id),
      sections: sections.map((section) => sectionPart(section, { filing, content, sent, open })),
      tables: form.entries.map((table) => tablePart(table, { filing, content, sent, open })),
    },
  };
}

function sectionPart(section: string, of: Fill) {
  const { filing, content, sent, open } = of;
  const isSent = sent.part === section;
  return {
    ...partHead(section, of),
    title: section,
    button: `Save ${section.toLowerCase()}`,
    isHeld: isSent && sent.issues.length > 0,
    fields: content.form.fields
      .filter((field) => field.section === section)
      .map((field) => {
        const saved = filing.answersJson[field.key] ?? '';
        const value = isSent ? (sent.values[field.key] ?? '') : saved;
        const found = open.find((issue) => issue.field === field.key);
        return {
          control: toFormField(field, value, isSent ? (messageOf(sent.issues, field.key) ?? null) : null),
          found: isSent && sent.issues.length > 0 ? null : (found?.message ?? null),
          origin: originOf(field, saved, content.facts),
          theirs: isSent && sent.conflict && plain(value) !== plain(saved) ? shownAnswer(field, saved) : null,
        };
      }),
  };
}

/** Where a text comes from that nobody entered for this filing. */
function originOf(field: FormField, saved: string, facts: TermFacts): string | null {
  const before = lastEarlier(facts, facts.kind);
  if (saved === '' || before?.entered.answers[field.key] !== saved) return null;
  return `Carried over from ${before.number}. Look at it again, and change what is no longer so.`;
}

/** Of the fields of a section, those that were saved with another text than `entered`. */
export function listTheirs(fields: readonly FormField[], entered: Readonly<Record<string, string>>, stored: Readonly<Record<string, string>>) {
  return fields
    .filter(({ key }) => plain(entered[key] ?? '') !== plain(stored[key] ?? ''))
    .map((field) => ({ name: field.key, paragraphs: shownAnswer(field, stored[field.key] ?? '') }));
}

function shownAnswer(field: FormField, saved: string): string[] {
  if (saved === '') return ['Empty'];
  return (field.kind === 'choice' ? choiceLabel(field, saved) : saved).split('\n').filter((line) => line.trim() !== '');
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
