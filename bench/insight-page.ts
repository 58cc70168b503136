// How soon does a map answer its reader? A real log of 262,200 events in a real browser: from the press of a key or button
// until the frame after which the answer stands there, the server's part included.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { hasBrowser, openBrowser } from '../test/e2e/browser.ts';
import type { Figure } from './figure.ts';
import { openOffice } from './office.ts';
import { scratchHome, startServer } from './server.ts';

const root = resolve(import.meta.dirname, '..');
const file = join(resolve(root, process.env.MILLRACE_LOGS ?? '../shared/logs'), 'bpic2012.xes.gz');
const RUNS = 7;

/** Measures for about a minute; without Chromium, built pages or the folder of logs there is nothing to measure. */
export async function benchInsightPage(): Promise<Figure[]> {
  if (!hasBrowser() || !existsSync(join(root, 'dist/web/index.html')) || !existsSync(file)) {
    process.stderr.write(
      'The map page is not measured: it needs Chromium (CHROMIUM), "npm run build" and MILLRACE_LOGS.\n',
    );
    return [];
  }
  const { home, remove } = await scratchHome();
  const server = await startServer(home);
  const browser = await openBrowser();
  try {
    const { cookie } = await openOffice(server.origin);
    const context = await browser.newContext({ baseURL: server.origin, reducedMotion: 'reduce' });
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url: server.origin }]);
    return await walk(await context.newPage());
  } finally {
    await browser.close();
    await server.stop();
    await remove();
  }
}

const MAP = '[role=group][aria-label*="stages"]';

async function walk(page: Page): Promise<Figure[]> {
  await page.goto('/workflows/import');
  const begun = performance.now();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForSelector(MAP, { timeout: 120_000 });
  const imported = performance.now() - begun;
  const at = page.url();
  const column = { of: 'case', name: 'AMOUNT_REQ' };
  const filtered = (least: number) =>
    JSON.stringify([{ keep: 'with', attribute: column, is: { between: { atLeast: least, atMost: null } } }]);
  return [
    {
      name: 'bpic2012.xes.gz brought in by the page, until its map stands there',
      value: imported,
      unit: 'ms',
    },
    await median('the map opens, warm', page, async (run) => {
      await page.goto('/workflows');
      return timeUntil(page, goTo(`${at}?run=${run}`), `document.querySelector('${MAP}')`);
    }),
    await median('a slider is moved', page, async (run) => {
      const key = run % 2 === 0 ? 'End' : 'Home';
      const slider = page.getByRole('slider', { name: /^Activities/ });
      await slider.focus();
      const time = timeFromKey(page, changed(run));
      await slider.press(key);
      return time;
    }),
    await median('a filter is set', page, (run) =>
      timeUntil(
        page,
        goTo(`${at}?filters=${encodeURIComponent(filtered(5_000 + run * 1_000))}`),
        shownCases(),
      ),
    ),
    await median('two periods are compared', page, (run) => {
      const sets = `by=period&a=2012-01-0${run + 1}/2012-03-14&b=2011-10-01/2011-12-31`;
      return timeUntil(page, goTo(`${at}?view=compare&${sets}`), `document.querySelector('#differs')`);
    }),
  ];
}

const goTo = (address: string): string =>
  `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`;

const changed = (run: number): string =>
  run % 2 === 0
    ? `document.querySelector('${MAP}')?.ariaLabel.includes(' 24 stages')`
    : `!document.querySelector('${MAP}')?.ariaLabel.includes(' 24 stages')`;

/** The count of the cases on show is another one than before. */
const shownCases = (): string => `(() => {
  const text = [...document.querySelectorAll('[aria-live=polite]')].map((each) => each.textContent).join();
  const cases = /([\\d,]+) of 13,087/.exec(text)?.[1];
  if (cases === undefined || cases === globalThis.casesBefore) return false;
  globalThis.casesBefore = cases;
  return true;
})()`;

async function median(name: string, _page: Page, run: (run: number) => Promise<number>): Promise<Figure> {
  await run(0);
  const times: number[] = [];
  for (let n = 1; n <= RUNS; n++) times.push(await run(n));
  times.sort((a, b) => a - b);
  return { name, value: times[RUNS >> 1] ?? Number.NaN, unit: 'ms', best: times[0] ?? Number.NaN };
}

/** **units**: milliseconds from the act until the frame in which what is waited for stands there. */
function timeUntil(page: Page, act: string, stands: string): Promise<number> {
  return page.evaluate(`new Promise((done, fail) => {
    const begun = performance.now();
    const look = () => {
      if (${stands}) requestAnimationFrame(() => done(performance.now() - begun));
      else if (performance.now() - begun > 30000) fail(new Error('It never came.'));
      else requestAnimationFrame(look);
    };
    (() => { ${act} })();
    requestAnimationFrame(look);
  })`) as Promise<number>;
}

/** **units**: milliseconds from the next key until the frame in which what is waited for stands there. */
function timeFromKey(page: Page, stands: string): Promise<number> {
  return page.evaluate(`new Promise((done) => {
    let begun;
    const note = () => { begun ??= performance.now(); };
    addEventListener('keydown', note, { once: true, capture: true });
    const look = () => {
      if (begun !== undefined && (${stands})) requestAnimationFrame(() => done(performance.now() - begun));
      else requestAnimationFrame(look);
    };
    look();
  })`) as Promise<number>;
}
