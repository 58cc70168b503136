// The structured model of a history in a real browser: what was learnt is said with how good it is, the blocks change with how
// much is shown, and a design that was drafted of it says the same. In light and dark, wide and narrow; axe finds nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { appOver } from '../http/fresh-app.ts';
import { closeContexts, hasBrowser, lookOver, newContext, sharedBrowser } from './browser.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
let db: Database;
let server: Listening;
let browser: Browser;
let page: Page;
const faults: string[] = [];

// Claims above 500 are approved; two checks are done in either order; one in forty is looked at again and again.
const CLAIMS = [
  'case,activity,time,resource,amount',
  ...Array.from({ length: 240 }, (_, c) => {
    const amount = (c * 377) % 1000;
    const checks =
      c % 3 === 0 ? ['Check the cover', 'Ask the expert'] : ['Ask the expert', 'Check the cover'];
    const again = c % 40 === 0 ? ['Weigh', 'Weigh'] : [];
    const steps = [
      'Take the claim',
      ...checks,
      ...again,
      'Weigh',
      ...(amount > 500 ? ['Approve'] : []),
      'Pay',
    ];
    return steps.map((step, i) => {
      const at = new Date(Date.UTC(2026, c % 6, 1 + (c % 20), 8) + i * 5 * 3_600_000).toISOString();
      return `${c},${step},${at},${i % 2 ? 'Bo Berg' : 'Cy Chen'},${amount}`;
    });
  }).flat(),
].join('\n');

describe.runIf(hasBrowser())('the model behind a history', () => {
  beforeAll(async () => {
    // The account of the database passes through, so that all of it lies here and goes with it.
    db = await preparedDatabase(directory);
    const { app } = await appOver(db, builtPages());
    server = await serve(app, 0, '127.0.0.1');
    browser = await sharedBrowser();
    const context = await newContext(browser, `http://127.0.0.1:${server.port}`);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto('/');
    await page.getByLabel('Your name').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Go in' }).click();
    await page.getByRole('heading', { name: /Where would you like/ }).waitFor();
    const path = join(directory, 'claims.csv');
    writeFileSync(path, CLAIMS);
    await page.goto('/workflows/import');
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('button', { name: 'Read the file' }).click();
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });

  test('the rules are said in words, with how good they are on cases kept aside', async () => {
    await page.getByRole('link', { name: 'Model' }).click();
    await page.getByText(/To (Approve|Pay) when Amount is/).waitFor();
    await page.getByText(/Right for \d+% of cases kept aside/).waitFor();
    await page.getByText(/Drawn as branches/).waitFor();
    await lookAt('model');
  });

  test('the blocks show the main ways or every case, and the address keeps which', async () => {
    await page.getByText('Side by side, in any order').waitFor();
    expect(await page.getByText('Once or more').count()).toBe(0);
    await page.getByText('Every case', { exact: true }).click();
    await page.getByText('Once or more').waitFor();
    await page.reload();
    await page.getByText('Once or more').waitFor();
    await page.getByText('As text, for other tools').click();
    await page.getByText("*( 'Weigh', tau )").waitFor();
    await lookAt('model-text');
  });

  test('a design drafted of it asks for what its rules read, and says what was learnt', async () => {
    await page.getByRole('button', { name: 'Make it ours' }).click();
    await page.waitForURL('**/workflows/*/design');
    // Who the people of the history are is asked first, and can wait.
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('What was learnt from claims.csv').click();
    await page.getByText(/To (Approve|Pay) when Amount is/).waitFor();
    await lookAt('model-design');
  });
});

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
