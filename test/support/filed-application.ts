import { filingVersions } from '../../db/schema/filings.ts';
import { jobs } from '../../db/schema/platform.ts';
import { answerFields } from '../../server/domain/filing/application-answers.ts';
import { png } from '../features/documents/evidence-files.ts';
import { answers, certify, profile, saveSection, sayComplete } from '../features/filings/filing-case.ts';
import { startTerm, writeStatusUpdate } from '../features/term-filings/term-case.ts';
import { type TestApp, testPassword, type Visitor } from './app-harness.ts';
import { estimateForm } from './enter-network.ts';

const sites = `Site code,Site name,Latitude,Longitude,County,State,Structure,Height (ft)
HP-0001,Holyoke North,40.61,-102.30,Phillips,CO,Guyed tower,250
HP-0002,Haxtun,40.64,-102.63,Phillips,CO,Self-supporting tower,190
CORE-1,Switch room,40.58,-102.31,Phillips,CO,Building,20
`;
const prices = `Code,Category,Item,Unit,Low,Likely,High,Basis,Source
RA-010,Radio access,Remote radio unit,each,18000,28000,40000,vendor quote,Quote 4711
`;
const equipment = `Site code,Maker,Model,Quantity,Obtained on
HP-0001,Huawei,BTS3900,1,2016-05-04
HP-0001,Huawei,RRU3908,3,2016-05-04
HP-0002,Huawei,BTS3900,1,2016-05-04
HP-0002,Huawei,RRU3908,3,2016-05-04
CORE-1,Huawei,USN9810,1,2015-02-01
`;

const quoteForm = {
  takes: 'entry',
  entryCode: 'RA-010',
  unit: 'each',
  likely: '26,000',
  use: 'comparable',
  from: 'Acme Radio',
  reference: '4711',
  quotedOn: '2026-01-05',
  expiresOn: '2027-01-05',
};

/**
 * Drives the application through its pages to where every route has something to show: a filing submitted and opened by an administrator, with a
 * remark that is not sent yet, an import that waits, a colleague to spare, an open invitation. Returns a value for every parameter of a route.
 */
export async function fileAnApplication(
  app: TestApp,
  { preparer, officer }: { preparer: Visitor; officer: Visitor },
): Promise<Record<string, string>> {
  for (const [name, text] of Object.entries({ 'sites.csv': sites, 'equipment.csv': equipment })) {
    const uploaded = await preparer.upload('/imports/new', { name, bytes: text }, '/imports/new');
    const { $ } = await preparer.get(locationOf(uploaded));
    await preparer.post(`${locationOf(uploaded)}/confirmation`, { seen: String($('input[name=seen]').attr('value')) });
  }
  const siteId = idIn(String((await preparer.get('/inventory')).$('tbody a[href^="/sites/"]').eq(1).attr('href')));
  const itemId = idIn(String((await preparer.get(`/sites/${siteId}`)).$('tbody a[href^="/equipment/"]').first().attr('href')));

  const sheetSet = locationOf(await preparer.post('/field-sheets', {}));
  const estimate = locationOf(await preparer.post('/estimates', estimateForm));
  await app.finishJobs();
  await preparer.post(`${estimate}/cost-report`, {});
  await app.finishJobs();
  await preparer.post(`${estimate}/part-funding`, { percent: '39.5', weight: 'units', longestHopMiles: '30' });
  await app.finishJobs();
  const schedule = locationOf(await preparer.post('/schedules', { estimate: idIn(estimate), startOn: '2027-01-04', passes: '1' }));
  await app.finishJobs();
  const siteCode = 'HP-0001';
  const line = (await preparer.get(`${estimate}/sites/${siteCode}`)).$(`a[href^="${estimate}/lines/"]`).first().attr('href');

  await preparer.post('/organization', profile);
  const filing = locationOf(await preparer.post('/filings', { program: estimateForm.program, estimate: idIn(estimate) }));
  for (const section of new Set(answerFields.map((field) => field.section))) await saveSection(preparer, filing, section, answers);
  const attached = '/documents/new?linkKind=site&subject=HP-0001';
  const offer = {
    name: 'tower.png',
    bytes: png,
    fields: { kind: 'photo', title: 'Tower study', linkKind: 'site', subject: 'HP-0001' },
  };
  const study = await preparer.get(locationOf(await preparer.upload('/documents', offer, attached)));
  const sha256 = /^[0-9a-f]{64}$/m.exec(
    study
      .$('.facts dd')
      .toArray()
      .map((fact) => study.$(fact).text().trim())
      .join('\n'),
  )?.[0];
  if (sha256 === undefined) throw new Error('The document shows no fingerprint.');
  await preparer.post(`${filing}/draft.pdf`, {});
  await app.finishJobs();
  expectRedirect(await sayComplete(preparer, filing));
  expectRedirect(await certify(officer, filing));
  await app.finishJobs();

  const [reviewer] = await app.addOrganization('administrator', 'Examiner', [['reviewer']]);
  if (!reviewer) throw new Error('There is no reviewer.');
  const review = filing.replace('/filings/', '/reviews/');
  await reviewer.get(review);
  expectRedirect(await reviewer.post(`${review}/remarks`, { lineId: 'G.1', text: 'Say who removes the equipment.', version: '1' }));

  const remark = (await reviewer.get(review)).$('form[action$="/deletion"]').attr('action');

  const quote = await preparer.upload('/own-prices/new-quote', { name: 'offer.png', bytes: png, fields: quoteForm }, '/own-prices/new-quote');
  const document = (await preparer.get(locationOf(quote))).$('tbody a[href^="/documents/"]').attr('href');

  const termFiling = await fileAStatusUpdate(app, filing, { preparer, officer });
  const providerFiling = await fileAnAnnualReport(app, { preparer, officer });
  const spare = await addColleague(app, preparer);
  const invitation = await invite(preparer, 'still-open@owner.example');
  const draft = await preparer.upload('/price-books/new', { name: 'prices.csv', bytes: prices }, '/price-books/new');
  const waiting = await preparer.upload('/imports/new', { name: 'more.csv', bytes: 'Site code,Site name\nHP-0009,Amherst\n' }, '/imports/new');
  const recipe = await changeRecipe(preparer);
  return {
    ...recipe,
    programKey: 'scrp',
    sheetSetId: idIn(sheetSet),
    siteId,
    itemId,
    siteCode,
    documentId: idIn(String(document)),
    ownPriceId: idIn(locationOf(quote)),
    importId: idIn(locationOf(waiting)),
    draftId: idIn(locationOf(draft)),
    estimateId: idIn(estimate),
    planNumber: '1',
    scheduleId: idIn(schedule),
    editionId: estimateForm.editionId,
    lineId: decodeURIComponent(String(line).split('/').at(-1) ?? ''),
    filingId: idIn(filing),
    termFilingId: idIn(termFiling),
    providerFilingId: idIn(providerFiling),
    versionNumber: '1',
    sha256,
    verifyCode: await findVerifyCode(app),
    remarkId: idIn(String(remark).replace('/deletion', '')),
    jobId: await findJobId(app),
    personId: spare,
    token: invitation.replace('/invitations/', ''),
  };
}

