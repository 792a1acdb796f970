import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { events, files } from '../../../db/schema/platform.ts';
import type { Visitor } from '../../support/app-harness.ts';
import { pdf, png } from '../documents/evidence-files.ts';
import { type FilingCase, openCase, profile, submit, writeFiling } from '../filings/filing-case.ts';
import { startTerm, submitTerm, writeStatusUpdate } from '../term-filings/term-case.ts';

const time = { now: '2026-10-12T15:00:00.000Z', publicUrl: 'https://changeout.example.org' };
const quote = pdf('quote');
const photo = png;
/** More than the buffers between server and client hold. */
const plan = pdf('plan '.repeat(2_400_000));
let all: FilingCase;
let address: string;
let packetAt: string;

beforeAll(async () => {
  all = await openCase(time);
  address = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30' });
  await attach({ name: 'devis \u202efdp.tower/crew ñ.pdf', bytes: quote, title: '=HYPERLINK("http://x")' }, 'filing', '');
  await attach({ name: '..\\..\\CON.png', bytes: photo, title: 'Tower from the south' }, 'filing', '');
  await attach({ name: 'plan.pdf', bytes: plan, title: 'Engineering plan' }, 'filing', '');
  await submit(all, address);
  packetAt = `${address}/versions/1/packet.zip`;
}, 120_000);
afterAll(() => all.app.close());

async function attach(file: { name: string; bytes: Buffer; title: string }, linkKind: string, subject: string): Promise<void> {
  const fields = { kind: 'quote', title: file.title };
  const kept = await all.preparer.upload('/documents', { name: file.name, bytes: file.bytes, fields }, '/documents/new');
  const linked = await all.preparer.post(`${kept.headers.location}/links`, { linkKind, subject });
  if (linked.status !== 303) throw new Error(`Not attached: ${kept.status} ${linked.status} ${kept.$('.summary').text()}`);
}

async function packetOf(visitor: Visitor, at = packetAt) {
  const answer = await visitor.download(at);
  return { answer, bytes: answer.body as Buffer };
}

