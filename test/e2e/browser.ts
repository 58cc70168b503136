// A real Chromium for tests: fresh profile, no background traffic; pages in light and dark, wide and narrow; axe.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** Whether there is a browser to test with. */
export const hasBrowser = (): boolean => existsSync(PROGRAM);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });

export type Look = { scheme: 'light' | 'dark'; width: 1440 | 360 };

/** The four ways every page is looked at. */
export const LOOKS: readonly Look[] = [
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

/** Leaves a picture in test-results/. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe finds, in lines; nothing is what a test expects. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (cutOff) => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    const isCutOff = new Function('target', cutOff) as (target: unknown) => boolean;
    const found = (await axe.run()).violations;
    return found.map(({ id, nodes }) => ({
      id,
      nodes: id === 'label-content-name-mismatch' ? nodes.filter(({ target }) => !isCutOff(target)) : nodes,
    }));
  }, CUT_OFF);
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
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;
