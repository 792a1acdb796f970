import type { Visitor } from '../../support/app-harness.ts';
import { certify, type FilingCase, profile, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';

export const award = { approvedOn: '2026-07-15', approved: '9,800,000', allocated: '3,871,000.00', firstMoneyOn: '2026-09-29' };

const paragraph = (text: string) => `${text} ${'Crews worked at the sites of the northern ring, in the order of the plan.'}`;

/** What a preparer writes in a status update. */
export const statusAnswers: Record<string, string> = {
  updateNumber: '1',
  efforts: paragraph('Radios were ordered and two permits came.'),
  challenges: paragraph('Steel for one tower is late.'),
  availability: paragraph('Radios of another maker come in sixteen weeks.'),
  requirements: 'complied',
  commitments: 'in-process',
  commitmentsNote: paragraph('Work goes on at three sites.'),
  removal: 'in-process',
  removalNote: paragraph('Nothing is removed yet.'),
  timeline: 'in-process',
  timelineNote: paragraph('The plan holds.'),
  confidentialDetails: 'Price of Acme: 26,000 a radio.',
};

/** Files an application and records its award; returns its address. `customersAsOf` is the day of the count, not long before today. */
export async function fileAwarded(all: FilingCase, customersAsOf: string): Promise<string> {
  const application = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf });
  await submit(all, application);
  await all.preparer.post(`${application}/award`, award);
  return application;
}

/** The fields of one row of a table. */
export function cellsOf(table: string, index: number, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${table}.${index}.${key}`, value]));
}

/** Starts a filing of a kind for an application and returns its address. */
export async function startTerm({ preparer }: { preparer: Visitor }, application: string, kind: string): Promise<string> {
  const sent = await preparer.post(`${application}/term`, { kind });
  if (sent.status !== 303) throw new Error(`Not started: ${sent.status} ${sent.$('.summary').text()}`);
  return String(sent.headers.location);
}

/** Sends one part of the form as the page shows it, with other values. */
export async function savePart(visitor: Visitor, address: string, { part, values, button = {} }: SentPart) {
  const page = await visitor.get(`${address}/answers`);
  const form = page.$(`form:has(input[name=part][value="${part}"]):not(:has(input[name=pasted]))`);
  const shown = Object.fromEntries(
    form
      .find('input[name], select[name], textarea[name]')
      .get()
      .flatMap((element): [string, string][] => {
        const input = page.$(element);
        if (input.attr('type') === 'radio' && input.attr('checked') === undefined) return [];
        return [[String(input.attr('name')), String(input.val() ?? '')]];
      }),
  );
  const { _csrf: _token, ...rest } = shown;
  return await visitor.post(`${address}/answers`, { ...rest, ...values, ...button });
}

/** Fills in every section of a status update. */
export async function writeStatusUpdate(visitor: Visitor, address: string, values = statusAnswers): Promise<void> {
  const page = await visitor.get(`${address}/answers`);
  const parts = page
    .$('input[name=part]')
    .map((_index, input) => String(page.$(input).val()))
    .get();
  for (const part of parts) {
    const names = page
      .$(`form:has(input[name=part][value="${part}"]) [name]`)
      .map((_index, input) => String(page.$(input).attr('name')))
      .get();
    const mine = Object.fromEntries(Object.entries(values).filter(([key]) => names.includes(key)));
    const sent = await savePart(visitor, address, { part, values: mine });
    if (sent.status !== 303) throw new Error(`${part} was not saved: ${sent.$('.summary').text()}`);
  }
}

/** From draft to submitted version. */
export async function submitTerm(all: FilingCase, address: string): Promise<void> {
  const prepared = await sayComplete(all.preparer, address);
  if (prepared.status !== 303) throw new Error(`Not prepared: ${prepared.$('.summary').text()}`);
  const certified = await certify(all.officer, address);
  if (certified.status !== 303) throw new Error(`Not certified: ${certified.$('.summary, .fault-page').text()}`);
  await all.app.finishJobs();
}

interface SentPart {
  part: string;
  values: Record<string, string>;
  button?: Record<string, string>;
}
