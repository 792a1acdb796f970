import { z } from 'zod';
import type { WholeHeader } from '../../domain/catalog/edition-header.ts';
import type { ModelEvidence } from '../../domain/catalog/model.ts';
import { type CostCategory, costCategories, type PriceBasis, priceBases } from '../../domain/catalog/price-book.ts';
import { type EquipmentCategory, equipmentCategories } from '../../domain/inventory/equipment.ts';

const search = z.string().max(200).catch('');

const page = z.coerce.number().int().min(1).max(1000).catch(1);

const priceQuery = z.object({
  q: search,
  category: z.enum(costCategories).optional().catch(undefined),
  basis: z.enum(priceBases).optional().catch(undefined),
  page,
});

const side = z.string().max(20).catch('');
const comparisonQuery = z.object({
  from: side,
  to: side,
  show: z.enum(['added', 'dropped', 'moved', 'unit', 'basis', 'source']).optional().catch(undefined),
  category: z.enum(costCategories).optional().catch(undefined),
  q: search,
  page,
});

const modelQuery = z.object({
  q: search,
  category: z.enum(equipmentCategories).optional().catch(undefined),
  maker: z.string().max(40).catch(''),
  evidence: z.enum(['read', 'name-read', 'remembered']).optional().catch(undefined),
  page,
});

/** The filter in the address of a price book; what cannot be read is left out. */
export function readPriceQuery(query: Record<string, string>): PriceQuery {
  const { q, category, basis, page: number } = priceQuery.parse({ q: '', page: 1, ...query });
  return { search: q.trim(), category, basis, page: number };
}

/** The two sides, filter and page in the address of a comparison; what cannot be read is left out. */
export function readComparisonQuery(query: Record<string, string>): ComparisonQuery {
  const { q, page: number, ...rest } = comparisonQuery.parse({ from: '', to: '', q: '', page: 1, ...query });
  return { ...rest, show: rest.show, category: rest.category, search: q.trim(), page: number };
}

/** The header of an edition as entered in the form that publishes it. */
export function readHeaderFields(body: Record<string, string>): WholeHeader {
  const { code = '', title = '', effectiveOn = '', statement = '', officialSource = '' } = body;
  return { code, title, effectiveOn, statement, officialSource };
}

/** The filter and page in the address of the equipment catalog; what cannot be read is left out. */
export function readModelQuery(query: Record<string, string>): ModelQuery {
  const { q, category, maker, evidence, page: number } = modelQuery.parse({ q: '', maker: '', page: 1, ...query });
  return { search: q.trim(), category, maker, evidence, page: number };
}

export interface ComparisonQuery {
  /** Id of an edition or `draft-7`; empty where none is chosen. */
  from: string;
  to: string;
  show: 'added' | 'dropped' | 'moved' | 'unit' | 'basis' | 'source' | undefined;
  category: CostCategory | undefined;
  search: string;
  page: number;
}

export interface PriceQuery {
  search: string;
  category: CostCategory | undefined;
  basis: PriceBasis | undefined;
  page: number;
}

export interface ModelQuery {
  search: string;
  category: EquipmentCategory | undefined;
  /** Empty for all makers. */
  maker: string;
  evidence: ModelEvidence | undefined;
  page: number;
}
