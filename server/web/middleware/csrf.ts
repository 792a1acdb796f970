import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

const { generateToken, csrfSynchronisedProtection } = csrfSync({
  getTokenFromRequest: (req) => (req.body as { _csrf?: string } | undefined)?._csrf,
});

/** Refuses a form that did not come from one of our own pages in this session. Runs after the body was read. */
export const checkCsrf = csrfSynchronisedProtection;

export function csrfTokenOf(req: Request): string {
  return generateToken(req);
}
