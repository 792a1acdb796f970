import { type EquipmentCategory, type EquipmentStatus, equipmentCategories } from './equipment.ts';
import type { Choice } from './read-choice.ts';
import type { AccessSeason, Ownership, SiteKind, StructureKind } from './site.ts';

export const siteKindChoices: readonly Choice<SiteKind>[] = [
  {
    value: 'tower',
    label: 'Tower',
    synonyms: ['tower site', 'cell tower', 'macro', 'macro site', 'cell site', 'antenna', 'mast', 'pole', 'monopole', 'guyed', 'self support'],
  },
  { value: 'rooftop', label: 'Rooftop', synonyms: ['roof', 'building', 'bldg'] },
  { value: 'small-cell', label: 'Small cell', synonyms: ['smallcell', 'DAS', 'pico'] },
  { value: 'central-office', label: 'Central office', synonyms: ['CO', 'exchange'] },
  { value: 'core', label: 'Core site', synonyms: ['core', 'MSC', 'MTSO', 'switch', 'switch site'] },
  { value: 'data-center', label: 'Data center', synonyms: ['datacentre', 'DC'] },
  { value: 'cabinet', label: 'Street cabinet', synonyms: ['cabinet', 'pedestal', 'remote terminal', 'node'] },
  { value: 'customer-premises', label: 'Customer premises', synonyms: ['customer', 'CPE', 'subscriber'] },
  { value: 'warehouse', label: 'Warehouse', synonyms: ['storage', 'stores', 'depot'] },
  { value: 'other', label: 'Other', synonyms: ['silo', 'tank', 'water tank', 'water tower', 'elevator', 'stack'] },
];

export const structureChoices: readonly Choice<StructureKind>[] = [
  { value: 'guyed-tower', label: 'Guyed tower', synonyms: ['guyed', 'guy', 'GTOWER'] },
  {
    value: 'self-support-tower',
    label: 'Self-supporting tower',
    synonyms: ['self support', 'self supporting', 'lattice', 'lattice tower', 'SST', 'LTOWER'],
  },
  { value: 'monopole', label: 'Monopole', synonyms: ['mono', 'MTOWER', 'monopine'] },
  { value: 'pole', label: 'Pole', synonyms: ['utility pole', 'light pole', 'wood pole'] },
  { value: 'building', label: 'Building', synonyms: ['bldg', 'roof', 'rooftop'] },
  { value: 'silo', label: 'Silo', synonyms: ['grain elevator', 'elevator', 'grain bin'] },
  { value: 'water-tank', label: 'Water tank', synonyms: ['water tower', 'tank', 'standpipe'] },
  { value: 'none', label: 'None', synonyms: ['no structure', 'ground'] },
  { value: 'unknown', label: 'Not known', synonyms: ['unknown', 'tower', 'antenna', '?', 'tbd'] },
];

export const ownershipChoices: readonly Choice<Ownership>[] = [
  { value: 'owned', label: 'Owned', synonyms: ['own', 'O', 'company owned', 'purchased', 'bought'] },
  { value: 'leased', label: 'Leased', synonyms: ['lease', 'rented', 'rent', 'L', 'third party', 'colocation', 'collocation'] },
];

export const accessChoices: readonly Choice<AccessSeason>[] = [
  { value: 'all-year', label: 'All year', synonyms: ['year round', 'any time', 'anytime', 'always', '24/7', 'open'] },
  { value: 'summer-only', label: 'Summer only', synonyms: ['summer'] },
  { value: 'no-winter', label: 'Not in winter', synonyms: ['no winter', 'winter closed', 'closed in winter', 'snow'] },
  { value: 'hunting-closure', label: 'Closed in hunting season', synonyms: ['hunting', 'hunting closure'] },
  { value: 'wildlife-closure', label: 'Closed for wildlife', synonyms: ['wildlife', 'nesting', 'eagle', 'raptor'] },
  { value: 'harvest-closure', label: 'Closed during harvest', synonyms: ['harvest', 'crops', 'planting and harvest'] },
  { value: 'helicopter', label: 'Helicopter only', synonyms: ['helicopter', 'heli', 'air'] },
];

export const statusChoices: readonly Choice<EquipmentStatus>[] = [
  { value: 'in-service', label: 'In service', synonyms: ['active', 'live', 'on air', 'installed', 'operational', 'working', 'in use'] },
  { value: 'standby', label: 'Standby', synonyms: ['backup', 'back-up', 'hot standby', 'cold standby', 'spare in place'] },
  { value: 'stored', label: 'Stored', synonyms: ['spare', 'in storage', 'warehouse', 'stock', 'not installed'] },
  { value: 'removed', label: 'Removed', synonyms: ['decommissioned', 'retired', 'uninstalled', 'taken down'] },
  { value: 'destroyed', label: 'Destroyed', synonyms: ['disposed', 'scrapped', 'recycled'] },
];

const categorySynonyms: Partial<Record<EquipmentCategory, readonly string[]>> = {
  'RAN baseband': ['baseband', 'BBU', 'base station', 'BTS', 'NodeB', 'eNodeB', 'eNB', 'DU'],
  RRU: ['radio', 'remote radio unit', 'remote radio head', 'RRH', 'RU', 'RFU'],
  AAU: ['active antenna', 'active antenna unit', 'massive MIMO'],
  'small cell': ['pico', 'femto', 'micro'],
  antenna: ['antennas', 'panel antenna', 'sector antenna', 'dish'],
  microwave: ['microwave radio', 'microwave link', 'MW', 'backhaul radio', 'ODU'],
  router: ['routers', 'cell site router', 'CSR', 'routing'],
  switch: ['switches', 'ethernet switch', 'LAN switch'],
  'optical transport': ['optical', 'DWDM', 'WDM', 'SDH', 'SONET', 'OTN', 'transport'],
  OLT: ['GPON', 'PON', 'optical line terminal'],
  'DSLAM/MSAN': ['DSLAM', 'MSAN', 'access node'],
  'ONT/CPE': ['ONT', 'ONU', 'CPE', 'modem'],
  'LTE CPE': ['fixed wireless CPE', 'wireless CPE'],
  'EPC/core': ['EPC', 'core', 'packet core', 'MME', 'HSS', 'MSC', 'SGW', 'PGW'],
  'controller BSC/RNC': ['controller', 'BSC', 'RNC', 'BSC/RNC'],
  'software/NMS': ['software', 'NMS', 'OSS', 'EMS', 'license', 'network management'],
  power: ['rectifier', 'battery', 'batteries', 'power system', 'UPS', 'cabinet'],
};

export const categoryChoices: readonly Choice<EquipmentCategory>[] = equipmentCategories.map((value) => ({
  value,
  label: `${value.charAt(0).toUpperCase()}${value.slice(1)}`,
  synonyms: categorySynonyms[value] ?? [],
}));

/** The word shown for a choice's value. */
export function toLabel<T extends string>(choices: readonly Choice<T>[], value: T): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
