import { formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import type { FilingSection, FrozenDocument, FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { type Cents, formatCents, formatShort } from '../../domain/money.ts';
import { capitalised, formatCount } from '../../domain/words.ts';
import type { Block, PdfDocument } from '../../platform/pdf/document.ts';
import { drawChanges } from './draw-changes.ts';
import { documentTable } from './draw-documents.ts';
import { drawFilingCost } from './draw-filing-cost.ts';
import { drawFilingInventory } from './draw-filing-inventory.ts';
import { drawFilingTimeline } from './draw-filing-timeline.ts';
import { drawStamp, type Stamp } from './draw-stamp.ts';
import { isFourthEdition } from './is-fourth-edition.ts';

/**
 * The printed filing, from the frozen value alone: cover, contents, the sections of the form line by line, then its exhibits. `sha256` is the
 * hash of the value's canonical JSON; it stands on the cover and at the foot of each page.
 */
export function filingDocument(frozen: FrozenFiling, sha256: string): PdfDocument {
  const stamp = drawStamp(frozen, sha256);
  return {
    title: `${frozen.form.title}, ${frozen.carrierName}`,
    subject: `Filing ${frozen.number}, version ${frozen.version}`,
    author: frozen.carrierName,
    language: 'en-US',
    createdAt: frozen.submittedAt,
    runningHead: { left: `${frozen.carrierName} · ${frozen.form.title}`, right: `Filing ${frozen.number} · version ${frozen.version}` },
    runningFoot: `SHA-256 ${sha256.slice(0, 16)}…`,
    edition: frozen.paper?.edition ?? 1,
    ...(stamp && { stamp: { words: stamp.words, sign: stamp.sign } }),
    blocks: [
      ...drawCover(frozen, sha256, stamp),
      ...drawChanges(frozen),
      { kind: 'page', layout: 'portrait' },
      { kind: 'contents', title: 'Contents' },
      { kind: 'page', layout: 'portrait' },
      ...frozen.sections.flatMap(drawSection),
      ...drawFilingInventory(frozen),
      ...drawFilingCost(frozen),
      ...drawFilingTimeline(frozen),
      ...drawCertifications(frozen),
      ...drawEvidence(frozen),
      ...drawNotes(frozen),
    ],
  };
}

/** The cover of an application, or of its public copy, which has the same but for amounts of sites. */
export function drawCover(frozen: Covered, sha256: string, stamp: Stamp | undefined): Block[] {
  const { cost, timeline, program } = frozen;
  const withCost = cost.sites.filter((site) => site.likelyCents !== 0).length;
  return [
    { kind: 'title', over: program.shortTitle, text: frozen.form.title, under: frozen.carrierName },
    {
      kind: 'figures',
      items: [
        { label: 'Asked for', value: formatShort(cost.totalCents), small: `${formatCents(cost.totalCents)}, likely cost` },
        { label: 'Sites to change', value: formatCount(withCost), small: `of ${formatCount(frozen.sites.length)} in the inventory` },
        { label: 'Finished, 8 in 10 chance', value: formatDay(timeline.p80FinishOn), small: `likely ${formatDay(timeline.finishOn)}` },
        {
          label: 'End of the term',
          value: timeline.termEndsOn ? formatDay(timeline.termEndsOn) : 'None',
          small: timeline.termEndsOn ? 'from the first money assumed' : 'the program sets none that is known',
        },
      ],
    },
    {
      kind: 'facts',
      ...(isFourthEdition(frozen.paper) && { labelWidth: 112 }),
      rows: [
        { label: 'Filing number', value: frozen.number },
        { label: 'Version', value: String(frozen.version) },
        { label: 'Submitted', value: formatInstant(frozen.submittedAt), small: `by ${frozen.submittedBy.name}, ${frozen.submittedBy.title}` },
        { label: 'Program', value: program.title, small: program.standing },
        { label: 'Form edition', value: frozen.form.edition },
        { label: 'Prices', value: `Edition ${frozen.inputs.editionCode}`, small: 'each price is listed with its basis and source in Exhibit 5' },
        { label: 'Inventory', value: `Version ${formatCount(frozen.inputs.inventoryVersion)}` },
        { label: 'SHA-256 of the filing', value: sha256, small: 'of its canonical JSON, from which this document is drawn' },
        ...(stamp ? [{ label: 'Verify code', value: stamp.code, small: stamp.use }] : []),
      ],
    },
    { kind: 'note', title: 'What this document is', text: frozen.form.statement },
  ];
}

/** One section of a form as a table: line, what is asked, answer, where it comes from. */
export function drawSection({ id, title, intro, lines }: FilingSection): Block[] {
  return [
    { kind: 'heading', level: 2, text: `${id}. ${title}` },
    ...(intro ? [{ kind: 'paragraph', text: intro } as const] : []),
    {
      kind: 'table',
      caption: `Lines of section ${id}: line, what is asked, answer, and where the answer comes from`,
      columns: [
        { title: 'Line', width: 'fit' },
        { title: 'What is asked', width: 132 },
        { title: 'Answer', width: { share: 1 } },
        { title: 'Where it comes from', width: { share: 0.6 } },
      ],
      rows: lines.map((line) => ({
        cells: [
          line.id,
          { text: line.label, small: [line.citation, line.officialItem && `FCC Form 5640, ${line.officialItem}`].filter(Boolean).join(' · ') },
          line.value,
          { text: capitalised(line.origin), small: line.originNote },
        ],
      })),
    },
  ];
}

export function drawCertifications({ certifications }: Pick<FrozenFiling, 'certifications'>): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 7. Certifications' },
    { kind: 'paragraph', text: 'What the certifying officer certified for the applicant, each with the paragraph that asks for it.' },
    ...certifications.map(
      (certification, index): Block => ({
        kind: 'signature',
        statement: `${index + 1}. ${certification.text}`,
        citation: certification.citation,
        name: certification.certifiedBy,
        title: certification.title,
        time: formatInstant(certification.certifiedAt),
      }),
    ),
  ];
}

