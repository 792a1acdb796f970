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
import { freezeAttached } from '../../domain/filing/freeze-attached.ts';
import type { FrozenDocument, FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { gatherFacts } from './gather-facts.ts';
import type { FilingRow } from './queries.ts';
import { keyOf } from './read-content.ts';

/** Each line and item of an application against the proof it needs, ready to be shown and drawn. */
export interface Evidence {
  matrix: EvidenceMatrix;
  places: MatrixPlace[];
  counts: ProofCount[];
  /** Every document attached to the filing or to something in it, in the order of the register. */
  documents: FrozenDocument[];
}

// A large network takes a while to read, and a person goes from site to site.
const keep = keepLast<Evidence>(3);

/** The evidence of a filing as things stand now. Whoever calls has found the filing in a scoped query. */
export async function getEvidence(ctx: Context, filing: FilingRow): Promise<Evidence> {
  const { key } = await keyOf(ctx, filing);
  return await keep(key, async () => {
    const { facts } = await gatherFacts(ctx, filing);
    const matrix = buildEvidenceMatrix(facts);
    return { matrix, places: listPlaces(matrix, subjectsOfFacts(facts)), counts: countProofs(matrix), documents: freezeAttached(facts) };
  });
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
