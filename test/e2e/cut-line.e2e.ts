// A line that is cut and comes back, in a real browser: every page says so in plain words, nothing that was typed is lost, and
// all goes on by itself.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reaching } from '../drills/reaching.ts';
import { publish } from '../http/office.ts';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type RunningMillrace, startMillrace } from './millrace.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';

const ERRAND = `
workflow: errand
title: Errand
record: { what: { type: text, required: true } }
case-title: "Errand for {{what}}"
intake: [{ title: Ask for an errand, form: { fields: [what], from: [people, public] }, starts: fetch }]
stages:
  fetch: { kind: work, title: Fetch, owner: requester, next: [{ to: done }] }
  done: { kind: end }
`;

describe.runIf(hasBrowser())('a cut line', () => {
  let millrace: RunningMillrace;
  let browser: Browser;
  let onlooker: Onlooker;
  let page: Page;
  let ana: ReturnType<typeof reaching>;

  beforeAll(async () => {
    millrace = await startMillrace({ isPrepared: true });
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'cut-line');
    ana = reaching(() => millrace.origin);
    await ana.ask('POST', '/api/welcome', { name: 'Ana Lindqvist', password: 'correct horse' });
    await publish(ana, ERRAND);
    await ana.ask('POST', '/api/cases', { workflow: 'errand', values: { what: 'paper' } });
    const opened = await onlooker.opens(millrace.origin);
    page = opened.page;
    await opened.context.addCookies(
      [...ana.cookies].map(([name, value]) => ({ name, value, url: millrace.origin })),
    );
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  const cut = () => page.context().setOffline(true);
  const mend = () => page.context().setOffline(false);
  const notice = () => page.getByText('No connection to Millrace.');
  const gone = () => notice().waitFor({ state: 'detached', timeout: 20_000 });
  const errand = () => page.getByRole('heading', { name: 'Errand for paper' }).first();

  test('is told of on the page that is open, which stays as it is', async () => {
    await page.goto('/worklist');
    await errand().waitFor();
    await cut();
    await notice().waitFor();
    expect(await errand().isVisible()).toBe(true);
    await onlooker.looksAt(page, 'worklist');
  });

  test('a page that was never fetched says so and opens by itself', async () => {
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor();
    expect(await page.getByText('It is ours').count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor();
    await onlooker.looksAt(page, 'page');
    await mend();
    await page.getByRole('heading', { name: 'People', exact: true }).waitFor({ timeout: 20_000 });
    await gone();
  });

  test('a page that was fetched waits for what it shows, and goes on', async () => {
    await page.getByRole('link', { name: 'Worklist' }).first().click();
    await errand().waitFor();
    await page.evaluate(() => Reflect.set(globalThis, 'neverReloaded', true));
    await cut();
    await notice().waitFor();
    await page.getByRole('link', { name: 'People' }).first().click();
    await mend();
    await page.getByRole('rowheader', { name: 'Ana Lindqvist' }).waitFor({ timeout: 20_000 });
    await gone();
    await page.getByRole('link', { name: 'Worklist' }).first().click();
  });

  test('nothing typed is lost: not by a part that cannot be fetched, nor by what is sent in vain', async () => {
    await errand().waitFor();
    const comment = page.getByRole('textbox', { name: 'Write a comment' });
    await comment.fill('The shop has moved');
    await cut();
    await notice().waitFor();
    // The list of keys is fetched when it is first asked for.
    await page.getByRole('heading', { name: 'Worklist' }).click();
    await page.keyboard.press('Shift+?');
    await page.getByRole('button', { name: 'Send the comment' }).click();
    await page.getByText('Millrace cannot be reached').waitFor();
    expect(await comment.inputValue()).toBe('The shop has moved');
    await mend();
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.waitFor({ timeout: 20_000 });
    // Its own styles came as well.
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector('[role=dialog] dl > div')).display`),
    ).toBe('flex');
    await page.keyboard.press('Escape');
    await gone();
    await page.getByRole('button', { name: 'Send the comment' }).click();
    await page.getByText('The shop has moved').first().waitFor();
    await expect.poll(() => comment.inputValue()).toBe('');
  });

  test('a change to a workflow that could not be saved is saved by itself', async () => {
    await page.goto('/workflows/errand/design?view=source');
    const source = page.getByLabel('Source of the workflow, as YAML');
    await source.waitFor();
    await cut();
    await notice().waitFor();
    await source.fill(ERRAND.replace('title: Fetch', 'title: Bring').trimStart());
    await page.getByText('Not saved', { exact: true }).waitFor();
    await mend();
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 20_000 });
    await page.goto('/worklist');
    await errand().waitFor();
    await page.evaluate(() => Reflect.set(globalThis, 'neverReloaded', true));
  });

  test('a server that is gone is a cut line too, also for whoever does nothing', async () => {
    await millrace.dies();
    await notice().waitFor({ timeout: 20_000 });
    expect(await errand().isVisible()).toBe(true);
    await millrace.returns();
    await gone();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'neverReloaded'))).toBe(true);
  });

  test('whoever was turned away by a proxy hears of changes again', async () => {
    let turnedAway = 0;
    await page.route('**/api/live*', (route) => {
      turnedAway++;
      return route.fulfill({ status: 502, body: 'Bad gateway' });
    });
    await page.reload();
    await errand().waitFor();
    await expect.poll(() => turnedAway, { timeout: 20_000 }).toBeGreaterThan(1);
    await page.unroute('**/api/live*');
    // What somebody else did meanwhile is seen without a reload.
    await ana.ask('POST', '/api/cases', { workflow: 'errand', values: { what: 'string' } });
    await page.getByText('Errand for string').first().waitFor({ timeout: 20_000 });
  });

  test('a public form says so too, and what is sent again is sent once', async () => {
    const { path } = (await ana.ask('POST', '/api/workflows/errand/links', {})).body as { path: string };
    const { page: guest } = await onlooker.opens(millrace.origin);
    await guest.goto(path);
    await guest.getByLabel('What').fill('stamps');
    await guest.context().setOffline(true);
    const noticed = guest.getByText('No connection.');
    await noticed.waitFor();
    await onlooker.looksAt(guest, 'public-form');
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('This page cannot be reached just now').waitFor();
    await guest.context().setOffline(false);
    await noticed.waitFor({ state: 'detached', timeout: 20_000 });
    expect(await guest.getByLabel('What').inputValue()).toBe('stamps');
    // It arrives, but the answer is lost; whoever sent it tries again, even after a reload.
    const keys = new Set<string | undefined>();
    await guest.route('**/api/public/forms/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.add(route.request().headers()['idempotency-key']);
      await route.fetch();
      return route.abort();
    });
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('This page cannot be reached just now').waitFor();
    await guest.unroute('**/api/public/forms/*');
    await guest.reload();
    guest.on('request', (asked) => {
      if (asked.method() === 'POST') keys.add(asked.headers()['idempotency-key']);
    });
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('Sent as number').waitFor();
    expect(keys.size).toBe(1);
    const { cases } = (await ana.ask('GET', '/api/cases?text=stamps')).body as { cases: object[] };
    expect(cases).toHaveLength(1);
    await guest.context().close();
  });

  test('shows nothing that axe objects to, and complains of nothing but the line', () => {
    // What the browser says of a line, and the page of what it could not fetch.
    const line = /net::ERR_|The page could not be fetched|status of 502/;
    const objected = onlooker.findings().filter((finding) => !line.test(finding));
    expect(objected).toEqual([]);
  });
});
