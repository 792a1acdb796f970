import type { MatrixProof } from '../../domain/filing/evidence-matrix/matrix.ts';
import { countGaps, type MatrixPlace, type MatrixRow, type ProofCount } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { drawShares } from '../../platform/charts/draw-shares.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, toPager } from '../../web/to-pager.ts';
import { type EvidenceQuery, evidenceAddress } from './evidence-query.ts';
import type { Evidence } from './get-evidence.ts';
import { sureWords, whole } from './words.ts';

const size = 50;

/** Where a matrix is shown: the working copy of a carrier, or a version as filed. */
export interface EvidenceFrame {
  /** Address of the matrix, and what it carries besides the query. */
  path: string;
  more: Record<string, string | undefined>;
  crumbs: { label: string; href?: string }[];
  /** Which filing, and as of when. */
  sentence: string;
  number: string;
  pdfHref: string;
  /** Of the working copy: where the papers that are filed after the approval stand; left out before the application is submitted. */
  termHref?: string;
}

/** Every site of an application with what lacks there; above it, how far each proof is. */
export function evidencePage({ places, counts, documents, ofTerm }: Evidence, frame: EvidenceFrame, query: EvidenceQuery): Page {
  const proofs = counts.map(({ proof }) => proof);
  const gapsOf = (only: string | undefined) => (place: MatrixPlace) => gapsAt(place, proofs, only === 'gaps' ? undefined : only);
  const searched = places.filter((place) => fits(place, query.q));
  const rows = query.only === undefined ? searched : searched.filter((place) => gapsOf(query.only)(place) > 0);
  const page = Math.min(query.page, countPages(rows.length, size));
  const address = (change: Partial<EvidenceQuery>) => evidenceAddress(frame.path, { ...query, page: 1, ...change }, frame.more);
  const withGaps = (only: string) => searched.filter((place) => gapsOf(only)(place) > 0).length;
  const title = `Evidence, filing ${frame.number}`;
  return {
    template: 'filings/evidence',
    title,
    view: {
      head: {
        title: 'Evidence, line by line',
        crumbs: frame.crumbs,
        sentence: `${frame.sentence} ${gapSentence(counts)}`,
        actions: [{ label: 'Evidence index (PDF)', href: frame.pdfHref }],
      },
      chart: sharesChart(counts),
      rules: ruleFacts(counts),
      documents: counted(documents.length, 'document'),
      term: ofTerm === undefined || frame.termHref === undefined ? null : termNote(ofTerm, frame.termHref),
      filters: {
        href: frame.path,
        search: { name: 'q', label: 'Site', value: query.q, placeholder: 'Site code or name' },
        hidden: hiddenOf(query, frame),
        chipsLabel: 'Show the sites',
        chips: [
          { label: 'All', count: formatCount(searched.length), href: address({ only: undefined }), current: query.only === undefined },
          { label: 'Only gaps', count: formatCount(withGaps('gaps')), href: address({ only: 'gaps' }), current: query.only === 'gaps' },
          ...counts
            .filter(({ states }) => states.missing > 0)
            .map(({ proof }) => ({
              label: proof.title,
              count: formatCount(withGaps(proof.key)),
              href: address({ only: proof.key }),
              current: query.only === proof.key,
            })),
        ],
        ...(query.q !== '' && { clearHref: address({ q: '' }) }),
      },
      empty:
        rows.length > 0
          ? null
          : places.length === 0
            ? { title: 'Nothing to prove yet', text: 'The lines come with an estimate, the equipment with the inventory.' }
            : { title: 'No site fits', text: 'Nothing lacks here, or nothing has that name. Show all sites, or use fewer letters.' },
      table: {
        caption: 'Sites with what lacks there',
        captionHidden: true,
        columns: [
          { label: 'Site', kind: 'key' },
          { label: 'Equipment', kind: 'number', optional: true },
          { label: 'Cost lines', kind: 'number', optional: true },
          { label: 'What is missing', kind: 'words' },
          { label: 'Missing', kind: 'number', pin: true },
        ],
        rows: rows.slice((page - 1) * size, page * size).map((place) => ({
          cells: [
            {
              text: place.name === '' ? (place.siteCode ?? '') : place.name,
              href: placeHref(place, frame, query.only),
              ...(place.siteCode !== null && { small: place.siteCode }),
            },
            { text: whole(place.items.length) },
            { text: whole(place.lines.length) },
            { text: lackWords(place, proofs) },
            { text: whole(gapsAt(place, proofs, undefined)) },
          ],
        })),
      },
      pager: toPager({ page, size, total: rows.length, noun: 'sites', toHref: (number) => address({ page: number }) }),
    },
  };
}

