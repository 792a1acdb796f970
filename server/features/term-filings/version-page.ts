import { formatVerifyCode } from '../../domain/filing/verify-code.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { momentText } from '../filings/index.ts';
import type { TermEntry, TermVersionRow } from './queries.ts';
import { kindTitle, termCrumbs } from './words.ts';

/** The receipt of a submitted version. */
export function termVersionPage(filing: TermEntry, version: TermVersionRow): Page {
  const newest = filing.versions.length;
  const title = `${kindTitle(filing.kind)} ${filing.number}, version ${version.number}`;
  return {
    template: 'filings/version',
    title,
    view: {
      head: {
        title,
        crumbs: [...termCrumbs(filing, 'and itself'), { label: `Version ${version.number}` }],
        sentence: `Submitted ${momentText(version.submittedAt)}. Keep this receipt.`,
        actions: [
          { label: 'Public copy (PDF)', href: paths.termFilingPublicPdf(filing.id, version.number) },
          { label: 'Data as filed (JSON)', href: paths.termFilingJson(filing.id, version.number) },
          { label: 'Open the PDF', href: paths.termFilingPdf(filing.id, version.number), tone: 'main' },
        ],
      },
      next:
        version.number === newest
          ? {
              title: 'This version stands as it was filed.',
              text: 'The administrator of this server can read it.',
              action: { label: 'To the filing', href: paths.termFiling(filing.id) },
            }
          : {
              title: `Version ${newest} took its place.`,
              text: 'This one stays as it was filed.',
              action: { label: `Version ${newest}`, href: paths.termFilingVersion(filing.id, newest) },
            },
      facts: [
        { label: 'Filing', value: filing.number },
        { label: 'Version', value: `${version.number} of ${newest}` },
        { label: 'Submitted', value: momentText(version.submittedAt) },
        { label: 'Certified and submitted by', value: version.submittedByName, note: version.submittedByTitle },
        { label: 'SHA-256 of the filing', value: version.frozenSha256, note: 'of the data as filed' },
        { label: 'SHA-256 of the PDF', value: version.pdfSha256 },
        {
          label: 'Verify code',
          value: formatVerifyCode(version.verifyCode),
          href: paths.verifyCode(version.verifyCode),
          note: 'on every page of the PDF: whoever holds it can look it up without signing in',
        },
      ],
    },
  };
}
