import type { FrozenChanges } from '../../domain/filing/frozen-changes.ts';
import type { PublicFiling } from '../../domain/filing/public-filing.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { KeptFile } from '../../platform/files.ts';
import type { Page } from '../../web/render-page.ts';
import { changesParts } from './changes-parts.ts';
import { filingsCrumb } from './pages.ts';
import type { FilingEntry, VersionRow } from './queries.ts';
import type { Receipt } from './receipt.ts';
import { receiptParts } from './receipt-parts.ts';
import { documentsTable } from './version-documents.ts';
import { withheldParts } from './withheld-parts.ts';
import { momentText } from './words.ts';

/** A submitted version: what it needs next, its documents, its receipt. `sizes` are those of its kept files, by hash. */
export function versionPage(filing: FilingEntry, version: VersionRow, { receipt, sizes, changes, copy, hasMatrix }: VersionFacts): Page {
  const isCurrent = version.number === filing.versions.length;
  const decided = filing.steps.findLast((step) => step.versionNumber === version.number && (step.kind === 'return' || step.kind === 'acceptance'));
  return {
    template: 'filings/version',
    title: `Filing ${filing.number}, version ${version.number}`,
    view: {
      head: {
        title: `Filing ${filing.number}, version ${version.number}`,
        crumbs: [filingsCrumb, { label: filing.number, href: paths.filing(filing.id) }, { label: `Version ${version.number}` }],
        sentence: `${formatCents(cents(version.totalCents))} asked for, submitted ${momentText(version.submittedAt)}. Keep its receipt.`,
        actions: [
          { label: 'Receipt (PDF)', href: paths.filingReceiptPdf(filing.id, version.number) },
          { label: 'Packet (ZIP)', href: paths.filingPacket(filing.id, version.number) },
          { label: 'Open the PDF', href: paths.filingPdf(filing.id, version.number), tone: 'main' },
        ],
      },
      next: nextOf({ isCurrent, decided, filing }),
      documents: documentsTable([
        {
          name: 'Filing as submitted (PDF)',
          href: paths.filingPdf(filing.id, version.number),
          purpose: 'The application with all its exhibits, as it was certified.',
          size: sizes.get(version.pdfSha256)?.byteLength ?? 'not kept',
        },
        {
          name: 'Data as filed (JSON)',
          href: paths.filingJson(filing.id, version.number),
          purpose: 'What the PDF is drawn from, and what its hash is of. It proves the PDF.',
          size: sizes.get(version.frozenSha256)?.byteLength ?? 'not kept',
        },
        {
          name: 'Receipt (PDF)',
          href: paths.filingReceiptPdf(filing.id, version.number),
          purpose: 'Who filed what and when, on one page, with hashes and how to check them.',
          size: '1 page',
        },
        ...(hasMatrix
          ? [
              {
                name: 'Evidence index (PDF)',
                href: paths.filingVersionEvidencePdf(filing.id, version.number),
                purpose: 'Each cost line and each item against the proof it needs, with every document and its hash.',
                size: 'drawn when opened',
              },
            ]
          : []),
        {
          name: 'Tie-out sheet (PDF)',
          href: paths.filingTieOut(filing.id, version.number),
          purpose: 'Every total of the filing against its parts, each with whether it ties. For whoever checks the figures.',
          size: '1 or 2 pages',
        },
        {
          name: 'Packet (ZIP)',
          href: paths.filingPacket(filing.id, version.number),
          purpose: 'All of it with the evidence, tables for a spreadsheet and a list of hashes that checks every file.',
          size: 'as its evidence',
        },
        {
          name: 'Public copy (PDF)',
          href: paths.filingPublicPdf(filing.id, version.number),
          purpose: 'For others to read: what is confidential is not in it, and it lists what was withheld and why.',
          size: 'drawn when opened',
        },
        {
          name: 'Public copy (JSON)',
          href: paths.filingPublicJson(filing.id, version.number),
          purpose: 'The same as data, for whoever publishes it or works with it.',
          size: 'made when opened',
        },
      ]),
      withheld: withheldParts(copy),
      changes: changes ? changesParts(changes) : null,
      tieOut: null,
      receipt: receiptParts(receipt, {
        verifyCode: version.verifyCode,
        more: [
          { label: 'Sites in the inventory', value: counted(version.siteCount, 'site') },
          { label: 'Cost lines', value: counted(version.lineCount, 'line') },
        ],
      }),
    },
  };
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

interface VersionFacts {
  receipt: Receipt;
  sizes: ReadonlyMap<string, KeptFile>;
  /** Since the version before; undefined for the first. */
  changes: FrozenChanges | undefined;
  /** Whether the version holds its evidence line by line; earlier releases left it out. */
  hasMatrix: boolean;
  copy: PublicFiling;
}
