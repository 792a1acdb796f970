import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../../server/routes.ts';
import { type Audience, anyone, type Route } from '../../server/web/route-table.ts';
import { startTestApp, type TestApp, type Visitor } from '../support/app-harness.ts';
import { fileAnApplication } from '../support/filed-application.ts';

let app: TestApp;
let ids: Record<string, string>;
let actors: { name: string; roles: readonly Audience[]; side: 'stranger' | 'administrator' | 'owner'; visitor: Visitor }[];

beforeAll(async () => {
  app = await startTestApp();
  const [preparer, officer] = await app.addOrganization('carrier', 'Owner', [['preparer'], ['certifying officer']]);
  const [stranger, strangeOfficer] = await app.addOrganization('carrier', 'Stranger', [['preparer'], ['certifying officer']]);
  const [reviewer, manager, auditor] = await app.addOrganization('administrator', 'Fund', [['reviewer'], ['program manager'], ['auditor']]);
  if (!preparer || !officer || !stranger || !strangeOfficer || !reviewer || !manager || !auditor) throw new Error('People are missing.');
  ids = await fileAnApplication(app, { preparer, officer });
  actors = [
    { name: 'a visitor', roles: ['visitor'], side: 'stranger', visitor: app.visitor() },
    { name: 'the preparer of another carrier', roles: ['preparer'], side: 'stranger', visitor: stranger },
    { name: 'the officer of another carrier', roles: ['certifying officer'], side: 'stranger', visitor: strangeOfficer },
    { name: 'the auditor', roles: ['auditor'], side: 'administrator', visitor: auditor },
    { name: 'the reviewer', roles: ['reviewer'], side: 'administrator', visitor: reviewer },
    { name: 'the program manager', roles: ['program manager'], side: 'administrator', visitor: manager },
    { name: 'the certifying officer', roles: ['certifying officer'], side: 'owner', visitor: officer },
    { name: 'the preparer', roles: ['preparer'], side: 'owner', visitor: preparer },
  ];
}, 120_000);
afterAll(() => app.close());

/** What belongs to the carrier alone, and what it shows to the administrator once it is submitted. */
const owned = /:(siteId|sheetSetId|itemId|documentId|ownPriceId|importId|draftId|estimateId|scheduleId|jobId|personId|changeId)/;
const filed = /:(filingId|termFilingId|providerFilingId)/;
/** Papers of claims; the filing of the term that is walked is a status update. */
const ofClaims = /^\/term-filings\/.*\/tie-out\.pdf$/;

function addressOf(route: Route): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`The walk has no ${name} for ${route.path}.`);
    return encodeURIComponent(id);
  });
}

describe('every route as every role', () => {
  test('each row says who may', () => {
    expect(routes.length).toBeGreaterThan(60);
    for (const route of routes) {
      expect(route.may.length).toBeGreaterThan(0);
      expect(route.may.every((audience) => anyone.includes(audience))).toBe(true);
    }
    const rows = routes.map((route) => `${route.method} ${route.path}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('lets in whom it should, shows strangers nothing, and never breaks', async () => {
    const faults: string[] = [];
    let walked = 0;
    // Reading first, and the owners last: what they send changes things.
    const ordered = [...routes].sort((one, other) => Number(one.method === 'post') - Number(other.method === 'post'));
    for (const actor of actors) {
      for (const route of ordered) {
        if (route.path === '/sign-out') continue;
        const may = actor.roles.some((role) => route.may.includes(role));
        const isVisitor = actor.roles.includes('visitor');
        const form = isVisitor ? '/sign-in' : '/account';
        const response = await (route.method === 'get' ? actor.visitor.get(addressOf(route)) : actor.visitor.post(addressOf(route), {}, form));
        const isHidden = actor.side !== 'owner' && (owned.test(route.path) || (actor.side === 'stranger' && filed.test(route.path)));
        walked++;
        const answer = `${actor.name}: ${route.method} ${route.path} → ${response.status}`;
        if (response.status >= 500) faults.push(answer);
        if (!may && isVisitor && response.headers.location !== '/sign-in') faults.push(answer);
        if (!may && !isVisitor && response.status !== 403) faults.push(answer);
        if (may && isHidden && response.status !== 404) faults.push(answer);
        if (may && !isHidden && response.status === 403) faults.push(answer);
        if (may && !isHidden && route.method === 'get' && (response.status === 404) !== ofClaims.test(route.path)) faults.push(answer);
      }
    }
    expect(faults).toEqual([]);
    expect(app.errors).toEqual([]);
    expect(walked).toBe((routes.length - 1) * actors.length);
  }, 240_000);
});
