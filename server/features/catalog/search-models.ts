import type { ModelMatcher } from '../../domain/catalog/match-model.ts';
import type { EquipmentModel } from '../../domain/catalog/model.ts';
import type { ModelQuery } from './inputs.ts';

/**
 * Models that fit the filter. The text may be written as in a carrier's own list ("huawei rru-3908 v2"): the model that the import would match
 * comes first, then models so named, then every model with all the words, spaces and hyphens aside. When nothing fits, what may have been meant.
 */
export function searchModels(models: readonly EquipmentModel[], matchModel: ModelMatcher, query: ModelQuery): ModelSearch {
  const fits = (model: EquipmentModel): boolean =>
    (query.category === undefined || model.category === query.category) &&
    (query.maker === '' || model.maker === query.maker) &&
    (query.evidence === undefined || model.evidence === query.evidence);
  if (query.search === '') return { found: models.filter(fits), matched: null, suggestions: [] };
  const match = matchModel(query.maker, query.search);
  const words = query.search
    .toLowerCase()
    .split(/\s+/)
    .map(squeeze)
    .filter((word) => word !== '');
  const holding = words.length === 0 ? [] : models.filter((model) => fits(model) && holds(model, words));
  const matched = match.model && fits(match.model) ? match.model : null;
  const whole = words.join('');
  const named = holding.filter((model) => namesOf(model).includes(whole));
  const found = [...new Set([...(matched ? [matched] : []), ...named, ...holding])];
  return { found, matched, suggestions: found.length > 0 ? [] : match.suggestions.filter(fits) };
}

function holds(model: EquipmentModel, words: readonly string[]): boolean {
  const names = namesOf(model);
  if (names.includes(words.join(''))) return true;
  const more = `${names} ${squeeze(model.description)} ${squeeze(model.generation)}`;
  return words.every((word) => more.includes(word));
}

function namesOf(model: EquipmentModel): string {
  return [model.maker + model.model, ...model.aliases].map(squeeze).join(' ');
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9+]+/g, '');
}

interface ModelSearch {
  found: EquipmentModel[];
  /** The model that an import would take for the searched text. */
  matched: EquipmentModel | null;
  /** What may have been meant, when nothing was found. */
  suggestions: EquipmentModel[];
}
