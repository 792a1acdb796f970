import type { Context } from '../../context.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { requirePerson } from '../accounts/index.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { type DocumentRow, listDocuments } from '../documents/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import type { OwnPriceFormModel } from './form-model.ts';

const offeredDocuments = 20;

/** What the form shows besides its values: prices of the edition in use, the newest documents of the register, who would certify. */
export async function fillForm(ctx: Context, form: FormState): Promise<OwnPriceFormModel> {
  const person = requirePerson(ctx);
  const edition = await findCurrentEdition(ctx);
  const newest = await listDocuments(ctx, { search: '', kind: undefined }, { number: 1, size: offeredDocuments });
  const { chosen, known, ...rest } = form;
  const others = newest.filter(({ id }) => !chosen.some((row) => row.id === id));
  return {
    ...rest,
    known: known && { id: known.id, code: known.code },
    editionCode: edition?.code ?? '',
    entries: edition?.entries ?? [],
    program: getProgram((await getInventoryState(ctx)).program),
    choices: [...chosen, ...others],
    ticked: chosen.map(({ id }) => id),
    certifier: { by: person.name, title: person.title, organization: person.organizationName },
  };
}

interface FormState extends Pick<OwnPriceFormModel, 'kind' | 'known' | 'values' | 'issues' | 'seen' | 'kept'> {
  chosen: DocumentRow[];
}
