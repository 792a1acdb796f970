import { asDictionary, isReference, type PdfDictionary, type PdfObjects, type PdfValue, readObjects } from './pdf-objects.ts';

const standardTypes = new Set('Document,H1,H2,H3,H4,P,L,LI,Lbl,LBody,Table,TR,TH,TD,TOC,TOCI,Link,Figure'.split(','));
const painting = /(?:^|\s)(?:Tj|TJ|S|f|B|n?re f|Do)\s/;

/** What a validator of PDF/UA-1 and PDF/A-2 would object to, as far as the structure of the file shows it. Empty where nothing was found. */
export function findPdfFaults(bytes: Buffer): string[] {
  const file = readObjects(bytes);
  const root = asDictionary(file.resolve(file.trailer.Root));
  const faults = [...catalogFaults(root, file), ...metadataFaults(root, file), ...fontFaults(file)];
  const elements = collectElements(root, file);
  faults.push(...elementFaults(elements, file));
  for (const [index, page] of listPages(root, file).entries())
    faults.push(...pageFaults(page, { root, file, elements }).map((fault) => `page ${index + 1}: ${fault}`));
  return [...new Set(faults)];
}

function catalogFaults(root: PdfDictionary, file: PdfObjects): string[] {
  const faults: string[] = [];
  if (root.Lang === undefined) faults.push('no language');
  if (asDictionary(file.resolve(root.MarkInfo)).Marked !== 'true') faults.push('not marked as tagged');
  if (asDictionary(file.resolve(root.ViewerPreferences)).DisplayDocTitle !== 'true') faults.push('title is not displayed');
  const intents = (root.OutputIntents as PdfValue[] | undefined) ?? [];
  const intent = intents[0] === undefined ? undefined : asDictionary(file.resolve(intents[0]));
  if (intent?.S !== '/GTS_PDFA1' || !isReference(intent.DestOutputProfile)) faults.push('no output intent');
  if (file.trailer.Encrypt !== undefined) faults.push('encrypted');
  if (!Array.isArray(file.trailer.ID)) faults.push('no file identifier');
  for (const value of file.objects.values()) {
    if (typeof value !== 'object' || Array.isArray(value) || isReference(value)) continue;
    for (const key of ['JS', 'JavaScript', 'Launch', 'SMask', 'TransferFunction', 'AA']) if (key in value) faults.push(`forbidden key ${key}`);
  }
  return faults;
}

function metadataFaults(root: PdfDictionary, file: PdfObjects): string[] {
  const reference = root.Metadata;
  const stream = isReference(reference) ? file.streams.get(reference.reference) : undefined;
  if (!stream) return ['no metadata'];
  const xml = stream.data.toString('utf8');
  const faults: string[] = [];
  if (stream.dictionary.Filter !== undefined) faults.push('metadata is compressed');
  if (!xml.includes('<pdfuaid:part>1</pdfuaid:part>')) faults.push('no PDF/UA identification');
  if (!/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</.test(xml)) faults.push('no PDF/A identification');
  if (!xml.includes('pdfaSchema:schemas') && !xml.includes('pdfaExtension:schemas')) faults.push('no extension schema');
  if (/&(?!amp;|lt;|gt;|quot;)/.test(xml.replace(/<[^>]*>/g, ''))) faults.push('metadata is not well-formed');
  const info = asDictionary(file.resolve(file.trailer.Info));
  const title = decodeText(file.resolve(info.Title) as string);
  const inXml = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s
    .exec(xml)?.[1]
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  if (title !== inXml) faults.push(`title in the information dictionary and in the metadata differ: ${title} and ${inXml}`);
  const created = /D:(\d{14})Z/.exec(file.resolve(info.CreationDate) as string)?.[1];
  if (created !== /<xmp:CreateDate>(.*?)Z</.exec(xml)?.[1]?.replace(/[-T:]/g, '')) faults.push('creation dates differ');
  return faults;
}

