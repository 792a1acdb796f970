import { type RandomStream, randomStream } from '../../../server/domain/random.ts';

const linesOfSite = 29;
// biome-ignore format: a table reads better in rows
const items = [
  ['Remote radio unit, 4T4R', 612_500, 'each'], ['Baseband unit with line cards', 1_845_000, 'each'], ['Panel antenna, twelve ports', 318_000, 'each'],
  ['Hybrid cable, 1.25 in', 1_850, 'foot'], ['Site router', 462_000, 'each'], ['Rectifier and battery string', 735_000, 'each'],
  ['Tower crew, three climbers', 540_000, 'day'], ['Removal and packing', 96_500, 'site'], ['Destruction with certificate', 4_250, 'unit'],
] as const;

/** An invented table of cost lines by site, with a subtotal for each: what all contenders print, word for word. */
export function costTable(count: number): CostTable {
  const random = randomStream(7, 'pdf bench');
  const sites: CostTable['sites'] = [];
  let total = 0;
  for (let line = 0; line < count; line += linesOfSite) {
    const code = `HP-${String(sites.length + 1).padStart(4, '0')}`;
    let subtotal = 0;
    const lines = Array.from({ length: Math.min(linesOfSite, count - line) }, (_, index) => {
      const [item, cents, unit] = pick(items, random);
      const quantity = 1 + Math.floor(random() * 12);
      subtotal += quantity * cents;
      return [
        `L-${String(line + index + 1).padStart(5, '0')}`,
        item,
        'FCC catalog',
        `${quantity} ${unit}`,
        dollars(cents),
        dollars(quantity * cents),
      ];
    });
    total += subtotal;
    sites.push({ title: `${code}, Prairie Junction ${sites.length + 1}`, lines, subtotal: [`Subtotal, ${code}`, dollars(subtotal)] });
  }
  return { head: ['Line', 'Item', 'Basis', 'Quantity', 'Unit price', 'Amount'], sites, total: ['Total of all cost lines', dollars(total)] };
}

/** Widths of the columns in points, the same for all: together the measure of a Letter page with margins of 54. */
export const columnWidths: readonly number[] = [54, 172, 72, 64, 70, 72];
export const firstRightAligned = 3;

function pick<T>(choices: readonly T[], random: RandomStream): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
}

export interface CostTable {
  head: readonly string[];
  sites: { title: string; lines: string[][]; subtotal: [words: string, amount: string] }[];
  total: [words: string, amount: string];
}
