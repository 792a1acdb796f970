import type { Context } from '../../context.ts';
import { buildEvidenceMatrix } from '../../domain/filing/evidence-matrix/build-evidence-matrix.ts';
import type { EvidenceMatrix } from '../../domain/filing/evidence-matrix/matrix.ts';
import {
  countProofs,
  listPlaces,
  type MatrixPlace,
  type ProofCount,
  subjectsOfFacts,
  subjectsOfFrozen,
} from '../../domain/filing/evidence-matrix/read-matrix.ts';
import { calledAsHere, type TermEvidence } from '../../domain/filing/evidence-matrix/term-evidence.ts';
import { freezeAttached } from '../../domain/filing/freeze-attached.ts';
import type { FrozenDocument, FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { gatherFacts } from './gather-facts.ts';
import { listTermEvidence, stampTermFilings } from './list-term-evidence.ts';
import type { FilingRow } from './queries.ts';
import { keyOf } from './read-content.ts';

/** Each line and item of an application against the proof it needs, ready to be shown and drawn. */
export interface Evidence {
  matrix: EvidenceMatrix;
  places: MatrixPlace[];
  counts: ProofCount[];
  /** Every document attached to the filing or to something in it, in the order of the register. */
  documents: FrozenDocument[];
  /** Of the working copy: how many documents claims and disposal records name. A submitted version counts what was attached to it alone. */
  ofTerm?: number;
}

// A large network takes a while to read, and a person goes from site to site.
const keep = keepLast<Evidence>(3);

/** The evidence of a filing as things stand now. Whoever calls has found the filing in a scoped query. */
export async function getEvidence(ctx: Context, filing: FilingRow): Promise<Evidence> {
  return await keep(await evidenceKeyOf(ctx, filing), async () => {
    const { facts } = await gatherFacts(ctx, filing);
    const filed = calledAsHere(await listTermEvidence(ctx, filing), facts);
    const matrix = buildEvidenceMatrix(facts, filed);
    const documents = withNamed(freezeAttached(facts), filed);
    return { matrix, places: listPlaces(matrix, subjectsOfFacts(facts)), counts: countProofs(matrix), documents, ofTerm: namedIn(filed) };
  });
}

/** What the working copy shows depends on this alone: the filing, and what was filed after its approval. */
export async function evidenceKeyOf(ctx: Context, filing: FilingRow): Promise<string> {
  const { key } = await keyOf(ctx, filing);
  return `${key} ${await stampTermFilings(ctx)}`;
}

/** Documents that claims and disposal records name stand in the list too, in the order of the register. */
function withNamed(attached: readonly FrozenDocument[], filed: readonly TermEvidence[]): FrozenDocument[] {
  const documents = new Map(attached.map((document) => [document.number, document]));
  for (const { document, filing } of filed) {
    const { about, ...rest } = document;
    const known = documents.get(rest.number) ?? { ...rest, about: [] };
    const place = `${about} in ${filing}`;
    if (!known.about.includes(place)) documents.set(rest.number, { ...known, about: [...known.about, place] });
  }
  return [...documents.values()].sort((a, b) => Number(a.number.slice(2)) - Number(b.number.slice(2)));
}

function namedIn(filed: readonly TermEvidence[]): number {
  return new Set(filed.map(({ document }) => document.number)).size;
}

const keepFrozen = keepLast<Evidence | null>(3);

/** The evidence of a submitted version, from its frozen value alone; null where the version was frozen before the matrix was part of it. */
export async function getFrozenEvidence(frozen: FrozenFiling, sha256: string): Promise<Evidence | null> {
  return await keepFrozen(sha256, async () => evidenceOf(frozen));
}

export function evidenceOf(frozen: FrozenFiling): Evidence | null {
  const { matrix, documents = [] } = frozen;
  if (!matrix) return null;
  return { matrix, places: listPlaces(matrix, subjectsOfFrozen(frozen)), counts: countProofs(matrix), documents };
}
