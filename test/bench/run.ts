import { parseArgs } from 'node:util';
import type { Bench, Figures } from './bench.ts';
import { costBench } from './cost.ts';
import { filingBench } from './filing.ts';
import { fundingBench } from './funding.ts';
import { importBench } from './import.ts';
import { networkBench } from './network.ts';
import { pageBench } from './page.ts';
import { pdfBench } from './pdf.ts';
import { scheduleBench } from './schedule.ts';
import { schedulePageBench } from './schedule-page.ts';
import { scheduleRiskBench } from './schedule-risk.ts';
import { startBench } from './start.ts';

const benches: Record<string, Bench> = {
  cost: costBench,
  import: importBench,
  start: startBench,
  page: pageBench,
  filing: filingBench,
  schedule: scheduleBench,
  network: networkBench,
  'schedule-risk': scheduleRiskBench,
  'schedule-page': schedulePageBench,
  pdf: pdfBench,
  funding: fundingBench,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    set: { type: 'string' },
    schedules: { type: 'string' },
    folder: { type: 'string' },
    lines: { type: 'string' },
  },
});
const [name = ''] = positionals;
const bench = benches[name];
if (!bench) {
  const width = Math.max(...Object.keys(benches).map((key) => key.length));
  const list = Object.entries(benches).map(([key, { title }]) => `  ${key.padEnd(width)}  ${title}`);
  console.error([name === '' ? 'Benches' : `There is no bench ${name}. There are`, ...list, 'Run one: npm run bench -- import [--json]'].join('\n'));
  process.exitCode = name === '' ? 0 : 2;
} else {
  const result = await bench.run((text) => console.error(text), values);
  if (values.json) console.log(JSON.stringify(result));
  else for (const figures of [result].flat()) print(figures);
}

function print(figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  for (const [key, value] of Object.entries(figures)) {
    if (Array.isArray(value)) console.table(value);
    else console.log(`${key.padEnd(width)}  ${typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 3 }) : value}`);
  }
  console.log('');
}
