// Finding one's way, in a real browser: where one is, what an address says that leads nowhere and how to go on from there, and
// what one reads and reaches at once.
import type { Browser, Locator, Page } from 'playwright-core';
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
intake: [{ title: Ask for an errand, form: { fields: [what], from: [people] }, starts: fetch }]
stages:
  fetch: { kind: work, title: Fetch, owner: requester, due: 3d, next: [{ to: done }] }
  done: { kind: end }
`;

const LONG = 'a new kettle, as the old one has lost its lid and whistles all day long';

describe.runIf(hasBrowser())('finding one’s way', () => {
  let millrace: RunningMillrace;
  let browser: Browser;
  let onlooker: Onlooker;
  let page: Page;
  let caseId: string;

  beforeAll(async () => {
    millrace = await startMillrace({ isPrepared: true });
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, 'way');
    const ana = reaching(() => millrace.origin);
    await ana.ask('POST', '/api/welcome', { name: 'Ana Lindqvist', password: 'correct horse' });
    await publish(ana, ERRAND);
    await ana.ask('POST', '/api/cases', { workflow: 'errand', values: { what: LONG } });
    const { cases } = (await ana.ask('GET', '/api/cases')).body as { cases: { caseId: string }[] };
    caseId = cases[0]?.caseId ?? '';
    // Somebody far from Greenwich.
    const context = await browser.newContext({
      baseURL: millrace.origin,
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Kathmandu',
    });
    await context.addCookies(
      [...ana.cookies].map(([name, value]) => ({ name, value, url: millrace.origin })),
    );
    page = await context.newPage();
  });
  afterAll(async () => {
    await closeContexts(browser);
    await millrace?.stop();
  });

  const menu = () => page.getByRole('navigation', { name: 'Main menu' }).first();
  const place = () => page.getByRole('navigation', { name: 'Where you are' });
  const says = (line: string) =>
    expect.poll(async () => (await place().innerText()).replaceAll(/\s+/g, ' ')).toBe(line);

  test('an address that is nothing says so within the frame', async () => {
    await page.goto('/nowhere/at-all');
    await page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor();
    await menu().getByRole('link', { name: 'Cases' }).waitFor();
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.title()).toBe('There is no such page · Millrace');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await onlooker.looksAt(page, 'nowhere');
  });

  test.each([
    '',
    '/board',
    '/map',
    '/findings',
    '/design',
    '/automate',
    '/measure',
    '/try',
    '/versions',
    '/move',
  ])('a workflow that is not there has no page%s', async (tab) => {
    await page.goto(`/workflows/nope${tab}`);
    await page.getByRole('heading', { name: 'There is no such workflow for you', level: 1 }).waitFor();
    expect(await page.getByText(/published/).count()).toBe(0);
    await page.getByRole('link', { name: 'See the workflows' }).click();
    await page.getByRole('link', { name: 'Errand' }).first().waitFor();
  });

  test('a case that is not there says so, and leads on', async () => {
    await page.goto('/cases/nope');
    await page.getByRole('heading', { name: 'There is no such case for you', level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await onlooker.looksAt(page, 'no-case');
    await page.getByRole('link', { name: 'Start something' }).click();
    await page.getByRole('heading', { name: 'Start', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'See your cases' }).click();
    await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
  });

  test('the line on top names the workflow of a page and of a case', async () => {
    await page.goto(`/cases/${caseId}`);
    await place().getByRole('link', { name: 'Errand' }).waitFor();
    await says('Ana Lindqvist’s workspace / Errand / Case');
    await place().getByRole('link', { name: 'Errand' }).click();
    await page.waitForURL('**/workflows/errand/board');
    await says('Ana Lindqvist’s workspace / Errand / Board');
    await menu().getByRole('link', { name: 'People' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await says('Ana Lindqvist’s workspace / People');
  });

  test('a card has two lines for what it is', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/workflows/errand/board');
    const card = page.getByRole('link', { name: `Errand for ${LONG}` });
    await card.waitFor();
    const { height = 0 } = (await card.boundingBox()) ?? {};
    expect(height).toBeGreaterThan(36);
    expect(height).toBeLessThan(44);
    // And all the rest of it is still there to see.
    const due = await page.getByText('due in 3 days').boundingBox();
    const ground = await page.locator('[data-movable]').first().boundingBox();
    expect((due?.y ?? 0) + (due?.height ?? 0)).toBeLessThan((ground?.y ?? 0) + (ground?.height ?? 0));
    await onlooker.looksAt(page, 'board');
  });

  const onPhone = () => page.setViewportSize({ width: 360, height: 740 });
  const onScreen = () => page.setViewportSize({ width: 1440, height: 900 });
  /** How low something begins and how high it is. **units**: pixels. */
  const boxOf = async (it: Locator) => (await it.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };

  test('the bar of Design takes two rows of a phone, with the rest behind one button', async () => {
    await onPhone();
    await page.goto('/workflows/errand/design');
    const more = page.getByRole('main').getByRole('button', { name: 'More', exact: true });
    await more.waitFor();
    const views = await boxOf(page.getByRole('radiogroup', { name: 'Show as' }));
    const last = await boxOf(more);
    expect(last.y + last.height - views.y).toBeLessThan(104);
    for (const name of ['Publish', 'Undo', 'Do again', 'More']) {
      const button = page.getByRole('main').getByRole('button', { name, exact: true });
      expect((await boxOf(button)).height, name).toBeGreaterThanOrEqual(44);
    }
    await onlooker.looksAt(page, 'design');
    await onPhone();
    await more.focus();
    await page.keyboard.press('Enter');
    const lines = page.getByRole('menu').getByRole('menuitem');
    await lines.first().waitFor();
    expect(await lines.allInnerTexts()).toEqual(['Try it', 'Tidy up', 'Workflow settings']);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=workflow/);
    await onScreen();
    await page.getByRole('main').getByRole('button', { name: 'Workflow settings' }).waitFor();
    expect(await more.count()).toBe(0);
  });

  test('a map begins in the upper half of a phone, with its controls folded until they are asked for', async () => {
    await page.goto('/worklist');
    await page.getByRole('button', { name: 'Complete', exact: true }).click();
    await page.getByText('Nothing waits for you').waitFor();
    await onPhone();
    await page.goto('/workflows/errand/map');
    const adjust = page.getByRole('button', { name: 'Adjust' });
    await adjust.waitFor();
    const slider = page.getByRole('slider', { name: /^Activities/ });
    expect(await slider.count()).toBe(0);
    expect((await boxOf(page.locator('svg:has([data-kind="activity"])').first())).y).toBeLessThan(370);
    for (const name of ['Adjust', 'Filter', 'Save']) {
      const button = page.getByRole('button', { name, exact: true });
      expect((await boxOf(button)).height, name).toBeGreaterThanOrEqual(44);
    }
    await adjust.focus();
    await page.keyboard.press('Enter');
    await slider.waitFor();
    expect(await adjust.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    expect(
      await slider.evaluate((thumb) =>
        (thumb as unknown as { matches(what: string): boolean }).matches(':focus'),
      ),
    ).toBe(true);
    await onlooker.looksAt(page, 'map');
    await onScreen();
    await slider.waitFor();
    expect(await adjust.count()).toBe(0);
  });

  test('a search that finds nothing is no stop on the way', async () => {
    await page.goto('/worklist');
    await page.getByRole('heading', { name: 'Worklist' }).waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('textbox');
    const list = page.getByRole('dialog').getByRole('listbox');
    await field.fill('people');
    await list.getByRole('option').first().waitFor();
    expect(await list.getAttribute('tabindex')).toBe('0');
    await field.fill('zzzzqq');
    await page.getByText('Nothing by that name').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await page.keyboard.press('Escape');
  });

  test('the settings have links to their parts, also on a phone', async () => {
    await page.goto('/settings');
    const parts = page.getByRole('navigation', { name: 'On this page' });
    await parts.waitFor();
    const titles = await parts.getByRole('link').allInnerTexts();
    expect(titles).toEqual(await page.getByRole('heading', { level: 2 }).allInnerTexts());
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 740 });
      await parts.getByRole('link', { name: 'For programs' }).click();
      const heading = page.getByRole('heading', { name: 'For programs', level: 2 });
      await expect.poll(async () => (await heading.boundingBox())?.y ?? 0).toBeLessThan(740);
      expect((await heading.boundingBox())?.y).toBeGreaterThan(56);
      await page.evaluate('scrollTo(0, 0)');
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await onlooker.looksAt(page, 'settings');
  });

  test('business hours begin in the time zone of whoever sets them first', async () => {
    await page.goto('/settings#business-hours');
    await page.getByRole('button', { name: 'Set the business hours' }).click();
    expect(await page.getByLabel('Time zone').first().inputValue()).toMatch(/Asia\/Kat(h)?mandu/);
    await page.keyboard.press('Escape');
  });

  test('shows nothing that axe objects to or that scrolls sideways', () => {
    expect(onlooker.findings()).toEqual([]);
  });
});
