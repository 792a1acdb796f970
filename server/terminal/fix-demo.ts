import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { dayOf } from '../domain/calendar.ts';
import { readItem } from '../domain/inventory/read-item.ts';
import { readSite } from '../domain/inventory/read-site.ts';
import type { Result } from '../domain/result.ts';
import { findItemByTag, findSiteByCode, getSite, itemValues, saveItem, saveSite, siteValues } from '../features/inventory/index.ts';
import { projectRoot } from '../platform/project-root.ts';

/** Mends the faults of the demo inventory as its preparer would, one form after the other. Returns how many fields were mended. */
export async function fixDemo(ctx: Context): Promise<number> {
  const fixes = JSON.parse(readFileSync(join(projectRoot, 'db/seed/demo/fixes.json'), 'utf8')) as Fix[];
  const forms = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const name = 'tag' in fix ? `item ${fix.tag}` : `site ${fix.site}`;
    forms.set(name, [...(forms.get(name) ?? []), fix]);
  }
  for (const [name, form] of forms) {
    const [fix] = form;
    if (!fix) continue;
    const entered = Object.fromEntries(form.map(({ field, value }) => [field, value]));
    const saved = 'tag' in fix ? await fixItem(ctx, fix.tag, entered) : await fixSite(ctx, fix.site, entered);
    if (!saved.ok)
      throw new Error(`The fix of ${name} in db/seed/demo/fixes.json is refused: ${saved.issues.map((issue) => issue.message).join(' ')}`);
  }
  return fixes.length;
}

async function fixItem(ctx: Context, tag: string, entered: Record<string, string>): Promise<Result<number>> {
  const row = await findItemByTag(ctx, tag);
  if (!row) throw new Error(`db/seed/demo/fixes.json names equipment that the demo does not have: ${tag}.`);
  const { code: siteCode } = await getSite(ctx, row.siteId);
  const { matchModel } = ctx.reference;
  const read = readItem({ ...itemValues(row, siteCode), ...entered, siteCode }, { today: dayOf(ctx.now), matchModel, takenTags: [] });
  return read.ok ? await saveItem(ctx, { siteId: row.siteId, item: read.value }, row.id) : read;
}

async function fixSite(ctx: Context, code: string, entered: Record<string, string>): Promise<Result<number>> {
  const row = await findSiteByCode(ctx, code);
  if (!row) throw new Error(`db/seed/demo/fixes.json names a site that the demo does not have: ${code}.`);
  const read = readSite({ ...siteValues(row), ...entered });
  return read.ok ? await saveSite(ctx, read.value, row.id) : read;
}

type Fix = ({ tag: string } | { site: string }) & { field: string; value: string };
