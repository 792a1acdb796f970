import { z } from 'zod';
import type { ModelEvidence } from '../../domain/catalog/model.ts';
import { type CostCategory, costCategories } from '../../domain/catalog/price-book.ts';
import { type EquipmentCategory, equipmentCategories } from '../../domain/inventory/equipment.ts';

const search = z.string().max(200).catch('');

const priceQuery = z.object({ q: search, category: z.enum(costCategories).optional().catch(undefined) });

const modelQuery = z.object({
  q: search,
  category: z.enum(equipmentCategories).optional().catch(undefined),
  maker: z.string().max(40).catch(''),
  evidence: z.enum(['read', 'name-read', 'remembered']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** The filter in the address of a price book; what cannot be read is left out. */
export function readPriceQuery(query: Record<string, string>): PriceQuery {
  const { q, category } = priceQuery.parse({ q: '', ...query });
  return { search: q.trim(), category };
}

/** The filter and page in the address of the equipment catalog; what cannot be read is left out. */
export function readModelQuery(query: Record<string, string>): ModelQuery {
  const { q, category, maker, evidence, page } = modelQuery.parse({ q: '', maker: '', page: 1, ...query });
  return { search: q.trim(), category, maker, evidence, page };
}

export interface PriceQuery {
  search: string;
  category: CostCategory | undefined;
}

export interface ModelQuery {
  search: string;
  category: EquipmentCategory | undefined;
  /** Empty for all makers. */
  maker: string;
  evidence: ModelEvidence | undefined;
  page: number;
}
