import type { Person } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { dayText, draftPart, notMet, signaturePart } from '../filings/index.ts';
import type { TermEntry } from './queries.ts';
import type { TermContent } from './read-term-content.ts';
import { anchorOf, signedTable } from './term-tables.ts';
import { termCrumbs } from './words.ts';

/** The page for the officer: what the filing states, the warnings, and every certification, above the button that submits. */
export function termCertificationPage(detail: CertificationDetail): Page {
  const { filing, content, person, form } = detail;
  const warnings = content.checks.filter(({ outcome }) => outcome === 'warning');
  const failed = content.checks.filter(({ outcome }) => outcome === 'fail');
  return {
    template: 'filings/certification',
    title: `Certify filing ${filing.number}`,
    view: {
      head: {
        title: 'Certify and submit',
        crumbs: termCrumbs(filing, 'and itself'),
        sentence: `You certify: ${content.form.title}, filing ${filing.number}.`,
      },
      summary:
        form.issues.length === 0
          ? null
          : { title: 'Nothing was submitted yet', issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })) },
      blocked: blockedBy(detail),
      failed: failed.map(({ id, title, sentence, citation }) => ({ id: `check-${id}`, title, sentence, citation })),
      figures: figuresOf(content),
      warnings: {
        sentence:
          warnings.length === 0
            ? 'No check warns.'
            : `${counted(warnings.length, 'check warns', 'checks warn')}. A warning does not stop the filing; it is printed on it.`,
        rows: warnings.map(({ title, sentence, citation }) => ({ title: notMet(title), sentence, citation })),
      },
      statement: content.form.statement,
      preparer: filing.preparedAt === null ? '' : `${detail.preparerName} said on ${dayText(filing.preparedAt)} that the filing is complete.`,
      links: {
        filing: paths.termFiling(filing.id),
        back: paths.termFiling(filing.id),
      },
      draft: filing.state === 'Ready to certify' ? draftPart(detail, paths.termFilingDraft(filing.id)) : null,
      tables: content.tables.map((table) => signedTable(table, paths.termFiling(filing.id))),
      action: paths.termFilingCertification(filing.id),
      hidden: { revision: String(filing.revision), content: content.fingerprint },
      ...signaturePart(content.form.certifications, { person, form }),
      consequence: `When you submit, filing ${filing.number} becomes version ${filing.versions.length + 1}: frozen, hashed, drawn as PDF, and shown to the administrator of this server. It cannot be taken back; a correction makes a new version.`,
    },
  };
}

function blockedBy({ filing, content, person }: CertificationDetail): { title: string; text: string } | null {
  if (filing.state !== 'Ready to certify')
    return { title: `This filing is not ready to certify.`, text: 'It can be certified once the preparer says that it is complete.' };
  if (filing.preparedBy === person.personId) {
    const text = 'Somebody else must certify it: two people stand behind every filing. Ask another certifying officer, or invite one under People.';
    return { title: 'You prepared this filing.', text };
  }
  if (content.failures.length === 0) return null;
  const text = 'Unlock the filing on its page and say why. The preparer then puts right what fails, and says again that it is complete.';
  return { title: `${counted(content.failures.length, 'check fails', 'checks fail')} now, so the filing cannot be certified.`, text };
}

/** All that the filing says but who the applicant is; each table by its total, with the way to its rows. */
function figuresOf({ sections, tables, documents }: TermContent) {
  const said = sections.filter(({ id }) => id !== 'A').flatMap(({ title, lines }) => lines.map((line) => ({ line, title })));
  return [
    ...said.map(({ line, title }) => ({
      label: line.label === title ? `${line.id} ${title}` : `${line.id} ${title}: ${line.label}`,
      value: line.value,
    })),
    ...tables.map(({ id, title, rows, total }) => ({
      label: `${id} ${title}`,
      value: counted(rows.length, 'row'),
      href: `#${anchorOf({ id })}`,
      ...(total && { note: total.filter((cell) => cell !== '').join(' · ') }),
    })),
    { label: 'Documents attached', value: documents.length === 0 ? 'None' : documents.map(({ number, title }) => `${number} ${title}`).join('; ') },
  ];
}

interface CertificationDetail {
  filing: TermEntry;
  content: TermContent;
  person: Person;
  preparerName: string;
  draftJob: JobRow | undefined;
  form: { values: Record<string, string>; ticked: readonly string[]; issues: Issue[] };
}
