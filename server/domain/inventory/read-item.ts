import type { Day } from '../calendar.ts';
import type { ModelMatch, ModelMatcher } from '../catalog/match-model.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { checkSerialCount } from './check-serial-count.ts';
import { createTagger } from './create-tagger.ts';
import type { EquipmentItem } from './equipment.ts';
import { aNewItem, itemReaders, type StatedItemField } from './item-fields.ts';
import { findModelDoubts, toModelProblem } from './model-doubts.ts';
import { toFound } from './reading.ts';

const needs = {
  siteCode: 'Say at which site the equipment stands.',
  maker: 'Say who made it, such as Huawei.',
  model: 'Write the model, such as RRU3908.',
};

/**
 * A line of equipment from a form's texts by field name. A blank tag becomes the site's next free one, a blank quantity the number of serial
 * numbers, or 1; the category is the catalog's when it knows the model. Issues carry `field`; warnings come with the item.
 */
export function readItem(fields: Readonly<Record<string, string>>, context: ItemContext): Result<EquipmentItem> {
  const item = aNewItem('');
  const issues: Issue[] = [];
  const readers = itemReaders(context.today);
  const isBlank = (field: string) => (fields[field] ?? '').trim() === '';
  const read = <Field extends StatedItemField>(field: Field): void => {
    if (isBlank(field)) return;
    const text = (fields[field] ?? '').trim();
    const reading = readers[field](text);
    for (const problem of reading.problems) issues.push({ ...problem, field, found: toFound(text) });
    if (reading.value !== undefined) item[field] = reading.value;
  };
  for (const field of Object.keys(readers) as StatedItemField[]) read(field);
  if (isBlank('quantity')) item.quantity = Math.max(1, item.serials.length);
  const match = context.matchModel(item.maker, item.model);
  if (item.maker === '' && isBlank('maker') && match.maker) item.maker = match.maker;
  for (const field of ['siteCode', 'maker', 'model'] as const) {
    if (isBlank(field) && item[field] === '') issues.push({ severity: 'error', code: `missing-${field}`, message: needs[field], field });
  }
  if (item.maker !== '' && item.model !== '') issues.push(...applyMatch(item, match));
  const serialCount = issues.length === 0 ? checkSerialCount(item) : undefined;
  if (serialCount) issues.push({ ...serialCount, field: 'serials' });
  if (issues.some((issue) => issue.severity === 'error')) return bad(issues);
  if (item.tag === '') item.tag = createTagger(context.takenTags)(item.siteCode);
  return good(item, issues);
}

function applyMatch(item: EquipmentItem, match: ModelMatch): Issue[] {
  const problems = findModelDoubts(item, match).map((doubt) => toModelProblem(doubt, item, match));
  item.modelKey = match.model?.key ?? null;
  item.category = match.model?.category ?? item.category;
  return problems.map((problem) => ({ ...problem, found: toFound(`${item.maker} ${item.model}`) }));
}

interface ItemContext {
  today: Day;
  matchModel: ModelMatcher;
  /** Tags of the carrier's other lines of equipment. */
  takenTags: Iterable<string>;
}
