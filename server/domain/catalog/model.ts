import type { EquipmentCategory } from '../inventory/equipment.ts';

/** How far to trust a catalog row: all of it was read in the source, only the name was, or it is from memory. */
export type ModelEvidence = 'read' | 'name-read' | 'remembered';

/** One model of the equipment catalog. */
export interface EquipmentModel {
  /** Stable key: maker and model in lower case, a plus sign as `plus`, runs of other characters as one hyphen: `huawei-rru3908`. */
  key: string;
  maker: string;
  model: string;
  aliases: string[];
  category: EquipmentCategory;
  /** `2G/3G/4G`, `transport`, `fixed access` and so on, as the catalog has it. */
  generation: string;
  description: string;
  evidence: ModelEvidence;
  source: string;
}
