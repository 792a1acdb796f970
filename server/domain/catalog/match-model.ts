import type { EquipmentCategory } from '../inventory/equipment.ts';
import { createMakerMatcher, type MakerMatch } from './match-maker.ts';
import type { EquipmentModel } from './model.ts';
import { indexModelNames, isTelling, type ModelNames, toTokens } from './model-names.ts';
import { findNearestModels } from './nearest-models.ts';

/** `exact`: the catalog's own name. `alias`: another known name. `close`: the name with a version, a band or a description around it. */
export type MatchConfidence = 'exact' | 'alias' | 'close';

export interface ModelMatch {
  model: EquipmentModel | null;
  /** null when there is no model. */
  confidence: MatchConfidence | null;
  /** The catalog's spelling of the maker; null when the catalog does not have the maker. */
  maker: string | null;
  /** When there is no model: what may have been meant, nearest first, at most three. Worked out when asked for. */
  readonly suggestions: EquipmentModel[];
}

export type ModelMatcher = (maker: string, model: string) => ModelMatch;

/** Distinct texts remembered; above it the memory starts anew. */
const cacheLimit = 50_000;
const mostTokens = 16;
const mostSuggestions = 3;
const longForms: readonly (readonly [RegExp, string])[] = [
  [/remote radio (?:unit|head)/gi, 'RRU'],
  [/base ?band unit/gi, 'BBU'],
  [/active antenna unit/gi, 'AAU'],
];
const shortHarmless = new Set(
  'rru rrh bbu aau ru lte gsm 2g 3g 4g 5g cdma umts wcdma nr tdd fdd aws pcs iden mhz ghz ac dc kit set pcs ea the of for and with w at on qty new old hw sw oem'.split(
    ' ',
  ),
);
const telltaleWords = new Set(['plus', 'lite', 'mini', 'twin', 'enhanced', 'advanced', 'compact']);
const radioCategories = new Set<EquipmentCategory>(['RAN baseband', 'RRU', 'AAU']);
const customerCategories = new Set<EquipmentCategory>(['ONT/CPE', 'LTE CPE']);

/**
 * A forgiving finder of catalog models by what a carrier wrote. Case, spaces, hyphens, company endings, versions, bands and descriptions do not
 * matter; a letter more or less does (`BTS 3900A` is not BTS3900). It never decides between two models and never takes another maker's model.
 */
export function createModelMatcher(models: readonly EquipmentModel[]): ModelMatcher {
  const makers = [...new Set(models.map((model) => model.maker))];
  const catalog: Catalog = {
    matchMaker: createMakerMatcher(makers),
    names: new Map(makers.map((maker) => [maker, indexModelNames(models.filter((model) => model.maker === maker))])),
  };
  const cache = new Map<string, Map<string, ModelMatch>>();
  let size = 0;
  return (maker, model) => {
    const known = cache.get(maker)?.get(model);
    if (known) return known;
    if (size++ >= cacheLimit) {
      cache.clear();
      size = 0;
    }
    const match = findModel(catalog, maker, model);
    const matches = cache.get(maker) ?? new Map<string, ModelMatch>();
    cache.set(maker, matches.set(model, match));
    return match;
  };
}

function findModel(catalog: Catalog, makerText: string, modelText: string): ModelMatch {
  const stated = makerText.trim() === '' ? undefined : catalog.matchMaker(makerText);
  if (stated === null) return noModel(null, () => []);
  const { tokens, makers } = splitMaker(catalog, modelText);
  const inText = [...makers];
  const maker = stated ?? (inText.length === 1 && inText[0] ? { maker: inText[0], sure: true } : undefined);
  if (inText.some((named) => named !== maker?.maker)) return noModel(maker?.maker ?? null, () => suggest(catalog, inText, tokens));
  const candidates = maker ? [maker.maker] : [...catalog.names.keys()];
  const found = candidates.flatMap((name) => findNamed(catalog.names.get(name), tokens));
  const [only] = found;
  if (only && found.length === 1 && only.models.length === 1 && only.models[0]) return toMatch(only.models[0], only.confidence, maker);
  return noModel(maker?.maker ?? null, () => unique([...found.flatMap((one) => one.models), ...suggest(catalog, candidates, tokens)]));
}

function toMatch(model: EquipmentModel, confidence: MatchConfidence, maker: MakerMatch | undefined): ModelMatch {
  return { model, confidence: maker?.sure ? confidence : 'close', maker: model.maker, suggestions: [] };
}

function noModel(maker: string | null, suggest: () => EquipmentModel[]): ModelMatch {
  return {
    model: null,
    confidence: null,
    maker,
    get suggestions() {
      return suggest();
    },
  };
}

/** Models named anywhere among the words, then models with similar names. */
function suggest(catalog: Catalog, makers: readonly string[], tokens: readonly string[]): EquipmentModel[] {
  const mentioned: EquipmentModel[] = [];
  for (let length = tokens.length; length > 0; length--) {
    for (let start = 0; start + length <= tokens.length; start++) {
      for (const maker of makers) {
        const names = catalog.names.get(maker);
        const model = names && lookUp(names, tokens.slice(start, start + length));
        if (model) mentioned.push(model);
      }
    }
  }
  const known = makers.flatMap((maker) => {
    const names = catalog.names.get(maker);
    return names ? [...names.names, ...names.aliases] : [];
  });
  return unique([...mentioned, ...findNearestModels(known, tokens.join(''))]);
}

