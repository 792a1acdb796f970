import type { TestApp, Visitor } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { makeEstimate } from '../estimates/estimate-case.ts';

/** A carrier with an estimate of some towers and a plan of its work, not yet a baseline. Returns the address of the plan. */
export async function planWork(
  app: TestApp,
  preparer: Visitor & { personId: number },
  { towers = 4, ...values }: PlanOfTowers = {},
): Promise<string> {
  await enterNetwork(app, preparer.personId, { towers, core: true });
  const estimate = await makeEstimate(app, preparer);
  return await planAgain(app, preparer, { estimate: estimate.split('/').at(-1) ?? '', ...values });
}

export async function planAgain(app: TestApp, preparer: Visitor, values: Record<string, string>): Promise<string> {
  const answer = await preparer.post(
    '/schedules',
    { startOn: '2026-01-05', passes: '200', 'crew-tower-crew-teams': '2', ...values },
    '/schedules/new',
  );
  if (answer.status !== 303) throw new Error(answer.$('.summary').text());
  await app.finishJobs();
  return String(answer.headers.location);
}

/** The sheet of a baseline as rows of cells, its head first. */
export function rowsOf(csv: string, columns = 11): string[][] {
  return csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, columns).map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')),
    );
}

export function toCsv(rows: readonly string[][]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

/** The values of the form of a page, without its token. */
export function formOf({ $ }: Awaited<ReturnType<Visitor['get']>>): Record<string, string> {
  const values: Record<string, string> = {};
  $('main form.form [name]').each((_, element) => {
    const name = String($(element).attr('name'));
    if (name !== '_csrf') values[name] = String($(element).val() ?? '');
  });
  return values;
}

type PlanOfTowers = { towers?: number } & { [field in 'startOn' | 'firstFundsOn' | 'passes']?: string };
