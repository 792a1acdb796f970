import type { ErrorRequestHandler, RequestHandler } from 'express';
import { paths } from '../paths.ts';
import { AppError, type ErrorKind, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import { contextOf } from './middleware/request-context.ts';
import { SignInNeeded } from './mount-routes.ts';
import { renderPage } from './render-page.ts';
import { shellFor } from './shell.ts';

const statusOf: Record<ErrorKind, number> = { 'not found': 404, forbidden: 403, conflict: 409, invalid: 422, 'too many': 429 };
const templateOf: Record<ErrorKind, string> = {
  'not found': 'errors/not-found',
  forbidden: 'errors/forbidden',
  conflict: 'errors/conflict',
  invalid: 'errors/invalid',
  'too many': 'errors/too-many',
};

export const noSuchPage: RequestHandler = (_req, _res, next) => next(notFound());

/** The one place where an error becomes a status and a page. Unexpected ones are logged whole and shown with an id to quote. */
export function errorPages(log: Logger): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    if (error instanceof SignInNeeded) {
      await new Promise<void>((resolve) => req.session.save(() => resolve()));
      return res.redirect(303, paths.signIn());
    }
    const known = error instanceof AppError ? error : fromLibrary(error);
    const status = known ? statusOf[known.kind] : 500;
    const { requestId } = contextIfAny(req);
    if (!known) log.error({ err: error, requestId, url: req.originalUrl }, 'unexpected error');
    const view = {
      sentence: known?.message ?? 'Something broke on our side. What you saved before is safe.',
      requestId,
      home: paths.home(),
    };
    const page = { template: known ? templateOf[known.kind] : 'errors/error', title: 'Changeout', view };
    try {
      res.status(status).send(renderPage(page, shellFor(contextOf(req), req)));
    } catch (renderError) {
      log.error({ err: renderError }, 'error page');
      res.status(status).type('text/plain').send(view.sentence);
    }
  };
}

function contextIfAny(req: Parameters<ErrorRequestHandler>[1]): { requestId: string } {
  try {
    return contextOf(req);
  } catch {
    return { requestId: 'none' };
  }
}

function fromLibrary(error: unknown): AppError | undefined {
  const { code, status } = error as { code?: string; status?: number };
  if (code === 'EBADCSRFTOKEN')
    return new AppError(
      'forbidden',
      'This form is out of date, perhaps because you signed in again. Go back, reload the page and send it once more.',
    );
  if (status === 413) return new AppError('invalid', 'That is more text than the form takes. Shorten it and send it again.');
  if (status !== undefined && status >= 400 && status < 500) return notFound('That address is not one of ours.');
  return undefined;
}
