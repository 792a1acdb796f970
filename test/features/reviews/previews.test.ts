import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { events } from '../../../db/schema/platform.ts';
import { jpegOf, smallJpeg } from '../../platform/pictures/pictures.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase, submit, writeFiling } from '../filings/filing-case.ts';
import { located } from '../inventory/inventory-case.ts';

const stored = smallJpeg(160, 120);
const photo = jpegOf({ width: 4032, height: 3024, exif: { orientation: 6, stored, order: 'big' } });
const offer = pdf('Offer');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let all: FilingCase;
let review: string;

beforeAll(async () => {
  all = await openCase();
  const filing = await writeFiling(all);
  review = filing.replace('/filings/', '/reviews/');
  const place = (await all.preparer.get(`${filing}/evidence`)).$('tbody th a[href*="site="]').first().attr('href') ?? '';
  const subject = new URL(place, 'http://here').searchParams.get('site') ?? '';
  const keep = async (name: string, bytes: Buffer, fields: Record<string, string>) =>
    located(await all.preparer.upload('/documents', { name, bytes, fields: { title: name, ...fields } }, '/documents/new'));
  await keep('tower.jpg', photo, { kind: 'photo', linkKind: 'site', subject });
  await keep('offer.pdf', offer, { kind: 'quote', linkKind: 'filing', subject: '' });
  await submit(all, filing);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

test('the administrator sees a small picture of each photo that a version names, and opens none by looking', async () => {
  const src = `${review}/versions/1/documents/${hashOf(photo)}/preview`;
  const list = await all.reviewer.get(`${review}/documents`);
  expect(
    list
      .$('tbody .preview img')
      .map((_, image) => list.$(image).attr('src'))
      .get(),
  ).toEqual([src]);
  expect(list.$('tbody .preview img').attr('class')).toBe('turn-90');
  expect(list.$('tbody .preview').text()).toBe('PDF');

  const matrix = await all.reviewer.get(`${review}/evidence`);
  const sites = matrix
    .$('tbody th a[href*="site="]')
    .map((_, link) => String(matrix.$(link).attr('href')))
    .get();
  const pictures = new Set<string>();
  for (const site of sites) {
    const place = await all.reviewer.get(site);
    for (const image of place.$('.preview img').get()) pictures.add(String(place.$(image).attr('src')));
  }
  expect([...pictures]).toEqual([src]);

  const small = await all.auditor.download(src);
  expect(small.body).toEqual(stored);
  expect(small.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await all.app.store.read.select().from(events).where(eq(events.action, 'evidence opened'))).toEqual([]);
});

test('small pictures are those of documents that the version names, for the administrator alone', async () => {
  const at = (sha256: string, version = 1) => `${review}/versions/${version}/documents/${sha256}/preview`;
  expect((await all.reviewer.get(at(hashOf(offer)))).status).toBe(404);
  expect((await all.reviewer.get(at(hashOf(photo), 2))).status).toBe(404);
  expect((await all.reviewer.get(at('0'.repeat(64)))).status).toBe(404);
  for (const visitor of [all.preparer, all.stranger]) expect((await visitor.get(at(hashOf(photo)))).status).toBe(403);
});
