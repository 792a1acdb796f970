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

/**
 * Sets each cost line and each item of an application against the proof it needs. Nothing is guessed: a proof is present only where a document is
 * linked, a value entered or the official catalog names the price. What is due only with a claim or after disposal is `later` until it is there.
 */
export function buildEvidenceMatrix(facts: FilingFacts): EvidenceMatrix {
  const about = indexDocuments(facts.documents);
  const lines = internRows();
  const items = internRows();
  const priceOf = provePrice(facts, about);
  const lineCells = proofs.filter(({ of }) => of === 'line').map((proof) => lineProver(proof, { about, priceOf }));
  const itemCells = proofs.filter(({ of }) => of === 'item').map((proof) => itemProver(proof, about));
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

function lineProver(proof: Proof, { about, priceOf }: { about: DocumentsAbout; priceOf: (line: CostLine) => MatrixCell }) {
  if (proof.key === 'price') return priceOf;
  return ({ id }: CostLine): MatrixCell => byDocuments(about(id), proof) ?? { state: 'later', shows: '' };
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
  certificate: ({ status }, found) => found ?? (status === 'destroyed' ? { state: 'missing', shows: '' } : { state: 'later', shows: '' }),
};

function itemProver(proof: Proof, about: DocumentsAbout): (item: EquipmentItem) => MatrixCell {
  const prove = itemProvers[proof.key];
  if (!prove) throw new Error(`Nothing says how ${proof.key} is proven.`);
  return (item) => {
    // What stands at a site is seen on a photo of the site as well.
    const documents = proof.key === 'photo' ? [...about(item.tag), ...about(item.siteCode)] : about(item.tag);
    return prove(item, byDocuments(documents, proof));
  };
}

function byDocuments(documents: readonly EvidenceDocument[], { kinds }: Proof): MatrixCell | undefined {
  const numbers = documents.filter(({ kind }) => kinds.includes(kind)).map(({ number }) => number);
  return numbers.length === 0 ? undefined : { state: 'present', shows: '', documents: [...new Set(numbers)] };
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
