import { asDictionary, isReference, type PdfDictionary, type PdfObjects, type PdfValue } from './pdf-objects.ts';

/** Which elements an element may hold, and must be held by: ISO 32000-1, 14.8.4, for the types that are used here. */
const kidsOf: Readonly<Record<string, readonly string[]>> = {
  Document: ['H1', 'H2', 'H3', 'H4', 'P', 'L', 'Table', 'Figure', 'TOC', 'Form', 'Note'],
  Table: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI'],
  TOCI: ['Link'],
};
/** What elements with content of their own may hold beside it. */
const besideOwn: Readonly<Record<string, readonly string[]>> = { P: ['Reference'], Note: ['Lbl'] };
const leaves = ['H1', 'H2', 'H3', 'H4', 'P', 'TH', 'TD', 'Lbl', 'LBody', 'Link', 'Figure', 'Form', 'Note', 'Reference'];

/** Walks the tree from its root: each element once, each naming its true parent, each type where it may stand. */
export function walkTags(root: PdfDictionary, file: PdfObjects): TagWalk {
  const elements = new Map<number, PdfDictionary>();
  const faults: string[] = [];
  const visit = (id: number, parent: number): void => {
    const element = asDictionary(file.objects.get(id));
    if (element.S === undefined) return;
    if (elements.has(id)) faults.push('an element stands twice in the tree');
    elements.set(id, element);
    if (!isReference(element.P) || element.P.reference !== parent) faults.push(`an element ${String(element.S)} names another parent`);
    for (const kid of kidsList(element)) if (isReference(kid)) visit(kid.reference, id);
  };
  if (!isReference(root.StructTreeRoot)) return { elements, faults: ['no structure tree'] };
  const treeId = root.StructTreeRoot.reference;
  const tree = asDictionary(file.objects.get(treeId));
  for (const kid of kidsList(tree)) if (isReference(kid)) visit(kid.reference, treeId);
  const inFile = [...file.objects.values()].filter((value) => isElement(value)).length;
  if (inFile !== elements.size) faults.push(`${inFile - elements.size} elements hang on nothing`);
  if (tree.RoleMap !== undefined) faults.push('a role map, where every type is standard');
  return {
    elements,
    faults: [
      ...faults,
      ...elementFaults(elements, file),
      ...noteFaults(elements, tree.IDTree === undefined ? {} : asDictionary(file.resolve(tree.IDTree))),
    ],
  };
}

function isElement(value: PdfValue): boolean {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !isReference(value) &&
    typeof value.S === 'string' &&
    'P' in value &&
    !('DestOutputProfile' in value)
  );
}

function elementFaults(elements: ReadonlyMap<number, PdfDictionary>, file: PdfObjects): string[] {
  const faults: string[] = [];
  let lastHeading = 0;
  for (const element of elements.values()) {
    const type = typeOf(element);
    const kids = kidElements(element, elements);
    if (!leaves.includes(type) && !kidsOf[type]) faults.push(`type ${type} is not standard`);
    const allowed = kidsOf[type] ?? besideOwn[type] ?? [];
    for (const kid of kids) if (!allowed.includes(typeOf(kid))) faults.push(`${typeOf(kid)} within ${type}`);
    if (kidsOf[type] && kids.length === 0 && type !== 'Document') faults.push(`${type} is empty`);
    if (kidsOf[type] && kids.length !== kidsList(element).length) faults.push(`${type} holds content of its own`);
    const heading = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (heading > lastHeading + 1) faults.push(`heading jumps from ${lastHeading} to ${heading}`);
    if (heading === 1 && lastHeading > 0) faults.push('a second title');
    if (heading > 0) lastHeading = heading;
    const attribute = element.A === undefined ? undefined : asDictionary(file.resolve(element.A));
    if (type === 'Figure' && (String(element.Alt ?? '()') === '()' || !isBox(attribute?.BBox))) faults.push('figure without text or box');
    if (type === 'Form' && (attribute?.O !== '/PrintField' || attribute.Role !== '/cb' || attribute.checked !== '/off'))
      faults.push('a printed field without its role');
    if (type === 'TH' && attribute?.Scope !== '/Column' && attribute?.Scope !== '/Row') faults.push('header cell without scope');
    if (type === 'Table') faults.push(...tableFaults(kids, elements, file));
    if (type === 'LI' && kids.map(typeOf).join() !== 'Lbl,LBody') faults.push('list item without label or body');
    if (type === 'Link' && !kidsList(element).some((kid) => typeof kid === 'object' && 'Obj' in kid)) faults.push('Link without its annotation');
  }
  return faults;
}

/** Every note has an identifier of its own, by which the tree finds it (ISO 14289-1, 7.9). */
function noteFaults(elements: ReadonlyMap<number, PdfDictionary>, idTree: PdfDictionary): string[] {
  const notes = [...elements].filter(([, element]) => typeOf(element) === 'Note').map(([id, element]) => `${String(element.ID)} ${id}`);
  const names = Array.isArray(idTree.Names) ? idTree.Names : [];
  const listed = names.flatMap((name, index) => (index % 2 === 0 ? [`${String(name)} ${refOf(names[index + 1])}`] : []));
  return notes.join() === listed.join() && new Set(notes.map((note) => note.split(' ')[0])).size === notes.length
    ? []
    : ['notes without identifiers'];
}

function refOf(value: PdfValue | undefined): number {
  return value !== undefined && isReference(value) ? value.reference : 0;
}

/** All rows equally wide, and each cell with a header: in its row, or in the column. */
function tableFaults(rows: PdfDictionary[], elements: ReadonlyMap<number, PdfDictionary>, file: PdfObjects): string[] {
  const attributeOf = (cell: PdfDictionary) => (cell.A === undefined ? undefined : asDictionary(file.resolve(cell.A)));
  const widths = rows.map((row) =>
    kidElements(row, elements).reduce((sum, cell) => sum + ((attributeOf(cell)?.ColSpan as number | undefined) ?? 1), 0),
  );
  const faults = widths.some((width) => width !== widths[0]) ? ['rows of different width'] : [];
  const headless = rows.some((row) => typeOf(kidElements(row, elements)[0] ?? {}) !== 'TH');
  return headless ? [...faults, 'a row without a header cell'] : faults;
}

function isBox(value: PdfValue | undefined): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = value as number[];
  return left < right && bottom < top && left >= 0 && bottom >= 0;
}

export function typeOf(element: PdfDictionary): string {
  return String(element.S).slice(1);
}

export function kidsList(element: PdfDictionary): PdfValue[] {
  return element.K === undefined ? [] : Array.isArray(element.K) ? element.K : [element.K];
}

function kidElements(element: PdfDictionary, elements: ReadonlyMap<number, PdfDictionary>): PdfDictionary[] {
  return kidsList(element).flatMap((kid) => (isReference(kid) ? [elements.get(kid.reference)].filter((found) => found !== undefined) : []));
}

export interface TagWalk {
  /** By object number. */
  elements: ReadonlyMap<number, PdfDictionary>;
  faults: string[];
}
