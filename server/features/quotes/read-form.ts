import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { readOwnPrice } from '../../domain/cost/own-prices/read-own-price.ts';
import { good, type Result } from '../../domain/result.ts';
import { requirePerson } from '../accounts/index.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { getDocument } from '../documents/index.ts';
import { findSiteByCode } from '../inventory/index.ts';

/** An own price from its form, checked against the price book in use, the sites and the register of documents. Nothing is saved. */
export async function readForm(ctx: Context, form: OwnPriceForm): Promise<Result<{ price: Omit<OwnPrice, 'code'>; documentIds: number[] }>> {
  const person = requirePerson(ctx);
  const siteCode = form.fields.siteCode?.trim() ?? '';
  const site = siteCode === '' ? undefined : await findSiteByCode(ctx, siteCode);
  const documents = await Promise.all([...new Set(form.documentIds)].map((id) => getDocument(ctx, id)));
  const read = readOwnPrice(form.fields, {
    kind: form.kind,
    entries: (await findCurrentEdition(ctx))?.entries ?? [],
    findSite: () => site?.code,
    documents: documents.map(({ title, sha256 }) => ({ title, sha256 })),
    certifier: { by: person.name, title: person.title },
    today: dayOf(ctx.now),
  });
  return read.ok ? good({ price: read.value, documentIds: documents.map(({ id }) => id) }, read.issues) : read;
}

export interface OwnPriceForm {
  kind: OwnPrice['kind'];
  /** Texts by field, as `readOwnPrice` names them. */
  fields: Readonly<Record<string, string>>;
  documentIds: readonly number[];
}
