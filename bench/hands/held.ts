// What a browser holds after long use: its heap after a collection, elements and listeners; and what the server still holds for it
// once it is closed.
import type { CDPSession, Page } from 'playwright-core';
import type { Figure } from '../figure.ts';

/** Each goes once through every page of the menu, opens a case and goes back. */
const ROUNDS = 30;
const AFTER_WARMING = 5;

type Held = { readonly heap: number; readonly elements: number; readonly listeners: number };

export async function held(page: Page): Promise<Figure[]> {
  const inspector = await page.context().newCDPSession(page);
  await page.goto('/worklist');
  for (let n = 0; n < AFTER_WARMING; n++) await round(page);
  const before = await heldBy(inspector);
  for (let n = 0; n < ROUNDS; n++) await round(page);
  const after = await heldBy(inspector);
  const grown = (after.heap - before.heap) / ROUNDS / 1_000;
  return [
    {
      name: `heap after ${ROUNDS} rounds through all pages`,
      value: after.heap / 1e6,
      unit: 'MB',
      note: `${Math.round(grown)} kB more each round; ${after.elements - before.elements} elements and ${after.listeners - before.listeners} listeners more in all`,
    },
  ];
}

async function round(page: Page): Promise<void> {
  for (const name of ['Start', 'Workflows', 'People', 'Settings', 'Worklist', 'Cases']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  await page.locator('tbody th a').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await page.locator('tbody tr').first().waitFor();
}

async function heldBy(inspector: CDPSession): Promise<Held> {
  await inspector.send('HeapProfiler.collectGarbage');
  await inspector.send('Performance.enable');
  const { metrics } = await inspector.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), elements: of('Nodes'), listeners: of('JSEventListeners') };
}
