import type { Drawing } from '../charts/drawing.ts';

/** A printed document as plain data: what stands in it. Where things stand is the flow's business (`flow-spec.md`). */
export interface PdfDocument extends RunningWords {
  title: string;
  subject: string;
  author: string;
  /** BCP 47, `en-US`. */
  language: string;
  /** ISO instant in UTC; the only time that the file carries. */
  createdAt: string;
  /** One word across each page, in light grey: `DRAFT`. */
  watermark?: string;
  /**
   * Edition of the flow's rules (`flow-spec.md`), the newest unless stated. A paper that is to be drawn again, byte for byte, names the one by
   * which it was drawn first.
   */
  edition?: FlowEdition;
  /** Walked more than once: give an array or an object whose iterator starts afresh. */
  blocks: Iterable<Block>;
}

/** What stands at the head and foot of each page. */
export interface RunningWords {
  runningHead: { left: string; right: string };
  /** Stands at the left of the foot; the page number stands at the right. */
  runningFoot: string;
  /** By which a page on paper is looked up: a few words above the page number, and what its square sign (QR) says where it has one. */
  stamp?: { words: string; sign?: string };
}

export type Block =
  | { kind: 'title'; text: string; over: string; under?: string }
  /** `compact`: in the size of the third level, for forms where room is short. */
  | { kind: 'heading'; level: 2 | 3 | 4; text: string; compact?: boolean }
  /** `footnotes`: each stands at the foot of the page on which the text ends, where its mark is; they are counted through the document. */
  | { kind: 'paragraph'; text: string; style?: 'body' | 'lead' | 'small'; footnotes?: readonly string[] }
  | { kind: 'list'; items: readonly string[]; numbered?: boolean }
  | { kind: 'note'; title: string; text: string }
  | { kind: 'facts'; rows: readonly Fact[]; labelWidth?: number }
  | { kind: 'figures'; items: readonly KeyFigure[] }
  | TableBlock
  /** `whole`: it may take the height of a page but for its heading and caption. */
  | { kind: 'drawing'; drawing: Drawing; caption?: string; whole?: boolean }
  /** A square sign (QR) that cameras read, with what it says in words beside it; `title` heads the words. */
  | { kind: 'sign'; says: string; title: string; lines: readonly string[] }
  | { kind: 'signature'; statement: string; citation: string; name: string; title: string; time: string }
  | { kind: 'contents'; title: string }
  | { kind: 'page'; layout: Layout }
  /** Starts a part with running words of its own, whose pages are counted by themselves. */
  | { kind: 'part'; layout: Layout; running: RunningWords }
  | FormBlock
  | { kind: 'together'; blocks: readonly Block[] };

export type Layout = 'portrait' | 'landscape';

export type FlowEdition = 1 | 2 | 3 | 4;

export const newestEdition: FlowEdition = 4;

export interface Fact {
  label: string;
  value: string;
  small?: string;
}

/** A figure to be seen first: the label above it, one line of explanation below. */
export interface KeyFigure {
  label: string;
  value: string;
  small: string;
}

export interface TableBlock {
  kind: 'table';
  /** What the table shows, for those who cannot see where it stands. */
  caption: string;
  columns: readonly Column[];
  /** Walked more than once, as `blocks`. */
  rows: Iterable<Row>;
}

/** A part of a paper form: what is known is printed, the rest is written and ticked by pen. */
export interface FormBlock {
  kind: 'form';
  /** Each stands on one page. */
  rows: readonly (readonly FormCell[])[];
  /** A hairline above the first, to part it from what stands before. */
  ruled?: boolean;
}

export interface FormCell {
  label: string;
  /** Of the width of its row, against the other cells; 1 unless stated. */
  share?: number;
  /** What is known, printed; at most twelve lines of it. */
  value?: string;
  /** Empty boxes to tick, each with its words, side by side as far as there is room; those of a list within start a line of their own. */
  boxes?: readonly (string | readonly string[])[];
  /** Ruled lines to write on. */
  lines?: number;
  /** A frame to draw in, so many points high. */
  frame?: number;
}

export interface Column {
  title: string;
  /** Points; `fit` for the widest cell, unbroken, as far as there is room; or a share of what the other columns leave. */
  width: number | 'fit' | { share: number };
  /** Right-aligned columns have figures of equal width. */
  align?: 'left' | 'right';
}

/** A group row heads the rows after it and returns, marked as continued, on each further page; subtotal and total rows stay with the row before. */
export interface Row {
  kind?: 'row' | 'group' | 'subtotal' | 'total';
  cells: readonly Cell[];
  /** Small text under the whole row, from its second column on; it is read as part of that cell. */
  note?: string;
  /** Title of a bookmark to this row. */
  bookmark?: string;
}

export type Cell = string | { text: string; small?: string; span?: number };
