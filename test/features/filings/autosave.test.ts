import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerFields } from '../../../server/domain/filing/application-answers.ts';
import type { Visitor } from '../../support/app-harness.ts';
import { answers, type FilingCase, openCase, saveSection, sayComplete, writeFiling } from './filing-case.ts';

const section = 'Risk management';
let all: FilingCase;
let address: string;
beforeAll(async () => {
  all = await openCase();
  address = await writeFiling(all);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function hiddenOf(visitor: Visitor, wanted: string) {
  const page = await visitor.get(`${address}/answers`);
  const form = page.$(`form:has(input[name=section][value="${wanted}"])`);
  return { section: wanted, revision: String(form.find('[name=revision]').val()), seen: String(form.find('[name=seen]').val()), autosave: 'yes' };
}

/** As the script of the page sends it. */
async function keep(visitor: Visitor, hidden: Record<string, string>, values: Record<string, string>) {
  const keys = answerFields.filter((field) => field.section === hidden.section).map((field) => field.key);
  const texts = Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
  const sent = await visitor.post(`${address}/answers`, { ...hidden, ...texts });
  return { status: sent.status, reply: sent.body as Record<string, unknown> };
}

const storedText = async () => (await all.preparer.get(`${address}/answers`)).$('#riskManagement').val();
const asText = (value: unknown) => ({ revision: String((value as { revision: number }).revision), seen: String((value as { seen: string }).seen) });

describe('answers that save themselves', () => {
  test('are kept time after time with what the last save gave back', async () => {
    let hidden: Record<string, string> = await hiddenOf(all.preparer, section);
    for (const more of [' One.', ' One. Two.', ' One. Two. Three.']) {
      const { status, reply } = await keep(all.preparer, hidden, { riskManagement: `${answers.riskManagement}${more}` });
      expect([status, reply.outcome]).toEqual([200, 'saved']);
      hidden = { ...hidden, ...asText(reply) };
    }
    expect(await storedText()).toBe(`${answers.riskManagement} One. Two. Three.`);
  });

  test('stand in the history as one entry, however often they were kept', async () => {
    const titles = (await all.preparer.get(address)).$('.timeline li:contains("Answers saved"):contains("Risk management")');
    expect(titles.length).toBe(1);
    expect(titles.text()).toContain('4 times');
  });

  test('are not written again when nothing changed, such as after an answer that was lost on the way', async () => {
    const hidden = await hiddenOf(all.preparer, section);
    const text = { riskManagement: `${answers.riskManagement} Sent twice.` };
    const first = await keep(all.preparer, hidden, text);
    const second = await keep(all.preparer, hidden, text);
    expect(second.reply).toEqual(first.reply);
  });

  test('keep both texts when a colleague saved the same section, and name the colleague', async () => {
    const stale = await hiddenOf(all.both, section);
    const theirs = `${answers.riskManagement} Theirs.`;
    await keep(all.preparer, await hiddenOf(all.preparer, section), { riskManagement: theirs });
    const { status, reply } = await keep(all.both, stale, { riskManagement: `${answers.riskManagement} Mine.` });
    expect([status, reply.outcome]).toEqual([200, 'conflict']);
    expect(reply.message).toContain('was saved by Preparer 1 while you wrote');
    expect(reply.theirs).toEqual([{ name: 'riskManagement', paragraphs: [theirs] }]);
    expect(await storedText()).toBe(theirs);
    const decided = await keep(all.both, { ...stale, ...asText(reply) }, { riskManagement: `${answers.riskManagement} Both.` });
    expect(decided.reply.outcome).toBe('saved');
  });

  test('meet their own other window in the same way', async () => {
    const other = await hiddenOf(all.preparer, section);
    await keep(all.preparer, await hiddenOf(all.preparer, section), { riskManagement: `${answers.riskManagement} Here.` });
    const { reply } = await keep(all.preparer, other, { riskManagement: `${answers.riskManagement} There.` });
    expect(reply.outcome).toBe('conflict');
    expect(reply.message).toContain('by you in another window');
  });

  test('say what is malformed, and keep nothing of it', async () => {
    const hidden = await hiddenOf(all.preparer, 'Other funding');
    const { status, reply } = await keep(all.preparer, hidden, { otherFunding: 'some', otherFundingAmount: 'much' });
    expect([status, reply.outcome]).toEqual([200, 'refused']);
    expect(reply.message).toContain('not a whole number');
    expect((await all.preparer.get(`${address}/answers`)).$('#otherFundingAmount').val()).toBe('');
  });

  test('say that the filing is locked, and change nothing', async () => {
    const hidden = await hiddenOf(all.preparer, section);
    await saveSection(all.preparer, address, section, answers);
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
    const { status, reply } = await keep(all.preparer, hidden, { riskManagement: `${answers.riskManagement} Too late.` });
    expect([status, reply.outcome]).toEqual([200, 'locked']);
    expect(reply.message).toContain('locked for certification');
    await all.preparer.post(`${address}/unlocking`, { reason: 'To read the answers' });
    expect(await storedText()).toBe(answers.riskManagement);
  });
});
