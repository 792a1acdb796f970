import type { CostLine } from '../../cost/cost-lines.ts';
import type { EquipmentItem } from '../../inventory/equipment.ts';
import type { ItemCoverage } from '../../programs/cover-item.ts';
import { formatCount } from '../../words.ts';
import type { EvidenceDocument, FilingFacts } from '../filing.ts';
import { serialsAsked } from '../serials-asked.ts';
import { type DocumentsAbout, indexDocuments } from './index-documents.ts';
import type { EvidenceMatrix, MatrixCell } from './matrix.ts';
import { orderItems } from './order-items.ts';
import { type Proof, type ProofKey, proofs, ruleOf } from './proofs.ts';
import { provePrice } from './prove-price.ts';
import { indexNamed, type NamedFor, type TermEvidence } from './term-evidence.ts';

/**
 * Sets each cost line and each item of an application against the proof it needs. Nothing is guessed: a proof is present only where a document is
 * linked, a value entered or the official catalog names the price, or where a claim or disposal record of `filed` names a document for it. What is due
 * only with a claim or after disposal is `later` until it is there.
 */
export function buildEvidenceMatrix(facts: FilingFacts, filed: readonly TermEvidence[] = []): EvidenceMatrix {
  const about = indexDocuments(facts.documents);
  const known = { about, named: indexNamed(filed) };
  const lines = internRows();
  const items = internRows();
  const priceOf = provePrice(facts, about);
  const lineCells = proofs.filter(({ of }) => of === 'line').map((proof) => lineProver(proof, { ...known, priceOf }));
  const itemCells = proofs.filter(({ of }) => of === 'item').map((proof) => itemProver(proof, known));
  return {
    proofs: proofs.map((proof) => {
      const { key, of, title, asks, due } = proof;
      return { key, of, title, asks, due, ...ruleOf(proof, facts.program.key) };
    }),
    lines: (facts.estimate?.lines ?? []).map((line) => lines.place(lineCells.map((prove) => prove(line)))),
    lineRows: lines.rows,
    items: orderItems(facts.inventory).flatMap((indexes) =>
      indexes.flatMap((index) => {
        const item = facts.inventory.items[index];
        const coverage = facts.coverage.items[index];
        return item ? [items.place(itemCells.map((prove) => (isOut(coverage) ? notNeeded : prove(item))))] : [];
      }),
    ),
    itemRows: items.rows,
  };
}

const notNeeded: MatrixCell = { state: 'not needed', shows: 'Not covered' };

/** What is covered, or not decided yet, needs proof. */
function isOut(coverage: ItemCoverage | undefined): boolean {
  return coverage?.verdict === 'not covered';
}

function lineProver(proof: Proof, { about, named, priceOf }: Known & { priceOf: (line: CostLine) => MatrixCell }) {
  if (proof.key === 'price') return priceOf;
  return ({ id }: CostLine): MatrixCell => byDocuments(about(id), proof, named.line(id)) ?? { state: 'later', shows: '' };
}

const itemProvers: Partial<Record<ProofKey, (item: EquipmentItem, found: MatrixCell | undefined) => MatrixCell>> = {
  photo: (_item, found) => found ?? { state: 'missing', shows: '' },
  serial: (item) => {
    const asked = serialsAsked(item, undefined);
    if (!asked) return { state: 'not needed', shows: 'Software' };
    if (asked.have === asked.of) return { state: 'present', shows: 'Entered' };
    return { state: 'missing', shows: asked.have === 0 ? '' : `${formatCount(asked.have)} of ${formatCount(asked.of)}` };
  },
  obtained: ({ obtainedOn }, found) => {
    if (obtainedOn === null) return { state: 'missing', shows: 'No date', ...(found?.documents && { documents: found.documents }) };
    return found ?? { state: 'missing', shows: 'No record' };
  },
  certificate: ({ status }, found) => found ?? { state: status === 'destroyed' ? 'missing' : 'later', shows: '' },
};

function itemProver(proof: Proof, { about, named }: Known): (item: EquipmentItem) => MatrixCell {
  const prove = itemProvers[proof.key];
  if (!prove) throw new Error(`Nothing says how ${proof.key} is proven.`);
  return (item) => {
    // What stands at a site is seen on a photo of the site as well.
    const documents = proof.key === 'photo' ? [...about(item.tag), ...about(item.siteCode)] : about(item.tag);
    const found = byDocuments(documents, proof, named.item(item.tag));
    if (proof.key !== 'certificate' || !found || byDocuments(documents, proof, [])) return prove(item, found);
    return prove(item, wholly(item, found, named.item(item.tag)));
  };
}

/** A record says how many units a certificate is for: it proves the destruction of a line when it is for all of them. */
function wholly({ quantity, status }: EquipmentItem, found: MatrixCell, named: readonly TermEvidence[]): MatrixCell {
  const units = named.reduce((sum, one) => sum + (one.document.kind === 'certificate' ? (one.units ?? 0) : 0), 0);
  if (units >= quantity) return found;
  const shows = `${formatCount(units)} of ${formatCount(quantity)} units ${found.shows}`;
  return { ...found, state: status === 'destroyed' ? 'missing' : 'later', shows };
}

/** Documents that are linked, and those that filings of the term name: of the latter the cell says where. */
function byDocuments(documents: readonly EvidenceDocument[], { kinds }: Proof, named: readonly TermEvidence[]): MatrixCell | undefined {
  const linked = documents.filter(({ kind }) => kinds.includes(kind)).map(({ number }) => number);
  const more = named.filter(({ document }) => kinds.includes(document.kind) && !linked.includes(document.number));
  if (linked.length + more.length === 0) return undefined;
  const filings = [...new Set(more.map(({ filing }) => filing))];
  const numbers = [...new Set([...linked, ...more.map(({ document }) => document.number)])];
  return { state: 'present', shows: filings.length === 0 ? '' : `in ${filings.join(', ')}`, documents: numbers };
}

interface Known {
  about: DocumentsAbout;
  named: NamedFor;
}

/** Keeps each different row once. */
function internRows() {
  const rows: MatrixCell[][] = [];
  const places = new Map<string, number>();
  return {
    rows,
    place(cells: MatrixCell[]): number {
      const key = JSON.stringify(cells);
      const known = places.get(key);
      if (known !== undefined) return known;
      rows.push(cells);
      places.set(key, rows.length - 1);
      return rows.length - 1;
    },
  };
}
