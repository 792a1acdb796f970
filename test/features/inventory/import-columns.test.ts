import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { figuresOf, imported, inventoryOf, located, newCarrier, type Preparer, sendForm, textsOf, uploaded } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const towers = `faa_oas,state,city,lat,lon,type,agl_ft,amsl_ft,lighting
46-000005,SD,ABERDEEN,45.424444,-98.517778,TOWER,498,1802,R
46-000006,SD,ABERDEEN,45.486667,-98.4975,MONOPOLE,220,1531,R
46-000013,SD,CLARK,44.87875,-97.814194,TOWER,319,2076,R
`;

const own = `Standort,Wo,Was,Wie viele,Höhe
S-1,"45.42, -98.51",Huawei RRU3908,3,150
S-2,"45.43, -98.52",Huawei BBU3910,1,160
`;
const meanings = { Standort: 'site.code', Wo: 'site.coordinates', Was: 'item.model', 'Wie viele': 'item.quantity', Höhe: 'site.heightFeet' };

/** Chooses what the columns of the only sheet hold, in the form of the page, and returns the page after it. */
async function choose(address: string, wanted: Record<string, string>) {
  const page = await preparer.get(address);
  const headers = textsOf(page, '.mapping .pair b');
  const changes = Object.fromEntries(headers.map((header, index) => [`column-0-${index}`, wanted[header] ?? 'ignore']));
  const sent = await sendForm(preparer, page, { form: 'form[action$="/mapping"]', ...changes });
  expect(located(sent)).toBe(address);
  return await preparer.get(address);
}

