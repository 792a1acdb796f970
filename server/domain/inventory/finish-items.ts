import { createTagger } from './create-tagger.ts';
import type { EquipmentItem } from './equipment.ts';
import { bitOf, createFieldLists } from './given-fields.ts';
import type { IncomingItem } from './incoming.ts';
import type { IssueList } from './issue-list.ts';
import { type ItemDraft, reportItem } from './item-draft.ts';
import type { Problem } from './reading.ts';
import { recognizeItems } from './recognize-items.ts';

/** Lines of equipment once all rows are read: sites found, tags unique or given, lines recognized, serial numbers unique. */
export function finishItems(drafts: readonly ItemDraft[], { existing, issues, findCode }: Finish): IncomingItem[] {
  findSites(drafts, { issues, findCode });
  const tags = claimTags(drafts, issues);
  recognizeItems(
    drafts.filter((draft) => draft.item.tag === '' && !draft.isFaulty),
    existing.filter((item) => !tags.has(item.tag.toLowerCase())),
  );
  const untagged = drafts.filter((draft) => draft.item.tag === '' && !draft.isFaulty);
  if (untagged.length > 0) {
    const nextTag = createTagger([...existing.map((item) => item.tag), ...tags.keys()]);
    for (const draft of untagged) draft.item.tag = nextTag(draft.item.siteCode);
  }
  checkSerials(drafts, existing, issues);
  const fieldLists = createFieldLists();
  return drafts.flatMap(({ item, given, place, isFaulty }) =>
    isFaulty ? [] : [{ item, given: fieldLists(given), at: { sheet: place.sheet, row: place.row } }],
  );
}

function findSites(drafts: readonly ItemDraft[], { issues, findCode }: Pick<Finish, 'issues' | 'findCode'>): void {
  for (const draft of drafts) {
    const { item, before } = draft;
    if (item.siteCode === '') continue;
    const code = findCode(item.siteCode);
    if (code === undefined) {
      const message = `The site ${item.siteCode} is neither in this file nor in your inventory. Correct the code${lostZeros(item.siteCode, findCode)}, or add the site.`;
      reportItem(
        issues,
        draft,
        { severity: 'error', code: 'unknown-site', message, wanted: 'the code of a known site' },
        { key: 'site.code', found: item.siteCode },
      );
      continue;
    }
    item.siteCode = code;
    if (before && before.siteCode.toLowerCase() !== code.toLowerCase()) {
      const message = `${before.tag} stands at ${before.siteCode} in your inventory; this row moves it to ${code}. Check that it moved, or write another tag.`;
      reportItem(issues, draft, { severity: 'warning', code: 'item-moves', message, wanted: before.siteCode }, { key: 'site.code', found: code });
    }
  }
}

/** A spreadsheet that takes codes for numbers drops their zeros. */
function lostZeros(code: string, findCode: Finish['findCode']): string {
  for (let length = code.length + 1; length <= 8 && /^\d+$/.test(code); length++) {
    const padded = findCode(code.padStart(length, '0'));
    if (padded !== undefined) return ` (perhaps ${padded}, without its zeros)`;
  }
  return '';
}

/** The tags that rows state, in lower case; a tag stated twice is an error. */
function claimTags(drafts: readonly ItemDraft[], issues: IssueList): Map<string, ItemDraft> {
  const claimed = new Map<string, ItemDraft>();
  for (const draft of drafts) {
    if (draft.item.tag === '') continue;
    const key = draft.item.tag.toLowerCase();
    const first = claimed.get(key);
    if (!first) claimed.set(key, draft);
    else {
      const message = `The tag ${draft.item.tag} stands in row ${first.place.row} of “${first.place.sheet}” already. Give each line of equipment its own tag.`;
      reportItem(
        issues,
        draft,
        { severity: 'error', code: 'duplicate-tag', message, wanted: 'a tag of its own' },
        { key: 'item.tag', found: draft.item.tag },
      );
    }
  }
  return claimed;
}

function checkSerials(drafts: readonly ItemDraft[], existing: readonly EquipmentItem[], issues: IssueList): void {
  // Two makers may have used the same number.
  const makers = new Map<string, Map<string, ItemDraft>>();
  for (const draft of drafts) {
    if (draft.item.serials.length === 0) continue;
    const seen = serialsOf(makers, draft.item.maker);
    for (const serial of draft.item.serials) {
      const key = serial.toUpperCase();
      const first = seen.get(key);
      if (!first) seen.set(key, draft);
      else reportItem(issues, draft, repeatedSerial(serial, first), { key: 'item.serials', found: serial });
    }
  }
  if (makers.size === 0 || existing.length === 0) return;
  const restated = new Set(drafts.filter((draft) => (draft.given & bitOf('serials')) !== 0).map((draft) => draft.item.tag.toUpperCase()));
  for (const item of existing) {
    if (item.serials.length === 0 || restated.has(item.tag.toUpperCase())) continue;
    for (const serial of item.serials) {
      const draft = makers.get(item.maker.toUpperCase())?.get(serial.toUpperCase());
      if (draft && draft.item.tag.toUpperCase() !== item.tag.toUpperCase()) {
        reportItem(issues, draft, knownSerial(serial, item), { key: 'item.serials', found: serial });
      }
    }
  }
}

function serialsOf(makers: Map<string, Map<string, ItemDraft>>, maker: string): Map<string, ItemDraft> {
  const key = maker.toUpperCase();
  const known = makers.get(key) ?? new Map<string, ItemDraft>();
  makers.set(key, known);
  return known;
}

function repeatedSerial(serial: string, { place }: ItemDraft): Problem {
  return {
    severity: 'error',
    code: 'duplicate-serial',
    message: `The serial number ${serial} stands in row ${place.row} of “${place.sheet}” already. Correct one of the two, or delete the repeated row.`,
    wanted: 'each serial number once',
  };
}

function knownSerial(serial: string, item: EquipmentItem): Problem {
  return {
    severity: 'warning',
    code: 'serial-known',
    message: `The serial number ${serial} belongs to ${item.tag} at ${item.siteCode} in your inventory. Check which of the two is right.`,
    wanted: 'a serial number of its own',
  };
}

interface Finish {
  existing: readonly EquipmentItem[];
  issues: IssueList;
  findCode: (code: string) => string | undefined;
}
