import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { events } from '../../../db/schema/platform.ts';
import { reviewSteps } from '../../../db/schema/reviews.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { isChainWhole } from '../../../server/platform/events.ts';
import { answers, certify, type FilingCase, openCase, saveSection, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';

let all: FilingCase;
let filing: string;
let review: string;

beforeAll(async () => {
  all = await openCase();
  filing = await writeFiling(all);
  review = filing.replace('/filings/', '/reviews/');
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function remarkOn(lineId: string, text: string, version = '1') {
  return await all.reviewer.post(`${review}/remarks`, { lineId, text, version });
}

describe('from draft to acceptance', () => {
  test('a draft is invisible to the administrator', async () => {
    expect((await all.reviewer.get('/reviews')).text).not.toContain('High Plains');
    expect((await all.reviewer.get(review)).status).toBe(404);
    expect((await all.reviewer.get(filing)).status).toBe(403);
    expect((await all.reviewer.get('/estimates')).status).toBe(403);
  });

  test('a submitted filing stands in the queue with its clock', async () => {
    await submit(all, filing);
    const queue = await all.reviewer.get('/reviews');
    expect(queue.$('tbody tr').length).toBe(1);
    expect(queue.$('tbody').text()).toContain('High Plains Cellular');
    expect(queue.$('tbody').text()).toMatch(/\d+ days left/);
    expect((await all.reviewer.get('/reviews?q=nobody')).$('tbody tr').length).toBe(0);
    expect((await all.reviewer.get('/reviews?show=accepted')).$('tbody tr').length).toBe(0);
    expect((await all.reviewer.get('/reviews?program=hr4998')).$('tbody tr').length).toBe(0);
  });

  test('an auditor reads it without opening the review, and cannot write', async () => {
    const page = await all.auditor.get(review);
    expect(page.status).toBe(200);
    expect(page.$('#add-remark').length).toBe(0);
    expect(page.$('.timeline').text()).not.toContain('Opened');
    expect(await all.app.store.read.select().from(reviewSteps).where(eq(reviewSteps.kind, 'opening'))).toEqual([]);
    expect((await all.auditor.post(`${review}/remarks`, { text: 'A remark', version: '1' })).status).toBe(403);
    expect((await all.auditor.post(`${review}/decision`, { decision: 'acceptance', text: 'x', version: '1' })).status).toBe(403);
  });

  test('the first look of a reviewer opens the review, once, even in three windows at once', async () => {
    const pages = await Promise.all([all.reviewer.get(review), all.reviewer.get(review), all.reviewer.get(review)]);
    expect(pages.map((opened) => opened.status)).toEqual([200, 200, 200]);
    const page = await all.reviewer.get(review);
    const openings = eq(reviewSteps.kind, 'opening');
    expect(await all.app.store.read.select({ version: reviewSteps.versionNumber }).from(reviewSteps).where(openings)).toEqual([{ version: 1 }]);
    const noted = await all.app.store.read.select({ id: events.id }).from(events).where(eq(events.action, 'review opened'));
    expect(noted).toHaveLength(2);
    expect(
      page
        .$('.timeline')
        .text()
        .match(/Opened by the administrator/g),
    ).toHaveLength(1);
    expect((await all.preparer.get(filing)).$('.timeline').text()).toContain('opened version 1');
  });

  test('shows the cost lines and the inventory as filed, searched and paged', async () => {
    const lines = await all.reviewer.get(`${review}/lines`);
    expect(lines.$('tbody tr').length).toBeGreaterThan(5);
    expect(lines.$('tbody tr').first().text()).toContain(' to ');
    const some = await all.reviewer.get(`${review}/lines?q=HP-0002`);
    expect(some.$('tbody tr').length).toBeGreaterThan(0);
    expect(some.$('tbody').text()).not.toContain('HP-0001');
    const sites = await all.reviewer.get(`${review}/sites?q=rru3908`);
    expect(sites.$('main section.panel table').length).toBe(3);
    expect((await all.reviewer.get(`${review}/versions/1/filing.pdf`)).headers['content-disposition']).toContain('inline');
    expect((await all.stranger.get(`${review}/versions/1/filing.pdf`)).status).toBe(403);
  });

  test('a remark can be written and taken back before it is sent, and the carrier sees nothing of it', async () => {
    expect((await remarkOn('G.1', '')).status).toBe(422);
    expect((await remarkOn('Z.99', 'There is no such line')).status).toBe(422);
    expect((await remarkOn('', 'A hasty remark')).status).toBe(303);
    const page = await all.reviewer.get(review);
    const deletion = page.$('form[action*="/deletion"]').attr('action') ?? '';
    expect((await all.reviewer.post(deletion, {})).status).toBe(303);
    expect((await all.reviewer.get(review)).text).not.toContain('A hasty remark');
    await remarkOn('G.1', 'Say who removes the equipment.');
    expect((await all.preparer.get(filing)).text).not.toContain('Say who removes');
  });

  test('a return needs a remark, an acceptance none that is unsent', async () => {
    const accept = await all.reviewer.post(`${review}/decision`, { decision: 'acceptance', text: 'Fine.', version: '1' });
    expect(accept.status).toBe(422);
    expect(accept.$('.summary').text()).toContain('not sent');
    expect((await all.reviewer.post(`${review}/decision`, { text: 'Neither', version: '1' })).status).toBe(422);
    const returned = await all.reviewer.post(`${review}/decision`, { decision: 'return', text: 'One point is open.', version: '1' });
    expect(returned.status).toBe(303);
    expect((await remarkOn('', 'Too late')).status).toBe(409);
  });

  test('the carrier reads the remark at its line and must answer it', async () => {
    const page = await all.preparer.get(filing);
    expect(page.$('.head .tag').text()).toBe('Returned');
    expect(page.$('#line-G\\.1').text()).toContain('Say who removes the equipment.');
    expect(page.$('#remarks').text()).toContain('One point is open.');
    const refused = await sayComplete(all.preparer, filing);
    expect(refused.status).toBe(422);
    expect(refused.$('.summary').text()).toContain('no answer');
    const field = page.$('#remarks textarea').attr('name') ?? '';
    expect((await all.preparer.post(`${filing}/remark-answers`, { [field]: 'A contractor does; the plan says so now.' })).status).toBe(303);
    await saveSection(all.preparer, filing, 'Plan', { ...answers, removalPlan: `${answers.removalPlan} A contractor removes it.` });
    expect((await all.reviewer.get(review)).text).not.toContain('A contractor does');
  });

  test('the second version shows what changed and how each remark was answered', async () => {
    await submit(all, filing);
    const page = await all.reviewer.get(review);
    expect(page.$('.crumbs').text()).toContain('Version 2');
    expect(page.$('#remarks').text()).toContain('A contractor does');
    const changes = await all.reviewer.get(`${review}/changes?version=2`);
    expect(changes.text).toContain('A contractor removes it.');
    const first = await all.reviewer.get(`${review}?version=1`);
    expect(first.$('.note.warn').first().text()).toContain('Version 2 took its place');
    expect((await remarkOn('', 'On the old one', '1')).status).toBe(409);
  });

  test('is accepted, and then nothing more can be done', async () => {
    for (const confirmed of [{}, { confirmed: 'yes' }]) {
      const empty = { decision: 'acceptance', text: '', version: '2', ...confirmed };
      expect((await all.reviewer.post(`${review}/decision`, empty)).status).toBe(422);
    }
    const decision = { decision: 'acceptance', text: 'Complete and plausible.\nWell done.', version: '2' };
    const asked = await all.reviewer.post(`${review}/decision`, decision);
    expect([asked.status, asked.$('h1').text()]).toEqual([200, expect.stringMatching(/^Accept version 2 of filing 20\d\d-\d{4}\?$/)]);
    const { cost } = (await all.preparer.get(`${filing}/versions/2/filing.json`)).body as FrozenFiling;
    const said = asked.$('dl.facts').text();
    for (const words of [formatCents(cost.totalCents), `${cost.lines.length} lines, ${formatCents(cost.totalCents)}`, 'Lines cut', 'Lines undecided'])
      expect(said).toContain(words);
    expect(asked.$('main').text()).toContain('Well done.');
    expect((await all.preparer.get(filing)).$('.head .tag').text()).toBe('Submitted');
    const sent = Object.fromEntries(
      asked
        .$('form[action$="/decision"] input:not([name=_csrf])')
        .get()
        .map((input) => [String(asked.$(input).attr('name')), String(asked.$(input).val())]),
    );
    const back = await all.reviewer.post(`${review}/decision`, { ...sent, back: 'yes' });
    expect([back.status, back.$('#decision-text').val()]).toEqual([200, decision.text]);
    expect(back.$('input[name=decision]:checked').val()).toBe('acceptance');
    expect((await all.reviewer.get(review)).$('form[action$="/decision"]').length).toBe(1);
    expect((await all.auditor.post(`${review}/decision`, sent)).status).toBe(403);
    expect((await all.reviewer.post(`${review}/decision`, sent)).status).toBe(303);
    const page = await all.preparer.get(filing);
    expect(page.$('.head .tag').text()).toBe('Accepted');
    expect(page.$('.next').text()).toContain('Complete and plausible.');
    expect((await all.reviewer.post(`${review}/decision`, { decision: 'return', text: 'x', version: '2' })).status).toBe(409);
    expect((await sayComplete(all.preparer, filing)).status).toBe(409);
    expect((await certify(all.officer, filing)).status).toBe(409);
  });

  test('leaves a whole chain of events for both organizations', async () => {
    for (const person of [all.preparer, all.reviewer]) {
      const ctx = await all.app.contextFor(person.personId);
      if (ctx.actor.kind !== 'person') throw new Error('Nobody acts.');
      expect(await isChainWhole(ctx, ctx.actor.organizationId)).toBe(true);
    }
  });
});
