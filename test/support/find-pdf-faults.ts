import { findFontFaults } from './find-font-faults.ts';
import { findMetadataFaults } from './find-metadata-faults.ts';
import { readPageContent } from './find-page-faults.ts';
import { kidsList, type TagWalk, typeOf, walkTags } from './find-tag-faults.ts';
import { decodeText } from './pdf-content.ts';
import { asDictionary, isReference, type PdfDictionary, type PdfObjects, type PdfValue, readObjects } from './pdf-objects.ts';

// ISO 19005-2, 6.1.13, and what a transparent or active document would need.
const longestString = 32_767;
const longestName = 127;
const forbidden =
  'JS JavaScript Launch SMask TransferFunction AA TR HTP OPI PS XFA NeedAppearances EF Group BM ca CA SMaskInData FFilter FDecodeParms'.split(' ');

/**
 * What a validator of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) would object to, as far as the bytes of the file show it. Empty where nothing
 * was found.
 */
export function findPdfFaults(bytes: Buffer): string[] {
  const file = readObjects(bytes);
  const root = asDictionary(file.resolve(file.trailer.Root));
  const walk = walkTags(root, file);
  const faults = [
    ...fileFaults(bytes, file),
    ...catalogFaults(root, file),
    ...findMetadataFaults(root, file),
    ...walk.faults,
    ...outlineFaults(root, file),
  ];
  const parents = parentTree(root, file);
  faults.push(...parents.faults);
  const fonts = new Map<number, Set<number>>();
  const pages = listPages(root, file);
  const contents = pages.map(([, page]) =>
    readPageContent(page, file, (font, codes) => {
      const shown = fonts.get(font) ?? new Set();
      for (const code of codes) shown.add(code);
      fonts.set(font, shown);
    }),
  );
  for (const [index, [id, page]] of pages.entries()) {
    const { marked = new Map(), faults: own = [] } = contents[index] ?? {};
    const found = [
      ...own,
      ...ownerFaults({ id, page, marked }, parents.owners, walk),
      ...annotationFaults(page, { file, root, parents: parents.owners, walk }),
    ];
    faults.push(...found.map((fault) => `page ${index + 1}: ${fault}`));
  }
  faults.push(...contentFaults(walk, new Map(pages.map(([id], index) => [id, contents[index]?.marked ?? new Map()]))));
  for (const [id, codes] of fonts) faults.push(...findFontFaults(asDictionary(file.objects.get(id)), codes, file));
  return [...new Set(faults)];
}

/** Of papers of earlier editions, whose bytes stand: their bookmarks do not count those below them. */
export function findOldPaperFaults(bytes: Buffer): string[] {
  return findPdfFaults(bytes).filter((fault) => !/^bookmark with \d+ below it counts undefined$/.test(fault));
}

function fileFaults(bytes: Buffer, file: PdfObjects): string[] {
  const faults: string[] = [];
  if (!/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(bytes.subarray(0, 20).toString('latin1'))) faults.push('the head of the file');
  if (!bytes.subarray(-6).toString('latin1').endsWith('%%EOF\n')) faults.push('something after the end of the file');
  if (file.trailer.Encrypt !== undefined) faults.push('encrypted');
  const ids = file.trailer.ID as PdfValue[] | undefined;
  if (ids?.length !== 2 || !/^<[0-9A-F]{32}>$/.test(String(ids[0]))) faults.push('no file identifier');
  for (const { dictionary } of file.streams.values())
    if (dictionary.Filter !== undefined && dictionary.Filter !== '/FlateDecode') faults.push(`filter ${String(dictionary.Filter)}`);
  const look = (value: PdfValue): void => {
    if (typeof value === 'string') {
      if (value.startsWith('/') ? value.length > longestName : value.length > 2 * longestString) faults.push('a string or name that is too long');
    } else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && !isReference(value)) {
      for (const key of forbidden) if (key in value) faults.push(`forbidden key ${key}`);
      Object.values(value).forEach(look);
    }
  };
  for (const value of file.objects.values()) look(value);
  return faults;
}