describe('the headers of a file', () => {
  test('of a tower list are understood as they are, and every guess says how it was made', async () => {
    const page = await preparer.get(await uploaded(app, preparer, { name: 'towers.csv', bytes: towers }));
    expect(figuresOf(page)).toMatchObject({ 'New sites': '3', 'New equipment lines': '0', Errors: '0' });
    const read = Object.fromEntries(textsOf(page, '.mapping .pair b').map((header, index) => [header, page.$('.mapping select').eq(index).val()]));
    expect(read).toEqual({
      faa_oas: 'site.code',
      state: 'site.state',
      city: 'site.city',
      lat: 'site.latitude',
      lon: 'site.longitude',
      type: 'site.kind',
      agl_ft: 'site.heightFeet',
      amsl_ft: 'ignore',
      lighting: 'ignore',
    });
    expect(textsOf(page, '.mapping .samples')[2]).toBe('ABERDEEN · ABERDEEN · CLARK');
    expect(page.$('.mapping').text()).toContain('another name for it');
    expect(page.$('table.issues').text()).toMatch(/2 columns are not read: amsl_ft, lighting/);
    located(await sendForm(preparer, page, { form: 'form[action$="/confirmation"]' }));
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([
      { code: '46-000005', name: 'Aberdeen 46-000005', latitude: 45.424444, heightFeet: 498, structure: 'unknown', state: 'SD' },
      { code: '46-000006', structure: 'monopole' },
      { code: '46-000013', name: 'Clark 46-000013' },
    ]);
  });

  test('nobody knows are chosen by hand, and remembered for the next file', async () => {
    const address = await uploaded(app, preparer, { name: 'liste.csv', bytes: own });
    const first = await preparer.get(address);
    expect(first.$('form[action$="/confirmation"]').length).toBe(0);
    expect(first.$('main').text()).not.toContain('says all of this already');
    const page = await choose(address, meanings);
    expect(page.$('.note').text()).toContain('remembered');
    expect(figuresOf(page)).toMatchObject({ 'New sites': '2', 'New equipment lines': '2' });

    const again = await preparer.get(await uploaded(app, preparer, { name: 'neu.csv', bytes: own.replaceAll('S-', 'T-') }));
    expect(figuresOf(again)).toMatchObject({ 'New sites': '2', 'New equipment lines': '2' });
    expect(again.$('.mapping').text()).toContain('as you chose before');
    located(await sendForm(preparer, again, { form: 'form[action$="/confirmation"]' }));
    expect((await inventoryOf(app, preparer)).items).toMatchObject([
      { siteCode: 'T-1', maker: 'Huawei', quantity: 3 },
      { siteCode: 'T-2', quantity: 1 },
    ]);
  });

  test('chosen by one carrier are not remembered for another', async () => {
    await choose(await uploaded(app, preparer, { name: 'liste.csv', bytes: own }), meanings);
    const other = await newCarrier(app);
    const page = await other.get(await uploaded(app, other, { name: 'liste.csv', bytes: own }));
    expect(page.$('.mapping').text()).not.toContain('as you chose before');
  });

  test('can be corrected where the guess was wrong, and left out', async () => {
    const address = await uploaded(app, preparer, { name: 'towers.csv', bytes: towers });
    const page = await choose(address, {
      faa_oas: 'site.code',
      city: 'site.county',
      lat: 'site.latitude',
      lon: 'site.longitude',
      amsl_ft: 'site.heightFeet',
    });
    located(await sendForm(preparer, page, { form: 'form[action$="/confirmation"]' }));
    const [site] = (await inventoryOf(app, preparer)).sites;
    expect(site).toMatchObject({ county: 'ABERDEEN', city: null, state: null, heightFeet: 1802 });
  });

  test('chosen twice for one meaning stop the file with the columns by letter', async () => {
    const address = await uploaded(app, preparer, { name: 'towers.csv', bytes: towers });
    const page = await choose(address, { faa_oas: 'site.code', agl_ft: 'site.heightFeet', amsl_ft: 'site.heightFeet' });
    expect(page.$('table.issues').text()).toMatch(/Columns G and H .* both set to Height/);
    expect(page.$('form[action$="/confirmation"]').length).toBe(0);
    expect(page.$('.mapping select').eq(6).val()).toBe('site.heightFeet');
    const fixed = await choose(address, { faa_oas: 'site.code', agl_ft: 'site.heightFeet' });
    expect(figuresOf(fixed)).toMatchObject({ 'New sites': '3' });
  });

  test('that stand twice keep the meaning chosen for one of them', async () => {
    const file = (code: string) => `Site code,Site name,Höhe,Höhe\n${code},One,7,150\n`;
    const address = await uploaded(app, preparer, { name: 'twice.csv', bytes: file('A-1') });
    const changes = { 'column-0-2': 'site.heightFeet', 'column-0-3': 'ignore' };
    located(await sendForm(preparer, await preparer.get(address), { form: 'form[action$="/mapping"]', ...changes }));
    const again = await preparer.get(await uploaded(app, preparer, { name: 'twice.csv', bytes: file('A-2') }));
    expect(again.$('#column-0-2').val()).toBe('site.heightFeet');
  });

  test('with two meanings in one file are not remembered, and what was left as guessed is not either', async () => {
    const file = { name: 'two.csv', bytes: 'Site code,Site name,Etwas,Etwas,Height (ft)\nA-1,One,Yuma,Holyoke,100\n' };
    const address = await uploaded(app, preparer, file);
    const changes = { 'column-0-2': 'site.county', 'column-0-3': 'site.city' };
    located(await sendForm(preparer, await preparer.get(address), { form: 'form[action$="/mapping"]', ...changes }));
    const again = await preparer.get(await uploaded(app, preparer, file));
    expect([again.$('#column-0-2').val(), again.$('#column-0-3').val()]).toEqual(['ignore', 'ignore']);
    expect(again.$('.mapping').text()).not.toContain('as you chose before');
  });

  test('may stand below a title', async () => {
    const page = await preparer.get(
      await uploaded(app, preparer, { name: 'titled.csv', bytes: `Our towers,,,,,,,,\nas of May,,,,,,,,\n\n${towers}` }),
    );
    expect(figuresOf(page)).toMatchObject({ 'New sites': '3', Errors: '0' });
  });

  test('with every name that a programmer fears do no harm', async () => {
    const headers = ['Site code', 'Site name', '__proto__', 'constructor', 'toString', '<script>alert(1)</script>', ''];
    const page = await preparer.get(await uploaded(app, preparer, { name: 'odd.csv', bytes: `${headers.join(',')}\nA,B,C,D,E,F,G\n` }));
    expect(figuresOf(page)).toMatchObject({ 'New sites': '1' });
    expect(page.$('main script').length).toBe(0);
    const address = String(page.$('form[action$="/mapping"]').attr('action')).replace('/mapping', '');
    expect(figuresOf(await choose(address, { 'Site code': 'site.code', 'Site name': 'site.name', constructor: 'site.city' }))).toMatchObject({
      'New sites': '1',
    });
  });
});

