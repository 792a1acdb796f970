import type { Day } from '../../server/domain/calendar.ts';
import type { Site } from '../../server/domain/inventory/site.ts';
import { saveItem } from '../../server/features/inventory/save-item.ts';
import { saveSite } from '../../server/features/inventory/save-site.ts';
import type { TestApp } from './app-harness.ts';

/**
 * Enters an invented mobile network for a carrier: `towers` tower sites with base station, radios and microwave, and one core site. What `faults`
 * asks for is left out, as carriers leave it out.
 */
export async function enterNetwork(app: TestApp, personId: number, options: NetworkOptions): Promise<void> {
  const ctx = await app.contextFor(personId);
  for (let index = 1; index <= options.towers; index++) {
    const code = options.codes?.[index - 1] ?? `HP-${String(index).padStart(4, '0')}`;
    const siteId = await siteOf(app, personId, {
      code,
      name: options.names?.[index - 1] ?? `Tower ${index}`,
      heightFeet: options.faults?.includes('height') && index === 1 ? null : 200 + index,
      ...(options.town && { city: options.town, county: null }),
    });
    const first = index === 1 ? options.faults : undefined;
    const obtainedOn = first?.includes('date') ? null : first?.includes('boundary') ? '2020-06-30' : '2016-05-04';
    const gear = [
      ['BTS3900', 1],
      ['RRU3908', 3],
      ['OptiX RTN 950', 2],
    ] as const;
    for (const [position, [model, quantity]] of gear.entries()) {
      const item = itemOf(ctx, { tag: `${code}-${position + 1}`, siteCode: code, model, quantity, obtainedOn });
      await saveItem(ctx, { siteId, item }, null);
    }
  }
  if (!options.core) return;
  const siteId = await siteOf(app, personId, { code: 'CORE-1', name: 'Switch room', kind: 'core', structure: 'building' });
  for (const [position, model] of ['USN9810', 'UGW9811'].entries()) {
    await saveItem(
      ctx,
      { siteId, item: itemOf(ctx, { tag: `CORE-${position}`, siteCode: 'CORE-1', model, quantity: 1, obtainedOn: '2015-02-01' }) },
      null,
    );
  }
}

/** What a test enters into the form for a new estimate. */
export const estimateForm = {
  program: 'scrp',
  editionId: '1',
  customers: '12,400',
  towerCrews: '2',
  startOn: '2027-01-04',
  firstFundsOn: '2027-03-01',
  boundary: 'leave out',
};

async function siteOf(app: TestApp, personId: number, values: Partial<Site> & { code: string; name: string }): Promise<number> {
  const site: Site = {
    kind: 'tower',
    latitude: 40.5 + Math.abs(hashOf(values.code) % 100) / 100,
    longitude: -102.3,
    street: null,
    city: null,
    county: 'Phillips',
    state: 'CO',
    zip: null,
    structure: 'guyed-tower',
    heightFeet: null,
    elevationFeet: null,
    ownership: 'owned',
    access: 'all-year',
    peopleServed: null,
    backhaulTo: null,
    notes: null,
    ...values,
  };
  const result = await saveSite(await app.contextFor(personId), site, null);
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}

function itemOf(
  ctx: Awaited<ReturnType<TestApp['contextFor']>>,
  values: { tag: string; siteCode: string; model: string; quantity: number; obtainedOn: string | null },
) {
  const { model } = ctx.reference.matchModel('Huawei', values.model);
  if (!model) throw new Error(`The catalog does not know ${values.model}.`);
  return {
    ...values,
    obtainedOn: values.obtainedOn as Day | null,
    maker: 'Huawei',
    modelKey: model.key,
    category: model.category,
    serials: [],
    ownership: 'owned' as const,
    status: 'in-service' as const,
    notes: null,
  };
}

function hashOf(text: string): number {
  return [...text].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) | 0;
}

interface NetworkOptions {
  towers: number;
  core?: boolean;
  codes?: string[];
  names?: string[];
  /** The towers tell this town and no county. */
  town?: string;
  /** Of the first tower: no height, no date obtained, obtained on the disputed day. */
  faults?: ('height' | 'date' | 'boundary')[];
}