export function drawEvidence({ evidence, documents }: Pick<FrozenFiling, 'evidence' | 'documents'>): Block[] {
  const missing = evidence.filter((row) => row.state === 'missing').length;
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 8. Evidence index' },
    {
      kind: 'paragraph',
      text: `Each part of the filing with the proof it needs. ${missing === 0 ? 'Nothing is missing.' : `Missing in ${missing} of ${evidence.length}.`}`,
    },
    {
      kind: 'table',
      caption: 'Evidence: what it is about, what is needed, what is on hand, and whether it is present',
      columns: [
        { title: 'No.', width: 'fit' },
        { title: 'About', width: 118 },
        { title: 'Needed', width: { share: 1 } },
        { title: 'On hand', width: { share: 0.8 } },
        { title: 'State', width: 'fit' },
      ],
      rows: evidence.map((row) => ({ cells: [row.id, row.subject, row.needed, row.present, capitalised(row.state)] })),
    },
    ...(documents === undefined ? [] : drawAttached(documents)),
  ];
}

function drawAttached(documents: readonly FrozenDocument[]): Block[] {
  const heading: Block = { kind: 'heading', level: 3, text: 'Documents attached' };
  if (documents.length === 0) return [heading, { kind: 'paragraph', text: 'No document is attached to the filing or to anything in it.' }];
  return [
    heading,
    { kind: 'paragraph', text: 'Each document with what it is about and the SHA-256 of its bytes, by which the file itself can be checked.' },
    documentTable(
      documents.map((document) => ({
        ...document,
        small: `${capitalised(document.kind)}, ${document.fileName}`,
        about: document.about.join(', ') || 'The filing as a whole',
      })),
    ),
  ];
}

export function drawNotes({ conflicts, inputs, software, cost }: Noted): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 9. Assumptions, conflicts and method' },
    { kind: 'heading', level: 3, text: 'Assumptions' },
    { kind: 'list', items: cost.assumptions },
    { kind: 'heading', level: 3, text: 'Not included' },
    { kind: 'list', items: cost.exclusions },
    ...(conflicts.length > 0
      ? ([
          { kind: 'heading', level: 3, text: 'Where the sources contradict each other' },
          { kind: 'facts', rows: conflicts.map(({ topic, text }) => ({ label: topic, value: text })) },
        ] as const)
      : []),
    { kind: 'heading', level: 3, text: 'How the figures were made' },
    {
      kind: 'facts',
      rows: [
        { label: 'Software', value: software },
        {
          label: 'Simulation',
          value: `${formatCount(inputs.trials)} trials, seed ${inputs.seed}`,
          small: 'the same inputs and seed give the same figures',
        },
        { label: 'SHA-256 of the inputs', value: inputs.inputsSha256 },
      ],
    },
  ];
}

/** `Nov 23, 2026, 15:04 UTC`. */
export function formatInstant(instant: Instant): string {
  return `${formatDay(utcDayOf(instant))}, ${instant.slice(11, 16)}\u00a0UTC`;
}

type Covered = Pick<
  FrozenFiling,
  'program' | 'form' | 'carrierName' | 'sites' | 'timeline' | 'number' | 'version' | 'submittedAt' | 'submittedBy' | 'inputs' | 'paper'
> & { cost: { totalCents: Cents; sites: readonly { likelyCents: Cents | null }[] } };

type Noted = Pick<FrozenFiling, 'conflicts' | 'inputs' | 'software'> & { cost: Pick<FrozenFiling['cost'], 'assumptions' | 'exclusions'> };
