// The first minutes in a real browser: welcome, people, an invitation accepted by a second person, settings, sign-in.
// Every page is looked at in light and dark, wide and narrow; axe finds nothing, and nothing scrolls sideways.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { openMailer } from '../../src/shell/worker/index.ts';
import { appOver } from '../http/fresh-app.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { closeContexts, hasBrowser, lookOver, newContext, picture, sharedBrowser } from './browser.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
let db: Database;
let server: Listening;
let mails: MailServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

describe.runIf(hasBrowser())('the first minutes', () => {
  beforeAll(async () => {
    db = await preparedDatabase(directory);
    const fresh = await appOver(db, builtPages());
    const { app } = fresh;
    mails = await openMailServer();
    const post = openMailer({ url: `smtp://127.0.0.1:${mails.port}`, from: undefined });
    if (post !== undefined) fresh.mails.post = post;
    server = await serve(app, 0, '127.0.0.1');
    browser = await sharedBrowser();
    context = await newContext(browser, `http://127.0.0.1:${server.port}`);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
    });
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await mails?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('a new server opens on the welcome, and a name and a password are enough', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await lookAt('welcome');
    await page.getByRole('button', { name: 'Go in' }).click();
    await page.getByText('Please give a name').waitFor();
    await page.getByLabel('Your name').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Go in' }).click();
    await page.getByRole('heading', { name: 'Where would you like to begin, Ana Lindqvist?' }).waitFor();
    await lookAt('doors');
  });

  test('people are added, invited by link, and put in teams', async () => {
    await page.goto('/people');
    await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
    await page.getByText('You are alone here so far').waitFor();
    const scripts = (await page.evaluate(
      'performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".js")).reduce((sum, one) => sum + one.encodedBodySize, 0)',
    )) as number;
    expect(scripts, 'bytes of scripts before the first rows').toBeLessThan(250_000);
    expect(scripts).toBeGreaterThan(50_000);
    await lookAt('people-alone');
    for (const name of ['Bo Berg', 'Carla Núñez', 'Dmitri Volkov']) {
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
      await page.getByRole('rowheader', { name }).waitFor();
    }
    await page.getByRole('button', { name: 'More about Bo Berg' }).click();
    await page.getByRole('menuitem', { name: 'Invite by link' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).waitFor();
    await lookAt('invitation-link');
    const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
    await page.keyboard.press('Escape');
    await joinAs(link);
    await page.getByRole('row', { name: /Bo Berg.*Can sign in/ }).waitFor();
    await lookAt('people');
    await page.getByRole('tab', { name: 'Teams' }).click();
    await page.getByText('No teams yet').waitFor();
    await page.getByRole('button', { name: 'Make a team' }).click();
    await page.getByLabel('Name of the team').fill('Finance');
    await page.getByRole('combobox', { name: 'Members' }).click();
    await page.getByRole('option', { name: 'Bo Berg' }).click();
    await page.getByRole('option', { name: 'Carla Núñez' }).click();
    await page.getByRole('heading', { name: 'Make a team' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a team' }).click();
    await page.getByRole('heading', { name: 'Finance' }).waitFor();
    await lookAt('teams');
    expect(page.url()).toContain('tab=teams');
  });

  test('a person is edited: manager, deputy, days away', async () => {
    await page.goto('/people');
    await page.getByRole('button', { name: 'More about Carla Núñez' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('combobox', { name: 'Manager' }).click();
    await page.getByRole('option', { name: 'Ana Lindqvist' }).click();
    await page.getByLabel('First day').fill('2026-01-05');
    await page.getByLabel('Last day').fill('2031-01-09');
    await page.getByRole('button', { name: 'Add days away' }).click();
    await lookAt('edit-person');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /Carla Núñez.*Ana Lindqvist.*Away/ }).waitFor();
  });

  test('the workspace is renamed and that is taken back', async () => {
    await page.goto('/settings');
    await page.getByLabel('Name of the workspace').fill('The mill');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The workspace is now called The mill').waitFor();
    await lookAt('settings');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => page.getByLabel('Name of the workspace').inputValue())
      .toContain('Ana Lindqvist’s');
  });

  test('a token is made for a program, shown once, and revoked by whoever looks after people', async () => {
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('What it is for').fill('Monthly report');
    await lookAt('make-token');
    await page.getByRole('dialog').getByRole('button', { name: 'Make a token' }).click();
    await page.getByText('Copy it now').waitFor();
    await lookAt('token-made');
    const token = await page
      .getByRole('dialog')
      .getByText(/^millrace_/)
      .innerText();
    const ask = () =>
      fetch(`${new URL(page.url()).origin}/api/people`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('never used').waitFor();
    await lookAt('settings-token');
    await page.getByRole('button', { name: 'Revoke: Monthly report' }).click();
    await page.getByText('Monthly report does not count any more').waitFor();
    await expect.poll(async () => (await ask()).status).toBe(401);
    await page.goto('/people');
    await page.getByRole('button', { name: 'More about Bo Berg' }).click();
    await page.getByRole('menuitem', { name: 'What they can see and do' }).click();
    await page.getByText('Sees every case of every workflow').waitFor();
    await lookAt('reach');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More about Bo Berg' }).click();
    await page.getByRole('menuitem', { name: 'Sign-ins and tokens' }).click();
    await page.getByText('No program asks in their name').waitFor();
    await lookAt('sign-ins');
    await page.getByRole('button', { name: 'End all of them' }).click();
    await page.getByText('Every sign-in and token of Bo Berg has ended').waitFor();
  });

  test('news goes to a mail address once its code was typed, of the kinds that are chosen', async () => {
    await page.goto('/settings');
    await page.getByLabel('Mail address').fill('ana@example.org');
    await page.getByRole('button', { name: 'Send a code there' }).click();
    await page.getByText('A code is on its way to ana@example.org').waitFor();
    await lookAt('news-mail-code');
    const [, code = ''] = /Type (\d{6}) in Millrace/.exec(mails.received[0]?.source ?? '') ?? [];
    await page.getByLabel('The code from the mail').fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your news goes to ana@example.org.').waitFor();
    await page.getByRole('checkbox', { name: 'Comments on my cases' }).click();
    await expect
      .poll(() => page.getByRole('checkbox', { name: 'Comments on my cases' }).isChecked())
      .toBe(true);
    await lookAt('news-mail');
    await page.reload();
    await page.getByRole('checkbox', { name: 'Comments on my cases', checked: true }).waitFor();
    await page.getByRole('button', { name: 'Send no more mails' }).click();
    await page.getByLabel('Mail address').waitFor();
  });

  test('the search opens by keyboard and leads to a page', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search workflows, cases, people and pages' }).waitFor();
    await lookAt('search');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Search' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search workflows, cases, people and pages' }).waitFor();
    await page.keyboard.type('peo');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people');
    await page.getByRole('heading', { name: 'People', exact: true }).click();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await lookAt('keys');
    await page.keyboard.press('Escape');
    // A person is found by name.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lindq');
    await page.getByRole('dialog').getByRole('option', { name: 'Ana Lindqvist', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people?find=Ana+Lindqvist');
  });

  test('keys that are a single letter can be turned off; what they do is found by the search then', async () => {
    const letters = page.getByRole('switch', { name: 'Keys that are a single letter' });
    await page.goto('/settings');
    await letters.uncheck();
    await page.getByRole('heading', { name: 'Settings', exact: true }).click();
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('keys');
    expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0);
    await page.getByRole('dialog').getByRole('option', { name: 'Keys', exact: true }).click();
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await letters.check();
    await page.getByRole('heading', { name: 'Settings', exact: true }).click();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('a sign-in that ends is asked for again in place, and what was typed stays', async () => {
    await page.goto('/people?find=ber');
    await page.getByRole('rowheader', { name: 'Bo Berg' }).waitFor();
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Half typed');
    await context.clearCookies();
    await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
    await page.getByText('Your sign-in ended').waitFor();
    await lookAt('signed-out');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue(), { timeout: 20_000 })
      .toBe('Half typed');
  });

  test('signing out leads to sign-in, and signing in back to where one wanted to go', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await lookAt('sign-in');
    await page.goto('/people?tab=teams');
    await page.getByLabel('Name or mail address').fill('ana lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/people?tab=teams');
    await page.getByRole('heading', { name: 'Finance' }).waitFor();
  });

  test('an address that is not there and a public form that is not open say so', async () => {
    await page.goto('/nowhere');
    await page.getByText('There is no such page').waitFor();
    await page.goto('/f/nothing');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAt('public-form');
    expect(faults).toEqual([]);
  });
});

/** The second person, in a browser of their own. */
async function joinAs(link: string): Promise<void> {
  const other = await newContext(browser, new URL(link).origin);
  const guest = await other.newPage();
  await guest.goto(link);
  await guest.getByText('Ana Lindqvist has invited you').waitFor();
  await picture(guest, 'invitation');
  await guest.getByLabel('Password', { exact: true }).fill('battery staple');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.getByRole('navigation').first().waitFor();
  await other.close();
}

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
