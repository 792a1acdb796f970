import type { EvidenceDocument } from '../filing.ts';

/** The documents about one thing, whatever the case of its code, in the order of the register. */
export type DocumentsAbout = (subject: string) => readonly EvidenceDocument[];

export function indexDocuments(documents: readonly EvidenceDocument[]): DocumentsAbout {
  const bySubject = new Map<string, EvidenceDocument[]>();
  for (const document of documents) {
    if (document.about === null) continue;
    const key = document.about.toLowerCase();
    const known = bySubject.get(key);
    if (known) known.push(document);
    else bySubject.set(key, [document]);
  }
  return (subject) => bySubject.get(subject.toLowerCase()) ?? [];
}
