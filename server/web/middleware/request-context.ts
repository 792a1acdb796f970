import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Actor, Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';

declare module 'express-session' {
  interface SessionData {
    personId?: number;
    notice?: string;
    noticeTone?: 'ok' | 'warn';
    returnTo?: string;
    once?: unknown;
  }
}

const contexts = new WeakMap<Request, Context>();

/** Builds the context of a request: who acts, the time, an id that ties log lines and events together. */
export function requestContext(base: BaseContext, findActor: (ctx: Context, personId: number) => Promise<Actor>): RequestHandler {
  return async (req, _res, next) => {
    const requestId = randomUUID();
    const visitor: Context = {
      ...base,
      db: base.store.read,
      actor: { kind: 'visitor' },
      now: base.clock().toISOString() as Instant,
      requestId,
      log: base.log.child({ requestId }),
    };
    const personId = req.session.personId;
    const actor = personId === undefined ? visitor.actor : await findActor(visitor, personId);
    contexts.set(req, { ...visitor, actor: base.caseNotice === undefined ? actor : withoutRoles(actor) });
    next();
  };
}

export function contextOf(req: Request): Context {
  const ctx = contexts.get(req);
  if (!ctx) throw new Error('The request has no context yet.');
  return ctx;
}

/** Whoever reads a case may do nothing, so no page offers anything to do. */
function withoutRoles(actor: Actor): Actor {
  return actor.kind === 'person' ? { ...actor, roles: [] } : actor;
}

type BaseContext = Pick<Context, 'store' | 'log' | 'reference' | 'publicUrl' | 'caseNotice'> & { clock: () => Date };
