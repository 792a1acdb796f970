import { randomUUID } from 'node:crypto';
import { load } from 'cheerio';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import type { OrganizationKind, Role } from '../../db/schema/accounts.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import type { Instant } from '../../server/domain/calendar.ts';
import { addOrganization, findActor } from '../../server/features/accounts/index.ts';
import { ensureEdition } from '../../server/features/catalog/index.ts';
import { readConfig } from '../../server/platform/config.ts';
import { loadReferenceData } from '../../server/platform/reference-data.ts';
import { claimJob, finishJob } from '../../server/platform/work/jobs.ts';
import { runJob } from '../../server/run-job.ts';
import { openTestStore } from './test-store.ts';

const reference = loadReferenceData();
export const testPassword = 'correct horse battery';

/** The shipped application on a fresh database. Jobs run in this process, after the request that queued them; `finishJobs` waits for them. */
export async function startTestApp(options: { now?: string; publicUrl?: string } = {}): Promise<TestApp> {
  const { store, address, close } = await openTestStore();
  await ensureEdition(store, reference.edition);
  const errors: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const clock = () => new Date(options.now ?? Date.now());
  const contextOf = (): Context => ({
    store,
    db: store.read,
    actor: { kind: 'visitor' },
    now: clock().toISOString() as Instant,
    requestId: randomUUID(),
    log,
    reference,
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
  });

  let jobs: Promise<void> = Promise.resolve();
  const drain = async (): Promise<void> => {
    for (;;) {
      const job = await claimJob(store, new Date());
      if (!job) return;
      const failure = await runJob(contextOf(), job.id, () => undefined).then(
        () => null,
        (error: Error) => error.message,
      );
      await finishJob(store, job.id, failure);
    }
  };
  const app = createApp({
    config: readConfig({ LOG_LEVEL: 'error', ...(options.publicUrl !== undefined && { PUBLIC_URL: options.publicUrl }) }),
    log,
    store,
    reference,
    sessionSecret: 'test secret',
    clock,
    startJobs: () => {
      jobs = jobs.then(drain);
    },
  });

  return {
    app,
    store,
    address,
    errors,
    visitor: () => new Visitor(app),
    async addOrganization(kind, name, people) {
      const ids = await addOrganization(contextOf(), {
        kind,
        name,
        isDemo: false,
        profile: null,
        people: people.map((roles, index) => ({
          name: `${capitalised(roles[0] ?? 'person')} ${index + 1}`,
          title: 'Staff',
          roles,
          email: emailOf(name, index),
          password: testPassword,
        })),
      });
      return Promise.all(
        ids.map(async (personId, index) => {
          const visitor = new Visitor(app);
          await visitor.signIn(emailOf(name, index), testPassword);
          return Object.assign(visitor, { personId, email: emailOf(name, index) });
        }),
      );
    },
    async contextFor(personId) {
      return { ...contextOf(), actor: await findActor(contextOf(), personId) };
    },
    async finishJobs() {
      jobs = jobs.then(drain);
      await jobs;
    },
    async close() {
      await jobs;
      await close();
    },
  };
}

/** A browser without JavaScript: keeps cookies, fills forms with their hidden token, follows redirects when asked. */
export class Visitor {
  readonly #agent: ReturnType<typeof supertest.agent>;

  constructor(app: Express) {
    this.#agent = supertest.agent(app);
  }

  async get(path: string) {
    const response = await this.#agent.get(path);
    return Object.assign(response, { $: load(response.text ?? '') });
  }

  /** Asks for what a GET would say, and for nothing of it. */
  async head(path: string) {
    return await this.#agent.head(path);
  }

  /** Downloads a file as bytes. */
  async download(path: string) {
    return await this.#agent
      .get(path)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => done(null, Buffer.concat(parts)));
      });
  }

  /** Sends a form. `from` is the page it stands on, for its token; a list becomes a repeated field. */
  async post(path: string, fields: Record<string, string | string[]>, from?: string) {
    const token = await this.#token(from);
    const body = new URLSearchParams({ _csrf: token });
    for (const [name, value] of Object.entries(fields)) for (const entry of [value].flat()) body.append(name, entry);
    const response = await this.#agent.post(path).type('form').send(body.toString());
    return Object.assign(response, { $: load(response.text ?? '') });
  }

  async upload(path: string, file: { name: string; bytes: Buffer | string; fields?: Record<string, string | string[]> }, from?: string) {
    const token = await this.#token(from);
    const request = this.#agent.post(path).field('_csrf', token);
    for (const [name, value] of Object.entries(file.fields ?? {})) for (const entry of [value].flat()) void request.field(name, entry);
    const response = await request.attach('file', Buffer.from(file.bytes), file.name);
    return Object.assign(response, { $: load(response.text ?? '') });
  }

  async signIn(email: string, password: string) {
    return await this.post('/sign-in', { email, password }, '/sign-in');
  }

  async #token(from = '/account'): Promise<string> {
    const page = await this.#agent.get(from).redirects(2);
    return String(load(page.text)('input[name=_csrf]').first().attr('value') ?? '');
  }
}

function emailOf(organization: string, index: number): string {
  return `${organization.toLowerCase().replace(/[^a-z]+/g, '-')}-${index}@test.example`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface TestApp {
  app: Express;
  store: Awaited<ReturnType<typeof openTestStore>>['store'];
  /** Where its database is. */
  address: string;
  /** Error lines the application logged; a test that expects none checks that it is empty. */
  errors: unknown[];
  visitor(): Visitor;
  /** An organization with one person for each list of roles, all signed in. */
  addOrganization(kind: OrganizationKind, name: string, people: Role[][]): Promise<(Visitor & { personId: number; email: string })[]>;
  contextFor(personId: number): Promise<Context>;
  /** Runs what is queued and waits for it. */
  finishJobs(): Promise<void>;
  close(): Promise<void>;
}
