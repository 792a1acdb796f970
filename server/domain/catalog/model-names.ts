import type { EquipmentModel } from './model.ts';

/** Words for what a thing does. As an alias they would claim every maker's gear of that sort. */
const genericWords = new Set([
  'mme',
  'sgsn',
  'ggsn',
  'hlr',
  'hss',
  'msc',
  'bsc',
  'rnc',
  'bts',
  'rru',
  'bbu',
  'olt',
  'ont',
  'aau',
  'aisg',
  '10g',
  'pdsn',
  'cscf',
]);

/** Every way in which the catalog names one maker's models, without spaces, hyphens and case. */
export interface ModelNames {
  names: ReadonlyMap<string, EquipmentModel>;
  /** Aliases of the catalog, and parts of a name that no other model has: `RTN 950A` of OptiX RTN 950A. */
  aliases: ReadonlyMap<string, EquipmentModel>;
  /** Models whose name goes on after this beginning: `s570028c` of S5700-28C-EI and S5700-28C-SI. */
  beginnings: ReadonlyMap<string, readonly EquipmentModel[]>;
}

export function indexModelNames(models: readonly EquipmentModel[]): ModelNames {
  const names = new Map(models.map((model) => [toTokens(model.model).join(''), model] as const));
  const aliases = new Map<string, EquipmentModel | null>();
  const beginnings = new Map<string, EquipmentModel[]>();
  for (const model of models) {
    for (const alias of [...model.aliases, ...nameParts(model.model)]) {
      const squeezed = toTokens(alias).join('');
      if (names.has(squeezed) || genericWords.has(squeezed) || squeezed === '') continue;
      const other = aliases.get(squeezed);
      // Two models claim it: it names neither.
      aliases.set(squeezed, other === undefined || other === model ? model : null);
    }
    const tokens = toTokens(model.model);
    for (let end = 1; end < tokens.length; end++) {
      const beginning = tokens.slice(0, end).join('');
      if (isTelling(beginning)) beginnings.set(beginning, [...(beginnings.get(beginning) ?? []), model]);
    }
  }
  return { names, aliases: new Map([...aliases].filter((entry): entry is [string, EquipmentModel] => entry[1] !== null)), beginnings };
}

/** Lower-case runs of letters and digits; a plus sign counts as a word, because it tells models apart. */
export function toTokens(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('+', 'plus ')
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

/** Whether a name says enough to stand for a model inside a longer text: letters and digits, four or more. */
export function isTelling(squeezed: string): boolean {
  return squeezed.length >= 4 && /\d/.test(squeezed) && /[a-z]/.test(squeezed);
}

/** `OptiX RTN 950A` → `RTN 950A`, `950A`; `CSCF (CSC3300)` → `CSCF`, `CSC3300`; `AAA3000 / infoX AAA` → both halves. */
function nameParts(name: string): string[] {
  const tokens = toTokens(name);
  const endings = tokens.map((_, start) => tokens.slice(start).join('')).filter(isTelling);
  const bracketed = /^(.*?)\s*\((.*)\)$/.exec(name);
  return [...endings, ...(bracketed ? [bracketed[1] ?? '', bracketed[2] ?? ''] : []), ...(name.includes(' / ') ? name.split(' / ') : [])];
}
