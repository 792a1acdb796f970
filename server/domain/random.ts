/** A stream of uniform numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * A reproducible stream for a seed and a label: the same pair gives the same numbers on every machine and in every process, so a result does
 * not depend on the order in which parts are computed. Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded by a 32-bit FNV-1a hash.
 */
export function randomStream(seed: number, label: string): RandomStream {
  let hash = 2166136261 ^ (seed | 0);
  for (let index = 0; index < label.length; index++) hash = Math.imul(hash ^ label.charCodeAt(index), 16777619);
  let a = hash | 0;
  let b = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) | 0;
  let c = Math.imul(hash ^ 0x243f6a88, 0xc2b2ae35) | 0;
  let counter = seed | 0 || 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}
