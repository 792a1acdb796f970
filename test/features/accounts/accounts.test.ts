import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp, testPassword } from '../../support/app-harness.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const newCarrier = {
  organization: 'Prairie Wireless',
  kind: 'carrier',
  name: 'Ann Field',
  title: 'Engineer',
  email: 'ann@prairie.example',
  password: 'three green herons',
};

describe('setting up', () => {
  test('an empty server offers to set up an organization or to try the demo', async () => {
    const { $ } = await app.visitor().get('/');
    expect($('main').text()).toContain('Set up your organization');
    expect($('form[action="/demo"] button').text()).toBe('Try the demo carrier');
  });

  test('the first person sets up a carrier and is signed in', async () => {
    const visitor = app.visitor();
    const sent = await visitor.post('/setup', newCarrier, '/setup');
    expect(sent.headers.location).toBe('/');
    const { $ } = await visitor.get('/');
    expect($('h1').text()).toBe('Prairie Wireless');
  });

  test('a faulty form comes back with what was typed and what to do, but never with the password', async () => {
    const sent = await app.visitor().post('/setup', { ...newCarrier, email: 'ann', password: 'short' }, '/setup');
    expect(sent.status).toBe(422);
    expect(
      sent
        .$('.summary a')
        .map((_, link) => sent.$(link).attr('href'))
        .get(),
    ).toEqual(['#email', '#password']);
    expect(sent.$('#organization').attr('value')).toBe('Prairie Wireless');
    expect(sent.$('#password').attr('value')).toBeUndefined();
  });

  test('a server that is set up cannot be set up again', async () => {
    await app.visitor().post('/setup', newCarrier, '/setup');
    const again = await app.visitor().post('/setup', { ...newCarrier, email: 'bob@other.example' }, '/sign-in');
    expect(again.status).toBe(409);
  });
});

describe('signing in', () => {
  test('a wrong password is refused with one sentence that tells nothing about the account', async () => {
    const [person] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const email = person?.email ?? '';
    expect((await app.visitor().signIn(email, testPassword)).status).toBe(303);
    const known = await app.visitor().signIn(email, 'wrong password');
    const unknown = await app.visitor().signIn('nobody@test.example', 'wrong password');
    expect(known.status).toBe(422);
    expect(known.$('.summary').text()).toBe(unknown.$('.summary').text());
  });

  test('after ten wrong tries the account rests for a while', async () => {
    const visitor = app.visitor();
    for (let count = 0; count < 10; count++) await visitor.signIn('ann@prairie.example', 'wrong password');
    expect((await visitor.signIn('ann@prairie.example', 'wrong password')).status).toBe(429);
  });

  test('right passwords never lock anybody out', async () => {
    const [person] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    for (let count = 0; count < 12; count++) expect((await app.visitor().signIn(person?.email ?? '', testPassword)).status).toBe(303);
  });

  test('signing out ends the session on the server', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    expect((await preparer?.get('/people'))?.status).toBe(200);
    await preparer?.post('/sign-out', {});
    expect((await preparer?.get('/people'))?.headers.location).toBe('/sign-in');
  });

  test('a page asked for before signing in opens after it', async () => {
    const [person] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const visitor = app.visitor();
    await visitor.get('/people');
    const sent = await visitor.signIn(person?.email ?? '', testPassword);
    expect(sent.headers.location).toBe('/people');
  });

  test('changing the password signs out everywhere else', async () => {
    const [person] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const elsewhere = app.visitor();
    await elsewhere.signIn(person?.email ?? '', testPassword);
    await person?.post('/account', { current: testPassword, password: 'another long password' });
    expect((await person?.get('/people'))?.status).toBe(200);
    expect((await elsewhere.get('/people')).headers.location).toBe('/sign-in');
  });

  test('a form without the token of the session is refused', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const sent = await preparer?.post('/account', { current: testPassword, password: 'another long one' }, '/health');
    expect(sent?.status).toBe(403);
  });
});

describe('inviting', () => {
  test('a colleague joins by a link that works once', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    await preparer?.post('/people/invitations', { into: 'own', email: 'officer@prairie.example', roles: ['certifying officer'] });
    const link = (await preparer?.get('/people'))?.$('[data-invitation]').text() ?? '';
    expect(link).toMatch(/^\/invitations\//);
    expect((await preparer?.get('/people'))?.$('[data-invitation]').length).toBe(0);

    const officer = app.visitor();
    const joined = await officer.post(link, { name: 'Olive Bright', title: 'President', password: 'seven quiet rivers' }, link);
    expect(joined.headers.location).toBe('/');
    expect((await officer.get('/people')).$('main').text()).toContain('Olive Bright');
    expect((await app.visitor().get(link)).status).toBe(404);
  });

  test('a carrier can invite the administrator only while the server has none', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const invite = { into: 'administrator', organization: 'Fund', email: 'rev@fund.example' };
    expect((await preparer?.post('/people/invitations', invite))?.status).toBe(303);
    await app.addOrganization('administrator', 'Fund Two', [['reviewer']]);
    expect((await preparer?.post('/people/invitations', { ...invite, email: 'rev2@fund.example' }))?.status).toBe(422);
  });

  test('a second administrator cannot come in by an invitation sent while there was none', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const links: string[] = [];
    for (const email of ['one@fund.example', 'two@fund.example']) {
      await preparer?.post('/people/invitations', { into: 'administrator', organization: 'Fund', email });
      links.push((await preparer?.get('/people'))?.$('[data-invitation]').text() ?? '');
    }
    const answer = { name: 'Rita Chen', title: 'Reviewer', password: 'seven quiet rivers' };
    expect((await app.visitor().post(links[0] ?? '', answer, links[0])).status).toBe(303);
    expect((await app.visitor().post(links[1] ?? '', answer, links[1])).status).toBe(409);
  });

  test('nobody can leave an organization without somebody who manages people', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const sent = await preparer?.post(`/people/${preparer.personId}`, { roles: ['preparer'] });
    expect(sent?.status).toBe(422);
    expect(sent?.$('.summary').text()).toContain('Somebody must stay');
  });

  test('an account that is switched off is signed out at once', async () => {
    const [preparer, officer] = await app.addOrganization('carrier', 'Prairie', [['preparer'], ['certifying officer']]);
    await preparer?.post(`/people/${officer?.personId}`, { roles: ['certifying officer'] });
    expect((await officer?.get('/people'))?.headers.location).toBe('/sign-in');
  });

  test('people of another organization cannot be changed', async () => {
    const [preparer] = await app.addOrganization('carrier', 'Prairie', [['preparer']]);
    const [other] = await app.addOrganization('carrier', 'Mesa', [['preparer']]);
    expect((await preparer?.post(`/people/${other?.personId}`, { roles: ['preparer'], active: 'yes' }))?.status).toBe(404);
  });
});
