import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { readModelQuery, readPriceQuery } from './inputs.ts';
import { catalogPage, editionPage, editionsPage } from './pages.ts';
import { findCurrentEdition, getEdition, listEditions } from './queries.ts';
import { searchModels } from './search-models.ts';

export const catalogRoutes: Route[] = [
  { method: 'get', path: paths.priceBooks(), may: signedIn, handle: showEditions },
  { method: 'get', path: paths.priceBook(':editionId'), may: signedIn, handle: showEdition },
  { method: 'get', path: paths.catalog(), may: signedIn, handle: showCatalog },
];

async function showEditions(ctx: Context): Promise<Reply> {
  return { page: editionsPage(await listEditions(ctx), await findCurrentEdition(ctx)) };
}

async function showEdition(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: editionPage(await getEdition(ctx, readId(ask, 'editionId')), readPriceQuery(ask.query)) };
}

async function showCatalog(ctx: Context, ask: Ask): Promise<Reply> {
  const { models, matchModel } = ctx.reference;
  const query = readModelQuery(ask.query);
  return { page: catalogPage(models, searchModels(models, matchModel, query), query) };
}
