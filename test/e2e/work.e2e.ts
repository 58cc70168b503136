// Work in a real browser: a public form, the worklist by keyboard, the case, the board live in a second browser.
// Every page is looked at in light and dark, wide and narrow; axe finds nothing, and nothing scrolls sideways.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { appOver } from '../http/fresh-app.ts';
import { CLAIM, type Colleague, type Office, openOffice, publish } from '../http/office.ts';
import { closeContexts, hasBrowser, lookOver, newContext, sharedBrowser } from './browser.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
let db: Database;
let server: Listening;
let browser: Browser;
let office: Office;
let page: Page;
const faults: string[] = [];

const purposes = [
  'Train to Vienna',
  'Team dinner in Lyon',
  'Second screen',
  'Conference in Ghent',
  'Desk lamp',
];

describe.runIf(hasBrowser())('work', () => {
  beforeAll(async () => {
    db = await preparedDatabase(directory);
    const fresh = await appOver(db, builtPages());
    server = await serve(fresh.app, 0, '127.0.0.1');
    office = await openOffice(fresh);
    await publish(office.ana, CLAIM);
    browser = await sharedBrowser();
    page = await pageOf(office.cy);
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('an empty worklist, start and cases teach what to do', async () => {
    await page.goto('/worklist');
    await page.getByText('Nothing waits for you').waitFor();
    await lookAt('worklist-empty');
    await page.goto('/cases');
    await page.getByText('No cases yet').waitFor();
    await page.goto('/start');
    await page.getByRole('heading', { name: 'Claim an expense' }).waitFor();
    await lookAt('start');
  });

  test('a form is filled in, survives a reload, and opens a case', async () => {
    const bo = await pageOf(office.bo);
    await bo.goto('/start/claim/0');
    await bo.getByLabel('Amount').fill('120.50');
    await bo.getByRole('button', { name: 'Send' }).click();
    await bo.getByText('Please fill this in.').waitFor();
    await bo.reload();
    await bo.getByLabel('Amount').waitFor();
    await expect.poll(() => bo.getByLabel('Amount').inputValue()).toBe('120.50');
    await bo.getByLabel('Purpose').fill('Train to Vienna');
    await lookAt('intake-form', bo);
    await bo.getByRole('button', { name: 'Send' }).click();
    await bo.getByText('is under way').waitFor();
    await bo.getByRole('link', { name: 'Follow the case' }).click();
    await bo.getByRole('heading', { name: 'Claim for Train to Vienna' }).waitFor();
    await bo.getByText('you are here').waitFor();
    await lookAt('case-as-requester', bo);
    await bo.context().close();
  });

  test('three pieces of work are done by keyboard alone', async () => {
    for (const purpose of purposes.slice(1)) {
      const values = { amount: '80', purpose };
      expect((await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values })).status).toBe(200);
    }
    await page.goto('/worklist');
    await page.getByRole('heading', { name: 'Claim for Train to Vienna' }).waitFor();
    await lookAt('worklist');
    for (const purpose of purposes.slice(0, 3)) {
      await page.getByRole('heading', { name: `Claim for ${purpose}` }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.type('R-17');
      const from = Date.now();
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('heading', { name: `Claim for ${purpose}`, level: 2 })
        .waitFor({ state: 'detached' });
      expect(Date.now() - from).toBeLessThan(1_000);
    }
    await expect
      .poll(async () =>
        (await worklist(office.cy))
          .map(({ stage }) => stage)
          .sort()
          .join(),
      )
      .toBe('approve,approve,approve,check,check');
  });

  test('an approval is returned with a reason, and what is refused says why and keeps what was typed', async () => {
    await page.goto('/worklist');
    const approval = page.getByRole('button', { name: /Train to Vienna.*Approve/ });
    await approval.click();
    await page.getByRole('button', { name: 'Returned' }).click();
    await page.getByRole('button', { name: 'Returned' }).click();
    await page.getByText('Please give a reason; whoever').waitFor();
    await page.getByLabel('Why “Returned”?').fill('The date is cut off');
    await lookAt('approval');
    await page.getByRole('button', { name: 'Returned' }).click();
    await expect
      .poll(async () => (await worklist(office.cy)).filter(({ stage }) => stage === 'check').length)
      .toBe(3);
  });

  test('people comment and mention each other on the case', async () => {
    const found = (await office.ana.ask('GET', '/api/cases?text=Lyon')).body as {
      cases: { caseId: string }[];
    };
    await page.goto(`/cases/${found.cases[0]?.caseId}`);
    await page.getByLabel('Write a comment').fill('Is the receipt with you, ');
    await page.getByLabel('Write a comment').press('End');
    await page.getByLabel('Write a comment').pressSequentially('@bo');
    await page.getByRole('option', { name: 'Bo Berg' }).click();
    await page.getByText('Will be told: Bo Berg').waitFor();
    await page.getByRole('button', { name: 'Send the comment' }).click();
    await page.getByText('Cy Chen said').waitFor();
    await lookAt('case');
    await page.getByRole('button', { name: 'Change or attach' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'receipt.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('Team dinner, 80.00'),
    });
    await page.getByRole('dialog').getByText('receipt.txt').waitFor();
    await lookAt('edit-details');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('complementary').getByRole('link', { name: 'receipt.txt' }).waitFor();
    const { items } = (await office.bo.ask('GET', '/api/notifications')).body as {
      items: { reason: string }[];
    };
    expect(items.some(({ reason }) => reason === 'mentioned')).toBe(true);
  });

  test('the board shows every case, moves one, and a second browser sees it without a reload', async () => {
    const second = await pageOf(office.ana);
    await second.goto('/workflows/claim/board');
    await second.getByRole('button', { name: 'Public form' }).click();
    await second.getByRole('button', { name: 'Make the link' }).click();
    await second.getByRole('textbox', { name: 'Claim an expense' }).waitFor();
    await lookAt('public-link', second);
    await second.keyboard.press('Escape');
    await page.goto('/workflows/claim/board');
    const check = page.getByRole('region', { name: 'Check', exact: true });
    await check.getByRole('link', { name: 'Claim for Desk lamp' }).waitFor();
    await lookAt('board');
    await check.getByRole('button', { name: 'Move Claim for Desk lamp' }).click();
    await page.getByRole('menuitem', { name: 'Move to Approve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Receipt is readable').check();
    await dialog.getByLabel('Receipt number').fill('R-9');
    await lookAt('board-move');
    await dialog.getByRole('button', { name: 'Move it' }).click();
    const moved = second.getByRole('region', { name: 'Approve', exact: true });
    await moved.getByRole('link', { name: 'Claim for Desk lamp' }).waitFor({ timeout: 2_000 });
    const target = page.getByRole('region', { name: 'Approve', exact: true });
    await check.getByRole('link', { name: 'Claim for Conference in Ghent' }).waitFor();
    await check.getByText('Claim for Conference in Ghent').locator('../..').dragTo(target);
    await page.getByRole('dialog').getByLabel('Receipt number').fill('R-10');
    await page.getByRole('dialog').getByLabel('Receipt is readable').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Move it' }).click();
    await moved.getByRole('link', { name: 'Claim for Conference in Ghent' }).waitFor({ timeout: 2_000 });
    await second.context().close();
  });

  test('cases are found by filters that stand in the address', async () => {
    await page.goto('/cases?find=Ghent');
    await page.getByRole('link', { name: 'Claim for Conference in Ghent' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Take the filters away' }).waitFor({ state: 'detached' });
    await page.goto('/cases?find=Ghent&status=cancelled');
    await page.getByRole('heading', { name: 'No such case was cancelled' }).waitFor();
    await lookAt('cases-none-such');
    await page.getByRole('button', { name: 'Show all of them' }).click();
    await page.getByRole('link', { name: 'Claim for Conference in Ghent' }).waitFor();
    await page.goto('/cases');
    await page.getByRole('link', { name: 'Claim for Desk lamp' }).waitFor();
    await lookAt('cases');
  });

  test('the list of cases is narrowed to those at one stage, by keyboard, and the address carries it', async () => {
    await page.goto('/cases?workflow=claim');
    const stage = page.getByRole('combobox', { name: 'Stage' });
    await stage.focus();
    await page.keyboard.type('Check');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases?*stage=check*');
    const at = (await office.ana.ask('GET', '/api/cases?workflow=claim&stage=check')).body as {
      cases: { title: string }[];
    };
    expect(at.cases.length).toBeGreaterThan(0);
    await expect.poll(() => page.getByRole('row').count()).toBe(at.cases.length + 1);
    await lookAt('cases-at-stage');
    // Only an open case stands at a stage.
    await page.getByText('Finished', { exact: true }).click();
    await page.waitForURL((url) => !url.search.includes('stage='));
  });

  test('somebody without a sign-in sends a public form and follows their request', async () => {
    const link = (await office.ana.ask('POST', '/api/workflows/claim/links', {})).body as { path: string };
    const context = await newContext(browser, origin());
    const guest = await context.newPage();
    watch(guest);
    await guest.goto(link.path);
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('Amount is needed.').waitFor();
    await guest.getByLabel('Amount').fill('12.5');
    await guest.reload();
    await expect.poll(() => guest.getByLabel('Amount').inputValue()).toBe('12.5');
    await guest.getByLabel('Purpose').fill('Bus ticket');
    await guest.getByLabel('Your name').fill('Gus Guest');
    await lookAt('public-form', guest);
    const scripts = (await guest.evaluate(
      'performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".js")).reduce((sum, one) => sum + one.encodedBodySize, 0)',
    )) as number;
    expect(scripts).toBeLessThan(100 * 1024);
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByRole('link', { name: 'See where it stands' }).click();
    await guest.getByRole('heading', { name: 'Now: Check' }).waitFor();
    await guest.getByText('Cy Chen has it').waitFor();
    await guest.getByText('Next: Approve').waitFor();
    await lookAt('public-status', guest);
    await context.close();
    expect(faults).toEqual([]);
  });

  test('who asked without a sign-in is called by name, and no more once that is erased', async () => {
    const { cases } = (await office.ana.ask('GET', '/api/cases?find=Bus')).body as {
      cases: { caseId: string }[];
    };
    const caseId = cases[0]?.caseId ?? '';
    const places = ['/worklist', '/cases', '/workflows/claim/board', `/cases/${caseId}`];
    const named = async (at: string) => {
      await page.goto(at);
      await page.getByText('Claim for Bus ticket').first().waitFor();
      const text = await page.locator('body').innerText();
      expect(text).not.toMatch(/\[object|"personal"|undefined/);
      return text.includes('Gus Guest');
    };
    await page.goto(`/cases/${caseId}`);
    await page.getByText('Asked by Gus Guest').waitFor();
    await lookAt('case-of-guest');
    const before = [];
    for (const at of places) before.push(await named(at));
    expect(before.at(-1)).toBe(true);
    await office.ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`);
    const after = [];
    for (const at of places) after.push(await named(at));
    expect(after).toEqual([false, false, false, false]);
    await lookAt('case-of-nobody');
    expect(faults).toEqual([]);
  });
});

const origin = () => `http://127.0.0.1:${server.port}`;

const worklist = async (by: Colleague) =>
  ((await by.ask('GET', '/api/worklist')).body as { items: { stage: string; title: string }[] }).items;

function watch(each: Page): void {
  each.on('pageerror', (error) => faults.push(String(error)));
  each.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
  });
}

/** A page in a browser of its own, signed in as the colleague. */
async function pageOf(by: Colleague): Promise<Page> {
  const context: BrowserContext = await newContext(browser, origin());
  await context.addCookies([...by.cookies].map(([name, value]) => ({ name, value, url: origin() })));
  const opened = await context.newPage();
  watch(opened);
  return opened;
}

async function lookAt(name: string, at = page): Promise<void> {
  expect(await lookOver(at, name)).toEqual([]);
}
