import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../server/platform/project-root.ts';

const axe = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');
const sizes = { desk: { width: 1440, height: 900 }, tablet: { width: 768, height: 1024 }, phone: { width: 320, height: 700 } };
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--headless=shell'];

/**
 * The shipped server as a process of its own on a free port with a new SQLite file, and a real browser. `CHROMIUM_PATH` names another Chromium
 * than the one of the npm package; `JOURNEY_SHOTS` a folder that gets a picture of every page that is looked at, in three widths.
 */
export async function openJourney({ javaScript = true } = {}): Promise<Journey> {
  const folder = await mkdtemp(join(tmpdir(), 'changeout-journey-'));
  const server = await startServer(join(folder, 'journey.sqlite'));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '', args: browserArguments });
  const faults: string[] = [];
  return {
    async newVisitor() {
      const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: javaScript, viewport: sizes.desk, reducedMotion: 'reduce' });
      context.setDefaultTimeout(30_000);
      noteFaults(context, faults);
      return await context.newPage();
    },
    async look(page, name) {
      // Where scripts are off, axe cannot run either; the same pages are looked at with scripts.
      const found = javaScript ? await findBarriers(page) : [];
      for (const { width, height } of Object.values(sizes)) {
        await page.setViewportSize({ width, height });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) found.push(`${wider} px wider than a window of ${width}`);
      }
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      if (process.env.JOURNEY_SHOTS) await takePictures(page, join(process.env.JOURNEY_SHOTS, name.replace(/[^a-z0-9]+/gi, '-')));
      await page.setViewportSize(sizes.desk);
    },
    faults: () => [...faults, ...server.errors()],
    async close() {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Clicks what leads to another page, and waits until that is there. */
export async function follow(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.locator(selector).first().click();
  await arrived;
}

/** Enters values by the name of their field: text, a choice, ticks. */
export async function fillIn(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`${form} [name="${name}"]`).first();
    const kind = await field.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`${form} [name="${name}"][value="${value}"]`).check();
    else if (kind === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

async function startServer(database: string) {
  const { DATABASE_URL: _postgres, ...environment } = process.env;
  const started = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: projectRoot,
    env: { ...environment, NODE_OPTIONS: '', PORT: '0', DATABASE_FILE: database, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (text: Buffer) => {
    said += text.toString();
  };
  started.stdout.on('data', listen);
  started.stderr.on('data', listen);
  const url = await new Promise<string>((resolve, reject) => {
    started.stdout.on('data', () => {
      const address = /listens on (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    started.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
  });
  return {
    url,
    errors: () => said.split('\n').filter((line) => line.startsWith('{') || /error/i.test(line)),
    async stop() {
      const ended = once(started, 'exit');
      started.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the browser complains about: errors in the console or in scripts, files that are missing, pages that broke. A page that refuses is none. */
function noteFaults(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document';
    if (response.status() >= (isPage ? 500 : 400)) faults.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
}

/** Barriers that axe finds. */
async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { passed, violations } = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const results = await runner.run(document, { resultTypes: ['violations'] });
    const words = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    return { passed: results.passes.length, violations: words };
  });
  return passed > 0 ? violations : ['axe checked nothing'];
}

async function takePictures(page: Page, path: string): Promise<void> {
  for (const { width, height } of Object.values(sizes)) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
  }
}

export interface Journey {
  /** A browser window of its own, with cookies of its own. */
  newVisitor(): Promise<Page>;
  /** Looks for barriers, and for a page wider than a window of 1440, 768 or 320 pixels; what is found goes to the faults. */
  look(page: Page, name: string): Promise<void>;
  faults(): string[];
  close(): Promise<void>;
}