function catalogFaults(root: PdfDictionary, file: PdfObjects): string[] {
  const faults: string[] = [];
  if (!/^\([a-z]{2,3}(-[A-Za-z0-9]{2,8})*\)$/.test(String(root.Lang))) faults.push('no language');
  const mark = asDictionary(file.resolve(root.MarkInfo));
  if (mark.Marked !== 'true' || mark.Suspects === 'true') faults.push('not marked as tagged');
  if (asDictionary(file.resolve(root.ViewerPreferences)).DisplayDocTitle !== 'true') faults.push('title is not displayed');
  for (const key of ['OpenAction', 'AcroForm', 'OCProperties', 'Perms', 'Requirements']) if (key in root) faults.push(`${key} in the catalog`);
  const intents = (root.OutputIntents as PdfValue[] | undefined) ?? [];
  const intent = intents[0] === undefined ? undefined : asDictionary(file.resolve(intents[0]));
  const profile = isReference(intent?.DestOutputProfile) ? file.streams.get(intent.DestOutputProfile.reference) : undefined;
  const signature = profile?.data.toString('latin1', 36, 40);
  const isRgb = profile?.data.toString('latin1', 16, 20) === 'RGB ' && profile.dictionary.N === 3;
  if (intents.length !== 1 || intent?.S !== '/GTS_PDFA1' || signature !== 'acsp' || !isRgb) faults.push('no output intent');
  return faults;
}

/** What the parent tree says of each key, and whether its keys rise and end where it says. */
function parentTree(root: PdfDictionary, file: PdfObjects): { owners: Map<number, PdfValue>; faults: string[] } {
  const tree = asDictionary(file.resolve(root.StructTreeRoot));
  const numbers = asDictionary(file.resolve(tree.ParentTree)).Nums as PdfValue[];
  const owners = new Map<number, PdfValue>();
  const faults: string[] = [];
  let last = -1;
  for (let index = 0; index < numbers.length; index += 2) {
    const key = numbers[index] as number;
    if (key <= last) faults.push('the keys of the parent tree do not rise');
    last = key;
    owners.set(key, file.resolve(numbers[index + 1]) ?? '');
    if (isReference(numbers[index + 1]) && !Array.isArray(owners.get(key))) owners.set(key, numbers[index + 1] as PdfValue);
  }
  if ((tree.ParentTreeNextKey as number) <= last) faults.push('the next key of the parent tree is taken');
  return { owners, faults };
}

function ownerFaults(
  { id, page, marked }: { id: number; page: PdfDictionary; marked: ReadonlyMap<number, string> },
  parents: ReadonlyMap<number, PdfValue>,
  { elements }: TagWalk,
): string[] {
  const faults: string[] = [];
  if (page.Tabs !== '/S') faults.push('tab order does not follow the structure');
  if (!Array.isArray(page.MediaBox)) faults.push('a page without a size');
  const owners = parents.get(page.StructParents as number);
  if (!Array.isArray(owners)) return [...faults, 'the parent tree has no row for it'];
  for (const [mcid, tag] of marked) {
    const owner = owners[mcid];
    const element = isReference(owner) ? elements.get(owner.reference) : undefined;
    if (!element) faults.push(`identifier ${mcid} has no element in the tree`);
    else if (tag !== element.S) faults.push(`content marked ${tag} belongs to ${String(element.S)}`);
    else if (!contentIn(element).some((place) => place.page === id && place.mcid === mcid))
      faults.push(`an element does not list its content ${mcid}`);
  }
  if (marked.size !== owners.length) faults.push(`${owners.length} owners for ${marked.size} pieces of content`);
  return faults;
}

/** Content that an element claims and no page has, or that two claim. */
function contentFaults({ elements }: TagWalk, pages: ReadonlyMap<number, ReadonlyMap<number, string>>): string[] {
  const faults: string[] = [];
  const claimed = new Set<string>();
  for (const element of elements.values()) {
    for (const { page, mcid } of contentIn(element)) {
      if (!pages.get(page)?.has(mcid)) faults.push(`${typeOf(element)} claims content ${mcid} that its page lacks`);
      if (claimed.has(`${page} ${mcid}`)) faults.push(`content ${mcid} is claimed twice`);
      claimed.add(`${page} ${mcid}`);
    }
  }
  return faults;
}

