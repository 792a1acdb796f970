import { accountRoutes } from './features/accounts/routes.ts';
import { recipeRoutes } from './features/catalog/recipe-routes.ts';
import { catalogRoutes } from './features/catalog/routes.ts';
import { documentRoutes } from './features/documents/routes.ts';
import { estimateRoutes } from './features/estimates/routes.ts';
import { fieldSheetRoutes } from './features/field-sheets/routes.ts';
import { evidenceRoutes } from './features/filings/evidence-routes.ts';
import { filingRoutes } from './features/filings/routes.ts';
import { verifyRoutes } from './features/filings/verify-routes.ts';
import { filingVersionRoutes } from './features/filings/version-routes.ts';
import { importRoutes } from './features/inventory/import-routes.ts';
import { inventoryRoutes } from './features/inventory/routes.ts';
import { overviewRoutes } from './features/overview/routes.ts';
import { packetRoutes } from './features/packets/routes.ts';
import { programRoutes } from './features/programs/routes.ts';
import { quoteImportRoutes } from './features/quotes/import-routes.ts';
import { quoteRoutes } from './features/quotes/routes.ts';
import { reviewDecisionRoutes } from './features/reviews/decision-routes.ts';
import { reviewEvidenceRoutes } from './features/reviews/evidence-routes.ts';
import { reviewRoutes } from './features/reviews/routes.ts';
import { scheduleRoutes } from './features/schedules/routes.ts';
import { slipRoutes } from './features/schedules/slip-routes.ts';
import { trackRoutes } from './features/schedules/track-routes.ts';
import { termDecisionRoutes } from './features/term-filings/decision-routes.ts';
import { termFilingRoutes } from './features/term-filings/routes.ts';
import { termVersionRoutes } from './features/term-filings/version-routes.ts';
import type { Route } from './web/route-table.ts';

/** Every route of the application. */
export const routes: readonly Route[] = [
  ...overviewRoutes,
  ...accountRoutes,
  ...programRoutes,
  ...catalogRoutes,
  ...recipeRoutes,
  ...inventoryRoutes,
  ...importRoutes,
  ...fieldSheetRoutes,
  ...documentRoutes,
  ...quoteImportRoutes,
  ...quoteRoutes,
  ...estimateRoutes,
  ...scheduleRoutes,
  ...trackRoutes,
  ...slipRoutes,
  ...filingRoutes,
  ...filingVersionRoutes,
  ...evidenceRoutes,
  ...termFilingRoutes,
  ...termVersionRoutes,
  ...termDecisionRoutes,
  ...packetRoutes,
  ...verifyRoutes,
  ...reviewRoutes,
  ...reviewDecisionRoutes,
  ...reviewEvidenceRoutes,
];
