import type { CostCategory, PriceBasis } from '../../server/domain/catalog/price-book.ts';
import type { CostPhase } from '../../server/domain/catalog/recipe.ts';

/** Invented network-wide and site prices in the manner of the planning edition; dollars, low, likely, high. */
export const samplePrices: SamplePrice[] = [
  price(
    'RA-020',
    'Radio access',
    'Baseband unit, timing, rack and site software',
    'per site',
    [25000, 42000, 65000],
    'planning assumption',
    'replacement',
  ),
  price(
    'RA-010',
    'Radio access',
    'Remote radio unit, LTE, ready for 5G, with its software licenses',
    'each',
    [14000, 26000, 46000],
    'planning assumption',
    'replacement',
  ),
  price(
    'RA-030',
    'Radio access',
    'Sector antenna set: multi-band panel, steel mount, jumpers, surge protection',
    'per sector',
    [4800, 9000, 16500],
    'planning assumption',
    'replacement',
  ),
  price(
    'RA-040',
    'Radio access',
    'Hybrid fiber and power cable on a tower, clamps and grounding',
    'per tower foot',
    [12, 20, 36],
    'planning assumption',
    'replacement',
  ),
  price('TW-010', 'Tower and structure', 'Tower mapping and structural report', 'per tower', [16400, 18700, 25600], 'published', 'soft cost'),
  price('TW-030', 'Tower and structure', 'Tower crew day', 'per crew day', [4500, 6500, 9500], 'planning assumption', 'replacement'),
  price('BH-010', 'Backhaul', 'Microwave radio hop, 6 or 11 GHz, both ends', 'per hop', [36499, 48000, 70400], 'model input', 'replacement'),
  price('TR-010', 'Transport and routing', 'Cell site router', 'each', [1500, 2300, 4100], 'model input', 'replacement'),
  price('PW-010', 'Power', 'Rectifier and battery string', 'per site', [5000, 9500, 15000], 'planning assumption', 'replacement'),
  price(
    'EN-010',
    'Engineering and permits',
    'Site engineering, drawings and local permit',
    'per site',
    [9000, 14500, 24000],
    'planning assumption',
    'soft cost',
  ),
  price('EN-020', 'Engineering and permits', 'Point-to-point license, all in', 'per link', [3000, 4000, 5000], 'published', 'soft cost'),
  price(
    'IN-010',
    'Integration and testing',
    'Integration, cut-over at night and 911 test',
    'per site',
    [6000, 9800, 16000],
    'vendor quote',
    'replacement',
  ),
  price(
    'TW-040',
    'Tower and structure',
    'Tower crew day, removal of old equipment',
    'per crew day',
    [4500, 6500, 9500],
    'planning assumption',
    'removal',
  ),
  price(
    'DI-010',
    'Disposal',
    'Pickup, data wipe, certified destruction and certificate',
    'per site',
    [1800, 3200, 6100],
    'second-hand catalog',
    'disposal',
  ),
];

export const sampleNetworkPrices: SamplePrice[] = [
  price(
    'CO-010',
    'Core and OSS',
    'Packet core, user plane and subscriber data, with licenses',
    'per network',
    [2600000, 4200000, 7100000],
    'planning assumption',
    'replacement',
  ),
  price(
    'CO-020',
    'Core and OSS',
    'Network management system and migration',
    'per network',
    [350000, 620000, 1100000],
    'planning assumption',
    'replacement',
  ),
];

export const samplePercent = price(
  'PM-010',
  'Program management',
  'Program management, claims and reports',
  'percent of direct cost',
  [5, 8, 12],
  'planning assumption',
  'soft cost',
);

function price(
  code: string,
  category: CostCategory,
  item: string,
  unit: string,
  range: [number, number, number],
  basis: PriceBasis,
  phase: CostPhase,
): SamplePrice {
  return { code, category, item, unit, range, basis, phase };
}

export interface SamplePrice {
  code: string;
  category: CostCategory;
  item: string;
  unit: string;
  range: [low: number, likely: number, high: number];
  basis: PriceBasis;
  phase: CostPhase;
}
