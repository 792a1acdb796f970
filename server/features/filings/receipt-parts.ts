import { formatVerifyCode } from '../../domain/filing/verify-code.ts';
import { paths } from '../../paths.ts';
import { type Receipt, receiptChecks, receiptLimits, zonedMoment } from './receipt.ts';

/** The receipt for `views/filings/version.ejs`: what it says, how to check it, what it does not prove. */
export function receiptParts(receipt: Receipt, { verifyCode, more }: { verifyCode: string | null; more: readonly ReceiptFact[] }) {
  const { submittedBy } = receipt;
  return {
    facts: [
      { label: 'Filing', value: `${receipt.number}, version ${receipt.version}` },
      { label: 'Filed by', value: receipt.carrierName },
      { label: 'What it is', value: receipt.form },
      { label: 'Program', value: receipt.program.title },
      { label: 'Submitted', value: zonedMoment(receipt.submittedAt) },
      { label: 'Certified and submitted by', value: submittedBy.name, note: `${submittedBy.title}; ${receipt.certified}` },
      ...receipt.amounts,
      ...more,
      { label: 'SHA-256 of the filing', value: receipt.frozenSha256, note: `of ${receipt.files.json}, the data as filed` },
      { label: 'SHA-256 of the PDF', value: receipt.pdfSha256, note: `of ${receipt.files.pdf}` },
      ...verifyFact(verifyCode),
    ],
    checks: receiptChecks(receipt),
    limits: receiptLimits,
  };
}

/** Where anybody who holds the paper can look the version up. */
function verifyFact(verifyCode: string | null): ReceiptFact[] {
  if (verifyCode === null) return [];
  const note = 'on every page of the PDF: whoever holds it can look it up without signing in';
  return [{ label: 'Verify code', value: formatVerifyCode(verifyCode), href: paths.verifyCode(verifyCode), note }];
}

interface ReceiptFact {
  label: string;
  value: string;
  href?: string;
  note?: string;
}
