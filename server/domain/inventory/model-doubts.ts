import type { ModelMatch } from '../catalog/match-model.ts';
import { categoryChoices, toLabel } from './choices.ts';
import type { EquipmentItem } from './equipment.ts';
import { type Problem, quote } from './reading.ts';

/** What may be doubted about maker, model and category as a carrier stated them; all are warnings. */
export type ModelDoubt = 'unknown-maker' | 'unknown-model' | 'model-close' | 'category-differs';

export type StatedModel = Pick<EquipmentItem, 'maker' | 'model' | 'category'>;

/** The doubts about a stated model, given what the catalog made of it. */
export function findModelDoubts(stated: StatedModel, { model, maker, confidence }: ModelMatch): ModelDoubt[] {
  if (model === null) return [maker === null ? 'unknown-maker' : 'unknown-model'];
  const doubts: ModelDoubt[] = [];
  if (confidence === 'close') doubts.push('model-close');
  if (stated.category !== null && stated.category !== model.category) doubts.push('category-differs');
  return doubts;
}

/** A doubt as a sentence. Works out the suggestions, which takes a moment: only for doubts that are shown. */
export function toModelProblem(doubt: ModelDoubt, stated: StatedModel, match: ModelMatch): Problem & { field: 'maker' | 'model' | 'category' } {
  const known = match.model ? `${match.model.maker} ${match.model.model}` : '';
  switch (doubt) {
    case 'unknown-maker':
      return {
        severity: 'warning',
        code: doubt,
        field: 'maker',
        message: `The catalog has no equipment made by ${quote(stated.maker)}. It is kept as written; correct it if it stands for a maker the catalog has.`,
        wanted: 'a maker of the catalog',
      };
    case 'unknown-model':
      return unknownModel(stated, match);
    case 'model-close':
      return {
        severity: 'warning',
        code: doubt,
        field: 'model',
        message: `${quote(`${stated.maker} ${stated.model}`)} is taken for ${known}. Check that it is, or write another model.`,
        wanted: known,
      };
    case 'category-differs':
      return categoryDiffers(stated, match);
  }
}

function unknownModel(stated: StatedModel, match: ModelMatch): Problem & { field: 'model' } {
  const [best, ...others] = match.suggestions.map((model) => (model.maker === match.maker ? model.model : `${model.maker} ${model.model}`));
  const question = best ? ` Did you mean ${others.length > 0 ? `${[best, ...others.slice(0, -1)].join(', ')} or ${others.at(-1)}` : best}?` : '';
  return {
    severity: 'warning',
    code: 'unknown-model',
    field: 'model',
    message: `The catalog does not know the ${match.maker} model ${quote(stated.model)}. It is kept as written.${question} Correct it, or give its category.`,
    wanted: best ?? 'a model of the catalog',
  };
}

function categoryDiffers(stated: StatedModel, { model }: ModelMatch): Problem & { field: 'category' } {
  const said = stated.category === null ? 'none' : toLabel(categoryChoices, stated.category);
  const known = model === null ? 'none' : toLabel(categoryChoices, model.category);
  return {
    severity: 'warning',
    code: 'category-differs',
    field: 'category',
    message: `The catalog has ${model?.maker} ${model?.model} under ${known}, not ${said}. ${known} is used; correct the model if that is wrong.`,
    wanted: known,
  };
}
