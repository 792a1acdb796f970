import { join } from 'node:path';
import express, { type Express } from 'express';
import session from 'express-session';
import type { Store } from '../db/store.ts';
import { findActor } from './features/accounts/index.ts';
import { paths } from './paths.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/log.ts';
import { projectRoot } from './platform/project-root.ts';
import type { ReferenceData } from './platform/reference-data.ts';
import { routes } from './routes.ts';
import { errorPages, noSuchPage } from './web/error-page.ts';
import { checkCsrf } from './web/middleware/csrf.ts';
import { refuseChanges } from './web/middleware/refuse-changes.ts';
import { requestContext } from './web/middleware/request-context.ts';
import { securityHeaders } from './web/middleware/security-headers.ts';
import { DatabaseSessions } from './web/middleware/session-store.ts';
import { mountRoutes } from './web/mount-routes.ts';

const packages = join(projectRoot, 'node_modules');

/** The whole application, in the order in which a request meets it. */
export function createApp(deps: AppDependencies): Express {
  const { config, log, store } = deps;
  const app = express();
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');

  app.get(paths.health(), (_req, res) => void res.json({ ok: true }));
  app.use(securityHeaders(config.https));
  app.use('/vendor/leaflet', express.static(join(packages, 'leaflet/dist'), { maxAge: '30d' }));
  app.use('/fonts', express.static(join(packages, '@uswds/uswds/dist/fonts/public-sans'), { maxAge: '30d' }));
  app.use(express.static(join(projectRoot, 'public'), { maxAge: '5m', redirect: false }));

  app.use(
    session({
      secret: deps.sessionSecret,
      store: new DatabaseSessions(store),
      name: 'changeout',
      resave: false,
      saveUninitialized: false,
      rolling: true,
      proxy: config.trustProxy > 0,
      cookie: { httpOnly: true, sameSite: 'lax', secure: config.https, maxAge: 12 * 3_600_000 },
    }),
  );
  const { publicUrl } = config;
  const { caseNotice } = deps;
  const optional = { ...(publicUrl !== undefined && { publicUrl }), ...(caseNotice !== undefined && { caseNotice }) };
  const base = { store, log, reference: deps.reference, clock: deps.clock, ...optional };
  app.use(requestContext(base, findActor));
  if (caseNotice !== undefined) app.use(refuseChanges);
  app.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 30_000 }));

  mountRoutes(app, routes, { checkCsrf, startJobs: deps.startJobs });
  app.use(noSuchPage);
  app.use(errorPages(log));
  return app;
}

export interface AppDependencies {
  config: Config;
  log: Logger;
  store: Store;
  reference: ReferenceData;
  sessionSecret: string;
  clock: () => Date;
  startJobs: () => void;
  /** Makes the application read-only, and says why on every page. */
  caseNotice?: string;
}
