import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, type BenchOptions, type Figures, round } from './bench.ts';
import { memoryOfTree } from './memory-of-tree.ts';

const run = promisify(execFile);
const usualLines = 5000;
/** All take turns, and the median of each counts: one turn is too short to trust, and a machine may be busy for a while. */
const turns = 3;
const rivals = ['untagged', 'typst', 'chromium'];

export const pdfBench: Bench = {
  title: 'one table of cost lines as a tagged PDF, beside untagged PDFKit, Typst and Chromium: --lines 5000; beyond that ours alone',
  async run(say, { lines: typed = String(usualLines) }: BenchOptions) {
    const lines = Number(typed);
    if (!Number.isInteger(lines) || lines < 1) throw new Error(`--lines ${typed}: give a whole number from 1.`);
    const outcomes = new Map<string, Outcome[]>();
    const absent = new Set<string>();
    for (let turn = 0; turn < turns; turn++) {
      say(`Turn ${turn + 1} of ${turns}.`);
      for (const name of lines > usualLines ? ['ours'] : ['ours', ...rivals]) {
        const outcome = absent.has(name) ? null : await drawWherePresent(name, lines, say);
        if (outcome) outcomes.set(name, [...(outcomes.get(name) ?? []), outcome]);
        else absent.add(name);
      }
    }
    const ours = outcomes.get('ours') ?? [];
    const mine = median(ours);
    if (!mine) throw new Error('The program could not draw the table.');
    if (lines > usualLines) return { lines, ...figuresOf(mine, ours) };
    const [untagged, typst, chromium] = rivals.map((name) => median(outcomes.get(name) ?? []));
    const ratio = (over: Outcome | undefined, under: Outcome | undefined) => (over && under ? round(over.seconds / under.seconds, 2) : null);
    return {
      lines,
      ...figuresOf(mine, ours),
      ratioUntagged: ratio(mine, untagged),
      ratioTypst: ratio(typst, mine),
      ratioChromium: ratio(chromium, mine),
      ...figuresOfRival('untagged', untagged),
      ...figuresOfRival('typst', typst),
      ...figuresOfRival('chromium', chromium),
    };
  },
};

function figuresOf(mine: Outcome, all: readonly Outcome[]): Figures {
  return {
    pages: mine.pages,
    seconds: round(mine.seconds, 3),
    bytes: mine.bytes,
    peakMb: Math.max(...all.map((outcome) => outcome.peakMb)),
  };
}

function figuresOfRival(name: string, outcome: Outcome | undefined): Figures {
  const { seconds, bytes, pages, peakMb } = outcome ?? { seconds: null, bytes: null, pages: null, peakMb: null };
  const figures = { Seconds: seconds === null ? null : round(seconds, 3), Bytes: bytes, Pages: pages, PeakMb: peakMb };
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}${key}`, value]));
}

function median(outcomes: readonly Outcome[]): Outcome | undefined {
  const sorted = [...outcomes].sort((one, other) => one.seconds - other.seconds);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A process of its own for each drawing: its memory is its own, that of a browser which it starts included, and nothing is warm. */
async function drawIn(name: string, lines: number): Promise<Outcome> {
  const drawing = run(process.execPath, ['--import', 'tsx', 'test/bench/pdf-rivals/contender.ts', name, String(lines)], { cwd: projectRoot });
  let ofTree = 0;
  const watch = setInterval(() => {
    ofTree = Math.max(ofTree, Math.round(memoryOfTree(drawing.child.pid ?? 0) / 1024));
  }, 50);
  try {
    const outcome = JSON.parse((await drawing).stdout) as Outcome;
    return { ...outcome, peakMb: Math.max(outcome.peakMb, ofTree) };
  } finally {
    clearInterval(watch);
  }
}

/** A rival that cannot be had on this machine costs its figure, and is named. */
async function drawWherePresent(name: string, lines: number, say: (text: string) => void): Promise<Outcome | null> {
  try {
    return await drawIn(name, lines);
  } catch (error) {
    say(`${name} could not draw here: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
    return null;
  }
}

interface Outcome {
  seconds: number;
  bytes: number;
  pages: number;
  peakMb: number;
}
