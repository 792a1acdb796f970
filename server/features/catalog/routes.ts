import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { type Ask, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { editionRoutes } from './edition-routes.ts';
import { readModelQuery } from './inputs.ts';
import { catalogPage } from './pages.ts';
import { searchModels } from './search-models.ts';

export const catalogRoutes: Route[] = [...editionRoutes, { method: 'get', path: paths.catalog(), may: signedIn, handle: showCatalog }];

async function showCatalog(ctx: Context, ask: Ask): Promise<Reply> {
  const { models, matchModel } = ctx.reference;
  const query = readModelQuery(ask.query);
  return { page: catalogPage(models, searchModels(models, matchModel, query), query) };
}
