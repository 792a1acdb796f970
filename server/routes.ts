import { accountRoutes } from './features/accounts/routes.ts';
import { catalogRoutes } from './features/catalog/routes.ts';
import { estimateRoutes } from './features/estimates/routes.ts';
import { filingRoutes } from './features/filings/routes.ts';
import { importRoutes } from './features/inventory/import-routes.ts';
import { inventoryRoutes } from './features/inventory/routes.ts';
import { overviewRoutes } from './features/overview/routes.ts';
import { reviewRoutes } from './features/reviews/routes.ts';
import type { Route } from './web/route-table.ts';

/** Every route of the application. */
export const routes: readonly Route[] = [
  ...overviewRoutes,
  ...accountRoutes,
  ...catalogRoutes,
  ...inventoryRoutes,
  ...importRoutes,
  ...estimateRoutes,
  ...filingRoutes,
  ...reviewRoutes,
];
