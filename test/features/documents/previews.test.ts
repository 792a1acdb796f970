import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jpegOf, pngOf, smallJpeg } from '../../platform/pictures/pictures.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { located, newCarrier, type Preparer } from '../inventory/inventory-case.ts';
import { pdf, png, xlsx } from './evidence-files.ts';

let app: TestApp;
let preparer: Preparer;
const stored = smallJpeg(160, 120);
const photo = jpegOf({ width: 4032, height: 3024, exif: { orientation: 6, stored, order: 'big' } });
const bomb = Buffer.concat([pngOf(50_000, 50_000), Buffer.from('IEND', 'latin1')]);

beforeAll(async () => {
  app = await startTestApp();
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

async function added(name: string, bytes: Buffer): Promise<string> {
  return located(await preparer.upload('/documents', { name, bytes, fields: { kind: 'photo', title: name } }, '/documents/new'));
}

test('the register shows small pictures of photos and the type of everything else', async () => {
  const [tower, dot, offer, sheet, huge] = [
    await added('tower.jpg', photo),
    await added('dot.png', png),
    await added('offer.pdf', pdf()),
    await added('sheet.xlsx', xlsx()),
    await added('huge.png', bomb),
  ];
  const list = await preparer.get('/documents');
  const tile = (address: string) => list.$(`th:has(a[href="${address}"]) .preview`);
  expect(tile(tower).find('img').attr()).toMatchObject({ src: `${tower}/preview`, class: 'turn-90', alt: '', loading: 'lazy' });
  expect(tile(dot).find('img').attr('src')).toBe(`${dot}/preview`);
  expect([offer, sheet, huge].map((address) => tile(address).text())).toEqual(['PDF', 'XLSX', 'PNG']);

  const small = await preparer.download(`${tower}/preview`);
  expect(small.body).toEqual(stored);
  expect(small.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect((await preparer.download(`${dot}/preview`)).body).toEqual(png);
  for (const address of [offer, sheet, huge]) expect((await preparer.get(`${address}/preview`)).status).toBe(404);

  const stranger = await newCarrier(app);
  expect((await stranger.get(`${tower}/preview`)).status).toBe(404);
});
