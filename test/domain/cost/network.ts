import type { EquipmentCategory, EquipmentItem, EquipmentStatus } from '../../../server/domain/inventory/equipment.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';

export type Gear = Partial<Record<EquipmentCategory, number>>;

/** A rural macro site: three sectors on two bands, a router, and the ends of two microwave hops. */
export const macroGear: Gear = { 'RAN baseband': 1, RRU: 6, microwave: 2, router: 1 };
export const coreGear: Gear = { 'EPC/core': 2, IMS: 1, 'software/NMS': 1, router: 2, firewall: 2, switch: 2 };

export function aSite(code: string, changes: Partial<Site> = {}): Site {
  return {
    code,
    name: `Site ${code}`,
    kind: 'tower',
    latitude: 40,
    longitude: -100,
    street: null,
    city: null,
    county: null,
    state: 'NE',
    zip: null,
    structure: 'guyed-tower',
    heightFeet: 250,
    elevationFeet: null,
    ownership: 'owned',
    access: 'all-year',
    peopleServed: null,
    backhaulTo: null,
    notes: null,
    ...changes,
  };
}

export function aCoreSite(): Site {
  return aSite('CORE', { kind: 'core', structure: 'building', heightFeet: null });
}

export function anItem(siteCode: string, category: EquipmentCategory, changes: Partial<EquipmentItem> = {}): EquipmentItem {
  return {
    tag: `${siteCode}/${category}/${changes.status ?? 'in-service'}`,
    siteCode,
    maker: 'Huawei',
    model: 'Model',
    modelKey: null,
    category,
    quantity: 1,
    serials: [],
    obtainedOn: null,
    ownership: 'owned',
    status: 'in-service',
    notes: null,
    ...changes,
  };
}

export function gearAt(siteCode: string, gear: Gear, status: EquipmentStatus = 'in-service'): EquipmentItem[] {
  return Object.entries(gear).map(([category, quantity]) => anItem(siteCode, category as EquipmentCategory, { quantity, status }));
}

/** `count` macro sites spread over the plains, and a core site. */
export function aMobileNetwork(count: number, gear: Gear = macroGear): Inventory {
  const sites = Array.from({ length: count }, (_, index) => {
    const place = { latitude: 38 + ((index * 7919) % count) / count, longitude: -103 + ((index * 104_729) % count) / count };
    return aSite(`HP-${String(index + 1).padStart(4, '0')}`, place);
  });
  return { version: 1, sites: [...sites, aCoreSite()], items: [...sites.flatMap((site) => gearAt(site.code, gear)), ...gearAt('CORE', coreGear)] };
}

export function allCovered(inventory: Inventory): Map<string, boolean> {
  return new Map(inventory.items.map((item) => [item.tag, true]));
}