/** A status update after the approval, with a draft and a submitted version. */
async function fileAStatusUpdate(app: TestApp, filing: string, { preparer, officer }: { preparer: Visitor; officer: Visitor }): Promise<string> {
  const approvedOn = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
  expectRedirect(await preparer.post(`${filing}/award`, { approvedOn }));
  const address = await startTerm({ preparer }, filing, 'status-update');
  await writeStatusUpdate(preparer, address);
  await preparer.post(`${address}/draft.pdf`, {});
  await app.finishJobs();
  return await submitted(app, address, { preparer, officer });
}

/** A filing of the term for no application. */
async function fileAnAnnualReport(app: TestApp, { preparer, officer }: { preparer: Visitor; officer: Visitor }): Promise<string> {
  const address = locationOf(await preparer.post('/term-filings', { kind: 'annual-report' }));
  await writeStatusUpdate(preparer, address, {
    year: String(new Date().getFullYear() - 1),
    has: 'none',
  });
  return await submitted(app, address, { preparer, officer });
}

async function submitted(app: TestApp, address: string, { preparer, officer }: { preparer: Visitor; officer: Visitor }): Promise<string> {
  expectRedirect(await sayComplete(preparer, address));
  expectRedirect(await certify(officer, address));
  await app.finishJobs();
  return address;
}

async function changeRecipe(preparer: Visitor): Promise<Record<string, string>> {
  const recipeKey = 'mobile-site';
  const step = String((await preparer.get(`/recipes/${recipeKey}`)).$('a[href*="/steps/"]').first().attr('href'));
  expectRedirect(await preparer.post(step, { quantity: '2', reason: 'Our sites need two of it, as the survey of May found.' }));
  const change = String((await preparer.get(`/recipes/${recipeKey}`)).$('a[href^="/recipe-changes/"]').first().attr('href'));
  return { recipeKey, stepKey: step.split('/').at(-1) ?? '', changeId: idIn(change.replace('/deletion', '')) };
}

async function invite(preparer: Visitor, email: string): Promise<string> {
  expectRedirect(await preparer.post('/people/invitations', { into: 'own', email, roles: ['certifying officer'] }));
  return (await preparer.get('/people')).$('[data-invitation]').text();
}

async function addColleague(app: TestApp, preparer: Visitor): Promise<string> {
  const link = await invite(preparer, 'spare@owner.example');
  expectRedirect(await app.visitor().post(link, { name: 'Spare Colleague', title: 'Manager', password: testPassword }, link));
  const { $ } = await preparer.get('/people');
  return idIn(String($('details:has(summary:contains("Spare Colleague")) form').attr('action')));
}

async function findVerifyCode(app: TestApp): Promise<string> {
  const [row] = await app.store.read.select({ code: filingVersions.verifyCode }).from(filingVersions).orderBy(filingVersions.id).limit(1);
  if (!row?.code) throw new Error('No version has a verify code.');
  return row.code;
}

async function findJobId(app: TestApp): Promise<string> {
  const [row] = await app.store.read.select({ id: jobs.id }).from(jobs).orderBy(jobs.id).limit(1);
  if (!row) throw new Error('No job was started.');
  return String(row.id);
}

function expectRedirect(response: Answer): void {
  if (response.status !== 303) throw new Error(`${response.status}: ${response.$('.summary, .fault-page').text()}`);
}

function locationOf(response: Answer): string {
  expectRedirect(response);
  return String(response.headers.location);
}

/** The number at the end of an address. */
function idIn(address: string): string {
  const id = /\/(\d+)$/.exec(address)?.[1];
  if (id === undefined) throw new Error(`${address} ends with no number.`);
  return id;
}

type Answer = Awaited<ReturnType<Visitor['post']>>;
