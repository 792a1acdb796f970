import { z } from 'zod';
import { costPhases, type RecipeDriver } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { driversByScope } from '../../domain/catalog/recipe-drivers.ts';
import { readText } from '../../domain/inventory/read-text.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';

const reasonLimit = 1000;
const readReasonText = readText(reasonLimit, 'many lines');
const reasonLeast = { letters: 20, words: 4 };
const drivers: readonly RecipeDriver[] = [...new Set([...driversByScope.site, ...driversByScope.network])];

const recipeQuery = z.object({
  q: z.string().max(200).catch(''),
  part: z.string().max(40).catch(''),
});

/** The filter in the address of the list of recipes; what cannot be read is left out. */
export function readRecipeQuery(query: Record<string, string>): RecipeQuery {
  const { q, part } = recipeQuery.parse({ q: '', part: '', ...query });
  return { search: q.trim(), part };
}

/** The form that changes one step. */
export function readStepForm(body: Record<string, string>): Result<Pick<RecipeChange, 'quantity' | 'reason'>> {
  const quantity = readQuantity(body.quantity ?? '');
  const reason = readReason(body.reason ?? '');
  const issues = [...quantity.issues, ...reason.issues];
  return quantity.ok && reason.ok ? good({ quantity: quantity.value, reason: reason.value }) : bad(issues);
}

/** The form that adds a step. Whether price and driver fit the recipe is checked afterwards. */
export function readAdditionForm(body: Record<string, string>): Result<Pick<RecipeChange, 'quantity' | 'reason'> & { added: AddedStep }> {
  const read = readStepForm(body);
  const entryCode = (body.entryCode ?? '').trim();
  const driver = drivers.find((one) => one === body.driver);
  const phase = costPhases.find((one) => one === body.phase);
  const issues: Issue[] = [];
  if (entryCode === '') issues.push(fault('entryCode', 'No price is chosen. Choose what is bought or done from the price book.'));
  if (!driver) issues.push(fault('driver', 'What the quantity follows is not chosen. Choose one of the list.'));
  if (!phase) issues.push(fault('phase', 'It is not chosen what the step is part of. Choose removal, replacement, disposal or soft cost.'));
  issues.push(...read.issues);
  return read.ok && driver && phase && entryCode !== '' ? good({ ...read.value, added: { entryCode, driver, phase } }) : bad(issues);
}

/** A quantity as typed: `2`, `0.25`, `1,000`; at most six decimals. */
function readQuantity(text: string): Result<number> {
  const typed = text.trim();
  if (typed === '') return bad([fault('quantity', 'The quantity is missing. Enter a number such as 2 or 0.5; 0 leaves the step out.')]);
  if (/^[-−]\s*[\d.]/.test(typed))
    return bad([found('The quantity cannot be below zero. Enter 0 to leave the step out, or a number above it.', typed)]);
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed;
  if (!/^(\d+(\.\d*)?|\.\d+)$/.test(plain)) {
    return bad([found('The quantity is not a number. Write digits with a point, such as 2, 0.5 or 1,000, without a unit.', typed)]);
  }
  if ((plain.split('.')[1] ?? '').length > 6) return bad([found('The quantity has more than six decimals. Round it.', typed)]);
  return good(Number(plain));
}

function readReason(text: string): Result<string> {
  const reason = text.replace(/\r\n?/g, '\n').trim();
  if (reason === '')
    return bad([fault('reason', 'The reason is missing. Say in a sentence why your network differs; a reviewer reads it on every line.')]);
  const words = reason.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (reason.length < reasonLeast.letters || words.length < reasonLeast.words) {
    return bad([
      fault('reason', 'The reason is too short to convince. Write a whole sentence that says what is different at your sites and how you know.'),
    ]);
  }
  if (reason.length > reasonLimit)
    return bad([fault('reason', `The reason is longer than ${reasonLimit} characters. Shorten it; put proof into a document.`)]);
  const { value, problems } = readReasonText(reason);
  return value === undefined ? bad(problems.map((problem) => ({ ...problem, field: 'reason' }))) : good(value);
}

function found(message: string, typed: string): Issue {
  return { ...fault('quantity', message), found: typed.slice(0, 80) };
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: `change-${field}`, field, message };
}

export interface RecipeQuery {
  search: string;
  /** Key of a part of the recipe book, `changed`, or empty for all. */
  part: string;
}

type AddedStep = NonNullable<RecipeChange['added']>;
