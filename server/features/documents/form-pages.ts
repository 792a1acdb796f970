import { documentKinds } from '../../domain/filing/registered-document.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { type FormField, formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { codeOf } from './code-of.ts';
import { textsOf } from './document-texts.ts';
import { readAbout, readBack } from './inputs.ts';
import { linkLabel } from './link-label.ts';
import type { DocumentRow } from './queries.ts';

/** File endings that the file field offers. */
export const acceptedEndings = '.pdf,.jpg,.jpeg,.png,.webp,.xlsx,.csv,.docx,.txt';
export const fileHint = 'PDF, JPEG, PNG, WebP, XLSX, CSV, DOCX or TXT, up to 25 MB. It is kept as it is and never opened here.';

/** Where a file comes into the register. `twin` is the document that holds the same bytes already. */
export function newDocumentPage(values: Record<string, string>, issues: Issue[], twin?: DocumentRow): Page {
  const about = readAbout(values);
  const back = readBack(values);
  const page = formPage({
    title: 'Add a document',
    sentence: about
      ? `It will be linked as evidence: ${linkLabel(about)}.`
      : 'A quote, an invoice, a photo, a contract: whatever a reviewer may ask for.',
    crumbs: [{ href: paths.documents(), label: 'Documents' }],
    action: paths.documents(),
    isUpload: true,
    submitLabel: about ? 'Keep and link the document' : 'Keep the document',
    cancelHref: back ?? paths.documents(),
    hidden: { ...(about && { linkKind: about.kind, subject: about.subject }), ...(back !== null && { back }) },
    issues,
    groups: [
      {
        fields: [{ name: 'file', label: 'File', hint: fileHint, kind: 'file', required: true, accept: acceptedEndings }, ...fieldsOf(values, false)],
      },
    ],
    aside: about
      ? 'A file that is in the register already is not kept twice: choose it here all the same, and it is linked where it stands.'
      : 'On the next page you say what it is about: a site, a line of equipment, a cost line or the filing as a whole.',
  });
  if (!twin) return page;
  const view = page.view as { issues: { message: string; href: string | null }[] };
  return { ...page, view: { ...view, issues: [...view.issues, { message: `Open ${codeOf(twin)}, ${twin.title}`, href: paths.document(twin.id) }] } };
}

/** The words about a document; its bytes never change. */
export function editDocumentPage(row: DocumentRow, form: { values: Record<string, string>; issues: Issue[]; seen: string | undefined }): Page {
  return formPage({
    title: `Edit ${codeOf(row)}`,
    sentence: 'Title, kind and days. The file itself stays as it is; a new version of it is a new document.',
    crumbs: [
      { href: paths.documents(), label: 'Documents' },
      { href: paths.document(row.id), label: row.title },
    ],
    action: paths.document(row.id),
    submitLabel: 'Save the document',
    cancelHref: paths.document(row.id),
    hidden: { seen: form.seen ?? '' },
    issues: form.issues,
    groups: [{ fields: fieldsOf(form.values, true) }],
  });
}

/** What the form of a stored document starts with. */
export function documentValues(row: DocumentRow): Record<string, string> {
  return textsOf(row);
}

/** What the form of a stored document names as seen. */
export function documentSeen(row: DocumentRow): string {
  return fingerprintOf(textsOf(row));
}

function fieldsOf(values: Record<string, string>, isTitleNeeded: boolean): FormField[] {
  return [
    {
      name: 'kind',
      label: 'Kind',
      kind: 'select',
      required: true,
      value: values.kind ?? '',
      options: [{ value: '', label: 'Choose' }, ...documentKinds.map(({ value, label }) => ({ value, label }))],
    },
    {
      name: 'title',
      label: 'Title',
      hint: isTitleNeeded
        ? 'As it should stand in lists and on paper.'
        : 'As it should stand in lists and on paper. Left blank, the name of the file is taken.',
      kind: 'text',
      width: 'full',
      required: isTitleNeeded,
      maxLength: 200,
      value: values.title ?? '',
    },
    {
      name: 'datedOn',
      label: 'Day of the document',
      hint: 'The day that it bears. Leave it blank where it bears none.',
      kind: 'date',
      width: 'short',
      value: values.datedOn ?? '',
    },
    {
      name: 'expiresOn',
      label: 'Holds until',
      hint: 'The last day, where it says one: the validity of a quote, the end of a contract.',
      kind: 'date',
      width: 'short',
      value: values.expiresOn ?? '',
    },
  ];
}
