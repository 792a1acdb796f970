import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { readItem } from '../../domain/inventory/read-item.ts';
import { readSite } from '../../domain/inventory/read-site.ts';
import { coverItem } from '../../domain/programs/cover-item.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import { mapSize } from '../../platform/charts/geo-box.ts';
import { listEvents } from '../../platform/events.ts';
import { isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { readId } from '../../web/read-id.ts';
import { renderPart } from '../../web/render-page.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages } from '../../web/to-pager.ts';
import { applyConfiguration } from './apply-site-configuration.ts';
import { chooseProgram } from './choose-program.ts';
import { countSites } from './count-sites.ts';
import { drawMap, mapForPage } from './draw-map.ts';
import { editSitesInBulk } from './edit-sites-in-bulk.ts';
import { exportFile } from './export-file.ts';
import {
  bulkEditPage,
  configurationsPage,
  itemFormPage,
  itemSeen,
  itemValues,
  newItemValues,
  newSiteValues,
  siteFormPage,
  siteSeen,
  siteValues,
} from './form-pages.ts';
import { type ListQuery, readBulkValues, readChosen, readCleared, readListQuery, readProgramKey } from './inputs.ts';
import { listPricesAtSites } from './list-prices-at-sites.ts';
import { mayEdit } from './may-edit.ts';
import { coverageLabels, inventoryAddress, inventoryPage, placeOf, shownCount } from './pages.ts';
import { getInventoryState, getItem, getSite, listItems, listPoints, listSiteIds, listSites, listSitesByIds, listTagsStarting } from './queries.ts';
import { removeItemPage, removeSitesPage } from './removal-pages.ts';
import { removeItem } from './remove-item.ts';
import { removeSites } from './remove-sites.ts';
import { toItem } from './rows.ts';
import { saveItem } from './save-item.ts';
import { saveSite } from './save-site.ts';
import { sitePage } from './site-page.ts';

const pageSize = 50;
const editors = ['preparer'] as const;
const bareSites = { search: '', coverage: undefined, withoutEquipment: true };

export const inventoryRoutes: Route[] = [
  { method: 'get', path: paths.inventory(), may: carrierPeople, handle: showInventory },
  { method: 'post', path: paths.inventory(), may: editors, handle: changeProgram },
  { method: 'get', path: paths.inventoryPoints(), may: carrierPeople, handle: showPoints },
  { method: 'get', path: paths.inventoryMap(), may: carrierPeople, handle: showMap },
  { method: 'get', path: paths.inventoryExport(), may: carrierPeople, handle: (ctx, ask) => exportFile(ctx, ask.query) },
  { method: 'post', path: paths.inventoryBulkEdit(), may: editors, handle: editInBulk },
  { method: 'get', path: paths.inventoryConfigurations(), may: editors, handle: showConfigurations },
  { method: 'post', path: paths.inventoryConfigurations(), may: editors, handle: putConfiguration },
  { method: 'get', path: paths.newSite(), may: editors, handle: async () => ({ page: siteFormPage(null, { values: newSiteValues(), issues: [] }) }) },
  { method: 'post', path: paths.sites(), may: editors, handle: addSite },
  { method: 'get', path: paths.site(':siteId'), may: carrierPeople, handle: showSite },
  { method: 'post', path: paths.site(':siteId'), may: editors, handle: changeSite },
  { method: 'get', path: paths.editSite(':siteId'), may: editors, handle: showSiteForm },
  { method: 'get', path: paths.deleteSite(':siteId'), may: editors, handle: showSiteRemoval },
  { method: 'get', path: paths.newItem(':siteId'), may: editors, handle: showNewItem },
  { method: 'post', path: paths.siteItems(':siteId'), may: editors, handle: addItem },
  { method: 'get', path: paths.item(':itemId'), may: editors, handle: showItemForm },
  { method: 'post', path: paths.item(':itemId'), may: editors, handle: changeItem },
  { method: 'get', path: paths.deleteItem(':itemId'), may: editors, handle: showItemRemoval },
  { method: 'post', path: paths.deleteItem(':itemId'), may: editors, handle: dropItem },
];

async function showInventory(ctx: Context, ask: Ask): Promise<Reply> {
  const asked = readListQuery(ask.query);
  const state = await getInventoryState(ctx);
  const everything = { search: '', coverage: undefined, withoutEquipment: false };
  const counts = await countSites(ctx, asked.filter, state.version);
  const bare = await countSites(ctx, bareSites, state.version);
  const total = await countSites(ctx, everything, state.version);
  const query = { ...asked, page: Math.min(asked.page, countPages(shownCount({ counts, query: asked }), pageSize)) };
  const rows = await listSites(ctx, query.filter, { number: query.page, size: pageSize });
  const page = inventoryPage({
    counts,
    query,
    rows,
    pageSize,
    program: getProgram(state.program),
    map: total.all === 0 ? null : await mapForPage(ctx, query.filter, counts.all),
    isEmpty: total.all === 0,
    bareCount: bare.all,
    mayEdit: mayEdit(ctx),
  });
  return { page };
}

async function changeProgram(ctx: Context, ask: Ask): Promise<Reply> {
  const program = readProgramKey(ask.body.program);
  if (program) await chooseProgram(ctx, program);
  return { redirect: paths.inventory(), ...(program && { notice: `The inventory is tested under ${getProgram(program).shortTitle}.` }) };
}

async function showPoints(ctx: Context, ask: Ask): Promise<Reply> {
  const points = await listPoints(ctx, readListQuery(ask.query).filter);
  return {
    json: points.map((point) => ({
      code: point.code,
      name: point.name,
      place: placeOf(point),
      lat: point.latitude,
      lon: point.longitude,
      status: point.coverage.replace(' ', '-'),
      statusLabel: coverageLabels[point.coverage].label,
      href: paths.site(point.id),
    })),
  };
}

async function showMap(ctx: Context, ask: Ask): Promise<Reply> {
  const drawing = await drawMap(ctx, readListQuery(ask.query).filter);
  const nothing: Drawing = { ...mapSize, title: 'Map of the sites', description: 'No site that matches has coordinates.', shapes: [] };
  const svg = renderPart('drawing', { drawing: drawing ?? nothing });
  return { file: { name: 'sites.svg', mediaType: 'image/svg+xml', bytes: Buffer.from(svg), view: true } };
}

/** The bulk form leads here with an action: edit asks for values and once more before saving, configure and remove go their own ways. */
async function editInBulk(ctx: Context, ask: Ask): Promise<Reply> {
  const query = readListQuery(ask.body);
  const list = inventoryAddress(query);
  const rows = await listSitesByIds(ctx, ask.body.all === 'yes' ? await listSiteIds(ctx, query.filter) : readChosen(ask));
  if (rows.length === 0) return { redirect: list, notice: 'No site was ticked. Tick the sites first, then choose what to do with them.' };
  const chosen = rows.map((row) => row.id);
  if (ask.body.action === 'configure') return { page: configurationsPage({ ...configurationForm(ctx, query), siteIds: chosen, isBare: false }) };
  if (ask.body.action === 'remove') {
    if (ask.body.confirmed !== 'yes') return { page: removeSitesPage(rows, query, await listPricesAtSites(ctx, rows)) };
    return { redirect: list, notice: `${sitesWere(await removeSites(ctx, chosen))} removed.` };
  }
  const cleared = readCleared(ask.lists.clear ?? []);
  const form = { query, values: ask.body, cleared, issues: [], isConfirm: false };
  if (ask.body.filled !== 'yes' && ask.body.confirmed !== 'yes') return { page: bulkEditPage(rows, { ...form, values: {} }) };
  const input = readBulkValues(ask.body, cleared);
  if (!input.ok) return { page: bulkEditPage(rows, { ...form, issues: input.issues }), status: 422 };
  if (ask.body.confirmed !== 'yes') return { page: bulkEditPage(rows, { ...form, isConfirm: true }) };
  const edited = await editSitesInBulk(ctx, chosen, input.value);
  if (!edited.ok) return { page: bulkEditPage(rows, { ...form, issues: edited.issues }), status: 422 };
  return { redirect: list, notice: `${sitesWere(edited.value)} changed.` };
}

async function showConfigurations(ctx: Context): Promise<Reply> {
  const form = configurationForm(ctx, readListQuery({}));
  return { page: configurationsPage({ ...form, siteIds: await listSiteIds(ctx, bareSites), isBare: true }) };
}

async function putConfiguration(ctx: Context, ask: Ask): Promise<Reply> {
  const query = readListQuery(ask.body);
  const chosen = readChosen(ask);
  const isBare = chosen.length === 0;
  const siteIds = isBare ? await listSiteIds(ctx, bareSites) : chosen;
  const result = await applyConfiguration(ctx, siteIds, ask.body);
  if (!result.ok) {
    const form = { ...configurationForm(ctx, query), values: ask.body, issues: result.issues };
    return { page: configurationsPage({ ...form, siteIds, isBare }), status: 422 };
  }
  const { siteCount, lineCount, skipped } = result.value;
  const left = skipped === 0 ? '' : ` ${formatCount(skipped)} that list equipment already were left alone.`;
  return {
    redirect: inventoryAddress(query),
    notice: `${counted(lineCount, 'line')} of equipment were added at ${counted(siteCount, 'site')}.${left}`,
  };
}

async function addSite(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readSite(ask.body);
  const result = input.ok ? await saveSite(ctx, input.value, null) : input;
  if (!result.ok) return { page: siteFormPage(null, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.site(result.value), notice: 'The site was added.' };
}

async function showSite(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  const program = getProgram((await getInventoryState(ctx)).program);
  const items = (await listItems(ctx, site.id)).map((row) => {
    const model = row.modelKey === null ? null : (ctx.reference.modelsByKey.get(row.modelKey) ?? null);
    return { row, test: coverItem(toItem(row, site.code), model, program) };
  });
  return { page: sitePage({ site, items, program, mayEdit: mayEdit(ctx), history: await listEvents(ctx, `site ${site.code}`, 20) }) };
}

async function showSiteForm(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  return { page: siteFormPage(site, { values: siteValues(site), issues: [], seen: siteSeen(site) }) };
}

async function changeSite(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  const input = readSite(ask.body);
  const result = input.ok ? await saveSite(ctx, input.value, { id: site.id, seen: ask.body.seen }) : input;
  if (!result.ok && isSavedMeanwhile(result.issues)) {
    const now = await getSite(ctx, site.id);
    return { page: siteFormPage(now, { values: ask.body, issues: result.issues, seen: siteSeen(now) }), status: 409 };
  }
  if (!result.ok) return { page: siteFormPage(site, { values: ask.body, issues: result.issues, seen: ask.body.seen }), status: 422 };
  return { redirect: paths.site(site.id), notice: 'The site was saved.' };
}

async function showSiteRemoval(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  return { page: removeSitesPage([site], readListQuery({}), await listPricesAtSites(ctx, [site])) };
}

async function showNewItem(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  return { page: itemFormPage(site, null, { values: newItemValues(), issues: [] }) };
}

async function addItem(ctx: Context, ask: Ask): Promise<Reply> {
  const site = await getSite(ctx, readId(ask, 'siteId'));
  const takenTags = await listTagsStarting(ctx, site.code);
  const input = readItem({ ...ask.body, siteCode: site.code }, { today: dayOf(ctx.now), matchModel: ctx.reference.matchModel, takenTags });
  const result = input.ok ? await saveItem(ctx, { siteId: site.id, item: input.value }, null) : input;
  if (!result.ok) return { page: itemFormPage(site, null, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.site(site.id), notice: 'The equipment was added.' };
}

async function showItemForm(ctx: Context, ask: Ask): Promise<Reply> {
  const item = await getItem(ctx, readId(ask, 'itemId'));
  const site = await getSite(ctx, item.siteId);
  return { page: itemFormPage(site, item, { values: itemValues(item, site.code), issues: [], seen: itemSeen(item, site.code) }) };
}

async function changeItem(ctx: Context, ask: Ask): Promise<Reply> {
  const item = await getItem(ctx, readId(ask, 'itemId'));
  const site = await getSite(ctx, item.siteId);
  const fields = { ...ask.body, siteCode: site.code, tag: ask.body.tag?.trim() || item.tag };
  const input = readItem(fields, { today: dayOf(ctx.now), matchModel: ctx.reference.matchModel, takenTags: [] });
  const result = input.ok ? await saveItem(ctx, { siteId: site.id, item: input.value }, { id: item.id, seen: ask.body.seen }) : input;
  if (!result.ok && isSavedMeanwhile(result.issues)) {
    const now = await getItem(ctx, item.id);
    return { page: itemFormPage(site, now, { values: ask.body, issues: result.issues, seen: itemSeen(now, site.code) }), status: 409 };
  }
  if (!result.ok) return { page: itemFormPage(site, item, { values: ask.body, issues: result.issues, seen: ask.body.seen }), status: 422 };
  return { redirect: paths.site(site.id), notice: 'The equipment was saved.' };
}

async function showItemRemoval(ctx: Context, ask: Ask): Promise<Reply> {
  const item = await getItem(ctx, readId(ask, 'itemId'));
  return { page: removeItemPage(item, await getSite(ctx, item.siteId)) };
}

async function dropItem(ctx: Context, ask: Ask): Promise<Reply> {
  return { redirect: paths.site(await removeItem(ctx, readId(ask, 'itemId'))), notice: 'The equipment was removed.' };
}

function configurationForm(ctx: Context, query: ListQuery) {
  return { query, configurations: ctx.reference.configurations, values: {}, issues: [] };
}

function sitesWere(count: number): string {
  return count === 1 ? '1 site was' : `${formatCount(count)} sites were`;
}
