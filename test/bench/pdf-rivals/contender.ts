import { peakMb } from '../bench.ts';
import { costTable } from './cost-table.ts';

const [name = '', lines = ''] = process.argv.slice(2);

/** Each way of making the PDF, loaded alone: nothing of one counts as time or memory of another. */
const contenders: Record<string, () => Promise<(table: ReturnType<typeof costTable>) => Promise<Drawn>>> = {
  ours: async () => (await import('./draw-ours.ts')).drawOurs,
  untagged: async () => (await import('./draw-untagged.ts')).drawUntagged,
  typst: async () => (await import('./draw-typst.ts')).drawTypst,
  chromium: async () => (await import('./draw-chromium.ts')).drawChromium,
};

const contender = contenders[name];
if (!contender) throw new Error(`There is no contender ${name}.`);
const draw = await contender();
const table = costTable(Number(lines));
const started = performance.now();
const drawn = await draw(table);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, ...drawn, peakMb: peakMb() }));

/** What came out; `seconds` where part of the work is not to be counted. */
export interface Drawn {
  bytes: number;
  pages: number;
  seconds?: number;
}
