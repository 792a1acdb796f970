import { asDictionary, isReference, type PdfDictionary, type PdfObjects } from './pdf-objects.ts';

/**
 * Faults of a font as PDF/A-2 (6.2.11) and PDF/UA-1 (7.21) see them: composite, embedded as a subset under one name, every code that the pages
 * show is a glyph of the embedded program with the width that the dictionary says, has a meaning in Unicode, and is not `.notdef`.
 */
export function findFontFaults(font: PdfDictionary, codes: ReadonlySet<number>, file: PdfObjects): string[] {
  const name = String(font.BaseFont);
  if (font.Subtype !== '/Type0') return [`font ${name} is not a composite font`];
  const [kid] = (font.DescendantFonts as unknown[] | undefined) ?? [];
  const descendant = asDictionary(file.resolve(kid as never));
  const descriptor = asDictionary(file.resolve(descendant.FontDescriptor));
  const faults: string[] = [];
  if (font.Encoding !== '/Identity-H') faults.push('its encoding is not Identity-H');
  if (descendant.Subtype !== '/CIDFontType2' || descendant.CIDToGIDMap !== '/Identity') faults.push('its codes are not glyph numbers');
  if (descendant.BaseFont !== font.BaseFont || descriptor.FontName !== font.BaseFont) faults.push('its names differ');
  if (!/^\/[A-Z]{6}\+/.test(name)) faults.push('it is not named as a subset');
  if (descriptor.CIDSet !== undefined) faults.push('it has a CIDSet, which nothing here checks');
  const program = isReference(descriptor.FontFile2) ? file.streams.get(descriptor.FontFile2.reference)?.data : undefined;
  const meanings = isReference(font.ToUnicode) ? file.streams.get(font.ToUnicode.reference)?.data : undefined;
  if (!program) return [`font ${name} is not embedded`];
  if (!meanings) return [`font ${name} has no ToUnicode`];
  const glyphs = readTrueType(program);
  const widths = readWidths(descendant);
  const texts = readToUnicode(meanings.toString('latin1'));
  for (const code of codes) {
    if (code === 0) faults.push('.notdef is shown');
    if (code >= glyphs.count) faults.push(`code ${code} is no glyph of it`);
    const width = widths.get(code);
    if (width === undefined || Math.abs(width - glyphs.width(code)) > 1)
      faults.push(`the width of ${code} is ${width} in the dictionary and ${glyphs.width(code)} in the program`);
    const text = texts.get(code);
    if (text === undefined || text === '' || /[\0\ufeff\ufffe]/.test(text)) faults.push(`code ${code} has no meaning in Unicode`);
  }
  return faults.map((fault) => `font ${name}: ${fault}`);
}

/** Number and widths of the glyphs of an embedded TrueType program, in thousandths of the size. */
function readTrueType(program: Buffer): { count: number; width: (glyph: number) => number } {
  const table = (tag: string): Buffer => {
    for (let index = 0; index < program.readUInt16BE(4); index++) {
      const at = 12 + 16 * index;
      if (program.toString('latin1', at, at + 4) !== tag) continue;
      const from = program.readUInt32BE(at + 8);
      return program.subarray(from, from + program.readUInt32BE(at + 12));
    }
    throw new Error(`The font program has no table ${tag}.`);
  };
  const unitsPerEm = table('head').readUInt16BE(18);
  const metrics = table('hhea').readUInt16BE(34);
  const count = table('maxp').readUInt16BE(4);
  const advances = table('hmtx');
  const indexFormat = table('head').readInt16BE(50);
  const last = table('loca').length / (indexFormat === 0 ? 2 : 4) - 1;
  if (last < count) throw new Error('The font program has fewer outlines than glyphs.');
  return { count, width: (glyph) => (advances.readUInt16BE(4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm };
}

/** `W` in the one form that is used here: a first code and its list. */
function readWidths({ W }: PdfDictionary): Map<number, number> {
  const widths = new Map<number, number>();
  const entries = W as (number | number[])[];
  for (let index = 0; index < entries.length; index += 2)
    for (const [offset, width] of (entries[index + 1] as number[]).entries()) widths.set((entries[index] as number) + offset, width);
  return widths;
}

function readToUnicode(cmap: string): Map<number, string> {
  const texts = new Map<number, string>();
  const section = /beginbfrange([\s\S]*?)endbfrange/g;
  for (const [, body = ''] of cmap.matchAll(section)) {
    for (const [, from = '', , list = ''] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*\[([^\]]*)\]/g)) {
      for (const [offset, [, hex = '']] of [...list.matchAll(/<([0-9a-fA-F\s]*)>/g)].entries())
        texts.set(Number.parseInt(from, 16) + offset, Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return texts;
}
