import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Day, day, fromDayNumber, toDayNumber } from '../../../server/domain/calendar.ts';
import { type EquipmentCategory, equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import { coverItem } from '../../../server/domain/programs/cover-item.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import type { ProgramKey } from '../../../server/domain/programs/program.ts';
import { getProgram, programs } from '../../../server/domain/programs/programs.ts';
import { anItem, models, rru } from '../filing/filing-facts.ts';
import { readCases } from '../read-cases.ts';

interface Case {
  program: ProgramKey;
  maker: string;
  category: EquipmentCategory | null;
  description?: string;
  obtainedOn: Day | null;
  verdict: string;
  rule: string;
  source: string;
}

const someDay = fc.integer({ min: toDayNumber(day('2010-01-01')), max: toDayNumber(day('2025-12-31')) }).map(fromDayNumber);

describe('the covered test', () => {
  test.each(readCases<Case>('cover-item'))('$program: $maker $category of $obtainedOn is $verdict ($source)', (row) => {
    const item = anItem(0, { maker: row.maker, category: row.category, model: row.description ?? 'X1', modelKey: null, obtainedOn: row.obtainedOn });
    const { verdict, rule, reason, citation } = coverItem(item, null, getProgram(row.program));
    expect({ verdict, rule }).toEqual({ verdict: row.verdict, rule: row.rule });
    expect(reason).toMatch(/[.]$/);
    expect(citation).not.toBe('');
  });

  test('gives every item some verdict with a sentence, and never throws', () => {
    const anyItem = fc.record({
      maker: fc.oneof(fc.string(), fc.constantFrom('Huawei', 'ZTE', 'huawei technologies co., ltd.', 'Nokia', '')),
      model: fc.string(),
      category: fc.option(fc.constantFrom(...equipmentCategories)),
      obtainedOn: fc.option(someDay),
      status: fc.constantFrom('in-service' as const, 'removed' as const, 'destroyed' as const),
    });
    fc.assert(
      fc.property(anyItem, fc.constantFrom(...programs), (fields, program) => {
        const { verdict, reason } = coverItem(anItem(0, { ...fields, modelKey: null }), null, program);
        expect(['covered', 'not covered', 'boundary', 'unknown']).toContain(verdict);
        expect(reason.length).toBeGreaterThan(10);
      }),
    );
  });

  test('never likes an item better for having been obtained later', () => {
    const order = ['not covered', 'boundary', 'covered'];
    fc.assert(
      fc.property(someDay, someDay, fc.constantFrom(...programs), (a, b, program) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const rank = (obtainedOn: Day) => order.indexOf(coverItem(anItem(0, { obtainedOn }), rru, program).verdict);
        expect(rank(earlier)).toBeGreaterThanOrEqual(rank(later));
      }),
    );
  });

  test('takes the kind from the catalog model before the carrier’s own word', () => {
    const { verdict } = coverItem(anItem(0, { category: 'other' }), rru, getProgram('scrp'));
    expect(verdict).toBe('covered');
  });

  test('asks when maker and model contradict each other', () => {
    const { verdict, reason } = coverItem(anItem(0, { maker: 'Nokia' }), rru, getProgram('scrp'));
    expect(verdict).toBe('unknown');
    expect(reason).toContain('Huawei RRU3908');
  });

  test('says of removed equipment that its cost is already incurred', () => {
    const { verdict, reason } = coverItem(anItem(0, { status: 'removed' }), rru, getProgram('scrp'));
    expect(verdict).toBe('covered');
    expect(reason).toContain('already incurred');
  });

  test('is no surer than the weakest rule it rests on', () => {
    expect(coverItem(anItem(0), rru, getProgram('scrp')).confidence).toBe('opening read');
    expect(coverItem(anItem(0), rru, getProgram('hr4998')).confidence).toBe('derived');
    expect(coverItem(anItem(0), rru, getProgram('s1625')).confidence).toBe('secondary');
  });
});

describe('makers', () => {
  test.each([
    'Huawei',
    ' HUAWEI ',
    'Huawei Technologies Co., Ltd.',
    'Huawei Technologies USA Inc',
    'zte corp',
    'ZTE (USA) Inc.',
    'Quidway',
    'ZTE/Zhongxing',
    'ＨＵＡＷＥＩ',
  ])('%s is covered', (maker) => {
    expect(coverItem(anItem(0, { maker }), null, getProgram('scrp')).rule).not.toBe('maker');
  });

  test.each(['Huawai', 'Hauwei', 'Huwei', 'ZTEE', 'Huawei-compatible third party', 'n/a', '?', 'TBD', 'Unknown'])('%s is asked about', (maker) => {
    expect(coverItem(anItem(0, { maker, modelKey: null }), null, getProgram('scrp')).verdict).toBe('unknown');
  });

  test.each(['Nokia', 'Ericsson', 'Samsung', 'Cisco Systems, Inc.', 'CommScope', 'Ceragon', 'Eltek', '3M', 'HPE', 'Zhone', 'Zyxel'])(
    '%s is not covered',
    (maker) => {
      expect(coverItem(anItem(0, { maker }), null, getProgram('scrp')).verdict).toBe('not covered');
    },
  );
});

describe('the covered test of an inventory', () => {
  const inventory = {
    version: 1,
    sites: [],
    items: [
      anItem(0),
      anItem(1, { maker: 'Nokia', model: 'FRMC', modelKey: null, quantity: 2 }),
      anItem(2, { obtainedOn: day('2020-06-30') }),
      anItem(3, { obtainedOn: null, quantity: 5 }),
    ],
  };

  test('counts units and lines by verdict', () => {
    const coverage = coverageOf(inventory, models, getProgram('scrp'));
    expect(coverage.lines).toEqual({ covered: 1, 'not covered': 1, boundary: 1, unknown: 1 });
    expect(coverage.units).toEqual({ covered: 3, 'not covered': 2, boundary: 3, unknown: 5 });
  });

  test('says of each item what the test of that item says', () => {
    const coverage = coverageOf(inventory, models, getProgram('hr4998'));
    expect(coverage.items).toEqual(inventory.items.map((item) => coverItem(item, item.modelKey === null ? null : rru, getProgram('hr4998'))));
  });
});
