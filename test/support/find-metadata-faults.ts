import { load } from 'cheerio';
import { decodeText } from './pdf-content.ts';
import { asDictionary, isReference, type PdfDictionary, type PdfObjects } from './pdf-objects.ts';

/** Whether the XMP packet says what a PDF/A-2a and PDF/UA-1 file must say of itself, and says the same as the information dictionary. */
export function findMetadataFaults(root: PdfDictionary, file: PdfObjects): string[] {
  const stream = isReference(root.Metadata) ? file.streams.get(root.Metadata.reference) : undefined;
  if (!stream) return ['no metadata'];
  const xml = stream.data.toString('utf8');
  const faults = wellFormedFaults(xml);
  if (stream.dictionary.Filter !== undefined) faults.push('metadata is compressed');
  if (stream.dictionary.Type !== '/Metadata' || stream.dictionary.Subtype !== '/XML') faults.push('metadata is not marked as XMP');
  if (!/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/.test(xml) || !/<\?xpacket end="[rw]"\?>\s*$/.test(xml))
    faults.push('no XMP packet');
  const $ = load(xml, { xml: true });
  const textOf = (name: string) => $(name.replace(':', '\\:')).first().text();
  if (textOf('pdfuaid:part') !== '1') faults.push('no PDF/UA identification');
  if (textOf('pdfaid:part') !== '2' || !/^[AU]$/.test(textOf('pdfaid:conformance'))) faults.push('no PDF/A identification');
  if (textOf('pdfaSchema:prefix') !== 'pdfuaid' || textOf('pdfaProperty:name') !== 'part') faults.push('no extension schema for PDF/UA');
  const info = asDictionary(file.resolve(file.trailer.Info));
  const inInfo = (key: string) => decodeText(String(file.resolve(info[key]) ?? '()'));
  for (const [key, name] of pairs) {
    if (inInfo(key) !== textOf(name))
      faults.push(`${key} in the information dictionary and in the metadata differ: ${inInfo(key)} and ${textOf(name)}`);
  }
  if (textOf('dc:title').trim() === '') faults.push('no title');
  for (const [key, name] of dates) {
    const [, digits] = /^D:(\d{14})Z$/.exec(inInfo(key)) ?? [];
    const [, instant] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z$/.exec(textOf(name)) ?? [];
    if (digits === undefined || digits !== instant?.replace(/[-T:]/g, '')) faults.push(`${key} and ${name} differ`);
  }
  return faults;
}

const pairs = [
  ['Title', 'dc:title'],
  ['Subject', 'dc:description'],
  ['Author', 'dc:creator'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
] as const;
const dates = [
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
] as const;

/** Tags that close in order, attributes in quotes, only the entities that XML knows, no character that XML lacks. */
function wellFormedFaults(xml: string): string[] {
  const open: string[] = [];
  const plain = xml.replace(/<\?[\s\S]*?\?>/g, '');
  for (const [whole, close, name = '', self] of plain.matchAll(/<(\/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (whole === '') continue;
    if (close === '') {
      if (self === '') open.push(name);
    } else if (open.pop() !== name) return [`metadata is not well-formed at ${whole}`];
  }
  const words = plain.replace(/<(\/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const isOdd = /[<>]|&(?!amp;|lt;|gt;|quot;)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(words);
  return open.length > 0 || isOdd ? ['metadata is not well-formed'] : [];
}
