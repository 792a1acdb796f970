import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { readOwnPrice } from '../../domain/cost/own-prices/read-own-price.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { requirePerson } from '../accounts/index.ts';
import { listDocumentsByIds } from '../documents/index.ts';
import { findSiteByCode } from '../inventory/index.ts';
import { entriesFor } from './entries-for.ts';

/** A document that was chosen in a form and removed before the form was sent. */
export const documentGone: Issue = {
  severity: 'error',
  code: 'document-gone',
  field: 'documents',
  message: 'A document that was ticked is no longer in the register. Attach it again, or tick another.',
};

/**
 * An own price from its form, checked against the price book in use, the sites and the register of documents. A price that is `stored` may keep the
 * entry that it replaces when only an earlier edition holds it. Nothing is saved.
 */
export async function readForm(
  ctx: Context,
  form: OwnPriceForm,
  stored: OwnPrice | null,
): Promise<Result<{ price: Omit<OwnPrice, 'code'>; documentIds: number[] }>> {
  const person = requirePerson(ctx);
  const siteCode = form.fields.siteCode?.trim() ?? '';
  const site = siteCode === '' ? undefined : await findSiteByCode(ctx, siteCode);
  const ids = [...new Set(form.documentIds)];
  const documents = await listDocumentsByIds(ctx, ids);
  const read = readOwnPrice(form.fields, {
    kind: form.kind,
    entries: await entriesFor(ctx, stored),
    findSite: () => site?.code,
    documents: documents.map(({ title, sha256 }) => ({ title, sha256 })),
    certifier: { by: person.name, title: person.title },
    today: dayOf(ctx.now),
  });
  if (documents.length < ids.length) return bad([documentGone, ...read.issues.filter(({ code }) => code !== 'no-document')]);
  return read.ok ? good({ price: read.value, documentIds: documents.map(({ id }) => id) }, read.issues) : read;
}

export interface OwnPriceForm {
  kind: OwnPrice['kind'];
  /** Texts by field, as `readOwnPrice` names them. */
  fields: Readonly<Record<string, string>>;
  documentIds: readonly number[];
}