describe('what an import says', () => {
  const faulty = `Site code,Site name,Latitude,Longitude,State,Maker,Model,Quantity,Obtained on
A-1,One,95.5,-98.5,SD,Huawei,RRU3908,3,2016-05-04
A-2,Two,45.4,-98.5,SD,Huawei,Mystery Box,1,2016-05-04
A-3,Three,45.4,98.5,SD,Huawei,RRU3908,-2,31/12/2016
A-4,Four,45.5,-98.6,SD,Huawei,RRU3908,1,2016-05-04
`;

  test('tells errors from warnings, each with its cell, what was found and what is wanted', async () => {
    const page = await preparer.get(await uploaded(app, preparer, { name: 'list.csv', bytes: faulty }));
    const [errors, warnings] = ['Errors', 'Warnings'].map((title) => page.$(`h2:contains("${title}")`).closest('section').find('tbody tr'));
    const words = (rows: typeof errors) => rows?.toArray().map((row) => page.$(row).text().replace(/\s+/g, ' ').trim()) ?? [];
    expect(words(errors)).toEqual([
      expect.stringMatching(/^Row 2, column C ?list · Latitude .*95\.5.*-90 to 90/),
      expect.stringMatching(/^Row 4, column D ?list · Longitude .*minus sign.*-98\.5/),
      expect.stringMatching(/^Row 4, column H ?list · Quantity .*-2/),
      expect.stringMatching(/^Row 4, column I ?list · Obtained on .*2016-12-31/),
    ]);
    expect(words(warnings)).toEqual([expect.stringMatching(/^Row 3, column G ?list · Model .*Mystery Box/)]);
    expect(figuresOf(page)).toMatchObject({ Errors: '4', Warnings: '1' });
  });

  test('is downloaded as a list in the row numbers of the file', async () => {
    const page = await preparer.get(await uploaded(app, preparer, { name: 'list.csv', bytes: faulty }));
    const file = await preparer.download(String(page.$('a[href$="/issues"]').first().attr('href')));
    const lines = (file.body as Buffer).toString('utf8').split('\r\n');
    expect(lines[0]).toContain('Kind,Sheet,Row,Column,Header,Found,Wanted,What to do');
    expect(lines.filter((line) => line.startsWith('error,list,4,'))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('warning,list,3,G,Model,'))).toHaveLength(1);
  });

  test('shows what would change at sites that are known already', async () => {
    await imported(app, preparer, { name: 'towers.csv', bytes: towers });
    const page = await preparer.get(
      await uploaded(app, preparer, { name: 'new.csv', bytes: towers.replace('498,1802', '512,1802').replace('CLARK', '(empty)') }),
    );
    expect(figuresOf(page)).toMatchObject({ 'New sites': '0' });
    expect(page.$('.history').text().replace(/\s+/g, ' ')).toMatch(/Aberdeen 46-000005 \(46-000005\).*498 → 512/);
    expect(page.$('.history').text()).toMatch(/CLARK →/);
    expect(page.$('.figures').text()).toContain('2 changed, 1 as they are');
  });
});
