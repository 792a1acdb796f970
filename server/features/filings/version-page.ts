import { formatVerifyCode } from '../../domain/filing/verify-code.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { filingsCrumb, programTitle } from './pages.ts';
import type { FilingEntry, VersionRow } from './queries.ts';
import { momentText } from './words.ts';

/** The receipt of a submitted version. */
export function versionPage(filing: FilingEntry, version: VersionRow): Page {
  const isCurrent = version.number === filing.versions.length;
  const decided = filing.steps.findLast((step) => step.versionNumber === version.number && (step.kind === 'return' || step.kind === 'acceptance'));
  return {
    template: 'filings/version',
    title: `Filing ${filing.number}, version ${version.number}`,
    view: {
      head: {
        title: `Filing ${filing.number}, version ${version.number}`,
        crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }, { label: `Version ${version.number}` }],
        sentence: `${formatCents(cents(version.totalCents))} asked for, submitted ${momentText(version.submittedAt)}. Keep this receipt.`,
        actions: [
          { label: 'Data as filed (JSON)', href: paths.filingJson(filing.id, version.number) },
          { label: 'Open the PDF', href: paths.filingPdf(filing.id, version.number), tone: 'main' },
        ],
      },
      next: nextOf({ isCurrent, decided, filing }),
      facts: [
        { label: 'Filing', value: filing.number },
        { label: 'Version', value: `${version.number} of ${filing.versions.length}` },
        { label: 'Program', value: programTitle(filing.program) },
        { label: 'Submitted', value: momentText(version.submittedAt) },
        { label: 'Certified and submitted by', value: version.submittedByName, note: version.submittedByTitle },
        { label: 'Asked for', value: formatCents(cents(version.totalCents)) },
        { label: 'Sites in the inventory', value: counted(version.siteCount, 'site') },
        { label: 'Cost lines', value: counted(version.lineCount, 'line') },
        { label: 'SHA-256 of the filing', value: version.frozenSha256, note: 'of the data as filed' },
        { label: 'SHA-256 of the PDF', value: version.pdfSha256 },
        ...verifyFact(version),
      ],
    },
  };
}

/** Where anybody who holds the paper can look the version up. */
function verifyFact({ verifyCode }: VersionRow) {
  if (verifyCode === null) return [];
  const note = 'on every page of the PDF: whoever holds it can look it up without signing in';
  return [{ label: 'Verify code', value: formatVerifyCode(verifyCode), href: paths.verifyCode(verifyCode), note }];
}

function nextOf(of: { isCurrent: boolean; decided: FilingEntry['steps'][number] | undefined; filing: FilingEntry }) {
  const { filing, decided } = of;
  const open = { label: 'To the filing', href: paths.filing(filing.id) };
  if (!of.isCurrent)
    return {
      title: `Version ${filing.versions.length} took its place.`,
      text: 'This one stays as it was filed.',
      action: { label: `Version ${filing.versions.length}`, href: paths.filingVersion(filing.id, filing.versions.length) },
    };
  if (decided?.kind === 'acceptance')
    return { title: 'The administrator accepted this version.', text: `${momentText(decided.at)}. ${decided.text}`, action: open };
  if (decided?.kind === 'return')
    return { title: 'The administrator returned this version with remarks.', text: momentText(decided.at), who: 'The preparer acts.', action: open };
  return {
    title: 'Next: the administrator reviews this version.',
    text: 'The filing is locked meanwhile.',
    who: 'The administrator acts.',
    action: open,
  };
}
