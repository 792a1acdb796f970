import type { FilingFacts } from './filing.ts';
import type { FrozenDocument } from './frozen-filing.ts';

/**
 * Each document that is attached to the filing or to something in it, once, in the order of the register, with what it is about. A document about a
 * site, item, line or own price that the filing does not hold is no part of it.
 */
export function freezeAttached({ documents, inventory, estimate, plan }: FilingFacts): FrozenDocument[] {
  const held = new Set(
    [
      ...inventory.sites.map(({ code }) => code),
      ...inventory.items.map(({ tag }) => tag),
      ...(estimate?.lines ?? []).map(({ id }) => id),
      ...(plan?.ownPrices ?? []).map(({ code }) => code),
    ].map((subject) => subject.toLowerCase()),
  );
  const frozen = new Map<string, FrozenDocument>();
  for (const { about, ...document } of documents) {
    if (about !== null && !held.has(about.toLowerCase())) continue;
    const known = frozen.get(document.number) ?? { ...document, about: [] };
    if (about !== null) known.about.push(about);
    frozen.set(document.number, known);
  }
  return [...frozen.values()];
}
