import type { Day } from '../calendar.ts';
import type { Ownership } from './site.ts';

/** Words of the equipment catalog; the order is the order of lists and reports. */
export const equipmentCategories = [
  'RAN baseband',
  'RRU',
  'AAU',
  'small cell',
  'antenna',
  'microwave',
  'router',
  'switch',
  'firewall',
  'optical transport',
  'OLT',
  'DSLAM/MSAN',
  'ONT/CPE',
  'LTE CPE',
  'EPC/core',
  'IMS',
  'controller BSC/RNC',
  'software/NMS',
  'power',
  'other',
] as const;
export type EquipmentCategory = (typeof equipmentCategories)[number];

export const equipmentStatuses = ['in-service', 'standby', 'stored', 'removed', 'destroyed'] as const;
export type EquipmentStatus = (typeof equipmentStatuses)[number];

/** One line of equipment at a site: `quantity` units of one model. `tag` identifies the line within the carrier, ignoring case. */
export interface EquipmentItem {
  tag: string;
  siteCode: string;
  /** As the carrier wrote it. */
  maker: string;
  /** As the carrier wrote it. */
  model: string;
  /** Key of the catalog model it was matched to; null when the catalog does not know it. */
  modelKey: string | null;
  /** Of the catalog model, or as the carrier stated; null when neither is known. */
  category: EquipmentCategory | null;
  /** Whole units, 1 or more. */
  quantity: number;
  serials: string[];
  /** The day the carrier obtained it; null when not known yet. */
  obtainedOn: Day | null;
  ownership: Ownership | null;
  status: EquipmentStatus;
  notes: string | null;
}
