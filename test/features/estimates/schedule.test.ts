import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork, estimateForm } from '../../support/enter-network.ts';

type Person = Awaited<ReturnType<TestApp['addOrganization']>>[number];

describe('the schedule of an estimate', () => {
  let app: TestApp;
  let preparer: Person;
  let stranger: Person;
  let here: string;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
    const [first] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
    const [other] = await app.addOrganization('carrier', 'Other Telephone', [['preparer']]);
    if (!first || !other) throw new Error('No people.');
    [preparer, stranger] = [first, other];
    await enterNetwork(app, preparer.personId, { towers: 8, core: true, names: ['=HYPERLINK("http://x.example")', 'Red & <Hill>; north, old'] });
    const answer = await preparer.post('/estimates', estimateForm, '/estimates/new');
    await app.finishJobs();
    here = `${String(answer.headers.location)}/schedule`;
  }, 60_000);
  afterAll(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  test('shows the plan by site as a chart and as rows, with the term and its reports', async () => {
    const page = await preparer.get(here);
    expect(page.status).toBe(200);
    expect(page.$('#plan h2').text()).toBe('The plan by site');
    expect(page.$('#plan svg.full:not(.head)').attr('aria-label')).toContain('The term ends on');
    const labels = page
      .$('#plan .as-table th[scope=row]')
      .toArray()
      .map((cell) => page.$(cell).text());
    expect(labels).toContain('Term ends (47 CFR 1.50004(h))');
    expect(labels.some((label) => label.startsWith('Tower 3, HP-0003 · Phillips, CO: '))).toBe(true);
    const clock = page.$('h2:contains("Term and reports")').closest('section').find('tbody tr');
    expect(clock.length).toBeGreaterThan(8);
    expect(page.$('h2:contains("Crews by month")').closest('section').find('svg').length).toBeGreaterThan(0);
  });

  test('by county and by tower crew, folded and unfolded, in the address', async () => {
    const county = await preparer.get(`${here}?by=county`);
    expect(county.$('#plan h2').text()).toBe('The plan by county');
    expect(county.$('#plan svg.full text').text()).toContain('Phillips, CO');
    const unfolded = await preparer.get(`${here}?by=county&open=all`);
    expect(unfolded.$('#plan svg.full text').text()).toContain('Tower 3');
    const crews = await preparer.get(`${here}?by=crew&open=tower-crew.1`);
    expect(crews.$('#plan svg.full text').text()).toContain('Integration engineer 2');
    expect(
      crews
        .$('#plan a[aria-current]')
        .toArray()
        .map((link) => crews.$(link).text()),
    ).toEqual(['Crews', 'Whole plan']);
    expect(crews.$('#plan select[name=open] option[selected]').text()).toBe('Unfold Tower crew 1');
    const folded = await preparer.get(`${here}?by=crew`);
    expect(crews.$('#plan svg.full text').length).toBeGreaterThan(folded.$('#plan svg.full text').length);
  });

  test('by county shows sites near each other together where most tell only their town, and says so', async () => {
    const [person] = await app.addOrganization('carrier', 'Town Wireless', [['preparer']]);
    await enterNetwork(app, person?.personId ?? 0, { towers: 3, town: 'Holyoke' });
    const answer = await person?.post('/estimates', estimateForm, '/estimates/new');
    await app.finishJobs();
    const page = await person?.get(`${String(answer?.headers.location)}/schedule?by=county`);
    expect(page?.$('#plan h2').text()).toBe('The plan by cluster');
    expect(page?.$('#plan figcaption').text()).toContain('Fewer than half of the sites tell their county');
    expect(page?.$('#plan .chip').text()).not.toContain('Counties');
  }, 30_000);

  test('in a window of months shows only what is done in it', async () => {
    const page = await preparer.get(`${here}?from=2027-01&until=2027-01`);
    expect(page.$('#plan svg.full:not(.head)').attr('aria-label')).toContain('Work in Jan\u00a02027');
    const late = await preparer.get(`${here}?from=2098-01`);
    expect(late.$('#plan').text()).toContain('No work fits');
    expect((await preparer.get(`${here}?from=2027-13&until=x&by=moon&page=-4&open=%00`)).status).toBe(200);
  });

  test('a quarter can be looked at, then the one after it, from links', async () => {
    const page = await preparer.get(`${here}?from=2027-01`);
    const quarter = page.$('#plan a.chip:contains("A quarter")').attr('href') ?? '';
    expect(quarter).toContain('from=2027-01&until=2027-03');
    const next = (await preparer.get(quarter)).$('#plan a.chip:contains("Later")').attr('href') ?? '';
    expect(next).toContain('from=2027-04&until=2027-06');
    expect((await preparer.get(next)).$('#plan a.chip:contains("Earlier")').attr('href')).toContain('from=2027-01&until=2027-03');
  });

  test('one kind of work, or only what sets the finish date, is shown alone and told in the rows beside it', async () => {
    const rows = (page: Awaited<ReturnType<Person['get']>>) =>
      page
        .$('#plan .as-table tbody tr')
        .toArray()
        .map((row) => page.$(row).text().replace(/\s+/g, ' ').trim());
    const removal = rows(await preparer.get(`${here}?work=remove`)).filter((row) => row.includes('HP-'));
    expect(removal.length).toBeGreaterThan(3);
    expect(removal.filter((row) => !/remov/i.test(row))).toEqual([]);
    const driving = rows(await preparer.get(`${here}?only=driving`)).filter(
      (row) => !/\(47 CFR|as planned|Extension|report|update|claim|certification/i.test(row),
    );
    expect(driving.length).toBeGreaterThan(2);
    expect(driving.filter((row) => !row.includes('sets the finish date'))).toEqual([]);
  });

  test('says of each day of the program how sure it is', async () => {
    const page = await preparer.get(here);
    const clock = page.$('h2:contains("Term and reports")').closest('section');
    expect(clock.find('tbody tr').length).toBe(clock.find('tbody .tag').length);
    expect(clock.find('tr:contains("Term ends") .tag').text()).toMatch(/read|source|memory/i);
    expect(clock.find('tr:contains("First money") .tag').text()).toBe('Stated in your plan');
  });

  test('a search narrows the chart and the list, and its pages keep it', async () => {
    const page = await preparer.get(`${here}?q=HP-0003&by=county`);
    expect(page.$('#plan svg.full text').text()).toContain('1 site');
    expect(page.$('#sites tbody tr')).toHaveLength(1);
    expect(page.$('#plan input[name=by]').attr('value')).toBe('county');
    expect(page.$('#plan a.chip:contains("Crews")').attr('href')).toContain('q=HP-0003');
  });

  test('comes as a Microsoft Project file', async () => {
    const file = await preparer.download(`${here}.xml`);
    const text = (file.body as Buffer).toString('utf8');
    expect(file.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('estimate-1-schedule.xml');
    expect(text).toContain('<Name>Red &amp; &lt;Hill&gt;; north, old (HP-0002)</Name>');
    expect(text.trimEnd().endsWith('</Project>')).toBe(true);
  });

  test('comes as a calendar, with the same UIDs in every estimate of the carrier', async () => {
    const file = await preparer.download(`${here}.ics`);
    const text = (file.body as Buffer).toString('utf8').replaceAll('\r\n ', '');
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(text).toContain('SUMMARY:On air: Red & <Hill>\\; north\\, old (HP-0002)');
    const answer = await preparer.post('/estimates', { ...estimateForm, towerCrews: '1' }, '/estimates/new');
    await app.finishJobs();
    const other = await preparer.download(`${String(answer.headers.location)}/schedule.ics`);
    const uids = (calendar: string) => [...calendar.matchAll(/^UID:(site\..*)\r$/gm)].map(([, uid]) => uid);
    expect(uids((other.body as Buffer).toString('utf8').replaceAll('\r\n ', ''))).toEqual(uids(text));
    expect(uids(text)).toHaveLength(27);
  });

  test('comes as CSV without a cell that a spreadsheet would run as a formula', async () => {
    const file = await preparer.download(`${here}.csv`);
    const text = (file.body as Buffer).toString('utf8');
    expect(text.startsWith('\ufeffActivity,Site code,Site,County,Kind,Title,First day,Last day')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""http://x.example"")"');
    expect(text).toContain('HP-0003.soak; HP-0003.optimization');
  });

  test('is printed as a paper of its own, the same bytes each time', async () => {
    const paper = `${here}-report`;
    expect((await preparer.get(`${here}.pdf`)).headers.location).toBe(paper);
    expect((await preparer.get(paper)).$('h1').text()).toBe('Schedule report');
    expect((await preparer.post(paper, {}, here)).headers.location).toBe(paper);
    await app.finishJobs();
    expect((await preparer.get(paper)).$('a.btn.main').attr('href')).toBe(`${here}.pdf`);
    const first = await preparer.download(`${here}.pdf`);
    expect((first.body as Buffer).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect((first.body as Buffer).equals((await preparer.download(`${here}.pdf`)).body as Buffer)).toBe(true);
    expect((await stranger.post(paper, {})).status).toBe(404);
  });

  test('is shown on a map by month of finish, with the same months and counts as a table', async () => {
    const page = await preparer.get(`${here}/map`);
    expect(page.status).toBe(200);
    expect(page.$('figure svg').first().attr('aria-label')).toContain('by the month of finish');
    const months = page
      .$('tbody tr')
      .toArray()
      .map((row) => page.$(row).find('td').last().text().trim());
    const options = page
      .$('select[name=by] option')
      .toArray()
      .map((option) => page.$(option).attr('value') ?? '');
    const [, first = ''] = options;
    const some = await preparer.get(`${here}/map?by=${first}`);
    expect(some.$('.head, header, main').text()).toContain(`${months[0]} of ${months.at(-1)} sites finished by the end of`);
    expect(some.$('figcaption').text()).toContain('Not finished by the end of');
    expect((await preparer.get(`${here}/map?by=nonsense`)).status).toBe(200);
  });

  test('is of no use to other carriers', async () => {
    for (const part of ['', '.xml', '.ics', '.csv', '.pdf', '-report', '/map'])
      expect([part, (await stranger.get(`${here}${part}`)).status]).toEqual([part, 404]);
  });
});
