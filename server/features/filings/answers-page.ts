import { type ApplicationAnswers, answerFields } from '../../domain/filing/application-answers.ts';
import { choiceLabel, type FormField } from '../../domain/filing/form-field.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { toFormField } from '../../web/to-form-field.ts';
import { remarkPart } from './page-parts.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingEntry, RemarkRow } from './queries.ts';
import { fingerprintOfSection } from './save-answers.ts';
import { paragraphsOf, sectionAnchor } from './words.ts';

/** The answers of a filing: one form a section, each saved for itself. */
export function answersPage(filing: FilingEntry, remarks: readonly RemarkRow[], form: AnswersForm): Page {
  const answers = filing.answersJson;
  const sections = [...new Set(answerFields.map((field) => field.section))];
  const missing = answerFields.filter((field) => field.required && (answers[field.key] ?? '') === '');
  const current = remarks.filter((remark) => remark.versionNumber === filing.versions.length && remark.isSent);
  return {
    template: 'filings/answers',
    title: `Answers of filing ${filing.number}`,
    view: {
      head: {
        title: 'Answers',
        crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }],
        sentence: 'What only you can say. Everything else comes from the profile, the inventory and the estimate.',
      },
      summary:
        form.issues.length === 0
          ? null
          : {
              title: form.conflict ? 'This section was saved elsewhere' : 'Please correct this',
              issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
            },
      next:
        missing.length > 0
          ? {
              title: `Next: write ${counted(missing.length, 'answer')} that ${missing.length === 1 ? 'is' : 'are'} still missing.`,
              text: 'Each section is saved for itself.',
              who: 'You act.',
            }
          : {
              title: 'Every answer that is needed is here.',
              text: 'Next: look at the checks.',
              who: 'You act.',
              action: { label: 'To the filing', href: `${paths.filing(filing.id)}#checks` },
            },
      remarks:
        current.length === 0
          ? null
          : {
              href: `${paths.filing(filing.id)}#remarks`,
              text: `The administrator returned this filing with ${counted(current.length, 'remark')}.`,
              rows: current.map(remarkPart),
            },
      action: paths.filingAnswers(filing.id),
      backHref: paths.filing(filing.id),
      sections: sections.map((section) => sectionForm(section, filing, form)),
    },
  };
}

function sectionForm(section: string, filing: FilingEntry, form: AnswersForm) {
  const isSent = form.section === section;
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const stored: ApplicationAnswers = filing.answersJson;
  return {
    title: section,
    anchor: sectionAnchor(section),
    revision: filing.revision,
    seen: fingerprintOfSection(filing.answersJson, section),
    isConflict: isSent && form.conflict,
    isHeld: isSent && form.issues.length > 0,
    fields: answerFields
      .filter((field) => field.section === section)
      .map((field) => {
        const saved = stored[field.key] ?? '';
        const value = isSent ? (form.values[field.key] ?? '') : saved;
        return {
          control: toFormField(field, value, isSent ? (messages.get(field.key) ?? null) : null),
          length: field.minLength === undefined ? null : { words: `At least ${field.minLength} characters; it has`, count: value.length },
          theirs: isSent && form.conflict && !isSame(field, value, saved) ? savedWords(field, saved) : null,
        };
      }),
  };
}

/** Of the fields of a section, those that were saved with another text than `entered`. */
export function listTheirs(section: string, entered: Readonly<Record<string, string>>, stored: Readonly<Record<string, string | undefined>>) {
  return answerFields
    .filter((field) => field.section === section && !isSame(field, entered[field.key] ?? '', stored[field.key] ?? ''))
    .map((field) => ({ name: field.key, paragraphs: savedWords(field, stored[field.key] ?? '') }));
}

function savedWords(field: FormField, saved: string): string[] {
  return paragraphsOf(saved === '' ? 'Empty' : choiceLabel(field, saved));
}

function isSame(field: FormField, mine: string, theirs: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  return plain(mine) === plain(theirs) || (field.kind === 'number' && Number(mine.replace(/[$,\s]/g, '')) === Number(theirs) && theirs !== '');
}

interface AnswersForm {
  /** The section that was sent and refused; null when none was. */
  section: string | null;
  values: Record<string, string>;
  issues: Issue[];
  /** Present when somebody else saved the same section meanwhile. */
  conflict: boolean;
}
