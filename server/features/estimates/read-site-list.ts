const namesShown = 8;
const longestReason = 200;

/**
 * Site codes as the estimate writes them: several in a line with commas or semicolons, or one in a line with a colon and the reason: `HP-0003: 911 route`.
 * Codes that have no cost in the estimate are refused by name.
 */
export function readSiteList(text: string, known: readonly string[], refuse: (message: string) => null): ListedSite[] {
  const byKey = new Map(known.map((code) => [code.toLowerCase(), code]));
  const found = new Map<string, ListedSite>();
  const strangers = new Set<string>();
  for (const { code, reason } of text.split(/[\n\r]+/).flatMap((line) => readLine(line, byKey))) {
    const siteCode = byKey.get(code.toLowerCase());
    if (siteCode === undefined) strangers.add(code);
    else found.set(siteCode, { siteCode, reason: reason.slice(0, longestReason) || (found.get(siteCode)?.reason ?? '') });
  }
  if (strangers.size > 0) refuse(sayStrangers([...strangers]));
  return [...found.values()];
}

/** A code may hold a colon itself: then the longest one that the estimate knows is taken. */
function readLine(line: string, byKey: ReadonlyMap<string, string>): { code: string; reason: string }[] {
  const colons = [...line].flatMap((sign, index) => (sign === ':' ? [index] : []));
  const isCode = (end: number) => byKey.has(line.slice(0, end).trim().toLowerCase());
  if (colons.length > 0 && !isCode(line.length)) {
    const end = [...colons].reverse().find(isCode) ?? colons[0] ?? line.length;
    return [{ code: line.slice(0, end).trim(), reason: line.slice(end + 1).trim() }];
  }
  return line
    .split(/[,;]+/)
    .map((code) => ({ code: code.trim(), reason: '' }))
    .filter(({ code }) => code !== '');
}

function sayStrangers(strangers: readonly string[]): string {
  const more = strangers.length > namesShown ? ` and ${strangers.length - namesShown} more` : '';
  const names = `${strangers
    .slice(0, namesShown)
    .map((code) => code.slice(0, 40))
    .join(', ')}${more}`;
  return strangers.length === 1
    ? `Site ${names} has no cost in this estimate. Correct the code or take it off the list.`
    : `Sites ${names} have no cost in this estimate. Correct the codes or take them off the list.`;
}

interface ListedSite {
  siteCode: string;
  /** Empty where none was given. */
  reason: string;
}
