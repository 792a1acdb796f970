import { answerFields } from '../../../server/domain/filing/application-answers.ts';
import type { ProgramKey } from '../../../server/domain/programs/program.ts';
import { startTestApp, type TestApp, testPassword, type Visitor } from '../../support/app-harness.ts';
import { enterNetwork, estimateForm } from '../../support/enter-network.ts';

type Member = Visitor & { personId: number };

export const profile = {
  legalName: 'High Plains Cellular, Inc.',
  frn: '0012345678',
  street: '12 Elevator Road',
  city: 'Holyoke',
  state: 'CO',
  zip: '80734',
  contactName: 'Rosa Ortiz',
  contactTitle: 'Network Engineer',
  contactPhone: '970-555-0100',
  contactEmail: 'rosa@highplains.example',
  cage: '1AB23',
  uei: 'ABCD12345678',
  providerType: 'advanced-communications',
  customers: '12,400',
  affiliateCustomers: '0',
  customersAsOf: new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10),
  affiliates: '',
  serviceDescription: 'Mobile voice and broadband over LTE to five rural counties, 25 Mbit/s down and 3 Mbit/s up at the edge of the cell.',
};

const long = (text: string) => `${text} ${'Each step is written down, with its date and the serial numbers it concerns. '.repeat(4)}`.trim();

export const answers: Record<string, string> = {
  contactName: 'Rosa Ortiz',
  contactPhone: '970-555-0100',
  contactEmail: 'rosa@highplains.example',
  customerEvidence: 'Form 477 as of June 30, 2026',
  removalPlan: long('Sites are taken ring by ring; old radios leave the air after two weeks of soak.'),
  replacementPlan: long('Comparable radios of one other maker take their place on the same structures.'),
  continuityPlan: 'A 911 call is made from each sector before a crew leaves.',
  upgrades: 'none',
  supportingDocuments: 'Engineering analysis of November 2026',
  disposalMethod: 'recycler',
  disposalPlan: long('The old equipment is stored under lock, collected by the recycler and shredded, with certificates.'),
  otherFunding: 'none',
  riskManagement: long('The framework is reviewed every year with the board.'),
};

/** A carrier with a small network and its administrator, all signed in. A test that sets `time.now` moves the clock. */
export async function openCase(time: { now?: string; publicUrl?: string } = {}): Promise<FilingCase> {
  const app = await startTestApp(time);
  const [preparer, officer, both] = await app.addOrganization('carrier', 'High Plains Cellular', [
    ['preparer'],
    ['certifying officer'],
    ['preparer', 'certifying officer'],
  ]);
  const [stranger] = await app.addOrganization('carrier', 'Other Carrier', [['preparer', 'certifying officer']]);
  const [reviewer, auditor] = await app.addOrganization('administrator', 'Fund Administrator', [['reviewer'], ['auditor']]);
  if (!preparer || !officer || !both || !stranger || !reviewer || !auditor) throw new Error('People are missing.');
  await enterNetwork(app, preparer.personId, { towers: 3, core: true });
  return { app, preparer, officer, both, stranger, reviewer, auditor };
}

/** Has an estimate made and returns its id. */
export async function makeEstimate({ app, preparer }: FilingCase, program: ProgramKey = 'scrp'): Promise<string> {
  const sent = await preparer.post('/estimates', { ...estimateForm, program });
  await app.finishJobs();
  const id = /\/estimates\/(\d+)/.exec(String(sent.headers.location))?.[1];
  if (id === undefined) throw new Error(`No estimate was started: ${sent.status} ${sent.$('.summary').text()}`);
  return id;
}

/** A filing with profile, estimate and answers, ready to be said complete. Returns its address. */
export async function writeFiling(all: FilingCase, program: ProgramKey = 'scrp'): Promise<string> {
  await all.preparer.post('/organization', profile);
  const estimate = await makeEstimate(all, program);
  const started = await all.preparer.post('/filings', { program, estimate });
  const address = String(started.headers.location);
  for (const section of new Set(answerFields.map((field) => field.section))) await saveSection(all.preparer, address, section, answers);
  return address;
}

/** Sends the form of one section as the page shows it, with other values. */
export async function saveSection(visitor: Visitor, address: string, section: string, values: Record<string, string>) {
  const page = await visitor.get(`${address}/answers`);
  const form = page.$(`form:has(input[name=section][value="${section}"])`);
  const keys = answerFields.filter((field) => field.section === section).map((field) => field.key);
  return await visitor.post(`${address}/answers`, {
    section,
    revision: String(form.find('input[name=revision]').val()),
    seen: String(form.find('input[name=seen]').val()),
    ...Object.fromEntries(keys.map((key) => [key, values[key] ?? ''])),
  });
}

export async function sayComplete(visitor: Visitor, address: string) {
  const page = await visitor.get(address);
  return await visitor.post(`${address}/preparation`, { revision: String(page.$('#complete input[name=revision]').val()) });
}

/** The officer reads the page, ticks everything and signs; `changes` are what goes wrong. */
export async function certify(visitor: Visitor, address: string, changes: Record<string, string | string[]> = {}) {
  const page = await visitor.get(`${address}/certification`);
  const value = (name: string) => String(page.$(`input[name=${name}]`).val() ?? '');
  const ticked = page
    .$('input[name=certify]')
    .map((_index, box) => page.$(box).attr('value') ?? '')
    .get();
  return await visitor.post(`${address}/certification`, {
    revision: value('revision'),
    content: value('content'),
    certify: ticked,
    name: nameOf(page.$('label[for=name] ~ .hint').text()),
    title: 'General Manager',
    password: testPassword,
    ...changes,
  });
}

/** From draft to submitted version. */
export async function submit(all: FilingCase, address: string): Promise<void> {
  const prepared = await sayComplete(all.preparer, address);
  if (prepared.status !== 303) throw new Error(`Not prepared: ${prepared.$('.summary').text()}`);
  const certified = await certify(all.officer, address);
  if (certified.status !== 303) throw new Error(`Not certified: ${certified.$('.summary, .fault-page').text()}`);
  await all.app.finishJobs();
}

function nameOf(hint: string): string {
  return /account: (.*)\.$/.exec(hint.trim())?.[1] ?? '';
}

export interface FilingCase {
  app: TestApp;
  preparer: Member;
  officer: Member;
  /** Has both roles. */
  both: Member;
  stranger: Member;
  reviewer: Member;
  auditor: Member;
}