function fontFaults(file: PdfObjects): string[] {
  const faults: string[] = [];
  for (const value of file.objects.values()) {
    if (typeof value !== 'object' || Array.isArray(value) || isReference(value) || value.Type !== '/Font') continue;
    if (value.Subtype === '/Type0' && !isReference(value.ToUnicode)) faults.push('a font without ToUnicode');
    if (value.Subtype === '/Type0') continue;
    const descriptor = asDictionary(file.resolve(value.FontDescriptor));
    if (!isReference(descriptor.FontFile2)) faults.push(`font ${String(value.BaseFont)} is not embedded`);
  }
  return faults;
}

/** Walks the tree from its root; each element with its own number. */
function collectElements(root: PdfDictionary, file: PdfObjects): Map<number, PdfDictionary> {
  const elements = new Map<number, PdfDictionary>();
  const visit = (value: PdfValue | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isReference(value)) return;
    const element = asDictionary(file.resolve(value));
    if (element.S === undefined) return;
    elements.set(value.reference, element);
    visit(element.K);
  };
  visit(asDictionary(file.resolve(root.StructTreeRoot)).K);
  return elements;
}

function elementFaults(elements: Map<number, PdfDictionary>, file: PdfObjects): string[] {
  const faults: string[] = [];
  let lastHeading = 0;
  for (const element of elements.values()) {
    const type = String(element.S).slice(1);
    if (!standardTypes.has(type)) faults.push(`type ${type} is not standard`);
    const heading = /^H([1-6])$/.exec(type)?.[1];
    if (heading && Number(heading) > lastHeading + 1) faults.push(`heading jumps from ${lastHeading} to ${heading}`);
    if (heading) lastHeading = Number(heading);
    const attribute = element.A === undefined ? undefined : asDictionary(file.resolve(element.A));
    if (type === 'Figure' && (element.Alt === undefined || attribute?.BBox === undefined)) faults.push('figure without text or box');
    if (type === 'TH' && attribute?.Scope === undefined) faults.push('header cell without scope');
    const kids = kidElements(element, elements);
    if (type === 'Table') faults.push(...tableFaults(kids, elements, file));
    if (type === 'L' && kids.some((kid) => kid.S !== '/LI')) faults.push('list with other than items');
  }
  return faults;
}

function tableFaults(rows: PdfDictionary[], elements: Map<number, PdfDictionary>, file: PdfObjects): string[] {
  const widths = rows.map((row) =>
    kidElements(row, elements).reduce((sum, cell) => {
      const attribute = cell.A === undefined ? undefined : asDictionary(file.resolve(cell.A));
      return sum + ((attribute?.ColSpan as number | undefined) ?? 1);
    }, 0),
  );
  if (rows.some((row) => row.S !== '/TR')) return ['table with other than rows'];
  return widths.some((width) => width !== widths[0]) ? ['rows of different width'] : [];
}