function unique(models: readonly EquipmentModel[]): EquipmentModel[] {
  return [...new Set(models)].slice(0, mostSuggestions);
}

/** Words of the model without the makers named in it: `Huawei Technologies RRU3908` → `rru3908`, Huawei. */
function splitMaker(catalog: Catalog, text: string): { tokens: string[]; makers: Set<string> } {
  const makers = new Set<string>();
  const spelled = longForms.reduce((written, [long, short]) => written.replace(long, short), text);
  const tokens: string[] = [];
  for (const [index, token] of toTokens(spelled).slice(0, mostTokens).entries()) {
    const named = /\d/.test(token) || (token.length < 3 && index > 0) ? null : catalog.matchMaker(token);
    if (named?.sure) makers.add(named.maker);
    else if (makers.size === 0 || !/^(?:technolog(?:y|ies)|tech|co|ltd|corp(?:oration)?|inc|limited)$/.test(token)) {
      const glued = [...catalog.names.keys()].find((maker) => token.startsWith(maker.toLowerCase()) && /\d/.test(token));
      if (glued) makers.add(glued);
      tokens.push(glued ? token.slice(glued.length) : token);
    }
  }
  return { tokens, makers };
}

/** The model of one maker that the words name; several when they could mean each of them. */
function findNamed(names: ModelNames | undefined, tokens: readonly string[]): Found[] {
  const whole = tokens.join('');
  if (!names || whole === '') return [];
  const exact = names.names.get(whole);
  if (exact) return [{ models: [exact], confidence: 'exact' }];
  const alias = names.aliases.get(whole);
  if (alias) return [{ models: [alias], confidence: 'alias' }];
  const parts = findParts(names, tokens);
  if (parts.length > 0) return [{ models: parts, confidence: 'close' }];
  const longer = names.beginnings.get(tokens.filter((token) => !isHarmless(token)).join(''));
  return longer ? [{ models: [...longer], confidence: 'close' }] : [];
}

/** Models named by some of the words when the others do not matter. */
function findParts(names: ModelNames, tokens: readonly string[]): EquipmentModel[] {
  for (let length = tokens.length; length > 0; length--) {
    const found = new Set<EquipmentModel>();
    for (let start = 0; start + length <= tokens.length; start++) {
      const model = lookUp(names, tokens.slice(start, start + length));
      const others = [...tokens.slice(0, start), ...tokens.slice(start + length)];
      if (model && others.every((token) => isHarmless(token, model.category) || namesSame(names, token, model))) found.add(model);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

function lookUp(names: ModelNames, tokens: readonly string[]): EquipmentModel | undefined {
  const squeezed = tokens.join('');
  if (!isTelling(squeezed)) return undefined;
  const known = names.names.get(squeezed) ?? names.aliases.get(squeezed) ?? names.names.get(zerosForO(squeezed));
  if (known) return known;
  const turned = tokens.length === 2 ? names.names.get(`${tokens[1]}${tokens[0]}`) : undefined;
  if (turned) return turned;
  const versioned = /^(.*\d[a-z]?)v\d(?:\d*r\d.*)?$/.exec(squeezed);
  const base = versioned?.[1] ? names.names.get(versioned[1]) : undefined;
  return base && radioCategories.has(base.category) ? base : undefined;
}

function namesSame(names: ModelNames, token: string, model: EquipmentModel): boolean {
  return names.names.get(token) === model || names.aliases.get(token) === model;
}

/** The letter O typed for a zero: `RRU39O8`. */
function zerosForO(squeezed: string): string {
  return squeezed.replace(/(?<=\d)o|o(?=\d)/g, '0');
}

/** Words that say nothing about which model it is. One or two letters beside a number are a variant, so they do matter. */
function isHarmless(token: string, category?: EquipmentCategory): boolean {
  if (shortHarmless.has(token)) return true;
  if (/^[a-z]{4,}$/.test(token)) return !telltaleWords.has(token);
  if (/^(?:v|ver|rev)\d{1,2}$/.test(token)) return category === undefined || !customerCategories.has(category);
  if (/^v\d{3}r\d{3}\w*$|^c\d{2}(?:spc\d+)?$|^spc\d+$/.test(token)) return true;
  if (/^\d+(?:mhz|ghz|watts?|w|vdc|vac|v|ah|ft|m|port|ports|u|ru)$|^\d+x\d+w?$/.test(token)) return true;
  if (category && radioCategories.has(category) && /^(?:b|n|band)\d{1,2}$|^[slm]?(?:[6-9]00|850|1[789]00|2[13456]00|3[57]00)$/.test(token))
    return true;
  return /^\d{5,}[a-z]{0,4}\d*$/.test(token);
}

interface Catalog {
  matchMaker: (text: string) => MakerMatch | null;
  names: ReadonlyMap<string, ModelNames>;
}

interface Found {
  models: EquipmentModel[];
  confidence: MatchConfidence;
}
