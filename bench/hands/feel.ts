// How an arrival or a step felt, as figures.
import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import { vitalsOf } from './vitals.ts';

/** A page is opened by its address: when its largest thing stood there, and what of it jumped. */
export async function arrival(name: string, page: Page, path: string, stands: string): Promise<Figure[]> {
  await page.goto(path);
  await page.locator(stands).first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_000);
  const { largest, shift } = await vitalsOf(page);
  return [{ name, value: largest, unit: 'ms', note: `shift ${shift.toFixed(3)}` }];
}

/** The slowest touch of a step; beside it the one in the middle. */
export async function touching(name: string, page: Page, act: () => Promise<unknown>): Promise<Figure> {
  await vitalsOf(page);
  await act();
  const { touches, touched } = await vitalsOf(page);
  const sorted = [...touches].sort((one, other) => other - one);
  const middle = sorted[touched >> 1];
  return {
    name,
    value: sorted[0] ?? 16,
    unit: 'ms',
    note: `half of ${touched} ${middle === undefined ? 'under 16' : `within ${middle}`} ms`,
  };
}
