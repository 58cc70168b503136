// The ways to sign in beside the password, in a real browser: a code of an authenticator app, a backup code, a
// passkey that a pretended device of the browser keeps, and an account at a provider that runs beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { codeOf } from '../http/authenticator.ts';
import { appOver } from '../http/fresh-app.ts';
import { type IdentityProvider, startIdentityProvider } from '../http/identity-provider.ts';
import { closeContexts, hasBrowser, lookOver, newContext, sharedBrowser } from './browser.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
const PASSWORD = 'correct horse';
let db: Database;
let server: Listening;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let house: IdentityProvider;
const faults: string[] = [];

describe.runIf(hasBrowser())('ways to sign in', () => {
  beforeAll(async () => {
    db = await preparedDatabase(directory);
    const { app } = await appOver(db, builtPages());
    server = await serve(app, 0, '127.0.0.1');
    browser = await sharedBrowser();
    context = await newContext(browser, `http://localhost:${server.port}`);
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
    });
    const accounts = new Map([
      ['nell', { email: 'nell@joins.example', email_verified: true, name: 'Nell New' }],
    ]);
    house = await startIdentityProvider(accounts, [
      `http://localhost:${server.port}/api/session/provider/callback`,
    ]);
    const body = { name: 'Ana Lindqvist', password: PASSWORD };
    const headers = { origin: `http://localhost:${server.port}` };
    expect((await page.request.post('/api/welcome', { data: body, headers })).status()).toBe(204);
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await house?.close();
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
    backupCode = await page.getByRole('dialog').getByRole('listitem').first().innerText();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 backup codes are left').waitFor();
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
  });

  test('a passkey is added, signs in without a name, is renamed and removed', async () => {
    await plugInDevice();
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('What it is called').fill('My laptop');
    await page.getByLabel('Your password, to be sure').fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('My laptop signs you in from now on').waitFor();
    await context.clearCookies();
    await page.goto('/sign-in?next=/settings');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: 'Rename My laptop' }).click();
    await page.getByLabel('What it is called').fill('Old laptop');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Remove Old laptop' }).waitFor();
    await page.getByRole('button', { name: 'Remove Old laptop' }).click();
    await page.getByText('Old laptop signs nobody in any more').waitFor();
    await context.clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('This passkey is not known here').waitFor();
  });

  test('where passkeys cannot be, the page says why and offers none', async () => {
    const other = await newContext(browser, `http://127.0.0.1:${server.port}`);
    const numbered = await other.newPage();
    await numbered.goto('/sign-in?next=/settings');
    await numbered.getByLabel('Name or mail address').fill('Ana Lindqvist');
    await numbered.getByLabel('Password', { exact: true }).fill(PASSWORD);
    expect(await numbered.getByRole('button', { name: 'passkey' }).count()).toBe(0);
    await numbered.getByRole('button', { name: 'Sign in', exact: true }).click();
    await numbered.getByText('This one is a number').waitFor();
    expect(await numbered.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
    await other.close();
  });

  test('the owner sets a provider and tries it; whoever has an account there signs in with it', async () => {
    await page.getByLabel('Name or mail address').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/settings');
    await page.getByLabel('Hosts in your own network').fill(house.host);
    await page.reload();
    await expect.poll(() => page.getByLabel('Hosts in your own network').inputValue()).toBe(house.host);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The hosts are kept').waitFor();
    await page.getByLabel('What your people call it').fill('House');
    await page.getByLabel('Issuer').fill(house.issuer);
    await page.getByLabel('Client id').fill(house.client.id);
    await page.getByLabel('Client secret').fill('not this one');
    await page.getByLabel('Domains that join by themselves').fill('joins.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('does not know this client id with this secret').waitFor();
    await page.getByLabel('Client secret').fill(house.client.secret);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('knows this client id and secret').waitFor();
    await lookAt('settings-provider');
    await context.clearCookies();
    await page.goto('/sign-in?next=/people');
    await page.getByRole('link', { name: 'Sign in with House' }).click();
    await page.getByRole('link', { name: 'Nobody' }).click();
    await page.getByText('The provider did not let you through').waitFor();
    await lookAt('sign-in-provider');
    await page.getByRole('link', { name: 'Sign in with House' }).click();
    await page.getByRole('link', { name: 'nell' }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/settings');
    await page.getByText('You are signed in as Nell New').waitFor();
    await page.getByText('It signs you in.').waitFor();
    expect(await page.getByText('Single sign-on').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

/** A device that keeps passkeys and whose owner always says yes. */
async function plugInDevice(): Promise<void> {
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

async function signInAs(code: () => string, picture?: string): Promise<void> {
  await context.clearCookies();
  await page.goto('/sign-in?next=/people');
  await page.getByLabel('Name or mail address').fill('Ana Lindqvist');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  if (picture !== undefined) {
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This code does not fit').waitFor();
    await lookAt(picture);
  }
  await page.getByLabel('Code', { exact: true }).fill(code());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
}

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
