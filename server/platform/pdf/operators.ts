/** A number as PDF writes it: at most three decimals, never an exponent. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0);
}

/** `#rrggbb` as three shares from 0 to 1, for `rg` and `RG`. */
export function rgb(color: string): string {
  const known = shares.get(color);
  if (known) return known;
  const parts = [1, 3, 5].map((index) => number(Number.parseInt(color.slice(index, index + 2), 16) / 255)).join(' ');
  shares.set(color, parts);
  return parts;
}

/** A text string object: plain where it is ASCII, else UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  let hex = 'FEFF';
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}

const shares = new Map<string, string>();