function pageFaults(
  page: PdfDictionary,
  { root, file, elements }: { root: PdfDictionary; file: PdfObjects; elements: Map<number, PdfDictionary> },
): string[] {
  const faults: string[] = [];
  if (page.Tabs !== '/S') faults.push('tab order does not follow the structure');
  const parents = asDictionary(file.resolve(asDictionary(file.resolve(root.StructTreeRoot)).ParentTree)).Nums as PdfValue[];
  const ownerOf = (key: PdfValue | undefined) => file.resolve(parents[parents.findIndex((entry, index) => index % 2 === 0 && entry === key) + 1]);
  const owners = ownerOf(page.StructParents) as PdfValue[];
  const contents = page.Contents;
  const content = isReference(contents) ? (file.streams.get(contents.reference)?.data.toString('latin1') ?? '') : '';
  const seen = new Set<number>();
  for (const part of splitMarked(content)) {
    if (part.mcid === undefined && !part.artifact && painting.test(` ${part.operators} `))
      faults.push(`content is neither tagged nor artifact: ${part.operators.slice(0, 60)}`);
    if (part.mcid === undefined) continue;
    if (seen.has(part.mcid)) faults.push(`identifier ${part.mcid} is used twice`);
    seen.add(part.mcid);
    const owner = owners[part.mcid];
    const element = isReference(owner) ? elements.get(owner.reference) : undefined;
    if (!element) faults.push(`identifier ${part.mcid} has no element in the tree`);
    else if (`/${part.tag}` !== element.S) faults.push(`content marked ${part.tag} belongs to ${String(element.S)}`);
    else if (!holds(element, part.mcid)) faults.push(`an element does not list its content ${part.mcid}`);
  }
  if (seen.size !== owners.length) faults.push(`${owners.length} owners for ${seen.size} pieces of content`);
  for (const reference of (page.Annots as PdfValue[] | undefined) ?? []) {
    const annotation = asDictionary(file.resolve(reference));
    if (annotation.Contents === undefined) faults.push('link without words');
    if (annotation.F !== 4) faults.push('annotation that does not print');
    const owner = parents[parents.findIndex((entry, index) => index % 2 === 0 && entry === annotation.StructParent) + 1];
    if (!isReference(owner) || elements.get(owner.reference)?.S !== '/Link') faults.push('link without an element');
  }
  return faults;
}

function holds(element: PdfDictionary, mcid: number): boolean {
  const kids = Array.isArray(element.K) ? element.K : [element.K];
  return kids.some((kid) => kid === mcid || (typeof kid === 'object' && kid !== null && !Array.isArray(kid) && 'MCID' in kid && kid.MCID === mcid));
}

function kidElements(element: PdfDictionary, elements: Map<number, PdfDictionary>): PdfDictionary[] {
  const kids = element.K === undefined ? [] : Array.isArray(element.K) ? element.K : [element.K];
  return kids.flatMap((kid) => (isReference(kid) ? [elements.get(kid.reference)].filter((found) => found !== undefined) : []));
}

/** The content of a page cut at the outermost marked-content operators; strings are taken out first, so that their bytes cannot be mistaken for operators. */
function splitMarked(content: string): { tag: string; mcid?: number; artifact: boolean; operators: string }[] {
  const plain = content.replace(/\((?:\\.|[^\\()])*\)/gs, '()');
  const parts: { tag: string; mcid?: number; artifact: boolean; operators: string }[] = [];
  let depth = 0;
  let from = 0;
  let open = { tag: '', artifact: false } as { tag: string; mcid?: number; artifact: boolean };
  for (const match of plain.matchAll(/\/(\w+)\s*(<<(?:[^<>]|<[^<>]*>)*>>)?\s*(BDC|BMC)|\bEMC\b/g)) {
    const isEnd = match[0] === 'EMC';
    if (depth === (isEnd ? 1 : 0)) {
      parts.push({ ...open, operators: plain.slice(from, match.index) });
      from = match.index + match[0].length;
      const mcid = /\/MCID (\d+)/.exec(match[2] ?? '')?.[1];
      open = isEnd
        ? { tag: '', artifact: false }
        : { tag: match[1] ?? '', artifact: match[1] === 'Artifact', ...(mcid === undefined ? {} : { mcid: Number(mcid) }) };
    }
    depth += isEnd ? -1 : 1;
  }
  return [...parts, { ...open, operators: plain.slice(from) }];
}

function listPages(root: PdfDictionary, file: PdfObjects): PdfDictionary[] {
  const pages = asDictionary(file.resolve(root.Pages));
  return (pages.Kids as PdfValue[]).map((kid) => asDictionary(file.resolve(kid)));
}

function decodeText(literal: string): string {
  const bytes = literal
    .slice(1, -1)
    .replace(/\\([nrtbf()\\])/g, (_whole, letter: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[letter] ?? letter);
  if (!bytes.startsWith('\xfe\xff')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}
