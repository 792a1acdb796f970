import type { FrozenFiling } from '../frozen-filing.ts';
import type { FrozenTermFiling } from '../term-filing.ts';

/** A file that a submitted version names as evidence, by the SHA-256 of its bytes. */
export interface EvidenceFile {
  /** `D-7`, or the code of the own price it proves where the version gives no number. */
  code: string;
  title: string;
  /** As the file was named when it came in; the title where the version does not say. */
  fileName: string;
  sha256: string;
  /** What it is about: site codes, item tags, line ids, own prices, rows; the filing as a whole where nothing else. */
  about: string;
}

/**
 * Every file that a submitted application names, once, in its order. Versions of earlier releases name only what own prices rest on.
 */
export function listEvidenceFiles({
  documents = [],
  cost,
}: Pick<FrozenFiling, 'documents'> & { cost: Pick<FrozenFiling['cost'], 'ownPrices'> }): EvidenceFile[] {
  const files = documents.map(({ number, title, fileName, sha256, about }) => ({
    code: number,
    title,
    fileName,
    sha256,
    about: about.length === 0 ? 'the filing as a whole' : about.join('; '),
  }));
  const behindPrices = (cost.ownPrices ?? []).flatMap(({ code, documents: behind }) =>
    behind.map(({ title, sha256 }) => ({ code, title, fileName: title, sha256, about: code })),
  );
  return oncePerFile([...files, ...behindPrices]);
}

/** The same for a filing of the term. */
export function listTermEvidenceFiles({ documents }: Pick<FrozenTermFiling, 'documents'>): EvidenceFile[] {
  return oncePerFile(documents.map(({ number, title, fileName, sha256, about }) => ({ code: number, title, fileName, sha256, about })));
}

function oncePerFile(files: readonly EvidenceFile[]): EvidenceFile[] {
  const known = new Set<string>();
  return files.filter(({ sha256 }) => !known.has(sha256) && known.add(sha256));
}
