// A real log in a real browser: brought in, mapped, simplified, filtered, compared, held against its draft. What is shown is
// checked by its counts; how long each answer took is told, and measured on its own in bench/insight-page.ts.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { appOver } from '../http/fresh-app.ts';
import { closeContexts, hasBrowser, lookOver, newContext, sharedBrowser } from './browser.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.MILLRACE_LOGS ?? '../shared/logs');
const file = join(folder, 'bpic2012.xes.gz');

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
let db: Database;
let server: Listening;
let browser: Browser;
let page: Page;
const faults: string[] = [];

describe.runIf(hasBrowser() && existsSync(file))('bpic2012.xes.gz in a browser', () => {
  beforeAll(async () => {
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
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });

  test('it comes in whole, and its map opens on the main path', async () => {
    await page.goto('/workflows/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await map().waitFor({ timeout: 60_000 });
    await page.getByText('13,087 cases').first().waitFor();
    const [, stages] = /: (\d+) stages/.exec((await map().getAttribute('aria-label')) ?? '') ?? [];
    expect(Number(stages)).toBeGreaterThanOrEqual(5);
    expect(Number(stages)).toBeLessThanOrEqual(9);
    // By pieces of work: begin and end of a step are one.
    await page.getByRole('heading', { name: '4,336 ways through' }).waitFor();
    await lookAt('real-map');
  });

  test('a slider by keyboard draws everything, and the address keeps it', async () => {
    const activities = page.getByRole('slider', { name: /^Activities/ });
    await told('a slider is moved to its end', async () => {
      await activities.press('End');
      await page.getByRole('group', { name: /: 24 stages/ }).waitFor();
    });
    await page.reload();
    await page.getByRole('group', { name: /: 24 stages/ }).waitFor();
    await activities.press('Home');
    await page.getByRole('group', { name: /: 24 stages/ }).waitFor({ state: 'detached' });
  });

  test('its cases are watched again on the map: played, stopped, put to any time, and in stills where motion is unwanted', async () => {
    const time = page.getByRole('slider', { name: 'Time shown' });
    const said = async () => (await time.getAttribute('aria-valuetext')) ?? '';
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByText('1,000 of 13,087 cases, taken evenly over time.').waitFor();
    await expect.poll(said, { timeout: 15_000 }).toMatch(/, [1-9]\d* cases under way$/);
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    const paused = await said();
    const painted = await dotsPainted();
    expect(painted).toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect([await said(), await dotsPainted()]).toEqual([paused, painted]);
    await lookAt('real-replay');
    await time.press('Home');
    expect(await said()).toMatch(/^(Sep 30|Oct 1), 2011, .*, \d+ cases? under way$/);
    await time.press('End');
    expect(await said()).toMatch(/^Mar \d+, 2012, .*, 0 cases under way$/);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const stills = new Set<number>();
    for (let look = 0; look < 10; look++) {
      stills.add(await dotsPainted());
      await page.waitForTimeout(150);
    }
    expect(stills.size).toBeLessThanOrEqual(3);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(page.url()).toContain('replay=true');
    await page.getByRole('button', { name: 'End the replay' }).click();
    await time.waitFor({ state: 'detached' });
  });

  /** How many points of the paper above the map bear colour. */
  const dotsPainted = () =>
    page.evaluate<number>(`(() => {
      const paper = document.querySelector('canvas');
      const { data } = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);
      return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    })()`);

  test('every number can stand on the paths', async () => {
    await page
      .getByRole('combobox', { name: 'On each path' })
      .or(page.getByLabel('On each path'))
      .first()
      .click();
    await told('the longest wait stands on each path', async () => {
      await page.getByRole('option', { name: 'Longest wait' }).click();
      await page.getByRole('button', { name: /^From A_SUBMITTED to A_PARTLYSUBMITTED/ }).waitFor();
    });
    expect(page.url()).toContain('show=max');
  });

  test('filters read as sentences, compose, survive a reload and get a name', async () => {
    await filterBy('AMOUNT_REQ');
    await page.getByLabel('At least').fill('10000');
    await told('a filter by amount', async () => {
      await page.getByRole('button', { name: 'Show these cases' }).click();
      await page.getByText(/^[\d,]+ of 13,087 cases$/).waitFor();
    });
    const some = await count();
    await filterBy('How long the case took');
    await page.getByLabel('At least').fill('5 days');
    await told('a second filter, by duration', async () => {
      await page.getByRole('button', { name: 'Show these cases' }).click();
      await page.getByRole('button', { name: 'Remove the filter Took 5 d or longer' }).waitFor();
      await expect.poll(count, { timeout: 15_000 }).toBeLessThan(some);
    });
    const fewer = await count();
    await page.reload();
    await expect.poll(count, { timeout: 15_000 }).toBe(fewer);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByLabel('Save these filters as').fill('Slow and large');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByText('Saved as Slow and large').waitFor();
    await page.getByRole('button', { name: 'All cases' }).click();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'Slow and large', exact: true }).click();
    await expect.poll(count, { timeout: 15_000 }).toBe(fewer);
    await lookAt('real-filtered');
  });

  test('what is filtered stands beside the rest, with what really differs; a sentence leads to its cases', async () => {
    await told('the comparison with the rest', async () => {
      await page.getByText('Compare', { exact: true }).click();
      await page.getByRole('heading', { name: 'What differs' }).waitFor();
    });
    await page.getByText(/differences that are more than chance/).waitFor();
    await page.getByText(/^Cases take .* longer in/).waitFor();
    expect(await page.getByRole('group', { name: /stages/ }).count()).toBe(2);
    const places = await page.evaluate(
      `[...document.querySelectorAll('[role=button][aria-label^="A_SUBMITTED,"]')].map((stone) => stone.style.transform)`,
    );
    const [one, other] = places as string[];
    expect(one).toMatch(/^translate/);
    expect(other).toBe(one);
    await lookAt('real-compare');
    await page.getByRole('button', { name: 'Open its cases' }).first().click();
    await page.getByRole('heading', { name: /ways through/ }).waitFor();
    await page.getByRole('button', { name: 'All cases' }).click();
  });

  test('it becomes a draft, and the map is held against that', async () => {
    const path = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Make it ours' }).click();
    await page.waitForURL('**/workflows/*/design', { timeout: 60_000 });
    await page.goto(path);
    await map().waitFor();
    await told('the intended flow over the real one', async () => {
      await page.getByRole('switch', { name: 'Against the workflow' }).press(' ');
      await page
        .getByRole('button', { name: /not in the workflow|in the workflow, never done/ })
        .first()
        .waitFor();
    });
    await page.getByText('✕ Done, but not in the workflow').waitFor();
    await lookAt('real-meant');
  });
});

const map = () => page.getByRole('group', { name: /stages/ });

const count = async (): Promise<number> => {
  const text = await page.getByText(/^[\d,]+ of 13,087 cases$/).textContent();
  return Number((text ?? '').split(' ')[0]?.replaceAll(',', ''));
};

async function filterBy(subject: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Filter by').first().fill(subject.slice(0, 8));
  await page.getByRole('option', { name: subject, exact: true }).click();
}

/** Says how long it took; nothing is expected of that here, for a busy machine would decide it. */
async function told(what: string, act: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await act();
  process.stdout.write(`  ${Math.round(performance.now() - begun)} ms ${what}\n`);
}

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
