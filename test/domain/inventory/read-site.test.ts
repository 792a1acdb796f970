import { describe, expect, test } from '@jest/globals';
import { readSite } from '../../../server/domain/inventory/read-site.ts';

const fields = { code: 'HP-0012', name: 'Holyoke North' };

function problems(more: Record<string, string>) {
  return readSite({ ...fields, ...more }).issues.map(({ field, code, severity }) => `${severity} ${field} ${code}`);
}

function site(more: Record<string, string>) {
  const result = readSite({ ...fields, ...more });
  return result.ok ? result.value : undefined;
}

describe('one site from a form', () => {
  test('needs a code and a name and nothing else', () => {
    expect(site({})).toEqual({
      code: 'HP-0012',
      name: 'Holyoke North',
      kind: 'tower',
      latitude: null,
      longitude: null,
      street: null,
      city: null,
      county: null,
      state: null,
      zip: null,
      structure: 'unknown',
      heightFeet: null,
      elevationFeet: null,
      ownership: null,
      access: 'all-year',
      peopleServed: null,
      backhaulTo: null,
      notes: null,
    });
    expect(readSite({ name: ' ' }).issues.map((issue) => issue.field)).toEqual(['code', 'name']);
  });

  test('takes values, labels and other words for a choice, whatever their case, spaces and hyphens', () => {
    for (const kind of ['small-cell', 'Small cell', 'SMALLCELL', ' small  cell ']) expect(site({ kind })?.kind).toBe('small-cell');
    expect(site({ structure: 'Self supporting' })?.structure).toBe('self-support-tower');
    expect(site({ access: 'helicopter only' })?.access).toBe('helicopter');
    expect(site({ ownership: 'LEASED' })?.ownership).toBe('leased');
  });

  test('says which words it takes when it does not know one', () => {
    const result = readSite({ ...fields, kind: 'castle' });
    expect(result.issues[0]).toMatchObject({ field: 'kind', code: 'not-a-choice', found: 'castle' });
    expect(result.issues[0]?.message).toContain('Tower, Rooftop');
  });

  test('takes coordinates in two fields or in one', () => {
    expect(site({ latitude: '40°35′03″N', longitude: '102°18′08″W' })).toMatchObject({ latitude: 40.584167, longitude: -102.302222 });
    expect(site({ coordinates: '40.5841, -102.3021' })).toMatchObject({ latitude: 40.5841, longitude: -102.3021 });
  });

  test('points at the field that is wrong', () => {
    expect(problems({ latitude: '40.5', longitude: '102.3' })).toEqual(['error longitude longitude-sign']);
    expect(problems({ latitude: '-102.3', longitude: '40.5' })).toEqual(['error latitude coordinates-swapped']);
    expect(problems({ latitude: '40.5' })).toEqual(['error longitude coordinates-incomplete']);
    expect(problems({ latitude: '99', longitude: '170' })).toEqual(['error latitude latitude-out-of-range']);
    expect(problems({ coordinates: '40.5, 102.3' })).toEqual(['error coordinates longitude-sign']);
    expect(problems({ latitude: '40.5', longitude: '-102.3', state: 'AL' })).toEqual(['warning longitude coordinates-outside-state']);
  });

  test.each([
    ['250', 250],
    ['250.5 ft', 250.5],
    ["250'", 250],
    ['1,705', 1705],
    ['76 m', 249.3],
    ['0', 0],
  ])('a height of “%s” is %d feet', (heightFeet, feet) => {
    expect(site({ heightFeet })?.heightFeet).toBe(feet);
  });

  test('takes a height in meters from its own field', () => {
    expect(site({ heightMeters: '76' })?.heightFeet).toBe(249.3);
  });

  test.each([
    ['tall', 'not-a-height'],
    ['-5', 'height-negative'],
    ['5016', 'height-absurd'],
    ['1,70', 'not-a-height'],
  ])('a height of “%s” is refused as %s', (heightFeet, code) => {
    expect(problems({ heightFeet })).toEqual([`error heightFeet ${code}`]);
  });

  test.each([
    ['68102', '68102'],
    ['2134', '02134'],
    ['501', '00501'],
    ['68102-1234', '68102-1234'],
    ['681021234', '68102-1234'],
  ])('the ZIP “%s” is %s', (zip, wanted) => {
    expect(site({ zip })?.zip).toBe(wanted);
  });

  test('refuses what is no ZIP and no state', () => {
    expect(problems({ zip: '12', state: 'Ontario' })).toEqual(['error state not-a-state', 'error zip not-a-zip']);
    expect(site({ state: 'nebraska' })?.state).toBe('NE');
  });

  test('refuses invisible characters and texts that are too long, and keeps line breaks in notes only', () => {
    expect(problems({ name: 'Holy\u0000oke' })).toEqual(['error name control-characters']);
    expect(readSite({ ...fields, name: 'a\u0000b' }).issues[0]?.message).toContain('NUL');
    expect(problems({ code: 'HP\u200b-1' })).toEqual(['error code control-characters']);
    expect(problems({ name: 'x'.repeat(121) })).toEqual(['error name text-too-long']);
    expect(site({ name: 'Holyoke\r\n North', notes: 'one\r\ntwo' })).toMatchObject({ name: 'Holyoke North', notes: 'one\ntwo' });
  });

  test.each(['.', '..'])('refuses the code %s, whose page no browser could open', (code) => {
    expect(problems({ code })).toEqual(['error code code-of-dots']);
    expect(site({ code: '...' })?.code).toBe('...');
  });

  test('doubts characters that were lost on the way', () => {
    expect(problems({ name: 'Caf\ufffd' })).toEqual(['warning name unreadable-characters']);
  });

  test('reports every fault at once', () => {
    expect(problems({ kind: 'x', state: 'x', zip: 'x', heightFeet: 'x', latitude: 'x' })).toHaveLength(6);
  });
});
