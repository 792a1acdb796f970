import { computed } from '../shown-value.ts';
import type { TermAnswers, TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { fromEntry, lastEarlier } from '../term-values.ts';
import { rowChecks } from './disposal-record/disposal-checks.ts';
import { disposalFields, disposedTable } from './disposal-record/disposal-fields.ts';
import { proofChecks } from './disposal-record/disposal-proof-checks.ts';
import { basisLines, disposalTables, unitLines } from './disposal-record/disposal-tables.ts';
import { disposalOf, filedRows, tagKey } from './disposal-record/disposal-units.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const paragraph = '47 CFR 1.50004(j)';
/** Said again in every record of a carrier, until it changes. */
const carriedOver = ['inoperability', 'practice', 'practiceNote', 'vendors', 'keeper'];

/** The documentation of destruction of 47 CFR 1.50004(j), best practice in DA 21-1234. Kept by the carrier; no paragraph asks to send it. */
export const disposalRecord: TermForm = {
  kind: 'disposal-record',
  title: 'Disposal record under 47 CFR 1.50004(j)',
  shortTitle: 'Disposal record',
  paragraph,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    'This is a form of this software, not a form of the FCC: none that was read prescribes one. 47 CFR 1.50004(j) asks that the destruction is documented and the documents are kept; no paragraph that was read asks to send them. Filing it here freezes the record, keeps it with the hashes of its certificates, and shows it to the administrator of this server.',
  purpose: 'Each time something was destroyed. It is kept and shown on request, not sent; no day is set for it.',
  isForApplication: true,
  fields: disposalFields,
  entries: [disposedTable],
  sections: [
    applicantSection(),
    awardSection(),
    section('C', 'What this record covers', 'Covered units of the inventory, and the record on which they stand. Units open under the rules count.', [
      asked('lot'),
      ...unitLines,
    ]),
    section('D', 'Destruction', 'How it is made sure that no unit works again.', [
      asked('inoperability', paragraph),
      asked('practice', 'DA 21-1234'),
      asked('practiceNote', 'DA 21-1234'),
    ]),
    section('E', 'Handling', 'Who had it from the tower to the shredder, and where.', [
      { ...asked('vendors', 'DA 21-1234'), isConfidential: true },
      asked('abroad', 'DA 21-1234'),
      { ...asked('abroadNote', 'DA 21-1234'), isConfidential: true },
    ]),
    section('F', 'Keeping of documents', 'Where the certificates are, and for how long they are kept.', [
      { ...asked('keeper', '47 CFR 1.50004(n)'), isConfidential: true },
      {
        key: 'kept-until',
        label: 'Kept until',
        citation: '47 CFR 1.50004(n)',
        show: ({ program }) =>
          computed(`At least ${program.retentionYears.value ?? 10} years after the final disbursement`, program.retentionYears.citation),
      },
    ]),
    section('G', 'What this record rests on', 'The rule, and what stands beside it, each with how far its source was read.', basisLines),
  ],
  tables: disposalTables,
  certifications: [
    {
      id: 'destroyed',
      short: 'Every unit is destroyed, and its documents are kept',
      text: 'Every unit in table T1 was destroyed as table T2 says, so that it can never work again and cannot be used in the network of any provider, and the documents that show it are kept.',
      citation: `${paragraph}, in words of this form`,
      confidence: 'derived',
    },
    trueAndComplete('disposal record'),
  ],
  checks: [...rowChecks, ...proofChecks],
  prefill,
};

/** Rows for what the inventory has as destroyed and no record names yet; what is only removed is not prefilled, for nobody has destroyed it. */
function prefill(facts: TermFacts): TermAnswers {
  const before = lastEarlier(facts, 'disposal-record')?.entered.answers ?? {};
  const recorded = filedRows(facts).flatMap(({ cells, serials }) => serials.map((serial) => `${tagKey(cells.tag ?? '')}\n${serial.toLowerCase()}`));
  const known = new Set(recorded);
  const rows = disposalOf({ ...facts, rows: {} })
    .filter(({ item, left }) => item.status === 'destroyed' && left > 0)
    .slice(0, disposedTable.mostRows)
    .map(({ item, left }) => {
      const serials = item.serials.filter((serial) => !known.has(`${tagKey(item.tag)}\n${serial.toLowerCase()}`));
      return { tag: item.tag, quantity: String(left), ...(serials.length === left && { serials: serials.join('; ') }) };
    });
  const answers = Object.fromEntries(carriedOver.flatMap((key) => (before[key] ? [[key, before[key]]] : [])));
  return { answers, rows: { [disposedTable.key]: rows } };
}

function section(id: string, title: string, intro: string, lines: readonly Omit<TermFormLine, 'id'>[]): TermForm['sections'][number] {
  return { id, title, intro, lines: lines.map((line, index) => ({ ...line, id: `${id}.${index + 1}` })) };
}

function asked(key: string, citation?: string): Omit<TermFormLine, 'id'> {
  const label = disposalFields.find((one) => one.key === key)?.label ?? key;
  return { key, label, ...(citation !== undefined && { citation }), show: fromEntry(disposalFields, key) };
}
