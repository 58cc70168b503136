// The ways to sign in beside the password, in a real browser: a code of an authenticator app and a backup code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import { type Database, openDatabase } from '../../src/shell/store/index.ts';
import { codeOf } from '../http/authenticator.ts';
import { appOver } from '../http/fresh-app.ts';
import { hasBrowser, lookOver, newContext, openBrowser } from './browser.ts';
import { builtPages } from './pages.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
const PASSWORD = 'correct horse';
let db: Database;
let server: Listening;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

describe.runIf(hasBrowser())('ways to sign in', () => {
  beforeAll(async () => {
    db = await openDatabase({ directory });
    const { app } = await appOver(db, builtPages());
    server = await serve(app, 0, '127.0.0.1');
    browser = await openBrowser();
    context = await newContext(browser, `http://localhost:${server.port}`);
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
    });
    const body = { name: 'Ana Lindqvist', password: PASSWORD };
    const headers = { origin: `http://localhost:${server.port}` };
    expect((await page.request.post('/api/welcome', { data: body, headers })).status()).toBe(204);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  let key = '';
  let backupCode = '';

  test('a second step is turned on with an authenticator app', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await page.getByLabel('Your password, to be sure').fill(PASSWORD);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('img', { name: 'The key as a picture' }).waitFor();
    await lookAt('second-step-key');
    key = (await page.getByRole('dialog').locator('code').innerText()).replaceAll(' ', '');
    await page.getByLabel('The code that the app shows').fill(codeOf(key));
    await page.getByRole('dialog').getByRole('button', { name: 'Turn it on' }).click();
    await page.getByText('they are not shown again').waitFor();
    await lookAt('second-step-codes');
    backupCode = await page.getByRole('dialog').getByRole('listitem').first().innerText();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 backup codes are left').waitFor();
    await lookAt('settings-second-step');
  });

  test('the password is then not enough: a code of the app or a backup code is asked for', async () => {
    await signInAs(() => codeOf(key), 'sign-in-code');
    await signInAs(() => backupCode);
    await page.goto('/settings');
    await page.getByText('9 backup codes are left').waitFor();
    await page.getByRole('button', { name: 'Turn it off' }).click();
    await page.getByLabel('Your password, to be sure').fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
    await page.getByText('Your password is enough from now on').waitFor();
    expect(faults).toEqual([]);
  });
});

async function signInAs(code: () => string, picture?: string): Promise<void> {
  await context.clearCookies();
  await page.goto('/sign-in?next=/people');
  await page.getByLabel('Name or mail address').fill('Ana Lindqvist');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('This code does not fit').waitFor();
  if (picture !== undefined) await lookAt(picture);
  await page.getByLabel('Code', { exact: true }).fill(code());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/people');
}

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
