import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureWeb } from '../cli/src/build-web.ts';
import { serveWeb } from '../server/src/app/serve-web.ts';
import { createWorld, type TestPerson, type World } from '../server/src/app/testing.ts';
import type { PackFile } from '../server/src/rulebooks/index.ts';
import { type JobRunner, startJobs } from '../server/src/platform/jobs/jobs.ts';
import { createLog } from '../server/src/platform/log/log.ts';
import { findBrowser } from '../tools/find-browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = process.env['JIXU_PICTURES'] ?? join(root, '.cache', 'pictures');

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a person would wait for a page on a busy machine. */
const TIMEOUT_MS = 60_000;

export type Heard = {
  readonly errors: string[];
  readonly elsewhere: string[];
  readonly refusals: string[];
};

/** What a journey hears when all is well and nothing was refused. */
export const nothingHeard: Heard = { errors: [], elsewhere: [], refusals: [] };

export type Stage = {
  readonly world: World;
  readonly url: string;
  /** A window of its own: nobody logged in, or as a person. */
  readonly open: (options?: {
    as?: TestPerson;
    locale?: 'zh-CN' | 'en';
    width?: 1440 | 390;
    path?: string;
  }) => Promise<Page>;
  /** A window without the product, to draw something on. */
  readonly openEmpty: (width: number) => Promise<Page>;
  /** Keeps what the window shows, under a name; README pictures are taken from these. */
  readonly picture: (page: Page, name: string, options?: { fullPage?: boolean }) => Promise<void>;
  /** What no window may have said or asked for so far; refusals are named as `422 POST /api/…`. */
  readonly heard: () => Heard;
  /** For a failed journey: what every open window shows, as picture and as a screen reader has it. */
  readonly keepFailure: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The real server with its jobs running, the built web app, and a browser in front of it. */
export async function openStage(
  options: {
    at?: Date;
    extraPacks?: readonly PackFile[];
    smtpUrl?: string;
    presenceUrl?: string;
  } = {},
): Promise<Stage> {
  const webDir = await ensureWeb(root);
  const address = { url: '' };
  const world = await createWorld({ ...options, publicUrl: () => address.url });
  await serveWeb(world.jixu.server, webDir, world.jixu.coursewareUrl);
  // The browser sets its own time against this line; else a cookie of the stage's year has long expired.
  world.jixu.server.server.prependListener('request', (_request, response) => {
    response.setHeader('date', world.clock.rough().toUTCString());
  });
  await world.jixu.server.listen({ host: '127.0.0.1', port: 0 });
  const bound = world.jixu.server.server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('stage: the server has no port');
  address.url = `http://localhost:${bound.port}`;
  const jobs: JobRunner = await startJobs({
    pool: world.database.pool,
    jobs: world.jixu.jobs,
    log: createLog({ level: 'silent' }),
  });
  const browser = await sharedBrowser();
  const contexts: BrowserContext[] = [];
  const heard: Heard = { errors: [], elsewhere: [], refusals: [] };
  return {
    world,
    url: address.url,
    open: async (wanted = {}) => {
      const width = wanted.width ?? 1440;
      const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 900 },
        locale: wanted.locale ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        deviceScaleFactor: 1,
        reducedMotion: 'reduce',
        hasTouch: width === 390,
      });
      contexts.push(context);
      context.setDefaultTimeout(TIMEOUT_MS);
      await context.clock.setSystemTime(world.clock.rough());
      listen(context, address.url, heard);
      if (wanted.as) await context.addCookies([cookieOf(wanted.as, address.url)]);
      const page = await context.newPage();
      const separator = (wanted.path ?? '/').includes('?') ? '&' : '?';
      await page.goto(
        `${address.url}${wanted.path ?? '/'}${separator}lang=${wanted.locale ?? 'zh-CN'}`,
      );
      return page;
    },
    openEmpty: async (width) => {
      const context = await browser.newContext({ viewport: { width, height: width } });
      contexts.push(context);
      return context.newPage();
    },
    picture: async (page, name, more) => {
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: join(pictures, `${name}.png`),
        fullPage: more?.fullPage ?? false,
      });
    },
    heard: () => heard,
    keepFailure: async (name) => {
      mkdirSync(pictures, { recursive: true });
      const pages = contexts.flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        const file = join(pictures, `failed-${name}-${index + 1}`);
        await page.screenshot({ path: `${file}.png` });
        writeFileSync(
          `${file}.txt`,
          `${page.url()}\n${await page.locator('body').ariaSnapshot()}\n${JSON.stringify(heard, null, 2)}\n`,
        );
      }
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await jobs.stop();
      await world.close();
    },
  };
}

/** Everything a window may do wrong without showing it. */
function listen(context: BrowserContext, url: string, heard: Heard): void {
  // Course packages have a host of their own on the same server.
  const { host } = new URL(url);
  const own = [host, `courseware.${host}`];
  context.on('weberror', (thrown) => heard.errors.push(String(thrown.error())));
  context.on('console', (message) => {
    // A refused request has a list of its own, which says more. An evidence file is sandboxed, so
    // the script by which the browser's clock is set here is refused in it, as any other would be.
    const known = ['Failed to load resource', 'Blocked script execution in'];
    const isKnown = known.some((text) => message.text().startsWith(text));
    if (message.type() === 'error' && !isKnown) heard.errors.push(message.text());
  });
  context.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith('http') && !own.includes(asked.host))
      heard.elsewhere.push(asked.href);
  });
  context.on('response', (response) => {
    if (response.status() < 400) return;
    const path = new URL(response.url()).pathname.replace(ID, ':id');
    heard.refusals.push(`${response.status()} ${response.request().method()} ${path}`);
  });
}

let running: Promise<Browser> | null = null;

/** One for all stages of this process, and ended with it: windows share nothing, and a start takes a second. */
async function sharedBrowser(): Promise<Browser> {
  const browser = await (running ??= launch());
  if (browser.isConnected()) return browser;
  running = launch();
  return running;
}

async function launch(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null)
    throw new Error('journeys need a Chromium: apt-get install chromium');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A picture of the browser's own in place of a camera; each window still has to allow it.
      '--use-fake-device-for-media-stream',
    ],
  });
}

function cookieOf(person: TestPerson, url: string) {
  const at = person.cookie.indexOf('=');
  return {
    name: person.cookie.slice(0, at),
    value: person.cookie.slice(at + 1),
    // A __Host- cookie must come from a secure address; Chromium then sends it to http://localhost too.
    url: url.replace('http://', 'https://'),
    httpOnly: true,
    secure: true,
    sameSite: 'Lax' as const,
  };
}
