/** $100 billion: more than any line of this work, and far below what counts exactly in cents. */
export const largestLineCents = 10_000_000_000_000;
