// The first door: one click leads into a workspace where no page is empty, one click removes it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

let millrace: RunningMillrace;
let browser: Browser;
let onlooker: Onlooker;
let page: Page;

describe.runIf(hasBrowser())('the sample workspace', () => {
  beforeAll(async () => {
    millrace = await startMillrace({ isPrepared: true });
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'sample');
    page = (await onlooker.opens(millrace.origin)).page;
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  test('is behind the first door, and tells how far it is while it is made', async () => {
    await page.goto('/');
    await page.getByLabel('Your name').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Go in' }).click();
    const door = page.getByRole('button', { name: 'Look at a sample workspace' });
    await door.click();
    await page.getByText(/[\d,]+ of [\d,]+ cases are there/).waitFor();
    await onlooker.looksAt(page, 'door');
    await page.waitForURL('**/worklist', { timeout: 60_000 });
  });

  test('has a worklist with work that is late and work that is not, and a mention', async () => {
    await page.getByText('Sample workspace').first().waitFor();
    await expect.poll(() => page.getByRole('listitem').count(), { timeout: 20_000 }).toBeGreaterThan(3);
    await onlooker.looksAt(page, 'worklist');
    await page.getByRole('button', { name: /News|notification/i }).click();
    await page.getByText('Welcome aboard').first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('has full boards, cases and people', async () => {
    await page.goto('/workflows');
    await page.getByRole('link', { name: 'Expense approval', exact: true }).waitFor();
    await onlooker.looksAt(page, 'workflows');
    await page.goto('/workflows/content-publishing/board');
    // Which cards may be moved, and how many, differs with the hour: the sample ends now.
    await expect
      .poll(() => page.locator('main a[href^="/cases/"]').count(), { timeout: 20_000 })
      .toBeGreaterThan(10);
    expect(await page.getByRole('button', { name: /^Move / }).count()).toBeGreaterThan(0);
    await onlooker.looksAt(page, 'board');
    await page.goto('/cases');
    await expect.poll(() => page.getByRole('row').count(), { timeout: 20_000 }).toBeGreaterThan(20);
    await onlooker.looksAt(page, 'cases');
    await page.goto('/people');
    await page.getByRole('rowheader', { name: 'Clara Voss' }).waitFor();
    await onlooker.looksAt(page, 'people');
  });

  test('has maps and measures of half a year', async () => {
    await page.goto('/workflows/expense-approval/map');
    await page.getByRole('slider', { name: /^Activities/ }).waitFor();
    await expect
      .poll(() => page.locator('[data-kind="activity"]').count(), { timeout: 20_000 })
      .toBeGreaterThan(3);
    await onlooker.looksAt(page, 'map');
    await page.getByRole('link', { name: 'Measure', exact: true }).click();
    await page.getByRole('heading', { name: 'Waiting and working, stage by stage' }).waitFor();
    await onlooker.looksAt(page, 'measure');
  });

  test('has findings: each opens its cases, is dismissed and undone, accepted, and drawn as a change in Design', async () => {
    await page.goto('/workflows/content-publishing/findings');
    const cards = page.getByRole('article');
    await cards.first().waitFor();
    const count = await cards.count();
    const [first, last] = [cards.first(), cards.last()];
    const said = await first.getByRole('heading', { level: 2 }).innerText();
    await first.getByRole('button', { name: 'More about this finding' }).click();
    await first.getByRole('heading', { name: 'What it rests on' }).waitFor();
    await onlooker.looksAt(page, 'findings');
    await first.getByTitle('Cases behind it').click();
    await page
      .getByRole('dialog')
      .getByText(/[\d,]+ cases? behind it/)
      .waitFor();
    await onlooker.looksAt(page, 'finding-cases');
    await page.keyboard.press('Escape');
    await last.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByLabel('Why?').fill('We live with it');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Dismissed 1' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: `To decide ${count}` }).waitFor();
    await first.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('radio', { name: 'The next version of this workflow' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Accepted 1' }).click();
    await page.getByText('To be answered by the next version').waitFor();
    await page.getByRole('link', { name: 'Open the change in Design' }).first().click();
    await page.getByText('This was changed in the draft').waitFor();
    expect(await page.getByRole('heading', { name: said }).count()).toBe(1);
    await page.getByText('Changes not published').waitFor();
    await onlooker.looksAt(page, 'finding-design');
    await page.getByRole('button', { name: 'Undo the change' }).click();
    await page.getByText('This was changed in the draft').waitFor({ state: 'detached' });
  });

  test('has a review of the findings, which remembers the last look', async () => {
    await page.goto('/findings/review');
    const publishing = page.getByRole('region', { name: 'Content publishing' });
    await publishing.getByText('Nobody has gone through these yet').waitFor();
    await publishing.getByText('Decided meanwhile').waitFor();
    await onlooker.looksAt(page, 'review');
    await page.getByRole('button', { name: 'Mark as reviewed' }).click();
    await publishing.getByText('Nothing changed since then.').waitFor();
  });

  test('goes on one click in the settings, and one is back in one’s own workspace', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Remove the sample' }).click();
    await page.getByText('Remove the sample workspace?').waitFor();
    await onlooker.looksAt(page, 'remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the sample' }).click();
    await page.getByText('Ana Lindqvist’s workspace').first().waitFor();
    await page.getByRole('button', { name: 'Look at the sample' }).waitFor();
    expect(await page.getByRole('button', { name: 'Remove the sample' }).count()).toBe(0);
  });

  test('shows nothing that axe objects to, that scrolls sideways or that fails', () => {
    expect(onlooker.findings()).toEqual([]);
    expect(millrace.complaints()).toBe('');
  });
});
