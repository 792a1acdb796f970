import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { carrierProfiles } from '../../../db/schema/accounts.ts';
import { textsOf } from '../inventory/inventory-case.ts';
import { answers, certify, type FilingCase, openCase, profile, saveSection, sayComplete, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
let filing: string;
beforeAll(async () => {
  all = await openCase();
  filing = await writeFiling(all);
}, 60_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const faults = (answer: Parameters<typeof textsOf>[0]) => textsOf(answer, '.summary li');
const said = (label: string, mark = 'U+202E') =>
  `${label} holds the invisible character ${mark}, which cannot be shown or printed. Type the text anew instead of pasting it.`;

test('an answer is refused beside its field, by its button and while it saves itself, and nothing typed is lost', async () => {
  const removalPlan = `${answers.removalPlan}\u202egnihton`;
  const sent = await saveSection(all.preparer, filing, 'Plan', { ...answers, removalPlan });
  expect(sent.status).toBe(422);
  expect(faults(sent)).toEqual([said('Plan for removal')]);
  expect(sent.$('[name=removalPlan]').val()).toBe(removalPlan);
  const page = await all.preparer.get(`${filing}/answers`);
  expect(page.$('[name=removalPlan]').val()).toBe(answers.removalPlan);
  const form = page.$('form:has([name=removalPlan])');
  const shown = Object.fromEntries(
    form
      .find('[name]')
      .get()
      .map((input) => [String(page.$(input).attr('name')), String(page.$(input).val() ?? '')]),
  );
  const { _csrf: _token, ...hidden } = shown;
  const saved = await all.preparer.post(`${filing}/answers`, { ...hidden, removalPlan, autosave: 'yes' });
  expect(saved.body).toEqual({ outcome: 'refused', message: expect.stringContaining('U+202E') });
});

test('the profile of the carrier is refused with such a mark, and read where one was stored before', async () => {
  const sent = await all.preparer.post('/organization', { ...profile, contactName: 'Rosa\u200b Ortiz' });
  expect(sent.status).toBe(422);
  expect(faults(sent)).toEqual([expect.stringContaining('U+200B')]);
  const { store } = all.app;
  const [row] = await store.read.select().from(carrierProfiles).orderBy(carrierProfiles.carrierId);
  if (!row) throw new Error('There is no profile.');
  const put = (fieldsJson: typeof row.fieldsJson) =>
    store.write((tx) => tx.update(carrierProfiles).set({ fieldsJson }).where(eq(carrierProfiles.carrierId, row.carrierId)));
  await put({ ...row.fieldsJson, contactName: 'Rosa\u202e Ortiz' });
  for (const at of [filing, '/organization', '/estimates/new']) expect([at, (await all.preparer.get(at)).status]).toEqual([at, 200]);
  await put(row.fieldsJson);
});

test('the title of the officer, and the reason of an unlocking, are refused', async () => {
  expect((await sayComplete(all.preparer, filing)).status).toBe(303);
  const signed = await certify(all.officer, filing, { title: 'General\u202e Manager' });
  expect([signed.status, faults(signed)]).toEqual([422, [said('The title')]]);
  // A field of one line sends no line end; what is made up to send one would put a line of its own below the signature.
  const twoLines = await certify(all.officer, filing, { title: 'CEO\nAlso certified by FCC' });
  expect([twoLines.status, faults(twoLines)]).toEqual([422, [said('The title', 'U+000A')]]);
  const unlocked = await all.officer.post(`${filing}/unlocking`, { reason: 'Wrong \u2067price' });
  expect([unlocked.status, faults(unlocked)]).toEqual([422, [said('The reason', 'U+2067')]]);
  expect((await all.officer.post(`${filing}/unlocking`, { reason: 'Wrong price' })).status).toBe(303);
});

test('remarks, decisions and answers to remarks are refused, each at its place', async () => {
  await submit(all, filing);
  const review = filing.replace('/filings/', '/reviews/');
  await all.reviewer.get(review);
  const remark = await all.reviewer.post(`${review}/remarks`, { lineId: 'G.1', text: 'Say who\u202d removes it.', version: '1' });
  expect([remark.status, faults(remark)]).toEqual([422, [said('The remark', 'U+202D')]]);
  expect((await all.reviewer.post(`${review}/remarks`, { lineId: 'G.1', text: 'Say who removes it.', version: '1' })).status).toBe(303);
  const decided = await all.reviewer.post(`${review}/decision`, { decision: 'return', text: 'See\u200f the remark.', version: '1' });
  expect([decided.status, faults(decided)]).toEqual([422, [said('The decision', 'U+200F')]]);
  expect((await all.reviewer.post(`${review}/decision`, { decision: 'return', text: 'See the remark.', version: '1' })).status).toBe(303);
  const page = await all.preparer.get(filing);
  const name = String(page.$('textarea[name^=answer-]').attr('name'));
  const action = String(page.$(`form:has(textarea[name="${name}"])`).attr('action'));
  const answered = await all.preparer.post(action, { [name]: 'Our\ufeff crew.' });
  expect([answered.status, faults(answered)]).toEqual([422, [said('The answer', 'U+FEFF')]]);
});

test('the name and title of a person who sets up or accepts an invitation are refused', async () => {
  await all.preparer.post('/people/invitations', { email: 'new@highplains.example', into: 'own', roles: ['preparer'] }, '/people');
  const link = /\/invitations\/[\w-]+/.exec((await all.preparer.get('/people')).text)?.[0] ?? '';
  const person = { name: 'Ann\u202e Field', title: 'Engineer\u2060', password: 'three green herons' };
  const sent = await all.app.visitor().post(link, person, link);
  expect([sent.status, faults(sent)]).toEqual([422, [said('The name'), said('The title', 'U+2060')]]);
});
