import type { FormContext } from './form-context.ts';
import type { Refuse } from './read-values.ts';

const namesShown = 8;

/** Codes of sites that are not worked on: those that are named, and every site in whose name, code or county the search stands. */
export function readLeftOut(body: Record<string, string>, { places }: FormContext, refuse: (field: string) => Refuse): string[] {
  const byKey = new Map(places.map(({ siteCode }) => [siteCode.toLowerCase(), siteCode]));
  const typed = (body.sitesLeftOut ?? '')
    .split(/[\n\r,;]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const strangers = [...new Set(typed.filter((code) => !byKey.has(code.toLowerCase())))];
  if (strangers.length > 0) refuse('sitesLeftOut')(strangerWords(strangers));
  const found = findSites((body.leaveOutMatching ?? '').trim().toLowerCase(), places);
  if (found?.length === 0) refuse('leaveOutMatching')('No site of the estimate fits these letters. Use fewer, or clear the field.');
  const codes = new Set([...typed.flatMap((code) => byKey.get(code.toLowerCase()) ?? []), ...(found ?? [])]);
  if (codes.size > 0 && codes.size === places.length) {
    refuse(typed.length > 0 ? 'sitesLeftOut' : 'leaveOutMatching')('This leaves out every site, so that no work is left. Keep at least one.');
  }
  // In the order of the estimate, however they were typed.
  return places.flatMap(({ siteCode }) => (codes.has(siteCode) ? [siteCode] : []));
}

/** Undefined where nothing is searched for. */
function findSites(search: string, places: FormContext['places']): string[] | undefined {
  if (search === '') return undefined;
  return places
    .filter((site) => [site.siteCode, site.siteName, site.place].some((text) => text.toLowerCase().includes(search)))
    .map((site) => site.siteCode);
}

function strangerWords(strangers: readonly string[]): string {
  const named = strangers.slice(0, namesShown).map((code) => code.slice(0, 40));
  const more = strangers.length > namesShown ? ` and ${strangers.length - namesShown} more` : '';
  const [subject, them] = strangers.length === 1 ? ['Site', 'it'] : ['Sites', 'them'];
  return `${subject} ${named.join(', ')}${more} ${strangers.length === 1 ? 'is' : 'are'} not in this estimate. Correct ${them} or take ${them} off the list.`;
}
