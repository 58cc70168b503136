// Finding in a real browser what was mistyped: in the search, in the list of cases and among people; and what was opened last.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from './browser.ts';
import { officeInBrowsers } from './office.ts';

const PURPOSES = ['Receipts of May', 'Receipts of June', 'A laptop for Oslo'];

describe.runIf(hasBrowser())('a search', () => {
  const place = officeInBrowsers('search');
  let page: Page;

  beforeAll(async () => {
    for (const purpose of PURPOSES) {
      const values = { amount: '12', purpose };
      await place.office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
    }
    page = await place.pageOf(place.office.ana);
  });

  const dialog = () => page.getByRole('dialog', { name: 'Search' });
  const option = (name: string | RegExp) => dialog().getByRole('option', { name });
  const searched = async (text: string) => {
    await page.keyboard.press('Control+k');
    await dialog().getByRole('textbox').fill(text);
  };

  test('finds a case by a mistyped word and says by which', async () => {
    await page.goto('/cases');
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await searched('lapotp');
    await dialog().getByText('Cases with “laptop” instead').waitFor();
    expect(
      await option(/laptop/)
        .locator('mark')
        .allInnerTexts(),
    ).toEqual(['laptop']);
    await place.onlooker.looksAt(page, 'instead');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Claim for A laptop for Oslo' }).waitFor();
  });

  test('finds pages and people too, and says nothing of what nobody can have meant', async () => {
    await searched('worklsit');
    await option('Worklist').waitFor();
    await dialog().getByRole('textbox').fill('Bregman bo');
    await dialog().getByText('Nothing by that name').waitFor();
    await dialog().getByRole('textbox').fill('bo breg');
    await option('Bo Berg').waitFor();
    await page.keyboard.press('Escape');
  });

  test('begins with what was opened last, but for what is open', async () => {
    await page.keyboard.press('Control+k');
    await option('People').waitFor();
    expect(await dialog().getByText('Opened last').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Cases' }).click();
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await page.keyboard.press('Control+k');
    await dialog().getByText('Opened last').waitFor();
    await place.onlooker.looksAt(page, 'opened-last');
    await option('Claim for A laptop for Oslo').click();
    await page.getByRole('heading', { name: 'Claim for A laptop for Oslo' }).waitFor();
  });

  test('nobody else in this browser is told of it', async () => {
    const kept = (await page.evaluate('JSON.stringify(Object.keys(localStorage))')) as string;
    expect(kept).toContain(`millrace-opened:${place.office.ana.id}`);
    const { name, value } = {
      name: 'millrace.session_token',
      value: place.office.bo.cookies.get('millrace.session_token') ?? '',
    };
    await page.context().addCookies([{ name, value, url: place.origin }]);
    await page.goto('/cases');
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await page.keyboard.press('Control+k');
    await option('People').waitFor();
    expect(await dialog().getByText('Opened last').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('the list of cases shows what was meant, and on demand what was typed', async () => {
    const field = page.getByRole('textbox', { name: 'Find by title or number' });
    await field.fill('may recipts');
    const said = page.getByText('Nothing for “may recipts”. These have “receipts” instead.');
    await said.waitFor();
    const table = page.getByRole('table', { name: 'Cases' });
    expect(await table.getByRole('link').allInnerTexts()).toEqual(['Claim for Receipts of May']);
    expect(await table.locator('mark').allInnerTexts()).toEqual(['Receipts', 'May']);
    await place.onlooker.looksAt(page, 'list');
    await page.getByRole('button', { name: 'Search for exactly what I typed' }).click();
    await page.getByText('No case fits').waitFor();
    expect(new URL(page.url()).searchParams.get('exactly')).toBe('yes');
    await field.fill('recipts jun');
    await page.getByText('These have “receipts” instead.').waitFor();
    expect(await table.getByRole('link').allInnerTexts()).toEqual(['Claim for Receipts of June']);
  });

  test('everybody is found by a mistyped name', async () => {
    await page.goto('/people?find=Mulelr');
    await page.getByRole('row', { name: /Ana Müller/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });

  test('all of it looks right', () => {
    expect(place.onlooker.findings()).toEqual([]);
  });
});
