import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import type { Context } from '../context.ts';
import { withoutHiddenMarks } from '../domain/hidden-mark.ts';
import { paths } from '../paths.ts';
import { AppError, forbidden } from '../platform/errors.ts';
import { csrfTokenOf } from './middleware/csrf.ts';
import { contextOf } from './middleware/request-context.ts';
import { renderPage } from './render-page.ts';
import { type Ask, type Audience, carrierPeople, type Reply, type Route, type SessionDoor } from './route-table.ts';
import { sendStream } from './send-stream.ts';
import { shellFor } from './shell.ts';

const uploadLimitBytes = 50 * 1024 * 1024;

/** Turns the rows of the route tables into Express routes: who may, then the handler, then its reply. */
export function mountRoutes(app: Express, routes: readonly Route[], hooks: RouteHooks): void {
  for (const route of routes) {
    const steps: RequestHandler[] = [authorise(route)];
    if (route.upload) steps.push(receiveFile);
    if (route.method === 'post') steps.push(hooks.checkCsrf);
    steps.push(async (req, res) => {
      await send(req, res, await route.handle(contextOf(req), toAsk(req, hooks)));
    });
    app[route.method](route.path, ...steps);
  }
}

/** Sends a reply; a page gets its shell here. */
export async function send(req: Request, res: Response, reply: Reply): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  if ('redirect' in reply) {
    if (reply.notice !== undefined) {
      req.session.notice = reply.notice;
      req.session.noticeTone = reply.tone ?? 'ok';
    }
    await saved(req);
    res.redirect(303, reply.redirect);
  } else if ('json' in reply) {
    res.json(reply.json);
  } else if ('file' in reply) {
    nameFile(res, reply.file);
    res.send(reply.file.bytes);
  } else if ('stream' in reply) {
    nameFile(res, reply.stream);
    await sendStream(req, res, reply.stream);
  } else {
    const shell = shellFor(contextOf(req), req);
    res.status(reply.status ?? 200).send(renderPage(reply.page, shell));
  }
}

function nameFile(res: Response, { name, mediaType, view }: { name: string; mediaType: string; view?: boolean }): void {
  // Whatever a browser makes of it, it may load and run nothing. The viewer of a PDF in the page would not work so.
  if (!view || /^image\/(?:jpeg|png|webp)$/.test(mediaType)) res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Type', mediaType);
  res.setHeader('Content-Disposition', `${view ? 'inline' : 'attachment'}; filename="${name.replace(/[^A-Za-z0-9._-]/g, '-')}"`);
}

function authorise(route: Route): RequestHandler {
  return (req, _res, next) => {
    const ctx = contextOf(req);
    const audiences = audiencesOf(ctx);
    if (audiences.some((audience) => route.may.includes(audience))) return next();
    if (ctx.actor.kind === 'visitor') {
      if (route.method === 'get' && (req.get('accept') ?? 'text/html').includes('text/html')) req.session.returnTo = req.originalUrl;
      return next(new SignInNeeded());
    }
    next(forbidden('That page is for another role. Ask a colleague who has it, or go back.'));
  };
}

/** Whoever reads a case sees what its people see, and has no role to do anything. */
function audiencesOf({ actor, caseNotice }: Context): readonly Audience[] {
  if (actor.kind === 'visitor') return ['visitor'];
  return caseNotice === undefined ? actor.roles : carrierPeople;
}

/** A visitor asked for a page that needs an account: answered by the sign-in page, not by an error. */
export class SignInNeeded extends AppError {
  constructor() {
    super('forbidden', 'Sign in first.');
  }
}

/** Where the file of a request lies until it is answered, also when it was refused halfway. */
const uploadFolders = new WeakMap<Request, string>();

const uploader = multer({
  storage: multer.diskStorage({
    destination: (req, _file, done) => {
      mkdtemp(join(tmpdir(), 'changeout-upload-')).then(
        (folder) => {
          uploadFolders.set(req, folder);
          done(null, folder);
        },
        (error: Error) => done(error, tmpdir()),
      );
    },
    filename: (_req, _file, done) => done(null, 'upload'),
  }),
  limits: { fileSize: uploadLimitBytes, files: 1, fields: 200, fieldSize: 200_000 },
}).single('file');

function receiveFile(req: Request, res: Response, next: NextFunction): void {
  res.once('close', () => {
    const folder = uploadFolders.get(req);
    if (folder !== undefined) void rm(folder, { recursive: true, force: true });
  });
  uploader(req, res, (error: unknown) => {
    if (!error) return next();
    const tooLarge = (error as { code?: string }).code === 'LIMIT_FILE_SIZE';
    const message = tooLarge
      ? 'The file is larger than 50 MB, and nothing of it was kept. Leave out what is not needed, or split it; then go back and upload it again.'
      : 'The upload did not arrive whole. Choose the file and upload it again.';
    next(new AppError('invalid', message, [{ severity: 'error', code: 'upload-refused', message, field: 'file' }]));
  });
}

function toAsk(req: Request, hooks: RouteHooks): Ask {
  const lists = textLists(req.body);
  const file = req.file;
  return {
    params: Object.fromEntries(Object.entries(req.params as Record<string, string>).map(([key, value]) => [key, withoutNul(value)])),
    query: firstOf(textLists(req.query)),
    body: firstOf(lists),
    lists,
    file: file && { name: nameOf(file.originalname), path: file.path, byteLength: file.size },
    isHead: req.method === 'HEAD',
    address: req.ip ?? '',
    session: sessionDoor(req),
    startJobs: hooks.startJobs,
  };
}

/** As the client named the file, in one line: a mark that turns direction would show another ending than it has. */
function nameOf(originalName: string): string {
  return basename(withoutHiddenMarks(Buffer.from(originalName, 'latin1').toString('utf8')));
}

function textLists(source: unknown): Record<string, string[]> {
  const lists: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [key, value] of Object.entries((source ?? {}) as Record<string, unknown>)) {
    lists[key] = (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string').map(withoutNul);
  }
  return lists;
}

/** PostgreSQL takes no text that holds U+0000, and nobody types it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function firstOf(lists: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(lists).map(([key, values]) => [key, values[0] ?? '']));
}

function sessionDoor(req: Request): SessionDoor {
  return {
    async signIn(personId) {
      await new Promise<void>((resolve, reject) => req.session.regenerate((error: unknown) => (error ? reject(error) : resolve())));
      req.session.personId = personId;
      // Made here, so that two pages opened at once after signing in do not each make their own and lock the other out.
      csrfTokenOf(req);
    },
    returnPath() {
      const wanted = req.session.returnTo;
      return wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : paths.home();
    },
    async signOut() {
      await new Promise<void>((resolve, reject) => req.session.regenerate((error: unknown) => (error ? reject(error) : resolve())));
    },
    notice(text) {
      req.session.notice = text;
      req.session.noticeTone = 'ok';
    },
    keepOnce(value) {
      req.session.once = value;
    },
    takeOnce() {
      const value = req.session.once;
      delete req.session.once;
      return value;
    },
  };
}

function saved(req: Request): Promise<void> {
  return new Promise((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error) : resolve())));
}

export interface RouteHooks {
  checkCsrf: RequestHandler;
  startJobs(): void;
}
