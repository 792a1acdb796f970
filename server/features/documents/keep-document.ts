import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile, sha256Of } from '../../platform/files.ts';
import { sniffMedia } from '../../platform/sniff-media.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import type { DocumentFields } from './inputs.ts';
import { type DocumentRow, findDocumentByHash, getDocument } from './queries.ts';
import { insertDocument, takeNumber } from './store.ts';

const longestName = 200;

/** Takes a file into the register. The same bytes stand there once: then the document that is there already comes back, unchanged. */
export async function keepDocument(ctx: Context, upload: DocumentUpload): Promise<Result<{ document: DocumentRow; isNew: boolean }>> {
  return inTransaction(ctx, (tx) => keepIn(tx, upload));
}

/** The same in the transaction of a write that needs the document. */
export async function keepIn(tx: Context, upload: DocumentUpload): Promise<Result<{ document: DocumentRow; isNew: boolean }>> {
  const carrierId = requireCarrierId(tx);
  const { name, bytes, ...fields } = upload;
  const told = sniffMedia(bytes, name);
  if (!told.ok) return bad(told.issues);
  const { mediaType } = told.value;
  const sha256 = sha256Of(bytes);
  const known = await findDocumentByHash(tx, sha256);
  if (known) return good({ document: known, isNew: false });
  await keepFile(tx, bytes, mediaType);
  const number = await takeNumber(tx, carrierId);
  const row = { ...fields, number, carrierId, fileName: cut(name), mediaType, byteLength: bytes.length, sha256 };
  const id = await insertDocument(tx, { ...row, addedByName: requirePerson(tx).name });
  const summary = `${fields.title} (${cut(name)})`;
  await recordEvent(tx, {
    action: 'document added',
    subject: `document D-${number}`,
    summary,
    changes: { sha256: { before: null, after: sha256 } },
  });
  return good({ document: await getDocument(tx, id), isNew: true });
}

/** A name of any length, its ending kept, without half a surrogate pair where it is cut. */
function cut(name: string): string {
  const signs = [...name];
  if (name.length <= longestName) return name;
  return `${signs.slice(0, 80).join('')}…${signs.slice(-16).join('')}`;
}

export interface DocumentUpload extends DocumentFields {
  /** As the client named the file. */
  name: string;
  bytes: Buffer;
}
