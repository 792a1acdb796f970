import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { addDays, dayOf } from '../domain/calendar.ts';
import type { OwnPrice } from '../domain/cost/own-price.ts';
import type { EvidenceDocument } from '../domain/filing/filing.ts';
import type { Result } from '../domain/result.ts';
import { keepDocument } from '../features/documents/index.ts';
import { saveOwnPrice } from '../features/quotes/index.ts';
import { projectRoot } from '../platform/project-root.ts';

const folder = join(projectRoot, 'db/seed/demo');

/** Enters the demo carrier's invented quote and own estimate, each with its document. Returns how many. */
export async function priceDemo(ctx: Context): Promise<number> {
  const prices = JSON.parse(readFileSync(join(folder, 'own-prices.json'), 'utf8')) as DemoPrice[];
  for (const { kind, document, quotedDaysAgo, heldForDays, fields } of prices) {
    const quotedOn = addDays(dayOf(ctx.now), -quotedDaysAgo);
    const kept = accepted(
      await keepDocument(ctx, {
        name: document.file,
        bytes: readFileSync(join(folder, document.file)),
        kind: document.kind,
        title: document.title,
        datedOn: quotedOn,
        expiresOn: heldForDays === null ? null : addDays(quotedOn, heldForDays),
      }),
    );
    const dates = { quotedOn, expiresOn: heldForDays === null ? '' : addDays(quotedOn, heldForDays) };
    accepted(await saveOwnPrice(ctx, { kind, fields: { ...fields, ...dates }, documentIds: [kept.document.id] }, null));
  }
  return prices.length;
}

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}

/** As in `own-prices.json`. */
interface DemoPrice {
  kind: OwnPrice['kind'];
  document: { file: string; kind: EvidenceDocument['kind']; title: string };
  /** Before the day of the demo. */
  quotedDaysAgo: number;
  heldForDays: number | null;
  fields: Record<string, string>;
}
