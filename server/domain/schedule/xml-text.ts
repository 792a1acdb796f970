/** An element with a text or a number, escaped. Characters that XML 1.0 cannot hold become spaces. */
export function element(name: string, value: string | number): string {
  return `<${name}>${typeof value === 'number' ? value : escapeText(value)}</${name}>`;
}

/** Elements by name in the order given; those that are undefined are left out. */
export function elements(values: Readonly<Record<string, string | number | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) if (value !== undefined) text += element(name, value);
  return text;
}

function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
