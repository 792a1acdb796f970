import type { Day } from '../calendar.ts';
import { toModelKey } from '../catalog/read-models.ts';
import { createTagger } from './create-tagger.ts';
import type { EquipmentCategory, EquipmentItem } from './equipment.ts';
import { aNewItem } from './item-fields.ts';
import type { Ownership, Site } from './site.ts';

/** The equipment that usually stands at one sort of site. */
export interface SiteConfiguration {
  key: string;
  title: string;
  description: string;
  items: { maker: string; model: string; category: EquipmentCategory; quantity: number }[];
}

/**
 * New lines of equipment that put a standard configuration at each of the `sites`. Sites that have equipment among `items` are left out and
 * named, unless `evenWhereEquipped`. `items` must be all of the carrier's, so that the new tags are free.
 */
export function applyConfiguration(configuration: SiteConfiguration, network: Network, terms: ConfigurationTerms): AppliedConfiguration {
  const equipped = new Set(network.items.map((item) => item.siteCode.toLowerCase()));
  const nextTag = createTagger(network.items.map((item) => item.tag));
  const isFree = (site: Site) => terms.evenWhereEquipped || !equipped.has(site.code.toLowerCase());
  return {
    items: network.sites.filter(isFree).flatMap((site) =>
      configuration.items.map((line) => ({
        ...aNewItem(site.code),
        ...line,
        tag: nextTag(site.code),
        modelKey: toModelKey(line.maker, line.model),
        obtainedOn: terms.obtainedOn,
        ownership: terms.ownership,
      })),
    ),
    skippedSiteCodes: network.sites.filter((site) => !isFree(site)).map((site) => site.code),
  };
}

interface Network {
  /** Sites that get the configuration. */
  sites: readonly Site[];
  /** All equipment that the carrier has already. */
  items: readonly EquipmentItem[];
}

interface ConfigurationTerms {
  obtainedOn: Day | null;
  ownership: Ownership | null;
  evenWhereEquipped: boolean;
}

interface AppliedConfiguration {
  items: EquipmentItem[];
  skippedSiteCodes: string[];
}
