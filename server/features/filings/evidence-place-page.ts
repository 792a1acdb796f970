import type { MatrixCell, MatrixProof, ProofState } from '../../domain/filing/evidence-matrix/matrix.ts';
import { countGaps, type MatrixPlace, type MatrixRow } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import type { FrozenDocument } from '../../domain/filing/frozen-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, toPager } from '../../web/to-pager.ts';
import type { EvidenceFrame } from './evidence-page.ts';
import { type EvidenceQuery, evidenceAddress } from './evidence-query.ts';
import type { Evidence } from './get-evidence.ts';

const size = 100;

const stateTags: Record<ProofState, { label: string; tone: string } | null> = {
  present: null,
  missing: { label: 'Missing', tone: 'warn' },
  later: { label: 'Later', tone: '' },
  'not needed': null,
};

/** What a cell of a place may lead to. */
export interface EvidenceLinks {
  documentHref: (document: FrozenDocument) => string | null;
  /** Its small picture, where it has one. */
  previewOf: (document: FrozenDocument) => { src: string; turn: number } | null;
  /** Where a gap is closed; null where the person who looks may not. */
  gapLink: (row: MatrixRow, proof: MatrixProof, cell: MatrixCell) => { href: string; label: string } | null;
  /** Where a photo of the whole site is added; null as above. */
  photoHref: string | null;
}

/** The equipment and cost lines of one site, each against the proof it needs. */
export function evidencePlacePage(
  evidence: Evidence,
  shown: { place: MatrixPlace; frame: EvidenceFrame; links: EvidenceLinks },
  query: EvidenceQuery,
): Page {
  const { place, frame, links } = shown;
  const proofs = evidence.matrix.proofs;
  const title = place.siteCode === null ? 'Whole network' : `${place.siteCode} ${place.name}`.trim();
  const address = (change: Partial<EvidenceQuery>) => evidenceAddress(frame.path, { ...query, page: 1, ...change }, frame.more);
  const isGap = (row: MatrixRow, of: 'line' | 'item') => countGaps(row, columnOf(proofs, of, query.only)) > 0;
  const tables = (['item', 'line'] as const).map((of) => {
    const all = of === 'item' ? place.items : place.lines;
    return { of, all, rows: query.only === undefined ? all : all.filter((row) => isGap(row, of)) };
  });
  const longest = Math.max(...tables.map(({ rows }) => rows.length));
  const page = Math.min(query.page, countPages(longest, size));
  const missing = [...place.items, ...place.lines].reduce((sum, row) => sum + countGaps(row), 0);
  const documents = new Map(evidence.documents.map((document) => [document.number, document]));
  return {
    template: 'filings/evidence-place',
    title: `Evidence of ${title}, filing ${frame.number}`,
    view: {
      head: {
        title,
        crumbs: [...frame.crumbs, { label: 'Evidence', href: evidenceAddress(frame.path, { only: query.only }, frame.more) }],
        sentence: missing === 0 ? 'Nothing that is due now is missing here.' : `${counted(missing, 'proof is', 'proofs are')} missing here.`,
        actions: links.photoHref === null ? [] : [{ label: 'Add a photo of the site', href: links.photoHref }],
      },
      chips: [
        { label: 'All', href: address({ only: undefined }), current: query.only === undefined },
        { label: 'Only gaps', href: address({ only: 'gaps' }), current: query.only === 'gaps' },
        ...(query.only !== undefined && query.only !== 'gaps'
          ? [{ label: proofs.find(({ key }) => key === query.only)?.title ?? query.only, href: address({}), current: true }]
          : []),
      ],
      tables: tables
        .filter(({ all }) => all.length > 0)
        .map(({ of, rows }) => ({
          title: of === 'item' ? 'Equipment' : 'Cost lines',
          caption: `${of === 'item' ? 'Equipment' : 'Cost lines'} of ${title} and the proof that each needs`,
          first: of === 'item' ? 'Equipment' : 'Cost line',
          heads: proofs.filter((proof) => proof.of === of).map((proof) => proof.title),
          nothing: rows.length > 0 ? null : 'Nothing lacks here.',
          rows: rows.slice((page - 1) * size, page * size).map((row) => ({
            what: row.what,
            small: [row.id, row.amountCents === null ? '' : formatCents(row.amountCents)].filter((part) => part !== '').join(' · '),
            cells: proofs
              .filter((proof) => proof.of === of)
              .map((proof, column) => cellOf({ row, proof, cell: row.cells[column] ?? { state: 'not needed', shows: '' } }, links, documents)),
          })),
        })),
      pager: longest <= size ? null : toPager({ page, size, total: longest, noun: 'lines', toHref: (number) => address({ page: number }) }),
    },
  };
}

function cellOf(
  { row, proof, cell }: { row: MatrixRow; proof: MatrixProof; cell: MatrixCell },
  links: EvidenceLinks,
  documents: ReadonlyMap<string, FrozenDocument>,
) {
  const { state, shows } = cell;
  return {
    label: proof.title,
    tag: stateTags[state],
    words: state === 'not needed' && shows === '' ? 'Not needed' : shows,
    documents: (cell.documents ?? []).flatMap((number) => {
      const document = documents.get(number);
      return document ? [{ label: number, title: document.title, href: links.documentHref(document), preview: links.previewOf(document) }] : [];
    }),
    link: state === 'present' || state === 'not needed' ? null : links.gapLink(row, proof, cell),
    about: row.id,
  };
}

function columnOf(proofs: readonly MatrixProof[], of: 'line' | 'item', only: string | undefined): number | undefined {
  if (only === undefined || only === 'gaps') return undefined;
  return proofs.filter((proof) => proof.of === of).findIndex(({ key }) => key === only);
}
