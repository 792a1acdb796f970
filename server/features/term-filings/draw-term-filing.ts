import { publicTermCopy } from '../../domain/filing/public-term-copy.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { capitalised, counted } from '../../domain/words.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { documentTable, drawSection, drawStamp, formatInstant, isFourthEdition, notMet } from '../filings/index.ts';

type Frozen = FrozenTermFiling;
type Stamp = ReturnType<typeof drawStamp>;

/** Characters, beyond which a cell may break. */
const shortCell = 16;

/**
 * The printed filing of the term, from the frozen value alone: cover, the sections of the form line by line, tables, certifications, documents by
 * hash, what stood when it was signed. `sha256` is the hash of the value's canonical JSON.
 */
export function termDocument(frozen: Frozen, sha256: string): PdfDocument {
  const stamp = drawStamp(frozen, sha256);
  return {
    title: `${frozen.form.title}, ${frozen.carrierName}`,
    subject: `Filing ${frozen.number}, version ${frozen.version}`,
    author: frozen.carrierName,
    language: 'en-US',
    createdAt: frozen.submittedAt,
    runningHead: { left: `${frozen.carrierName} · ${frozen.form.title}`, right: `Filing ${frozen.number} · version ${frozen.version}` },
    runningFoot: `SHA-256 ${sha256.slice(0, 16)}…`,
    edition: frozen.paper.edition,
    ...(stamp && { stamp: { words: stamp.words, sign: stamp.sign } }),
    blocks: [
      ...drawCover(frozen, { sha256, stamp }),
      { kind: 'page', layout: 'portrait' },
      { kind: 'contents', title: 'Contents' },
      ...frozen.sections.flatMap(drawSection),
      ...frozen.tables.flatMap(drawTable),
      ...drawDocuments(frozen),
      ...drawStanding(frozen),
      ...drawCertifications(frozen),
    ],
  };
}

/** The copy for the public: what is confidential is not in it, and a list says what was withheld. The code and hash are those of the filing itself. */
export function publicTermDocument(frozen: Frozen, sha256: string): PdfDocument {
  const { copy, withheld } = publicTermCopy(frozen);
  const document = termDocument(copy, sha256);
  const [cover, ...rest] = [...document.blocks];
  const told: Block[] =
    withheld.length === 0
      ? [{ kind: 'note', title: 'Public copy', text: 'Nothing was withheld from this copy.' }]
      : [{ kind: 'note', title: 'Public copy', text: `Withheld from this copy as confidential: ${withheld.join('; ')}.` }];
  return {
    ...document,
    title: `Public copy: ${document.title}`,
    runningHead: { left: `Public copy · ${document.runningHead.left}`, right: document.runningHead.right },
    blocks: cover ? [cover, ...told, ...rest] : told,
  };
}

function drawCover(frozen: Frozen, { sha256, stamp }: { sha256: string; stamp: Stamp }): Block[] {
  const { program, application } = frozen;
  return [
    { kind: 'title', over: program.shortTitle, text: frozen.form.title, under: frozen.carrierName },
    {
      kind: 'facts',
      labelWidth: 112,
      rows: [
        { label: 'Filing number', value: frozen.number },
        { label: 'Version', value: String(frozen.version) },
        { label: 'Submitted', value: formatInstant(frozen.submittedAt), small: `by ${frozen.submittedBy.name}, ${frozen.submittedBy.title}` },
        ...(application
          ? [
              {
                label: 'Application',
                value: `${application.number}, version ${application.version}`,
                small: `SHA-256 ${application.sha256} of its frozen value`,
              },
            ]
          : []),
        { label: 'Program', value: program.title, small: program.standing },
        { label: 'Form edition', value: frozen.form.edition },
        { label: 'Documents attached', value: frozen.documents.length === 0 ? 'None' : counted(frozen.documents.length, 'document') },
        { label: 'Warnings that stood', value: frozen.warnings.length === 0 ? 'None' : counted(frozen.warnings.length, 'warning') },
        { label: 'Software', value: frozen.software },
        { label: 'SHA-256 of the filing', value: sha256, small: 'of its canonical JSON, from which this document is drawn' },
        ...(stamp ? [{ label: 'Verify code', value: stamp.code, small: stamp.use }] : []),
      ],
    },
    { kind: 'note', title: 'What this document is', text: frozen.form.statement },
  ];
}

