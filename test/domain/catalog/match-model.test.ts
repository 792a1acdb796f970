import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createModelMatcher } from '../../../server/domain/catalog/match-model.ts';
import { seedModels } from './seed-models.ts';

const models = seedModels();
const match = createModelMatcher(models);

function found(maker: string, model: string): string | undefined {
  return match(maker, model).model?.model;
}

describe('finding a catalog model by what a carrier wrote', () => {
  test.each([
    ['Huawei', 'RRU3908', 'RRU3908'],
    ['huawei', 'rru-3908 v2', 'RRU3908'],
    ['', 'huawei rru-3908 v2', 'RRU3908'],
    ['Huawei', 'Huawei RRU 3908', 'RRU3908'],
    ['HW', 'RRU3908V2', 'RRU3908'],
    ['Huawei Technologies Co., Ltd.', 'rru  3908', 'RRU3908'],
    ['HUAWEI TECHNOLOGIES', 'Remote Radio Unit 3908', 'RRU3908'],
    ['Huawei', 'RRU3908 1900 MHz AWS', 'RRU3908'],
    ['Huawei', 'RRU39O8', 'RRU3908'],
    ['Huawei', '3908 RRU', 'RRU3908'],
    ['Huawei', 'BTS 3900A', 'BTS3900A'],
    ['Huawei', 'BTS3900 A', 'BTS3900A'],
    ['Huawei', 'RTN 950A', 'OptiX RTN 950A'],
    ['Huawei', 'OptiX RTN-950A V100R011C10', 'OptiX RTN 950A'],
    ['Huawei', 'U2000', 'iManager U2000'],
    ['Huawei', 'Quidway S5328C-EI', 'S5328C-EI'],
    ['Huawei', 'NE40E-X3-DC', 'NE40E-X3'],
    ['ZTE Corp', 'R8882', 'ZXSDR R8882'],
    ['ZTE Corporation', 'ZXSDR R8882 S1900', 'ZXSDR R8882'],
    ['ZTE', 'MF283+', 'MF283+'],
    ['ZTE', 'mf-283', 'MF283'],
  ])('%s “%s” is %s', (maker, written, model) => {
    expect(found(maker, written)).toBe(model);
  });

  test('a letter more makes another model: BTS 3900A is not BTS3900', () => {
    expect(found('Huawei', 'BTS3900')).toBe('BTS3900');
    expect(found('Huawei', 'BTS3900A')).toBe('BTS3900A');
    expect(match('Huawei', 'BTS3900B').model).toBeNull();
  });

  test.each([
    ['several models begin like it', 'Huawei', 'S5700-28C', ['S5700-28C-EI', 'S5700-28C-SI']],
    ['it names two models', 'Huawei', 'BBU3900 + RRU3908', ['BBU3900', 'RRU3908']],
    ['it is a variant that the catalog lacks', 'Huawei', 'ATN910B-D', ['ATN910B']],
    ['only the digits are there', 'Huawei', '3908', ['RRU3908']],
  ])('never decides when %s, but says what may be meant', (_, maker, written, suggested) => {
    const result = match(maker, written);
    expect(result.model).toBeNull();
    expect(result.suggestions.map((model) => model.model)).toEqual(expect.arrayContaining(suggested));
    expect(result.suggestions.length).toBeLessThanOrEqual(3);
  });

  test('a model of another maker is not matched', () => {
    expect(match('Ericsson', 'RRU3908')).toMatchObject({ model: null, maker: null });
    expect(match('Huawei', 'ZXSDR R8882').model).toBeNull();
    expect(match('Huawei', 'ZTE R8882').model).toBeNull();
    expect(match('Ericsson', 'RRU3908').suggestions).toEqual([]);
  });

  test('words for a function, such as MME or 10G, are not models', () => {
    expect(match('Huawei', 'MME').model).toBeNull();
    expect(match('Huawei', '10G').model).toBeNull();
  });

  test('says how sure it is', () => {
    expect(match('Huawei', 'rru 3908').confidence).toBe('exact');
    expect(match('Huawei', 'RTN 950').confidence).toBe('alias');
    expect(match('Huawei', 'RRU3908 V2').confidence).toBe('close');
    expect(match('Hauwei', 'RRU3908').confidence).toBe('close');
    expect(match('Huawei', 'nothing like it').confidence).toBeNull();
  });

  test('proposes the nearest names for an unknown model', () => {
    expect(match('Huawei', 'UBBPd4').suggestions.map((model) => model.model)).toEqual(['UBBPe4']);
    expect(match('Huawei', 'HG8245 V5').suggestions[0]?.model).toBe('HG8245');
  });

  test('every model of the catalog is found by its own name, however it is spaced, hyphened and cased', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.constantFrom(' ', '-', '', '_', ' - '), fc.boolean(), (model, joint, isUpper) => {
        const respelled = model.model.split(/[\s-]+/).join(joint);
        const written = isUpper ? respelled.toUpperCase() : respelled.toLowerCase();
        expect(match(model.maker, written).model?.key).toBe(model.key);
      }),
      { numRuns: 800 },
    );
  });

  test('never finds a model of a maker who was not named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.constantFrom('Ericsson', 'Nokia', 'Samsung', 'Cisco', 'Ceragon'), (model, maker) => {
        expect(match(maker, model.model).model).toBeNull();
      }),
    );
  });

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (maker, model) => {
        const result = match(maker, model);
        expect(result.model === null).toBe(result.confidence === null);
        expect(result.suggestions.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
