import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { tieClaim } from '../../domain/filing/tie-claim.ts';
import { paths } from '../../paths.ts';
import type { KeptFile } from '../../platform/files.ts';
import type { Page } from '../../web/render-page.ts';
import { documentsTable, momentText, type Receipt, receiptParts, tieOutPart } from '../filings/index.ts';
import type { TermEntry, TermVersionRow } from './queries.ts';
import { kindTitle, termCrumbs } from './words.ts';

/** A submitted version: its documents and its receipt. `sizes` are those of its kept files, by hash. */
export function termVersionPage(filing: TermEntry, version: TermVersionRow, { frozen, receipt, sizes }: VersionFacts): Page {
  const newest = filing.versions.length;
  const title = `${kindTitle(filing.kind)} ${filing.number}, version ${version.number}`;
  return {
    template: 'filings/version',
    title,
    view: {
      head: {
        title,
        crumbs: [...termCrumbs(filing, 'and itself'), { label: `Version ${version.number}` }],
        sentence: `Submitted ${momentText(version.submittedAt)}. Keep its receipt.`,
        actions: [
          { label: 'Receipt (PDF)', href: paths.termFilingReceiptPdf(filing.id, version.number) },
          { label: 'Packet (ZIP)', href: paths.termFilingPacket(filing.id, version.number) },
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
      documents: documentsTable([
        {
          name: 'Filing as submitted (PDF)',
          href: paths.termFilingPdf(filing.id, version.number),
          purpose: 'The whole filing, as it was certified.',
          size: sizes.get(version.pdfSha256)?.byteLength ?? 'not kept',
        },
        {
          name: 'Data as filed (JSON)',
          href: paths.termFilingJson(filing.id, version.number),
          purpose: 'What the PDF is drawn from, and what its hash is of. It proves the PDF.',
          size: sizes.get(version.frozenSha256)?.byteLength ?? 'not kept',
        },
        {
          name: 'Receipt (PDF)',
          href: paths.termFilingReceiptPdf(filing.id, version.number),
          purpose: 'Who filed what and when, on one page, with hashes and how to check them.',
          size: '1 page',
        },
        ...(filing.kind === 'claim'
          ? [
              {
                name: 'Tie-out sheet (PDF)',
                href: paths.termFilingTieOut(filing.id, version.number),
                purpose: 'Every total of the claim against its parts, and whether it ties.',
                size: 'drawn when opened',
              },
            ]
          : []),
        {
          name: 'Packet (ZIP)',
          href: paths.termFilingPacket(filing.id, version.number),
          purpose: 'All of it with the evidence, tables for a spreadsheet and a list of hashes that checks every file.',
          size: 'as its evidence',
        },
        {
          name: 'Public copy (PDF)',
          href: paths.termFilingPublicPdf(filing.id, version.number),
          purpose: 'For others to read: what is confidential is not in it, and a list says what was withheld.',
          size: 'drawn when opened',
        },
      ]),
      withheld: null,
      changes: null,
      tieOut: filing.kind === 'claim' ? tieOutPart(tieClaim(frozen)) : null,
      receipt: receiptParts(receipt, { verifyCode: version.verifyCode, more: [] }),
    },
  };
}

interface VersionFacts {
  frozen: FrozenTermFiling;
  receipt: Receipt;
  sizes: ReadonlyMap<string, KeptFile>;
}
