import type { Context } from '../../context.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { requirePerson } from '../accounts/index.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { type DocumentRow, listDocuments } from '../documents/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { entriesFor } from './entries-for.ts';
import { twinCode } from './find-twin.ts';
import type { OwnPriceFormModel } from './form-model.ts';
import { getOwnPrice, type OwnPriceRow } from './queries.ts';

const offeredDocuments = 20;

/** What the form shows besides its values: prices of the edition in use, the newest documents of the register, who would certify. */
export async function fillForm(ctx: Context, form: FormState): Promise<OwnPriceFormModel> {
  const person = requirePerson(ctx);
  const edition = await findCurrentEdition(ctx);
  const newest = await listDocuments(ctx, { search: '', kind: undefined }, { number: 1, size: offeredDocuments });
  const { chosen, known, ...rest } = form;
  const entries = await entriesFor(ctx, known?.priceJson ?? null);
  const twin = form.issues.find(({ code }) => code === twinCode)?.subject;
  const others = newest.filter(({ id }) => !chosen.some((row) => row.id === id));
  return {
    ...rest,
    known: known && toKnown(known),
    editionCode: edition?.code ?? '',
    entries,
    notInEdition: entries.length > (edition?.entries.length ?? 0) ? (known?.priceJson.entryCode ?? null) : null,
    twin: twin === undefined ? null : toKnown(await getOwnPrice(ctx, Number(twin))),
    program: getProgram((await getInventoryState(ctx)).program),
    choices: [...chosen, ...others],
    ticked: chosen.map(({ id }) => id),
    certifier: { by: person.name, title: person.title, organization: person.organizationName },
  };
}

function toKnown({ id, code }: OwnPriceRow): { id: number; code: string } {
  return { id, code };
}

interface FormState extends Pick<OwnPriceFormModel, 'kind' | 'values' | 'issues' | 'seen' | 'kept'> {
  known: OwnPriceRow | null;
  chosen: DocumentRow[];
}
