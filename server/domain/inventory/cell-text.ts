/** The word that clears a field on import. A blank cell leaves the field alone. */
export const emptyWord = '(empty)';

const errorLiterals = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#FIELD!',
  '#BLOCKED!',
]);
// Spreadsheet programs may drop blanks and signs without ink before they look, and take full-width and small signs for the plain ones.
const formula = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*[=\uff1d\ufe66+\uff0b\ufe62\-\uff0d\ufe63@\uff20\ufe6b]/u.source;
const needsApostrophe = new RegExp(`^(?:${formula}|[\\t\\r']|\\(empty\\)$)`, 'iu');
const hasApostrophe = new RegExp(`^'(?=${formula}|[\\t\\r'#]|\\(empty\\)$)`, 'iu');

/**
 * Text for a cell that no spreadsheet program takes for a formula, and that the import gives back unchanged: an apostrophe goes before text
 * that starts with = + - @, also full-width or after what cannot be seen, with a tab or an apostrophe, and before the words that mean something to
 * the import.
 * Source of the characters: OWASP, CSV Injection.
 */
export function escapeCell(text: string): string {
  return needsApostrophe.test(text) || isErrorLiteral(text) ? `'${text}` : text;
}

/** Removes exactly the apostrophe that `escapeCell` put there. */
export function unescapeCell(text: string): string {
  return text.charCodeAt(0) === 39 && hasApostrophe.test(text) ? text.slice(1) : text;
}

/** A formula instead of a value: it came from a CSV file, or from a workbook that holds no calculated result for it. */
export function isFormula(text: string): boolean {
  return text.charCodeAt(0) === 61 && text.length > 1;
}

/** `#REF!` and the other error values of spreadsheet programs. */
export function isErrorLiteral(text: string): boolean {
  return text.charCodeAt(0) === 35 && errorLiterals.has(text.toUpperCase());
}

/** Spreadsheet letters of a column counted from 0: 0 is A, 26 is AA. */
export function toColumnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