/** Unpacks an archive into a new folder, calls `look` with the one folder in it, and clears up. */
function unpacked<T>(archive: Buffer, look: (folder: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'changeout-packet-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(archive))) {
      mkdirSync(join(root, dirname(name)), { recursive: true });
      writeFileSync(join(root, name), bytes);
    }
    const [folder = '', ...others] = readdirSync(root);
    expect(others).toEqual([]);
    return look(join(root, folder));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** `filing-2026-0001-v1.pdf`: the folder is called like the paper. */
function paperName(folder: string): string {
  return `${basename(folder)}.pdf`;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function takeAway(sha256: string): Promise<() => Promise<void>> {
  const { store } = all.app;
  const [row] = await store.read.select().from(files).where(eq(files.sha256, sha256));
  if (!row) throw new Error('The file is not kept.');
  await store.write((tx) => tx.delete(files).where(eq(files.sha256, sha256)));
  return () => store.write(async (tx) => void (await tx.insert(files).values(row)));
}

describe('the packet of an application', () => {
  test('is on the page of its version, and on that of the administrator', async () => {
    expect((await all.preparer.get(`${address}/versions/1`)).$(`a[href="${packetAt}"]`).length).toBe(2);
    const id = address.split('/').pop();
    expect((await all.reviewer.get(`/reviews/${id}`)).$(`a[href="/reviews/${id}/versions/1/packet.zip"]`).length).toBe(1);
  });

  test('is checked with sha256sum -c alone once it is unpacked, and a changed file shows', async () => {
    const { answer, bytes } = await packetOf(all.officer);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(Number(answer.headers['content-length'])).toBe(bytes.length);
    unpacked(bytes, (folder) => {
      const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
      const inFolder = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      expect(said.filter((line) => line.endsWith(': OK')).length).toBe(inFolder.length - 1);
      writeFileSync(join(folder, paperName(folder)), 'another');
      const after = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
      expect([after.status, after.stdout]).toEqual([1, expect.stringContaining('v1.pdf: FAILED')]);
    });
  });

  test('holds the paper, the data, the tables and the evidence as they came in, under names that are safe everywhere', async () => {
    const { bytes } = await packetOf(all.preparer);
    const json = (await all.preparer.download(`${address}/versions/1/filing.json`)).body as Buffer;
    const paper = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    const receipt = (await all.preparer.download(`${address}/versions/1/receipt.pdf`)).body as Buffer;
    const tieOut = (await all.preparer.download(`${address}/versions/1/tie-out.pdf`)).body as Buffer;
    const frozen = JSON.parse(json.toString('utf8')) as { cost: { totalCents: number }; sites: { items: unknown[] }[] };
    unpacked(bytes, (folder) => {
      const stem = paperName(folder).replace('.pdf', '');
      expect(readdirSync(folder).sort()).toEqual(
        [
          'README.txt',
          'SHA256SUMS',
          'cost-lines.csv',
          'evidence',
          'evidence.csv',
          'inventory.csv',
          `${stem}.json`,
          `${stem}.pdf`,
          `${stem}-evidence.pdf`,
          `${stem}-receipt.pdf`,
          `${stem}-tie-out.pdf`,
        ].sort(),
      );
      expect(readFileSync(join(folder, `${stem}-receipt.pdf`)).equals(receipt)).toBe(true);
      expect(readFileSync(join(folder, `${stem}-tie-out.pdf`)).equals(tieOut)).toBe(true);
      expect(readFileSync(join(folder, paperName(folder))).equals(paper)).toBe(true);
      expect(readFileSync(join(folder, paperName(folder).replace('.pdf', '.json'))).equals(json)).toBe(true);
      expect(readdirSync(join(folder, 'evidence')).sort()).toEqual(['D-1-crew-n.pdf', 'D-2-CON.png', 'D-3-plan.pdf']);
      expect(readFileSync(join(folder, 'evidence/D-1-crew-n.pdf')).equals(quote)).toBe(true);
      expect(readFileSync(join(folder, 'evidence/D-2-CON.png')).equals(photo)).toBe(true);
      const rows = (name: string) => parse(readFileSync(join(folder, name)), { columns: true, bom: true }) as Record<string, string>[];
      const total = rows('cost-lines.csv').reduce((sum, row) => sum + Math.round(Number(row.Amount) * 100), 0);
      expect(total).toBe(frozen.cost.totalCents);
      expect(rows('inventory.csv').length).toBe(frozen.sites.reduce((sum, { items }) => sum + Math.max(1, items.length), 0));
      const index = rows('evidence.csv');
      expect(index.map((row) => [row.Document, row['File in this packet'], row['SHA-256']])).toEqual([
        ['D-1', 'evidence/D-1-crew-n.pdf', hashOf(quote)],
        ['D-2', 'evidence/D-2-CON.png', hashOf(photo)],
        ['D-3', 'evidence/D-3-plan.pdf', hashOf(plan)],
      ]);
      expect(index[0]?.Title).toBe('\'=HYPERLINK("http://x")');
      const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
      for (const words of [hashOf(json), 'https://changeout.example.org/verify/', '3 files of evidence', profile.legalName])
        expect(readme).toContain(words);
    });
  });

  test('is the same to the byte whenever it is made, whoever asks, and whatever the register says later', async () => {
    const { bytes } = await packetOf(all.preparer);
    time.now = '2026-10-20T09:00:00.000Z';
    await attach({ name: 'later.pdf', bytes: pdf('later'), title: 'Later' }, 'filing', '');
    const id = address.split('/').pop();
    for (const visitor of [all.officer, all.preparer]) expect((await packetOf(visitor)).bytes.equals(bytes)).toBe(true);
    for (const visitor of [all.reviewer, all.auditor])
      expect((await packetOf(visitor, `/reviews/${id}/versions/1/packet.zip`)).bytes.equals(bytes)).toBe(true);
  });

  test('leaves in the history of the administrator who took it, and nothing in that of the carrier', async () => {
    const rows = await all.app.store.read.select().from(events).where(eq(events.action, 'packet taken')).orderBy(events.id);
    const [reviewer, auditor] = rows;
    expect(rows.map(({ personId }) => personId)).toEqual([all.reviewer.personId, all.auditor.personId]);
    expect([reviewer?.summary, reviewer?.organizationId]).toEqual(['Version 1, with its evidence', auditor?.organizationId]);
  });

  test('is not taken by whoever asks only how long it is', async () => {
    const at = `/reviews/${address.split('/').pop()}/versions/1/packet.zip`;
    const { store } = all.app;
    const before = await store.read.select({ id: events.id }).from(events).orderBy(events.id);
    const answer = await all.reviewer.head(at);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(Number(answer.headers['content-length'])).toBe((await packetOf(all.preparer)).bytes.length);
    expect(await store.read.select({ id: events.id }).from(events).orderBy(events.id)).toEqual(before);
  });

  test('is for whom the paper is', async () => {
    const id = address.split('/').pop();
    expect((await all.stranger.get(packetAt)).status).toBe(404);
    expect((await all.reviewer.get(packetAt)).status).toBe(403);
    expect((await all.preparer.get(`/reviews/${id}/versions/1/packet.zip`)).status).toBe(403);
    expect((await all.app.visitor().get(packetAt)).headers.location).toBe('/sign-in');
    expect((await all.preparer.get(`${address}/versions/2/packet.zip`)).status).toBe(404);
    expect(all.app.errors).toEqual([]);
  });
});

describe('a packet that would not be whole', () => {
  test('is refused with what is missing, and made only where somebody takes it so, saying so first', async () => {
    const bringBack = await takeAway(hashOf(photo));
    const refused = await all.preparer.get(packetAt);
    expect([refused.status, refused.$('h1').text()]).toEqual([409, 'The packet would not be whole']);
    expect(refused.$('table').text()).toContain('Tower from the south');
    expect(refused.$('table').text()).not.toContain('HYPERLINK');
    const anyway = String(refused.$('.note a').attr('href'));
    const { answer, bytes } = await packetOf(all.preparer, anyway);
    expect(String(answer.headers['content-disposition'])).toContain('v1-incomplete-packet.zip');
    unpacked(bytes, (folder) => {
      expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).not.toContain('D-2');
      const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
      expect(readme).toContain('Missing from this packet');
      expect(readme).toContain(hashOf(photo));
      expect(readFileSync(join(folder, 'evidence.csv'), 'utf8')).toContain('not in this packet');
    });
    const id = address.split('/').pop();
    expect((await all.reviewer.get(`/reviews/${id}/versions/1/packet.zip`)).status).toBe(409);
    await bringBack();
    expect((await packetOf(all.preparer)).answer.status).toBe(200);
    expect(all.app.errors).toEqual([]);
  });

  test('breaks off where bytes are damaged, so that nobody takes it for whole', async () => {
    const { store } = all.app;
    const bytes = Buffer.alloc(quote.length, 'x');
    await store.write((tx) =>
      tx
        .update(files)
        .set({ bytes })
        .where(eq(files.sha256, hashOf(quote))),
    );
    await expect(packetOf(all.preparer)).rejects.toThrow('aborted');
    expect(all.app.errors.splice(0)).toEqual([expect.stringContaining('is damaged: its bytes have another SHA-256')]);
    await store.write((tx) =>
      tx
        .update(files)
        .set({ bytes: quote })
        .where(eq(files.sha256, hashOf(quote))),
    );
    expect((await packetOf(all.preparer)).answer.status).toBe(200);
  });

  test('is no fault of the server where the client went away', async () => {
    const server = all.app.app.listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const cookie = await signedInCookie(port);
    const request = get({ port, path: packetAt, headers: { cookie } });
    const [answer] = await once(request, 'response');
    expect(answer.statusCode).toBe(200);
    answer.on('error', () => undefined);
    request.on('error', () => undefined);
    request.destroy();
    server.close();
    server.closeIdleConnections();
    await once(server, 'close');
    expect(all.app.errors).toEqual([]);
  });
});

describe('the packet of a filing of the term', () => {
  test('holds its paper, its data and its evidence, and is checked the same way', async () => {
    await all.preparer.post(`${address}/award`, { approvedOn: '2026-07-15' });
    const term = await startTerm(all, address, 'status-update');
    await writeStatusUpdate(all.preparer, term);
    const page = await all.preparer.get(term);
    const choice = page.$('input[name=documents]').first().val();
    expect((await all.preparer.post(`${term}/documents`, { documents: String(choice) })).status).toBe(303);
    await submitTerm(all, term);
    const at = `${term}/versions/1/packet.zip`;
    expect((await all.preparer.get(`${term}/versions/1`)).$(`a[href="${at}"]`).length).toBe(2);
    const { bytes } = await packetOf(all.preparer, at);
    unpacked(bytes, (folder) => {
      execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
      expect(readdirSync(folder)).toEqual(expect.arrayContaining([paperName(folder), 'evidence.csv', 'README.txt']));
      expect(readdirSync(join(folder, 'evidence')).length).toBe(1);
    });
    const [id, termId] = [address.split('/').pop(), term.split('/').pop()];
    const shown = await all.reviewer.get(`/reviews/${id}`);
    const link = `/reviews/${id}/term-filings/${termId}/versions/1/packet.zip`;
    expect(shown.$(`a[href="${link}"]`).length).toBe(1);
    expect((await packetOf(all.reviewer, link)).bytes.equals(bytes)).toBe(true);
    expect(all.app.errors).toEqual([]);
  }, 60_000);
});

/** Signs the preparer in over a real connection. */
async function signedInCookie(port: number): Promise<string> {
  const base = `http://127.0.0.1:${port}`;
  const form = await fetch(`${base}/sign-in`);
  const cookie = (answer: Response) => String(answer.headers.get('set-cookie')).split(';')[0] ?? '';
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const { email } = all.preparer as unknown as { email: string };
  const body = new URLSearchParams({ _csrf: token, email, password: 'correct horse battery' });
  const signedIn = await fetch(`${base}/sign-in`, { method: 'POST', body, headers: { cookie: cookie(form) }, redirect: 'manual' });
  return cookie(signedIn);
}