function contentIn(element: PdfDictionary): { page: number; mcid: number }[] {
  const own = isReference(element.Pg) ? element.Pg.reference : 0;
  return kidsList(element).flatMap((kid) => {
    if (typeof kid === 'number') return [{ page: own, mcid: kid }];
    if (typeof kid !== 'object' || Array.isArray(kid) || isReference(kid) || typeof kid.MCID !== 'number') return [];
    return [{ page: isReference(kid.Pg) ? kid.Pg.reference : own, mcid: kid.MCID }];
  });
}

function annotationFaults(
  page: PdfDictionary,
  { file, root, parents, walk }: { file: PdfObjects; root: PdfDictionary; parents: ReadonlyMap<number, PdfValue>; walk: TagWalk },
): string[] {
  const faults: string[] = [];
  for (const reference of (file.resolve(page.Annots) as PdfValue[] | undefined) ?? []) {
    const annotation = asDictionary(file.resolve(reference));
    if (annotation.Subtype !== '/Link') faults.push('an annotation that is no link');
    if (decodeText(String(annotation.Contents ?? '()')) === '') faults.push('link without words');
    if (annotation.F !== 4) faults.push('annotation that does not print');
    const owner = parents.get(annotation.StructParent as number);
    const element = isReference(owner) ? walk.elements.get(owner.reference) : undefined;
    const isListed = element && kidsList(element).some((kid) => isReference(reference) && isObjectReference(kid, reference.reference));
    if (element?.S !== '/Link' || !isListed) faults.push('link without an element');
    if (!destinations(root, file).has(String(annotation.Dest))) faults.push(`link to nowhere: ${String(annotation.Dest)}`);
  }
  return faults;
}

function isObjectReference(kid: PdfValue, id: number): boolean {
  return typeof kid === 'object' && !Array.isArray(kid) && 'Obj' in kid && isReference(kid.Obj) && kid.Obj.reference === id;
}

/** The names that links lead to; they must rise, or viewers do not find them. */
function destinations(root: PdfDictionary, file: PdfObjects): Set<string> {
  const names = asDictionary(file.resolve(asDictionary(file.resolve(root.Names)).Dests));
  const list = (names.Names as PdfValue[]).filter((_, index) => index % 2 === 0).map(String);
  if (list.some((name, index) => index > 0 && name <= (list[index - 1] ?? ''))) return new Set();
  return new Set(list);
}

/** Every bookmark has words and leads to a page, and counts those below it: with a minus where they are folded away, as all but the outermost are. */
function outlineFaults(root: PdfDictionary, file: PdfObjects): string[] {
  if (root.Outlines === undefined) return [];
  const pages = new Set(listPages(root, file).map(([id]) => id));
  const faults: string[] = [];
  const visit = (parent: PdfDictionary, sign: 1 | -1): void => {
    let count = 0;
    for (let next = parent.First; next !== undefined; ) {
      const item = asDictionary(file.resolve(next));
      if (decodeText(String(item.Title ?? '()')).trim() === '') faults.push('bookmark without words');
      const [page] = (file.resolve(item.Dest) as PdfValue[] | undefined) ?? [];
      if (!isReference(page) || !pages.has(page.reference)) faults.push('bookmark to nowhere');
      visit(item, -1);
      count++;
      next = item.Next;
    }
    if ((parent.Count ?? 0) !== sign * count) faults.push(`bookmark with ${count} below it counts ${String(parent.Count)}`);
  };
  visit(asDictionary(file.resolve(root.Outlines)), 1);
  return faults;
}

function listPages(root: PdfDictionary, file: PdfObjects): [id: number, page: PdfDictionary][] {
  const pages = asDictionary(file.resolve(root.Pages));
  return (pages.Kids as PdfValue[]).flatMap((kid) =>
    isReference(kid) ? [[kid.reference, asDictionary(file.objects.get(kid.reference))] as [number, PdfDictionary]] : [],
  );
}
