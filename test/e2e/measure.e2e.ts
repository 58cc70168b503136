// Measure in a real browser: figures open their cases, every chart is a table as well and saves figures that add up, business
// time and parts of the cases stand in the address, and Back closes what was opened.
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

let millrace: RunningMillrace;
let browser: Browser;
let onlooker: Onlooker;
let page: Page;

const figure = (name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name}: .* Open the cases`) });
const chart = (name: string): Locator => page.getByRole('figure', { name });
/** The figures of a saved file, column by column, without its first line and its names. */
const columnsOf = (csv: string): number[][] => {
  const rows = csv.trim().split('\r\n').slice(1);
  const cells = rows.map((row) =>
    (row.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).slice(1).map((cell) => parseFloat(cell)),
  );
  return (cells[0] ?? [])
    .map((_, column) => cells.map((row) => row[column] ?? Number.NaN))
    .filter((all) => !Number.isNaN(all[0]));
};
const sum = (values: readonly number[] = []): number => values.reduce((all, value) => all + value, 0);

async function savedFrom(shown: Locator): Promise<number[][]> {
  await shown.getByTitle('Save').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shown.getByRole('button', { name: 'Figures (CSV)' }).click(),
  ]);
  return columnsOf(readFileSync(await download.path(), 'utf8'));
}

describe.runIf(hasBrowser())('measure', () => {
  beforeAll(async () => {
    millrace = await startMillrace({ isPrepared: true });
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'measure');
    page = (await onlooker.opens(millrace.origin)).page;
    await page.goto('/');
    await page.getByLabel('Your name').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Go in' }).click();
    await page.getByRole('button', { name: 'Look at a sample workspace' }).click();
    await page.waitForURL('**/worklist', { timeout: 60_000 });
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  test('shows four figures, and charts that explain them', async () => {
    await page.goto('/workflows/expense-approval/measure');
    for (const name of ['Throughput', 'In progress', 'Cycle time', 'On time']) await figure(name).waitFor();
    for (const name of ['Cumulative flow', 'How long cases take', 'How old the open cases are'])
      await chart(name).waitFor();
    await onlooker.looksAt(page, 'page');
  });

  test('opens the cases behind a figure, as many as it counts, and Back closes them', async () => {
    const open = Number((await figure('In progress').textContent())?.replaceAll(',', ''));
    await figure('In progress').click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: new RegExp(`^${open} cases?`) })
      .waitFor();
    await page.getByRole('dialog').getByRole('link', { name: /^#\d+/ }).first().waitFor();
    await onlooker.looksAt(page, 'cases');
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('behind');
  });

  test('saves figures that add up to what is shown, and shows them as a table', async () => {
    const spread = chart('How long cases take');
    const cases = Number(
      (
        await spread
          .getByText(/ cases$/)
          .first()
          .textContent()
      )
        ?.match(/([\d,]+) cases$/)?.[1]
        ?.replaceAll(',', ''),
    );
    const [counts] = await savedFrom(spread);
    expect(sum(counts)).toBe(cases);
    await spread.getByRole('button', { name: 'Show as a table' }).click();
    const together = spread.getByRole('row', { name: /^Together/ });
    expect(await together.textContent()).toBe(`Together${cases.toLocaleString('en')}`);

    const ages = chart('How old the open cases are');
    const bands = await savedFrom(ages);
    await ages.getByRole('button', { name: 'Show as a table' }).click();
    const totals = await ages
      .getByRole('row', { name: /^Together/ })
      .getByRole('cell')
      .allTextContents();
    expect(totals.map(Number).filter((total) => !Number.isNaN(total))).toEqual(bands.map(sum));
    await onlooker.looksAt(page, 'tables');
  });

  test('opens the cases behind a column by keyboard', async () => {
    await page.reload();
    const spread = chart('How long cases take');
    await spread.getByRole('group', { name: 'How long cases take' }).focus();
    await page.keyboard.press('Home');
    const said = await page.locator(':focus').getAttribute('aria-label');
    const count = said?.match(/: ([\d,]+)$/)?.[1];
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: new RegExp(`^${count} cases?`) })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('counts business hours, tells cases apart by version, and all of it stands in the address', async () => {
    await page.getByText('Business hours', { exact: true }).click();
    await page.getByText(/business hours Mon–Fri/).waitFor();
    await page.getByRole('combobox', { name: 'Tell cases apart by' }).click();
    await page
      .getByRole('option', { name: 'Priority' })
      .or(page.getByRole('option', { name: 'Outcome' }))
      .first()
      .click();
    await page.getByRole('table', { name: /^The cases by/ }).waitFor();
    const address = page.url();
    expect(address).toContain('time=business');
    expect(address).toContain('split=');
    await page
      .getByRole('button', { name: /^Only these: / })
      .first()
      .click();
    await page.getByText(/^Everything above is of the cases with/).waitFor();
    await page.getByRole('button', { name: 'Show all cases' }).waitFor();
    await onlooker.looksAt(page, 'parts');
    await page.goto(address);
    await page.getByRole('table', { name: /^The cases by/ }).waitFor();
    await page.getByRole('textbox', { name: 'What an hour of work costs' }).fill('60');
    await chart('What cases cost').waitFor();
  });

  test('leaves nothing that axe, a narrow screen or the page itself complains of', () => {
    expect(onlooker.findings()).toEqual([]);
  });
});
