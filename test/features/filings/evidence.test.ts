import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { events, files } from '../../../db/schema/platform.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages } from '../../support/read-pdf.ts';
import { pdf, png } from '../documents/evidence-files.ts';
import { located, textsOf } from '../inventory/inventory-case.ts';
import { certify, type FilingCase, openCase, sayComplete, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
let filing: string;

beforeAll(async () => {
  all = await openCase();
  filing = await writeFiling(all);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function textOf(bytes: Buffer): Promise<string> {
  return (await readPages(bytes)).map(({ text }) => text).join('\n');
}

/** The first site of the matrix that has equipment, and its page. */
async function firstSite(only = '') {
  const page = await all.preparer.get(`${filing}/evidence`);
  const href = page.$('tbody th a[href*="site="]').first().attr('href') ?? '';
  return { href: only === '' ? href : `${href}&only=${only}`, code: new URL(href, 'http://here').searchParams.get('site') ?? '' };
}

/** Follows a link that closes a gap, chooses a file and sends the form as the page shows it. */
async function attach(href: string, file: { name: string; bytes: Buffer | string }) {
  const form = await all.preparer.get(href);
  const hidden = Object.fromEntries(
    form
      .$('main form.panel input[type=hidden]:not([name=_csrf])')
      .toArray()
      .map((input) => [String(form.$(input).attr('name')), String(form.$(input).attr('value'))]),
  );
  return await all.preparer.upload(
    '/documents',
    { ...file, fields: { ...hidden, kind: String(form.$('select[name=kind]').val()), title: '' } },
    href,
  );
}

describe('the matrix of a draft', () => {
  test('is reached from the filing, counts each proof and lists the sites with what lacks there', async () => {
    const open = await all.preparer.get(filing);
    expect(open.$('#evidence header a').attr('href')).toBe(`${filing}/evidence`);
    const page = await all.preparer.get(`${filing}/evidence`);
    expect(page.$('.lead').text()).toMatch(/\d+ proofs are missing; .* due later/);
    expect(textsOf(page, '.as-table tbody th')).toEqual([
      'Basis of the price',
      'Invoice',
      'Payment',
      'Photo',
      'Serial numbers',
      'Date obtained',
      'Destruction',
    ]);
    expect(textsOf(page, '#proofs dd')[0]).toContain('47 CFR 1.50004(c)(1)(i): the rule itself was read');
    const gaps = page
      .$('#sites tbody td:last-child')
      .toArray()
      .map((cell) => Number(page.$(cell).text()));
    const missing = Number(/([\d,]+) proofs are missing/.exec(page.$('.lead').text())?.[1]?.replace(',', ''));
    expect(gaps.reduce((sum, count) => sum + count, 0)).toBe(missing);
    expect(textsOf(page, '#sites tbody th a')[0]).toBe('Whole network');
  });

  test('is filtered by its links to what has a gap of one kind', async () => {
    const page = await all.preparer.get(`${filing}/evidence`);
    const photos = page.$('.chips a:contains("Photo")').attr('href') ?? '';
    const filtered = await all.preparer.get(photos);
    expect(filtered.$('.chips a[aria-current]').text()).toContain('Photo');
    expect(textsOf(filtered, '#sites tbody th a')).not.toContain('Whole network');
    const opened = await all.preparer.get(filtered.$('#sites tbody th a').first().attr('href') ?? '');
    expect(textsOf(opened, 'section.panel h2')).toEqual(['Equipment', 'Cost lines']);
    expect(opened.$('section.panel').last().text()).toContain('Nothing lacks here.');
    expect((await all.preparer.get(`${filing}/evidence?q=nowhere`)).$('.empty').text()).toContain('No site fits');
    expect((await all.preparer.get(`${filing}/evidence?only=price%27`)).status).toBe(200);
    expect((await all.preparer.get(`${filing}/evidence?site=NOBODY`)).status).toBe(404);
  });

  test('leads from a gap to the form that closes it, and back with the gap closed', async () => {
    const { href, code } = await firstSite('gaps');
    const place = await all.preparer.get(href);
    const row = place.$('table.proofs').first().find('tbody tr').first();
    expect(row.find('td').eq(0).text()).toContain('Missing');
    const sent = await attach(row.find('td').eq(0).find('a').attr('href') ?? '', { name: 'rack.png', bytes: png });
    const back = located(sent);
    expect(back).toMatch(new RegExp(`^${filing}/evidence\\?site=`));
    const closed = await all.preparer.get(back.replace('&only=gaps', ''));
    expect(closed.$('main [role=status], .note').text()).toMatch(/D-\d+ is kept and is linked now: Equipment/);
    const cell = closed.$('table.proofs').first().find('tbody tr').first().find('td').eq(0);
    expect(cell.text()).not.toContain('Missing');
    expect(cell.find('a').attr('href')).toMatch(/^\/documents\/\d+$/);
    expect(closed.$('.head .actions a').attr('href')).toContain(`subject=${code}`);
  });

  test('a file that is in the register already is linked where it stands', async () => {
    const { href } = await firstSite();
    const site = (await all.preparer.get(href)).$('.head .actions a').attr('href') ?? '';
    const sent = await attach(site, { name: 'again.png', bytes: png });
    const page = await all.preparer.get(located(sent));
    expect(page.$('main [role=status], .note').text()).toMatch(/D-1 was in the register already and is linked now: Site/);
    expect((await all.preparer.get('/documents')).$('tbody tr').length).toBe(1);
    for (const row of page.$('table.proofs').first().find('tbody tr').toArray()) expect(page.$(row).find('td').first().text()).toContain('D-1');
  });

  test('a form for something that is not there keeps nothing', async () => {
    const href = '/documents/new?linkKind=item&subject=NOT-THERE&kind=photo&back=https%3A%2F%2Fevil.example%2Ffilings%2F1%2Fevidence';
    const form = await all.preparer.get(href);
    expect(form.$('input[name=back]').length).toBe(0);
    const sent = await attach(href, { name: 'other.pdf', bytes: pdf('other') });
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('No equipment has that tag');
    expect((await all.preparer.get('/documents')).$('tbody tr').length).toBe(1);
  });

  test('shows the officer the gaps without links that only a preparer may follow', async () => {
    const { href } = await firstSite();
    const page = await all.officer.get(href);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Missing');
    expect(page.$('a[href^="/documents/new"]').length).toBe(0);
    expect((await all.stranger.get(`${filing}/evidence`)).status).toBe(404);
    expect((await all.stranger.get(`${filing}/evidence.pdf`)).status).toBe(404);
    expect((await all.reviewer.get(`${filing}/evidence`)).status).toBe(403);
  });

  test('is printed as a draft that a validator finds no fault with', async () => {
    const file = await all.preparer.download(`${filing}/evidence.pdf`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(findPdfFaults(file.body)).toEqual([]);
    const text = await textOf(file.body);
    expect(text).toContain('Evidence index');
    expect(text).toContain('not certified, not submitted');
  });
});

describe('the evidence of a submitted version', () => {
  test('is drawn from the frozen value alone, whatever is attached afterwards', async () => {
    await submit(all, filing);
    const first = (await all.preparer.download(`${filing}/versions/1/evidence.pdf`)).body;
    expect(findPdfFaults(first)).toEqual([]);
    const [row] = await all.app.store.read
      .select({ json: files.bytes })
      .from(filingVersions)
      .innerJoin(files, eq(files.sha256, filingVersions.frozenSha256));
    const frozen = JSON.parse(Buffer.from(row?.json ?? []).toString('utf8')) as FrozenFiling;
    expect(frozen.matrix?.lines.length).toBe(frozen.cost.lines.length);
    const text = await textOf(first);
    for (const { id } of frozen.cost.lines) expect(text.replace(/\s/g, '')).toContain(id.replace(/\s/g, ''));
    for (const { sha256 } of frozen.documents ?? []) expect(text.replace(/\s/g, '')).toContain(sha256);
    const { code } = await firstSite();
    located(
      await all.preparer.upload(
        '/documents',
        { name: 'late.pdf', bytes: pdf('late'), fields: { kind: 'plan', title: 'Late', linkKind: 'site', subject: code } },
        '/documents/new',
      ),
    );
    const again = (await all.officer.download(`${filing}/versions/1/evidence.pdf`)).body;
    expect(again.equals(first)).toBe(true);
    expect((await all.preparer.get(`${filing}/versions/1`)).$('a[href$="/versions/1/evidence.pdf"]').length).toBe(1);
    expect((await all.stranger.get(`${filing}/versions/1/evidence.pdf`)).status).toBe(404);
    expect((await all.preparer.get(`${filing}/versions/2/evidence.pdf`)).status).toBe(404);
  });

  test('a document that was filed cannot leave the register any more, and says why', async () => {
    const list = await all.preparer.get('/documents?q=D-1');
    const address = String(list.$('tbody th a').attr('href'));
    for (let page = await all.preparer.get(address); page.$('input[name=link]').length > 0; page = await all.preparer.get(address)) {
      located(await all.preparer.post(`${address}/unlinking`, { link: String(page.$('input[name=link]').first().val()) }));
    }
    const refused = await all.preparer.post(`${address}/deletion`, { confirmed: 'yes' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('a filing submitted since may name it');
    const fresh = String((await all.preparer.get('/documents?q=Late')).$('tbody th a').attr('href'));
    located(await all.preparer.post(`${fresh}/unlinking`, { link: String((await all.preparer.get(fresh)).$('input[name=link]').val()) }));
    expect((await all.preparer.post(`${fresh}/deletion`, { confirmed: 'yes' })).status).toBe(303);
    const unlinked = await all.app.store.read.select({ id: events.id }).from(events).where(eq(events.action, 'document unlinked'));
    expect(unlinked.length).toBe(3);
  });
});

describe('a filing that is locked', () => {
  test('offers no way to change its evidence, and what was shown to the officer is what is submitted', async () => {
    const second = await writeFiling(all, 'hr4998');
    const before = await all.officer.get(second);
    const site = (await all.preparer.get(`${second}/evidence`)).$('tbody th a[href*="site="]').first().attr('href') ?? '';
    expect((await all.preparer.get(site)).$('a[href^="/documents/new"]').length).toBeGreaterThan(0);
    const code = new URL(site, 'http://here').searchParams.get('site') ?? '';
    located(
      await all.preparer.upload(
        '/documents',
        { name: 's.png', bytes: Buffer.concat([png, Buffer.from('more')]), fields: { kind: 'photo', title: '', linkKind: 'site', subject: code } },
        '/documents/new',
      ),
    );
    // What was attached is seen at once, not from what was kept of the page before.
    expect((await all.officer.get(second)).$('#evidence').text()).not.toBe(before.$('#evidence').text());
    expect((await sayComplete(all.preparer, second)).status).toBe(303);
    expect((await all.preparer.get(site)).$('a[href^="/documents/new"]').length).toBe(0);
    expect((await certify(all.officer, second)).status).toBe(303);
    await all.app.finishJobs();
    const [row] = await all.app.store.read
      .select({ number: filings.number })
      .from(filings)
      .innerJoin(filingVersions, eq(filingVersions.filingId, filings.id))
      .where(eq(filings.id, Number(second.split('/').at(-1))));
    expect(row).toBeDefined();
  });
});
