import type { Context } from '../../../server/context.ts';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import type { Result } from '../../../server/domain/result.ts';
import { saveRecipeChange } from '../../../server/features/catalog/save-recipe-change.ts';
import { keepDocument } from '../../../server/features/documents/index.ts';
import { saveOwnPrice } from '../../../server/features/quotes/save-own-price.ts';
import type { TestApp, Visitor } from '../../support/app-harness.ts';
import { estimateForm } from '../../support/enter-network.ts';

/** The plan as the form of a new estimate sends it; what is not named is not ticked. */
export const planForm = {
  planStated: 'yes',
  indexKey: '',
  workYear: '',
  contingency: '0.8',
  reserve: '5',
  allocation: '',
};

/** A vendor's quote for baseband and site software at one site or everywhere, with its document. Returns its id in the register. */
export async function enterQuote(ctx: Context, values: Record<string, string> = {}): Promise<number> {
  const bytes = Buffer.from('%PDF-1.7\nan offer\nstartxref\n0\n%%EOF\n');
  const kept = accepted(
    await keepDocument(ctx, { name: 'offer.pdf', bytes, kind: 'quote', title: 'Offer 2026-4417', datedOn: null, expiresOn: null }),
  );
  const fields = {
    takes: 'entry',
    entryCode: 'RA-020',
    unit: 'per site',
    likely: '31,500',
    use: 'comparable',
    from: 'Plains Radio, Inc.',
    reference: '2026-4417',
    quotedOn: '2026-10-05',
    expiresOn: '2027-01-31',
    reason: 'Lowest of three offers for the same scope.',
    ...values,
  };
  return accepted(await saveOwnPrice(ctx, { kind: 'vendor quote', fields, documentIds: [kept.document.id] }, null));
}

/** An own estimate for one upgrade that is dearer than its comparable, at one site. */
export async function enterUpgrade(ctx: Context, siteCode: string): Promise<number> {
  const fields = {
    takes: 'line',
    siteCode,
    item: 'Radio unit with six more bands',
    category: 'Radio access',
    phase: 'replacement',
    quantity: '3',
    unit: 'each',
    likely: '60,000',
    use: 'upgrade',
    comparable: '45,000',
    from: 'Network engineering',
    quotedOn: '2026-11-01',
    reason: 'The comparable is the radio of three bands that the catalog lists; the six more bands are for growth.',
    certified: 'yes',
  };
  return accepted(await saveOwnPrice(ctx, { kind: 'own estimate', fields, documentIds: [] }, null));
}

/** Changes the quantity of the first step with this entry that applies everywhere. Returns the id of the change. */
export async function changeRecipe(ctx: Context, entryCode: string, quantity: number): Promise<number> {
  const recipe = ctx.reference.recipes.recipes.find((one) => one.steps.some((step) => step.entryCode === entryCode && !step.only && !step.choice));
  const step = recipe?.steps.find((one) => one.entryCode === entryCode && !one.only && !one.choice);
  if (!recipe || !step) throw new Error(`No recipe uses ${entryCode}.`);
  const change = { recipeKey: recipe.key, stepKey: stepKey(step), quantity, added: null, reason: 'Steep access roads.' };
  return accepted(await saveRecipeChange(ctx, recipe, { change, seen: undefined }));
}

/** Sends the form of a new estimate and waits until it is computed. Returns its address. */
export async function makeEstimate(app: TestApp, visitor: Visitor, values: Record<string, string | string[]> = {}): Promise<string> {
  const answer = await visitor.post('/estimates', { ...estimateForm, ...values }, '/estimates/new');
  if (answer.status !== 303) throw new Error(answer.$('.summary').text());
  await app.finishJobs();
  return String(answer.headers.location);
}

/** The first amount of a text, in cents. */
export function moneyIn(text: string): number {
  const match = /([+−]?)\$([\d,]+)\.(\d\d)/.exec(text);
  if (!match) throw new Error(`No amount in “${text}”.`);
  return Number(`${(match[2] ?? '').replaceAll(',', '')}${match[3]}`) * (match[1] === '−' ? -1 : 1);
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
