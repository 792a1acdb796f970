import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import type { FilingFacts } from '../../../server/domain/filing/filing.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import { freezeFiling } from '../../../server/domain/filing/freeze-filing.ts';
import { freezeWorkChart } from '../../../server/domain/filing/freeze-work-chart.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { aDocument, aSubmission, completeFacts } from './filing-facts.ts';

function freeze(facts: FilingFacts): FrozenFiling {
  const result = freezeFiling(formOf(facts.program.key), facts, aSubmission);
  if (!result.ok) throw new Error('not frozen');
  return result.value;
}

describe('a frozen filing', () => {
  const frozen = freeze(completeFacts());

  test('is the same bytes for the same facts', () => {
    expect(canonicalJson(freeze(completeFacts()))).toBe(canonicalJson(frozen));
  });

  test('goes through JSON and back unchanged', () => {
    expect(JSON.parse(canonicalJson(frozen))).toEqual(frozen);
  });

  test('holds every site, item and cost line as shown', () => {
    expect(frozen.sites).toHaveLength(12);
    expect(frozen.sites[0]).toMatchObject({ kind: 'Tower', coordinates: '40.500000, -102.300000', structure: 'Guyed tower, 250 ft' });
    expect(frozen.sites[0]?.items[0]).toMatchObject({ quantity: 3, status: 'In service', covered: 'covered' });
    expect(frozen.cost.lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(frozen.cost.totalCents);
  });

  describe('the chart of the work', () => {
    const many = (count: number, county: string | null) => {
      const facts = completeFacts();
      const [site] = facts.inventory.sites;
      if (!site || !facts.schedule) throw new Error('no site');
      const sites = Array.from({ length: count }, (_, index) => ({ ...site, code: `S-${index}`, county, state: index % 2 === 0 ? 'CO' : 'NE' }));
      const activities = sites.map(({ code }, index) => ({
        id: `${code}.removal`,
        siteCode: code,
        kind: 'removal' as const,
        title: 'Removal',
        startOn: day('2027-03-01'),
        finishOn: addDays(day('2027-03-01'), index),
        crew: null,
      }));
      return freezeWorkChart({ ...facts.schedule, activities }, sites, 'scrp');
    };

    test('has a row for each site while they are few, and the days of the clock', () => {
      const chart = many(90, 'Lincoln');
      expect(chart.by).toBe('sites');
      expect(chart.lines).toHaveLength(90);
      expect(chart.statutory.map(({ kind }) => kind)).toContain('term-end');
    });

    test('has a row for each county of many sites, or for each state where few tell their county', () => {
      expect(many(91, 'Lincoln')).toMatchObject({ by: 'counties', lines: [{ label: 'Lincoln, CO' }, { label: 'Lincoln, NE' }] });
      expect(many(91, null)).toMatchObject({
        by: 'states',
        lines: [
          { label: 'CO', small: '46 sites' },
          { label: 'NE', small: '45 sites' },
        ],
      });
    });
  });

  test('prints the county, parish, borough or independent city as it was entered', () => {
    const facts = completeFacts();
    const names = ['Lincoln', 'Caddo Parish', 'Denali Borough', 'Ponce Municipio', 'Alexandria city'];
    const sites = facts.inventory.sites.map((site, index) => ({
      ...site,
      street: null,
      city: null,
      zip: null,
      state: 'LA',
      county: names[index] ?? null,
    }));
    const places = freeze({ ...facts, inventory: { ...facts.inventory, sites } }).sites.map(({ place }) => place);
    expect(places.slice(0, 6)).toEqual([...names.map((name) => `${name}, LA`), 'LA']);
  });

  test('prints where sources differ about it, and leaves out what is told of the program at large', () => {
    const { conflicts } = freeze(completeFacts({ changes: { program: getProgram('scrp') } }));
    const all = getProgram('scrp').conflicts;
    expect(conflicts.map(({ topic }) => topic)).toEqual(all.filter(({ isAtLarge }) => !isAtLarge).map(({ topic }) => topic));
    expect(conflicts.length).toBeLessThan(all.length);
  });

  test('names who certified what, and the hash of the inputs', () => {
    expect(frozen.certifications).toHaveLength(4);
    expect(frozen.certifications[0]).toMatchObject({ id: 'plan', certifiedBy: 'Margaret Oyelaran', certifiedAt: '2026-11-23T15:00:00.000Z' });
    expect(frozen.inputs).toMatchObject({ inventoryVersion: 7, editionCode: '2026.1', inputsSha256: '0'.repeat(64) });
  });

  test('is refused without an estimate', () => {
    const facts = { ...completeFacts(), estimate: null };
    expect(freezeFiling(formOf('hr4998'), facts, aSubmission)).toMatchObject({ ok: false, issues: [{ code: 'estimate-missing' }] });
  });

  test('of 1,937 sites with 25,000 cost lines is frozen without a wait', () => {
    const facts = completeFacts({ sites: 1937, linesPerSite: 13 });
    freeze(facts);
    const started = performance.now();
    const large = freeze(facts);
    const text = canonicalJson(large);
    // Measured at about 130 ms; the limit leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(2000);
    expect(large.cost.lines.length).toBeGreaterThan(25_000);
    expect(text.length).toBeGreaterThan(1_000_000);
  });
});

describe('the evidence index', () => {
  test('says what is missing and what is not needed', () => {
    const rows = new Map(freeze(completeFacts()).evidence.map((row) => [row.subject, row]));
    expect(rows.get('Serial numbers')).toMatchObject({ state: 'present', present: '36 of 36 units' });
    expect(rows.get('What stands at the site')).toMatchObject({ state: 'missing', present: '0 of 12 sites' });
    expect(rows.get('Upgrades')).toMatchObject({ state: 'not needed' });
    expect(rows.get('Documents for the estimate as a whole')?.present).toContain('named here; send it along');
  });

  test('counts documents that are there', () => {
    const facts = completeFacts();
    const tags = facts.inventory.items.map(({ tag }) => tag);
    const documents = [
      ...tags.map((about) => aDocument({ kind: 'invoice', title: `Invoice for ${about}`, about })),
      ...facts.inventory.sites.map(({ code }) => aDocument({ kind: 'photo', title: 'Photo', about: code.toLowerCase() })),
      aDocument({ kind: 'plan', title: 'Engineering analysis' }),
    ];
    const rows = new Map(freeze({ ...facts, documents }).evidence.map((row) => [row.subject, row.state]));
    expect(rows.get('Dates obtained')).toBe('present');
    expect(rows.get('What stands at the site')).toBe('present');
    expect(rows.get('Documents for the estimate as a whole')).toBe('present');
  });

  test('holds each document of its sites, items, lines and own prices once, with its hash, and no other', () => {
    const facts = completeFacts();
    const [site] = facts.inventory.sites;
    const [item] = facts.inventory.items;
    const line = facts.estimate?.lines[0];
    if (!site || !item || !line) throw new Error('The network of the test is empty.');
    const offer = aDocument({ number: 'D-2', kind: 'quote', title: 'Offer', sha256: 'd'.repeat(64) });
    const documents = [
      aDocument({ number: 'D-1', about: site.code.toUpperCase() }),
      { ...offer, about: item.tag },
      { ...offer, about: line.id },
      aDocument({ number: 'D-3', about: 'GONE-0001' }),
      aDocument({ number: 'D-4' }),
    ];
    const filed = freeze({ ...facts, documents }).documents ?? [];
    expect(filed.map(({ number, about }) => [number, about])).toEqual([
      ['D-1', [site.code.toUpperCase()]],
      ['D-2', [item.tag, line.id]],
      ['D-4', []],
    ]);
    expect(filed[1]).toMatchObject({ title: 'Offer', fileName: 'offer.pdf', byteLength: 4711, sha256: 'd'.repeat(64) });
  });
});
