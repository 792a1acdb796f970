import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { formatVerifyCode, verifyCodeOf } from '../../domain/filing/verify-code.ts';

/** The stamp of a frozen filing's paper, from the frozen value and its hash alone; none where the value says nothing of it. */
export function drawStamp({ paper }: Pick<FrozenFiling, 'paper'>, sha256: string): Stamp | undefined {
  if (paper?.verifyAt === undefined) return undefined;
  const code = verifyCodeOf(sha256);
  const shown = formatVerifyCode(code);
  const address = paper.verifyAt.replace(/^https?:\/\/|\/$/g, '');
  const tells = 'it tells which version this is, its hashes, and whether a newer one exists';
  if (address === '')
    return {
      code: shown,
      words: `Verify code ${shown}`,
      sign: code,
      use: `enter it under /verify on the server that made this: ${tells}`,
      where: 'Enter it under /verify on the server that made this.',
    };
  return {
    code: shown,
    words: `Verify ${shown} at ${address}`,
    sign: toSign(paper.verifyAt, code),
    use: `enter it at ${address}: ${tells}`,
    where: `Enter it at ${address}, or let a camera read the sign.`,
  };
}

/** An address without a path may stand in capitals, for which a QR sign needs half the room. */
function toSign(verifyAt: string, code: string): string {
  const isPlain = /^https?:\/\/[^/]+\/verify\/$/.test(verifyAt);
  return isPlain ? `${verifyAt}${code}`.toUpperCase() : `${verifyAt}${code}`;
}

export interface Stamp {
  /** In groups, as it is read out. */
  code: string;
  /** At the foot of each page. */
  words: string;
  /** What the square sign says. */
  sign: string;
  /** What the code is for. */
  use: string;
  /** The same beside the sign, in one sentence. */
  where: string;
}
