import { type ConfidentialPart, confidentialParts } from './confidential-parts.ts';
import type { FrozenChanges } from './frozen-changes.ts';
import type { FrozenFiling } from './frozen-filing.ts';
import { publicCost } from './public-cost.ts';
import type { PublicChanges, PublicFiling, Withheld } from './public-filing.ts';
import { publicSites } from './public-places.ts';
import { isSaid, withheldText } from './withheld-words.ts';

const lineIds = new Map(confidentialParts.map((part) => [part.id, new Set(part.lineIds)]));
const everyLineId = new Set(confidentialParts.flatMap((part) => part.lineIds));
const withheldParts = new Set(['serials', 'place', 'coordinates']);

/** Rows of the evidence index whose text names no document: counts, and places in the filing itself. */
const plainEvidence = /^(Missing|Not needed|[\d,]+ of [\d,]+ [a-z]+|Section [A-Z] of this filing|Section [A-Z] and the timeline by site)$/;
const priceEvidence = 'Prices outside the official catalog';

/**
 * A submitted application as the public may read it, by the rules of `confidential-parts.ts`. `sha256` is the hash of the frozen value, by which the
 * copy says whose copy it is. Every field is named here: what a later release freezes is left out until it is let in. The same value gives the same copy.
 */
export function publicCopy(frozen: FrozenFiling, sha256: string): PublicFiling {
  const { cost, prices, ownCost } = publicCost(frozen);
  const { sites, places, serials } = publicSites(frozen);
  const hasHidden = cost.lines.some(({ amountCents }) => amountCents === null);
  const hidden = new Set(confidentialParts.filter(({ id }) => id !== 'own-prices' || hasHidden).flatMap((part) => part.lineIds));
  const sections = frozen.sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => (hidden.has(line.id) && isSaid(line.value) ? { ...line, value: withheldText } : line)),
  }));
  const evidence = frozen.evidence.map((row) => ({
    ...row,
    needed: row.subject.startsWith(priceEvidence) && hasHidden ? 'Quote or analysis for lines priced without the official catalog' : row.needed,
    present: plainEvidence.test(row.present) ? row.present : withheldText,
  }));
  const count = (part: ConfidentialPart['id']) => countLines(frozen, part, hidden);
  return {
    schema: 'changeout-public-copy-1',
    of: { sha256 },
    software: frozen.software,
    number: frozen.number,
    version: frozen.version,
    program: frozen.program,
    form: frozen.form,
    carrierName: frozen.carrierName,
    ...(frozen.paper && { paper: frozen.paper }),
    submittedAt: frozen.submittedAt,
    submittedBy: frozen.submittedBy,
    sections,
    sites,
    cost,
    timeline: frozen.timeline,
    certifications: frozen.certifications,
    evidence,
    ...(frozen.documents && {
      documents: frozen.documents.map(({ number, kind, mediaType, byteLength, sha256: ofDocument, about }) => ({
        number,
        kind,
        title: withheldText,
        fileName: withheldText,
        mediaType,
        byteLength,
        sha256: ofDocument,
        about,
      })),
    }),
    ...(frozen.changes && { changes: publicChanges(frozen.changes) }),
    conflicts: frozen.conflicts,
    inputs: frozen.inputs,
    withheld: listWithheld({
      contact: count('contact'),
      places,
      serials,
      'own-prices': prices + count('own-prices'),
      'own-cost': ownCost + count('own-cost'),
      documents:
        (frozen.documents?.length ?? 0) +
        evidence.filter(({ present }, index) => present !== frozen.evidence[index]?.present).length +
        count('documents'),
    }),
  };
}

function listWithheld(counts: Record<ConfidentialPart['id'], number>): Withheld[] {
  return confidentialParts.flatMap(({ id, title, reason, basis, confidence }) =>
    counts[id] === 0 ? [] : [{ id, title, reason, basis, confidence, count: counts[id] }],
  );
}

function countLines({ sections }: FrozenFiling, part: ConfidentialPart['id'], hidden: ReadonlySet<string>): number {
  return sections.reduce(
    (sum, { lines }) => sum + lines.filter(({ id, value }) => hidden.has(id) && lineIds.get(part)?.has(id) && isSaid(value)).length,
    0,
  );
}

/** Amounts of lines are left out whatever they rest on: of a line that was cut, nothing says any more whose price it was. */
function publicChanges({ since, money, costLines, sites, items, answers, timeline }: FrozenChanges): PublicChanges {
  const cover = (text: string | null) => (text !== null && isSaid(text) ? withheldText : text);
  const coverPart = <Part extends { what: string; before: string; after: string }>(part: Part): Part =>
    withheldParts.has(part.what) ? { ...part, before: withheldText, after: withheldText } : part;
  return {
    since,
    beforeCents: money.beforeCents,
    afterCents: money.afterCents,
    costLines: costLines.counts,
    sites: { ...sites, shown: sites.shown.map((site) => ({ ...site, parts: site.parts.map(coverPart) })) },
    items: { ...items, shown: items.shown.map((item) => ({ ...item, parts: item.parts.map(coverPart) })) },
    answers: {
      ...answers,
      shown: answers.shown.map((answer) =>
        everyLineId.has(answer.lineId) ? { ...answer, before: cover(answer.before), after: cover(answer.after) } : answer,
      ),
    },
    timeline,
  };
}
