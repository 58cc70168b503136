// Somebody alone with a small table that names nobody: it becomes a workflow that takes cases, in a few clicks.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const walk = officeInBrowsers('first-draft');
let page: Page;

describe.runIf(hasBrowser())('a table without people', () => {
  test('is drafted, and all its stages go to one person at once, which is one step of undo', async () => {
    page = await walk.pageOf(walk.office.ana);
    await page.goto('/workflows/import');
    await page.locator('input[type=file]').setInputFiles(ORDERS);
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByRole('button', { name: 'Make it ours' }).click();
    await page.waitForURL('**/workflows/orders/design**');
    await page.getByRole('button', { name: '3 to mend' }).click();
    await page.getByText('3 stages have nobody who can do them').waitFor();
    await walk.onlooker.looksAt(page, 'give-all');
    // A team of people who were only seen in a history would change nothing: it is not offered.
    const taker = page.getByRole('combobox', { name: 'Give all of them to' });
    expect(await taker.inputValue()).toBe('Ana Müller (you)');
    await taker.fill('Fin');
    await page.getByRole('option', { name: 'Team Finance' }).click();
    await page.getByRole('button', { name: 'Give all 3' }).press('Enter');
    await page.getByRole('button', { name: '3 to mend' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: '3 to mend' }).waitFor();
  });

  test('publishing asks the same, and goes on by itself once somebody has them', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish version 1' });
    await dialog.getByText('3 things must be mended first.').waitFor();
    await dialog.getByRole('button', { name: 'Give all 3' }).click();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog', { name: /^Version 1/ }).waitFor();
    const { workflows } = (await walk.office.ana.ask('GET', '/api/workflows')).body as {
      workflows: { id: string; version: number | null }[];
    };
    expect(workflows.find(({ id }) => id === 'orders')).toMatchObject({ version: 1 });
    expect(walk.onlooker.findings()).toEqual([]);
  });
});

const STEPS = ['Register', 'Pack', 'Send'];
const row = (n: number) =>
  `${Math.floor(n / 3)},${STEPS[n % 3]},2026-01-${String(1 + Math.floor(n / 9)).padStart(2, '0')}T1${n % 9}:00:00Z`;
const ORDERS = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['case,activity,time', ...Array.from({ length: 36 }, (_, n) => row(n))].join('\n')),
};