/** What was filed after the approval counts in the working copy; a version of the application counts what is attached to it. */
function termNote(count: number, href: string) {
  const named = count === 0 ? 'None names a document yet.' : `They name ${counted(count, 'document')}.`;
  return {
    text: `Invoices and payments named in claims of this application, and certificates named in disposal records of the carrier, count here, each with the filing that names it. ${named} A version of the application counts only what is attached to the application.`,
    link: { label: 'What is filed after approval', href },
  };
}

/** How far each proof is, as bars: the same on the page and on paper. */
export function sharesChart(counts: readonly ProofCount[]) {
  return drawShares({
    title: 'How far each proof is',
    description: gapSentence(counts),
    head: { label: 'Proof', value: 'How many have it' },
    words: { done: 'there', lacking: 'missing', later: 'due later' },
    rows: counts.map(({ proof, states }) => {
      const needed = states.present + states.missing + states.later;
      const noun = proof.of === 'line' ? 'cost line' : 'inventory line';
      return {
        label: proof.title,
        parts: { done: states.present, lacking: states.missing, later: states.later },
        text: needed === 0 ? 'not needed' : `${formatCount(states.present)} of ${counted(needed, noun)}`,
      };
    }),
  });
}

/** `412 proofs are missing, 1,204 are due later.` */
export function gapSentence(counts: readonly ProofCount[]): string {
  const sum = (state: 'missing' | 'later') => counts.reduce((total, { states }) => total + states[state], 0);
  const missing = sum('missing') === 0 ? 'Nothing that is due now is missing' : `${counted(sum('missing'), 'proof is', 'proofs are')} missing`;
  return `${missing}; ${formatCount(sum('later'))} ${sum('later') === 1 ? 'is' : 'are'} due later, with a claim or after disposal.`;
}

export function placeHref(place: Pick<MatrixPlace, 'siteCode'>, frame: Pick<EvidenceFrame, 'path' | 'more'>, only: string | undefined): string {
  return evidenceAddress(frame.path, { only, ...(place.siteCode === null ? { network: 'yes' as const } : { site: place.siteCode }) }, frame.more);
}

/** What each proof asks for, and how sure the rule is. */
function ruleFacts(counts: readonly ProofCount[]) {
  return counts.map(({ proof }) => ({ label: proof.title, value: proof.asks, note: `${proof.citation}: ${sureWords[proof.confidence]}` }));
}

function gapsAt({ items, lines }: MatrixPlace, proofs: readonly MatrixProof[], only: string | undefined): number {
  const proof = only === undefined ? undefined : proofs.find(({ key }) => key === only);
  if (only !== undefined && !proof) return 0;
  const column = proof && proofs.filter(({ of }) => of === proof.of).indexOf(proof);
  const sum = (rows: readonly MatrixRow[]) => rows.reduce((total, row) => total + countGaps(row, column), 0);
  return (proof?.of === 'line' ? 0 : sum(items)) + (proof?.of === 'item' ? 0 : sum(lines));
}

/** `Photo 3, Date obtained 2`: what lacks at a place, in the order of the proofs. */
export function lackWords(place: MatrixPlace, proofs: readonly MatrixProof[]): string {
  const parts = proofs.flatMap((proof) => {
    const count = gapsAt(place, proofs, proof.key);
    return count === 0 ? [] : [`${proof.title} ${formatCount(count)}`];
  });
  return parts.join(', ') || 'Nothing';
}

function fits({ siteCode, name }: MatrixPlace, q: string): boolean {
  return q === '' || `${siteCode ?? ''} ${name}`.toLowerCase().includes(q.toLowerCase());
}

function hiddenOf({ only }: EvidenceQuery, { more }: EvidenceFrame): { name: string; value: string }[] {
  return Object.entries({ ...more, only }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
