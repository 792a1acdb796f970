import type { Layout, RunningWords } from './document.ts';

/** White between what stands on a page and the notes at its foot. */
export const footGap = 14;
/** A head that returns on each further page may take this share of it, or it is left out. */
const mostCarried = 1 / 3;

/**
 * Decides on which page and where each piece stands; the rules are in `flow-spec.md`. Pure: pieces in, steps out, in order, one page after the
 * other. Reads ahead no further than one chain of pieces that keep together.
 */
export function* paginate<P extends Piece<P>>(pieces: Iterable<P>, heightOf: (layout: Layout) => number): Generator<Step<P>> {
  let layout: Layout = 'portrait';
  let isOpen = false;
  let y = 0;
  let part: RunningWords | undefined;
  let foot: P[] = [];

  const closePage = function* (): Generator<Step<P>> {
    let top = heightOf(layout) - heightOfFoot(foot);
    for (const [index, piece] of foot.entries()) {
      top += index === 0 ? footGap : piece.space;
      yield { kind: 'piece', piece, y: top };
      top += piece.height;
    }
    foot = [];
    isOpen = false;
  };
  const openPage = function* (): Generator<Step<P>> {
    if (isOpen) yield* closePage();
    isOpen = true;
    y = 0;
    yield { kind: 'page', layout, ...(part && { part }) };
    part = undefined;
  };
  const put = function* (piece: P): Generator<Step<P>> {
    const carried = carriedBy(piece);
    if (y === 0 && carried) {
      yield { kind: 'carried', carried, y };
      y += carried.height;
    } else if (y > 0) y += piece.space;
    yield { kind: 'piece', piece, y };
    y += piece.height;
    foot.push(...(piece.foot ?? []));
  };
  const carriedBy = (piece: P | undefined) => (piece?.carried && piece.carried.height <= heightOf(layout) * mostCarried ? piece.carried : undefined);
  const onFreshPage = (chain: readonly P[]) => (carriedBy(chain[0])?.height ?? 0) + heightOfChain(chain, true) + heightOfFoot(footOf(chain));
  const footWith = (chain: readonly P[]) => heightOfFoot([...foot, ...footOf(chain)]);
  const fits = (chain: readonly P[]) => (y === 0 ? onFreshPage(chain) : y + heightOfChain(chain, false) + footWith(chain)) <= heightOf(layout);
  const putAlone = function* (whole: P): Generator<Step<P>> {
    let piece = whole;
    while (!fits([piece])) {
      const above = y === 0 ? (carriedBy(piece)?.height ?? 0) : piece.space;
      const parts = onFreshPage([piece]) > heightOf(layout) ? piece.split?.(heightOf(layout) - y - above - footWith([piece])) : undefined;
      if (parts) {
        yield* put(parts[0]);
        piece = parts[1];
      } else if (y === 0) break;
      yield* openPage();
    }
    yield* put(piece);
  };

  for (const chain of chains(pieces, heightOf('portrait'))) {
    const turn = chain[0]?.turn;
    if (turn) {
      part = chain[0]?.part ?? part;
      if (isOpen && (y > 0 || turn !== layout || part)) yield* closePage();
      layout = turn;
      continue;
    }
    if (!isOpen) yield* openPage();
    if (!fits(chain) && y > 0 && onFreshPage(chain) <= heightOf(layout)) yield* openPage();
    if (fits(chain)) for (const piece of chain) yield* put(piece);
    else for (const piece of chain) yield* putAlone(piece);
  }
  if (!isOpen && y === 0) yield* openPage();
  yield* closePage();
}

/** Runs of pieces that keep together, cut off where they could not stand on one page anyway. */
function* chains<P extends Piece<P>>(pieces: Iterable<P>, most: number): Generator<P[]> {
  let chain: P[] = [];
  let height = 0;
  for (const piece of pieces) {
    if (piece.turn && chain.length > 0) {
      yield chain;
      chain = [];
      height = 0;
    }
    chain.push(piece);
    height += piece.space + piece.height;
    if (piece.keep && !piece.turn && height <= most) continue;
    yield chain;
    chain = [];
    height = 0;
  }
  if (chain.length > 0) yield chain;
}

function footOf<P extends Piece<P>>(chain: readonly P[]): P[] {
  return chain.flatMap(({ foot = [] }) => foot);
}

/** With the white above it. */
function heightOfFoot<P extends Piece<P>>(foot: readonly P[]): number {
  return foot.length === 0 ? 0 : footGap + heightOfChain(foot, true);
}

function heightOfChain<P extends Piece<P>>(chain: readonly P[], atTop: boolean): number {
  return chain.reduce((sum, piece, index) => sum + piece.height + (atTop && index === 0 ? 0 : piece.space), 0);
}

/** Something that stands on one page, unless it can be split. Points. */
export interface Piece<P> {
  /** White above it, dropped at the top of a page. */
  space: number;
  height: number;
  /** Stays on one page with the next piece where a page can hold both. */
  keep: boolean;
  /** Stands again above the piece when the piece starts a page. */
  carried?: Carried;
  /** Cuts a piece that no page can hold; the first part is at most `room` high, both hold something. Undefined where nothing fits. */
  split?: (room: number) => [P, P] | undefined;
  /** Stands at the foot of the page on which the piece stands, below all else. Low: a page holds it beside its piece. */
  foot?: readonly P[];
  /** No piece but the start of a new page. */
  turn?: Layout;
  /** With a turn: the page starts a part with these running words. */
  part?: RunningWords;
}

export interface Carried {
  height: number;
  draw: (y: number) => void;
}

export type Step<P> =
  | { kind: 'page'; layout: Layout; part?: RunningWords }
  | { kind: 'carried'; carried: Carried; y: number }
  | { kind: 'piece'; piece: P; y: number };
