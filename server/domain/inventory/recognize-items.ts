import type { EquipmentItem } from './equipment.ts';
import { bitOf } from './given-fields.ts';
import type { ItemDraft } from './item-draft.ts';

/**
 * Takes lines without a tag for known lines of the same model at the same site, each known line once, so that the same list uploaded again changes
 * nothing. A shared serial number decides; two lines that both have serial numbers and share none are different ones.
 */
export function recognizeItems(untagged: readonly ItemDraft[], existing: readonly EquipmentItem[]): void {
  if (untagged.length === 0 || existing.length === 0) return;
  const bySerial = new Map<string, EquipmentItem>();
  const alike = new Map<string, EquipmentItem[]>();
  const alikeWithoutSerials = new Map<string, EquipmentItem[]>();
  for (const item of existing) {
    const likeness = likenessOf(item);
    for (const serial of item.serials) bySerial.set(serialKey(likeness, serial), item);
    append(alike, likeness, item);
    if (item.serials.length === 0) append(alikeWithoutSerials, likeness, item);
  }
  const claimed = new Set<EquipmentItem>();
  const claim = (draft: ItemDraft, item: EquipmentItem | undefined): void => {
    if (!item || claimed.has(item)) return;
    claimed.add(item);
    draft.before = item;
    draft.item.tag = item.tag;
    if ((draft.given & bitOf('quantity')) === 0) draft.item.quantity = item.quantity;
  };
  for (const draft of untagged) {
    const likeness = likenessOf(draft.item);
    for (const serial of draft.item.serials) if (draft.item.tag === '') claim(draft, bySerial.get(serialKey(likeness, serial)));
  }
  const nextAlike = createQueues(alike, claimed);
  const nextWithoutSerials = createQueues(alikeWithoutSerials, claimed);
  for (const draft of untagged) {
    if (draft.item.tag !== '') continue;
    const likeness = likenessOf(draft.item);
    claim(draft, draft.item.serials.length === 0 ? nextAlike(likeness) : nextWithoutSerials(likeness));
  }
}

function likenessOf(item: EquipmentItem): string {
  return `${item.siteCode}\n${item.modelKey ?? `${item.maker} ${item.model}`}`.toLowerCase();
}

function serialKey(likeness: string, serial: string): string {
  return `${likeness}\n${serial.toUpperCase()}`;
}

function append(lists: Map<string, EquipmentItem[]>, key: string, item: EquipmentItem): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Gives the items of a list in turn, those that are claimed left out. */
function createQueues(lists: ReadonlyMap<string, EquipmentItem[]>, claimed: ReadonlySet<EquipmentItem>): (key: string) => EquipmentItem | undefined {
  const positions = new Map<string, number>();
  return (key) => {
    const list = lists.get(key) ?? [];
    let position = positions.get(key) ?? 0;
    while (position < list.length) {
      const item = list[position++];
      if (item && !claimed.has(item)) {
        positions.set(key, position);
        return item;
      }
    }
    positions.set(key, position);
    return undefined;
  };
}
