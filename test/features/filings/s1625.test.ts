import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readPages } from '../../support/read-pdf.ts';
import { type FilingCase, openCase, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
beforeAll(async () => {
  all = await openCase();
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('a filing under S.1625', () => {
  let address: string;
  beforeAll(async () => {
    address = await writeFiling(all, 's1625');
  });

  test('can be chosen, and says before and after that no agency takes it', async () => {
    const choice = (await all.preparer.get('/filings/new')).$('label[for="program-0"], .field:has([name=program])').text();
    expect(choice).toContain('S.1625');
    expect(choice).toContain('No agency takes a filing under it');
    const page = await all.preparer.get(address);
    expect(page.$('main').text()).toContain('S.1625 was never enacted');
  });

  test('says at each line whether the bill asks for it or H.R.4998', async () => {
    const page = await all.preparer.get(address);
    expect(page.$('#line-G\\.1').text()).toContain('S.1625 leaves it to the FCC; as in H.R.4998 s.4(d)(4)(A)(i)');
    expect(page.$('#line-D\\.8').text()).toContain('6,000,000');
    expect(page.$('#checks').text()).not.toContain('47 CFR 1.50004(d)');
  });

  test('leads from a line about which sources differ or stop to what each says, for both sides', async () => {
    const link = (await all.preparer.get(address)).$('#line-H\\.5 a[href*="/programs/"]');
    expect(link.attr('href')).toBe('/programs/s1625#conflict-U1');
    expect((await all.preparer.get('/programs/s1625')).$('#conflict-U1').text()).toContain('No review clock');
  });

  test('is certified, submitted and printed, and comes to the administrator', async () => {
    await submit(all, address);
    const pdf = await all.officer.download(`${address}/versions/1/filing.pdf`);
    const printed = (await readPages(pdf.body as Buffer)).map(({ text }) => text).join(' ');
    expect(printed).toContain('Planning application under S.1625');
    expect(printed).toContain('S.1625 leaves it to the FCC; as in H.R.4998 s.4(d)(4)(A)(ii)');
    expect((await all.reviewer.get('/reviews?program=s1625')).$('tbody tr').length).toBe(1);
    expect((await all.reviewer.get('/reviews?program=hr4998')).$('tbody tr').length).toBe(0);
    const review = await all.reviewer.get(address.replace('/filings/', '/reviews/'));
    expect(review.status).toBe(200);
    expect(review.$('#line-H\\.5 a[href="/programs/s1625#conflict-U1"]').length).toBe(1);
    expect(review.$('main').text()).toContain('S.1625 leaves it to the FCC');
  });
});
