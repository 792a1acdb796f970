import { codesOf, readOperators } from './pdf-content.ts';
import { asDictionary, isReference, type PdfDictionary, type PdfObjects, type PdfValue } from './pdf-objects.ts';

const painting = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'BI']);
/** What the engine writes. Of others, colors other than RGB and graphics states would need a second look. */
const known = new Set([...painting, ...'q Q cm w J j M d BT ET Tf Tc Td Tm rg RG re m l c h n W BDC BMC EMC'.split(' ')]);

/**
 * Walks the content of one page. Every mark on it is either one piece of tagged content, whose number is used once, or an artifact; within either
 * only replacement texts may be marked. `onText` is told which codes of which font are shown, also in the drawings that the page names.
 */
export function readPageContent(page: PdfDictionary, file: PdfObjects, onText: (fontId: number, codes: number[]) => void): PageContent {
  const faults: string[] = [];
  const marked = new Map<number, string>();
  const resources = asDictionary(file.resolve(page.Resources));
  const fonts = nameTable(resources.Font, file);
  const forms = nameTable(resources.XObject, file);
  const marks: { mcid?: number; isArtifact: boolean }[] = [];
  const saved: (number | undefined)[] = [];
  let font: number | undefined;
  let inText = false;
  for (const { operator, operands } of readOperators(contentOf(page, file))) {
    if (!known.has(operator)) faults.push(`operator ${operator} after ${operands.join(' ')}`);
    if (painting.has(operator) && marks.length === 0)
      faults.push(`content is neither tagged nor artifact: ${operands.join(' ').slice(0, 40)} ${operator}`);
    if (operator === 'BDC' || operator === 'BMC') {
      const [tag = ''] = operands;
      const at = operands.indexOf('/MCID');
      const mcid = at === -1 ? undefined : Number(operands[at + 1]);
      if (marks.length > 0 && (tag !== '/Span' || mcid !== undefined || !operands.includes('/ActualText')))
        faults.push(`${tag} within other marked content`);
      if (marks.length === 0 && tag !== '/Artifact' && mcid === undefined) faults.push(`${tag} without a number`);
      if (mcid !== undefined && marked.has(mcid)) faults.push(`identifier ${mcid} is used twice`);
      if (mcid !== undefined) marked.set(mcid, tag);
      marks.push({ isArtifact: tag === '/Artifact', ...(mcid === undefined ? {} : { mcid }) });
    } else if (operator === 'EMC') {
      if (!marks.pop()) faults.push('EMC without a beginning');
    } else if (operator === 'q') saved.push(font);
    else if (operator === 'Q') {
      if (saved.length === 0) faults.push('Q without q');
      font = saved.pop();
    } else if (operator === 'BT' || operator === 'ET') {
      if (inText === (operator === 'BT')) faults.push(`${operator} out of order`);
      inText = operator === 'BT';
    } else if (operator === 'Tf') {
      font = fonts.get(operands[0] ?? '');
      if (font === undefined) faults.push(`font ${operands[0]} is not among the resources`);
    } else if (operator === 'Tj' || operator === 'TJ') {
      if (font === undefined || !inText) faults.push('text without a font');
      else onText(font, operands.filter((text) => text.startsWith('(') || text.startsWith('<')).flatMap(codesOf));
    } else if (operator === 'Do') {
      const form = forms.get(operands[0] ?? '');
      faults.push(...(form === undefined ? [`drawing ${operands[0]} is not among the resources`] : formFaults(form, file)));
      if (!marks.some(({ isArtifact }) => isArtifact)) faults.push('a drawing that is no artifact');
    }
  }
  if (marks.length + saved.length > 0 || inText) faults.push('something is left open at the end of the page');
  return { marked, faults };
}

/** Drawings of their own hold shapes, no text and no marks. */
function formFaults(id: number, file: PdfObjects): string[] {
  const stream = file.streams.get(id);
  if (stream?.dictionary.Subtype !== '/Form' || !Array.isArray(stream.dictionary.BBox)) return ['a drawing without a box'];
  const allowed = new Set(['re', 'f', 'rg', 'm', 'l', 'h']);
  const odd = [...readOperators(stream.data.toString('latin1'))].find(({ operator }) => !allowed.has(operator));
  return odd || stream.dictionary.Group !== undefined ? [`a drawing with ${odd?.operator ?? 'a group'}`] : [];
}

function contentOf(page: PdfDictionary, file: PdfObjects): string {
  const { Contents } = page;
  return isReference(Contents) ? (file.streams.get(Contents.reference)?.data.toString('latin1') ?? '') : '';
}

function nameTable(value: PdfValue | undefined, file: PdfObjects): Map<string, number> {
  const table = new Map<string, number>();
  if (value === undefined) return table;
  for (const [name, entry] of Object.entries(asDictionary(file.resolve(value)))) if (isReference(entry)) table.set(`/${name}`, entry.reference);
  return table;
}

export interface PageContent {
  /** Type by marked-content identifier. */
  marked: Map<number, string>;
  faults: string[];
}
