// How does it feel among many? A real browser, a workspace of 20,000 open and 100,000 closed cases, and what the browser itself
// measures of each arrival, press and click.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasBrowser } from '../test/e2e/browser.ts';
import type { Figure } from './figure.ts';
import { inCrowd } from './hands/crowded-page.ts';
import { held } from './hands/held.ts';
import { walk } from './hands/walk.ts';

const pages = resolve(import.meta.dirname, '../dist/web');

/** Takes some minutes, most of them to write the cases; without Chromium or built pages there is nothing to measure. */
export async function benchHands(): Promise<Figure[]> {
  if (hasBrowser() && existsSync(join(pages, 'index.html')))
    return inCrowd(async (crowded) => [...(await walk(crowded)), ...(await held(crowded.page))]);
  process.stderr.write('Nothing is measured: it needs Chromium (CHROMIUM) and "npm run build".\n');
  return [];
}
