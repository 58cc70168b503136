// How soon can somebody work, and how much does their browser fetch for it? The server is started on data that is there
// already; then a real browser opens the worklist, until its list and the first piece of work with its button stand there.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { hasBrowser, openBrowser } from '../test/e2e/browser.ts';
import { openClient } from './client.ts';
import type { Figure } from './figure.ts';
import { openCase, openOffice } from './office.ts';
import { scratchHome, startServer } from './server.ts';

const CASES = 30;
const VISITS = 9;
const USABLE = '[data-work] button[data-main]:not(:disabled)';
const pages = resolve(import.meta.dirname, '../dist/web');
const NAMES = {
  start: 'millrace start on data that is there, until it says where it is',
  first: 'worklist of 30, first visit of a browser, until usable',
  again: 'worklist of 30, later visits, until usable',
  weight: 'scripts fetched by then on the first visit, gzipped',
} as const;

/** Measures for about half a minute; without Chromium or built pages only the start of the server. */
export async function benchFirstPage(): Promise<Figure[]> {
  const { home, remove } = await scratchHome();
  try {
    const cookie = await prepare(home);
    const server = await startServer(home);
    const started: Figure = { name: NAMES.start, value: server.startMs, unit: 'ms' };
    try {
      return [started, ...(await visits(server.origin, cookie))];
    } finally {
      await server.stop();
    }
  } finally {
    await remove();
  }
}

async function prepare(home: string): Promise<string> {
  const server = await startServer(home);
  const office = await openOffice(server.origin);
  const ana = openClient(server.origin, office.cookie);
  for (let n = 0; n < CASES; n++) await openCase(ana, office.workflow);
  ana.close();
  await server.stop();
  return office.cookie;
}

async function visits(origin: string, cookie: string): Promise<Figure[]> {
  if (!hasBrowser() || !existsSync(join(pages, 'index.html'))) {
    process.stderr.write(
      'The first page is not measured: it needs Chromium (CHROMIUM) and "npm run build".\n',
    );
    return [];
  }
  const browser = await openBrowser();
  try {
    const first = await visit(await pageOf(browser, origin, cookie));
    const page = await pageOf(browser, origin, cookie);
    await visit(page);
    const times: number[] = [];
    for (let n = 0; n < VISITS; n++) times.push((await visit(page)).ms);
    times.sort((a, b) => a - b);
    const again = times[VISITS >> 1] ?? Number.NaN;
    return [
      { name: NAMES.first, value: first.ms, unit: 'ms' },
      { name: NAMES.again, value: again, unit: 'ms', best: times[0] ?? Number.NaN },
      { name: NAMES.weight, value: first.scripts / 1_000, unit: 'kB' },
    ];
  } finally {
    await browser.close();
  }
}

/** A page with an empty cache, signed in, that notes when the main button of the first piece of work appears. */
async function pageOf(browser: Browser, origin: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, url: origin }]);
  await context.addInitScript(`
    const look = new MutationObserver(() => {
      if (!document.querySelector('${USABLE}')) return;
      globalThis.usableAt = performance.now();
      look.disconnect();
    });
    look.observe(document, { childList: true, subtree: true });
  `);
  return context.newPage();
}

/** **units**: `ms` from the beginning of the navigation; `scripts` in bytes as they were sent. */
async function visit(page: Page): Promise<{ ms: number; scripts: number }> {
  const fetched: Response[] = [];
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) fetched.push(response);
  };
  page.on('response', note);
  await page.goto('/worklist', { waitUntil: 'commit' });
  await page.waitForSelector(USABLE, { timeout: 60_000 });
  page.off('response', note);
  const ms = (await page.evaluate('globalThis.usableAt')) as number;
  const sizes = await Promise.all(
    fetched.map(async (response) => (await response.request().sizes()).responseBodySize),
  );
  return { ms, scripts: sizes.reduce((sum, size) => sum + size, 0) };
}
