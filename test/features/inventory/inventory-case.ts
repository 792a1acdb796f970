import { getInventory } from '../../../server/features/inventory/index.ts';
import type { TestApp, Visitor } from '../../support/app-harness.ts';

let carriers = 0;

/** A carrier of its own for each test, with one preparer, signed in. */
export async function newCarrier(app: TestApp): Promise<Preparer> {
  carriers++;
  const name = [...String(carriers)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
  const [preparer] = await app.addOrganization('carrier', `Carrier ${name}`, [['preparer']]);
  if (!preparer) throw new Error('There is no preparer.');
  return preparer;
}

/** What the carrier has, as the database holds it. */
export async function inventoryOf(app: TestApp, preparer: Preparer) {
  return await getInventory(await app.contextFor(preparer.personId));
}

/** Adds a site through its form and returns its address. */
export async function addSite(preparer: Visitor, values: Record<string, string>): Promise<string> {
  return located(await preparer.post('/sites', { ...siteForm, ...values }));
}

/** Adds a line of equipment through its form. */
export async function addItem(preparer: Visitor, site: string, values: Record<string, string>): Promise<void> {
  located(await preparer.post(`${site}/equipment`, { ...itemForm, ...values }));
}

export const siteForm = {
  code: 'HP-0001',
  name: 'Holyoke North',
  kind: 'tower',
  latitude: '40.61',
  longitude: '-102.3',
  street: '1200 County Road 35',
  city: 'Holyoke',
  county: 'Phillips',
  state: 'CO',
  zip: '80734',
  structure: 'monopole',
  heightFeet: '180',
  elevationFeet: '4,120 ft',
  ownership: 'owned',
  access: 'all-year',
  notes: '',
};

export const itemForm = {
  tag: '',
  maker: 'Huawei',
  model: 'RRU3908',
  category: '',
  quantity: '3',
  serials: '',
  obtainedOn: '2016-05-04',
  ownership: 'owned',
  status: 'in-service',
  notes: '',
};

/** Uploads a file, waits for its check and returns the address of the import. */
export async function uploaded(app: TestApp, preparer: Visitor, file: { name: string; bytes: Buffer | string }): Promise<string> {
  const address = located(await preparer.upload('/imports/new', file, '/imports/new'));
  await app.finishJobs();
  return address;
}

/** Uploads a file and confirms it. */
export async function imported(app: TestApp, preparer: Visitor, file: { name: string; bytes: Buffer | string }): Promise<void> {
  const address = await uploaded(app, preparer, file);
  located(await confirmed(preparer, address));
  await app.finishJobs();
}

/** Opens an upload and confirms what the page shows. */
export async function confirmed(preparer: Visitor, address: string): Promise<Answer> {
  return await preparer.post(`${address}/confirmation`, await seenAt(preparer, address));
}

/** The hidden check number of an upload's confirm form, as the page shows it now. */
export async function seenAt(preparer: Visitor, address: string): Promise<{ seen: string }> {
  const { $ } = await preparer.get(address);
  return { seen: String($('form[action$="/confirmation"] input[name=seen]').attr('value') ?? '') };
}

/** Sends a form as the page shows it, with the token left to the visitor; `changes` are what the person enters. */
export async function sendForm(
  visitor: Visitor,
  page: Pick<Answer, '$'>,
  { form, ...changes }: { form: string } & Record<string, string | string[]>,
) {
  const { $ } = page;
  const inputs = $(form).first().find('input:not([type=checkbox]), textarea, select').toArray();
  const shown = inputs.map((input) => [String($(input).attr('name')), String($(input).val() ?? '')]).filter(([name]) => name !== '_csrf');
  return await visitor.post(String($(form).first().attr('action')), { ...Object.fromEntries(shown), ...changes });
}

/** Where a redirect leads; anything else fails with what the page says. */
export function located(response: Answer): string {
  if (response.status !== 303) throw new Error(`${response.status}: ${response.$('.summary, .fault-page').text()}`);
  return String(response.headers.location);
}

/** The texts of every element that matches. */
export function textsOf({ $ }: Pick<Answer, '$'>, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ' ').trim());
}

/** Key figures of a page by label. */
export function figuresOf(page: Pick<Answer, '$'>): Record<string, string> {
  const labels = textsOf(page, '.figures dt');
  const values = textsOf(page, '.figures .value');
  return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']));
}

export type Preparer = Visitor & { personId: number };
type Answer = Awaited<ReturnType<Visitor['post']>>;