function drawTable({ id, title, intro, columns, rows, total }: Frozen['tables'][number]): Block[] {
  const heading = `${id}. ${title}`;
  if (rows.length === 0) {
    return [
      { kind: 'heading', level: 2, text: heading },
      { kind: 'paragraph', text: `${intro} It has no row.` },
    ];
  }
  const notes = [...new Set(rows.map(({ originNote }) => originNote))];
  const widths = widthsOf(columns, [...rows.map(({ cells }) => cells), ...(total ? [total] : [])]);
  const shared = notes.length === 1 ? ` Every row comes from: ${notes[0]}.` : '';
  return [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'paragraph', text: `${intro}${shared}` },
    {
      kind: 'table',
      caption: `Table ${heading}`,
      columns: [
        { title: 'Row', width: 'fit' },
        ...columns.map((column, index) => ({
          title: column.title,
          width: widths[index] ?? ('fit' as const),
          ...(column.isAmount && { align: 'right' as const }),
        })),
        ...(shared === '' ? [{ title: 'Where it comes from', width: { share: 0.8 } }] : []),
      ],
      rows: [
        ...rows.map((row) => ({ cells: [row.id, ...row.cells, ...(shared === '' ? [row.originNote] : [])] })),
        ...(total ? [{ kind: 'total' as const, cells: ['', ...total, ...(shared === '' ? [''] : [])] }] : []),
      ],
    },
  ];
}

function drawDocuments({ documents }: Frozen): Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: 'Documents attached' };
  if (documents.length === 0) return [heading, { kind: 'paragraph', text: 'No document is attached.' }];
  return [
    heading,
    { kind: 'paragraph', text: 'Documents of the register of the carrier that go with this filing, each with the SHA-256 of its bytes.' },
    documentTable(documents.map((document) => ({ ...document, small: document.fileName, about: capitalised(document.about) }))),
  ];
}

/** What stood when it was signed: warnings, and where the sources contradict each other. */
function drawStanding({ warnings, conflicts, paper }: Frozen): Block[] {
  const titled = (title: string) => (isFourthEdition(paper) ? notMet(title) : title);
  return [
    { kind: 'heading', level: 2, text: 'Warnings that stood when it was signed' },
    ...(warnings.length === 0
      ? ([{ kind: 'paragraph', text: 'No check warned.' }] as const)
      : ([{ kind: 'facts', rows: warnings.map(({ title, sentence }) => ({ label: titled(title), value: sentence })) }] as const)),
    ...(conflicts.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: 'Where the sources contradict each other' },
          { kind: 'facts', rows: conflicts.map(({ topic, text }) => ({ label: topic, value: text })) },
        ] as const)),
  ];
}

/** The heading never stands without the first signature. */
function drawCertifications({ certifications }: Frozen): Block[] {
  const [first, ...rest] = certifications.map(
    ({ text, citation, certifiedBy, title, certifiedAt }, index): Block => ({
      kind: 'signature',
      statement: `${index + 1}. ${text}`,
      citation,
      name: certifiedBy,
      title,
      time: formatInstant(certifiedAt),
    }),
  );
  const head: Block[] = [
    { kind: 'heading', level: 2, text: 'Certifications' },
    { kind: 'paragraph', text: 'What the certifying officer certified for the carrier, each with what asks for it.' },
  ];
  return [{ kind: 'together', blocks: first ? [...head, first] : head }, ...rest];
}

/** Short words stand unbroken; long ones share what is left by how long they are. Where all are short, the first column takes what is left. */
function widthsOf(columns: Frozen['tables'][number]['columns'], rows: readonly (readonly string[])[]): ('fit' | { share: number })[] {
  const widths = columns.map(({ isAmount }, index): 'fit' | { share: number } => {
    const longest = rows.reduce((most, cells) => Math.max(most, cells[index]?.length ?? 0), 0);
    return isAmount || longest <= shortCell ? 'fit' : { share: Math.min(3, longest / 20) };
  });
  return widths.every((width) => width === 'fit') ? [{ share: 1 }, ...widths.slice(1)] : widths;
}
