// A real Chromium for tests: fresh profile, no background traffic; pages in light and dark, wide and narrow; axe.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * What Chromium does without. Each window of it, and each context has one, draws the two lists below its address bar ahead of
 * time: 1.8 seconds of the processor for what nobody sees. The others are Playwright's own: the last list is the only one that counts.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints', 'AimEnabled'],
  ...['NetworkTimeServiceQuerying', 'PreconnectToSearch', 'LensOverlay'],
];
/** Drawing, collecting garbage and compiling have no processes and threads of their own: two walks have two cores, and who hands work over pays for it. */
const TOGETHER = ['--in-process-gpu', '--js-flags=--single-threaded'];
const FLAGS = [
  ...TOGETHER,
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', `--disable-features=${WITHOUT.join()}`],
];

/** Whether there is a browser to test with. */
export const hasBrowser = (): boolean => existsSync(PROGRAM);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });

let shared: Browser | undefined;

/** The browser of all walks of this process, which ends with it. What a walk keeps and leaves behind is in contexts of its own. */
export async function sharedBrowser(): Promise<Browser> {
  if (shared?.isConnected() !== true) shared = await openBrowser();
  return shared;
}

/** Once a walk is done; undefined where it came to no browser. */
export async function closeContexts(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

export type Look = { scheme: 'light' | 'dark'; width: 1440 | 360 };

/** The four ways every page is looked at; the dark one straight after the light one of its width. */
const LOOKS: readonly Look[] = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440 },
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 360 },
];

/** Gives the page another look without a reload of its profile. */
export async function look(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
}

export const newContext = (browser: Browser, origin: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL: origin, colorScheme: 'light', reducedMotion: 'reduce' });

const pictures = join(import.meta.dirname, '../../test-results');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Leaves a picture in test-results/ where MILLRACE_PICTURES is 1: taking them is a third of what all looks cost. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.MILLRACE_PICTURES !== '1') return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe asks of colours where it is asked for everything. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds, in lines; nothing is what a test expects. `about`: everything, or colours alone. */
async function axeFindings(page: Page, about: 'everything' | 'colours'): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  const options = {
    // What was right is counted but not told: that takes half of the time.
    resultTypes: ['violations'],
    ...(about === 'colours' ? { runOnly: { type: 'rule', values: COLOUR_RULES } } : {}),
  };
  const violations = await page.evaluate(
    async ({ options, cutOff }) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
      };
      const isCutOff = new Function('target', cutOff) as (target: unknown) => boolean;
      const found = (await axe.run(options)).violations;
      return found.map(({ id, nodes }) => ({
        id,
        nodes: id === 'label-content-name-mismatch' ? nodes.filter(({ target }) => !isCutOff(target)) : nodes,
      }));
    },
    { options, cutOff: CUT_OFF },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

/**
 * Whether a thing in a drawing lies across the drawing's edge: axe then compares its name with the lines that happen to
 * be in sight. What lies within is compared whole.
 */
const CUT_OFF = `
  const thing = document.querySelector(String(target));
  const sheet = thing?.ownerSVGElement?.getBoundingClientRect();
  if (!sheet) return false;
  const { left, right, top, bottom } = thing.getBoundingClientRect();
  return left < sheet.left || right > Math.min(sheet.right, innerWidth) || top < sheet.top || bottom > sheet.bottom;
`;

/** By how many pixels the page can be scrolled sideways; none is what a test expects. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;

/** The page as it is written, but for the word that says which colours it has. */
const markup = (page: Page): Promise<string> =>
  page.evaluate(
    `document.documentElement.outerHTML.replace(/data-mantine-color-scheme="\\w+"/, '')`,
  ) as Promise<string>;

/** Until the page has the colours it was asked for and its new width, and what fades or slides has come to rest. **units**: milliseconds. */
async function atRest(page: Page, { scheme }: Look): Promise<void> {
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
  await page.waitForTimeout(scheme === 'light' ? 150 : 30);
  // What one change begins may begin another.
  for (let n = 0; n < 2; n++) await page.evaluate(AT_REST);
}

const AT_REST = `Promise.race([
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)),
  new Promise((done) => setTimeout(done, 1000)),
]).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))`;

/**
 * Looks at a page in its four looks: takes pictures where they are wanted, asks axe, tries to scroll sideways. **shape**: what is wrong, in lines;
 * nothing is what a test expects. In the dark a page that is written as in the light is asked about its colours alone: all
 * else was asked of the very same page.
 */
export async function lookOver(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  let inTheLight = '';
  for (const each of LOOKS) {
    const place = `${name}-${each.scheme}-${each.width}`;
    await look(page, each);
    await atRest(page, each);
    await picture(page, place);
    const written = await markup(page);
    const about = each.scheme === 'dark' && written === inTheLight ? 'colours' : 'everything';
    inTheLight = written;
    for (const found of await axeFindings(page, about)) wrong.push(`${place}: ${found}`);
    const wide = await sideways(page);
    if (wide > 0) wrong.push(`${place}: scrolls sideways by ${wide} px`);
  }
  await look(page, { scheme: 'light', width: 1440 });
  return wrong;
}
