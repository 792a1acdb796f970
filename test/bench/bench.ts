/** What a bench measured: numbers with their names, `null` where the machine lacks what it needs; a curve is a list of them. */
export interface Figures {
  [name: string]: number | string | boolean | null | Figures[];
}

export interface Bench {
  /** One sentence: what is measured. */
  title: string;
  run(say: (text: string) => void, options: BenchOptions): Promise<Figures | Figures[]>;
}

/** Options of the command line that some benches take, as they were typed. */
export interface BenchOptions {
  set?: string;
  schedules?: string;
  folder?: string;
  lines?: string;
}

export function seconds(since: number): number {
  return round((performance.now() - since) / 1000, 3);
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The most memory this process has had, in MB. */
export function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
