// A history in a real browser: a file is dropped and refused or corrected, its map opens and is filtered, it becomes a
// workflow, our own history joins it, and Measure tells both. Cases traced by hand draw a map as well.
// Every page is looked at in light and dark, wide and narrow; axe finds nothing, and nothing scrolls sideways.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

// Ninety orders: some are checked twice, some are refused, and two rows cannot be used.
const ORDERS = [
  'number;done;at;by',
  ...Array.from({ length: 90 }, (_, order) => {
    const again = order % 4 === 0 ? ['Check the order'] : [];
    const end = order % 9 === 0 ? ['Refuse'] : ['Pack', 'Send'];
    const steps = ['Take the order', 'Check the order', ...again, ...end];
    return steps.map((step, i) => {
      const at = new Date(Date.UTC(2026, order % 6, 1 + (order % 20), 8) + i * (5 + (order % 7)) * 3_600_000);
      return `${order};${step};${at.toISOString()};${i % 2 ? 'Bo Berg' : 'Cy Chen'}`;
    });
  }).flat(),
  '91;Take the order;yesterday;Bo Berg',
  ';Take the order;2026-01-01T08:00:00Z;Bo Berg',
].join('\n');

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};

const DESK = `
workflow: desk
title: Order desk
case-title: "{{what}}"
record: { what: { type: text, required: true } }
intake: [{ title: Order, form: { fields: [what], from: [people] }, starts: take }]
stages:
  take: { kind: work, title: Take the order, owner: requester, next: [{ to: check }] }
  check: { kind: work, title: Check the order, owner: requester, next: [{ to: done }] }
  done: { kind: end }
`;

describe.runIf(hasBrowser())('a history', () => {
  beforeAll(async () => {
    // The account of the database passes through, so that all of it lies here and goes with it.
    db = await preparedDatabase(directory);
    const { app } = await appOver(db, builtPages());
    server = await serve(app, 0, '127.0.0.1');
    browser = await sharedBrowser();
    context = await newContext(browser, `http://127.0.0.1:${server.port}`);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
    });
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

  const choose = (path: string) => page.locator('input[type=file]').setInputFiles(path);

  test('a file that is cut off is refused with what to do, and the next one is welcome', async () => {
    await page.goto('/workflows/import');
    await page.getByRole('button', { name: 'Drop a file here, or choose one' }).waitFor();
    await lookAt('import');
    await choose(fileOf('cut.csv.gz', gzipSync(ORDERS).subarray(0, -30)));
    await page.getByRole('alert').getByText('was cut off').waitFor();
    await lookAt('import-refused');
  });

  test('a file is looked at in this browser alone, and sent only when it is kept', async () => {
    const sent: string[] = [];
    const note = (request: { method(): string; url(): string }) => {
      if (request.method() === 'POST') sent.push(request.url());
    };
    page.on('request', note);
    await page.getByRole('link', { name: 'Look at it here first' }).click();
    await page.getByRole('heading', { name: 'A look at your history' }).waitFor();
    await lookAt('here');
    await choose(fileOf('orders.csv.gz', gzipSync(ORDERS)));
    await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
    await pick('Activity', 'done');
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByRole('group', { name: /orders.csv.gz: \d+ stages/ }).waitFor();
    await page.getByText('2 rows could not be used').waitFor();
    await lookAt('here-map');
    await page.getByRole('button', { name: /^From Check the order to Check the order/ }).press('Enter');
    await page.getByText('23 cases behind it').waitFor();
    await page.getByRole('button', { name: 'With this' }).click();
    await page.getByText('23 of 90 cases').waitFor();
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
    expect(sent.filter((url) => url.includes('/api/logs?name=orders.csv.gz'))).toHaveLength(1);
    page.off('request', note);
    await page.goto('/workflows/import');
  });

  test('columns are guessed, shown with the first rows, and rejected rows are listed with their remedy', async () => {
    await choose(fileOf('orders.csv', ORDERS));
    await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Case' }).inputValue()).toBe('number');
    await pick('Activity', 'done');
    await pick('Person', 'by');
    await lookAt('import-columns');
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByText('2 rows could not be used').waitFor();
    await page.getByRole('rowheader', { name: '372' }).or(page.getByText('"yesterday"')).first().waitFor();
    await lookAt('import-rejected');
    await page.getByRole('link', { name: 'Open the map' }).click();
  });

  test('the map opens; a path opens its numbers and cases and becomes a filter that the address keeps', async () => {
    await page.getByRole('group', { name: /orders.csv: \d+ stages/ }).waitFor();
    await lookAt('map');
    await page.getByRole('button', { name: /^From Check the order to Check the order/ }).press('Enter');
    await page.getByText('23 cases behind it').waitFor();
    await lookAt('map-chosen');
    await page.getByRole('button', { name: '0', exact: true }).click();
    await page.getByRole('dialog').getByText('Take the order').waitFor();
    await lookAt('map-trace');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'With this' }).click();
    await page.getByText('23 of 90 cases').waitFor();
    await page.reload();
    await page.getByText('23 of 90 cases').waitFor();
    await page.goBack();
    await page.getByText('23 of 90 cases').waitFor({ state: 'detached' });
    await page.getByText('Table', { exact: true }).click();
    await page.getByRole('table', { name: 'Paths' }).waitFor();
    await lookAt('map-table');
    await page
      .getByRole('radiogroup', { name: 'How the flow is shown' })
      .getByText('Map', { exact: true })
      .click();
  });

  test('it is made ours, with the people in it', async () => {
    await page.getByRole('button', { name: 'Make it ours' }).click();
    await page.waitForURL('**/workflows/*/design');
    const { people } = (await ask('GET', '/api/people')) as { people: { name: string; fromLog: boolean }[] };
    expect(people.filter(({ fromLog }) => fromLog).map(({ name }) => name)).toEqual(['Bo Berg', 'Cy Chen']);
    await page.goto(`${new URL(page.url()).pathname.replace('design', 'measure')}`);
    await page.getByText('cannot be told apart').waitFor();
    await lookAt('measure-imported');
  });

  test('our own history stands beside the imported one, and is measured', async () => {
    const { logs } = (await ask('GET', '/api/logs')) as { logs: { id: string }[] };
    const { id } = (await ask('POST', '/api/workflows', { source: DESK, logId: logs[0]?.id })) as {
      id: string;
    };
    const { revision } = (await ask('GET', `/api/workflows/${id}/draft`)) as { revision: number };
    await ask('POST', `/api/workflows/${id}/versions`, { revision });
    for (let order = 0; order < 6; order++) await work(id, order);
    await page.goto(`/workflows/${id}/map`);
    await page.getByText('1 still under way').waitFor();
    await page.getByText('Both', { exact: true }).click();
    await page.getByRole('heading', { name: /Our history/ }).waitFor();
    await lookAt('map-both');
    await page.goto(`/workflows/${id}/measure?period=day`);
    await page.getByRole('region', { name: 'In progress' }).getByText('1', { exact: true }).waitFor();
    await lookAt('measure');
  });

  test('cases are traced by hand, and what was typed survives a reload', async () => {
    await page.goto('/workflows/trace');
    await page.getByLabel('What was done').first().fill('Ask for a laptop');
    await page.getByLabel('What was done').nth(1).fill('Approve');
    await page.getByLabel('Waited before').nth(1).fill('soon');
    await page.getByText('Try 30 min').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Approve, 1 cases/ }).waitFor();
    await page.getByLabel('Waited before').nth(1).fill('2 days');
    await lookAt('trace');
    await page.getByRole('button', { name: 'Open the map' }).click();
    await page.getByRole('group', { name: /Traced by hand.csv: 2 stages/ }).waitFor();
  });
});

async function pick(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const ask = (method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, body === '' ? { method } : { method, headers, body });
      const text = await answer.text();
      return text === '' ? null : JSON.parse(text);
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );

/** One order is taken and checked; the last one only taken. */
async function work(workflow: string, order: number): Promise<void> {
  const opened = await ask('POST', '/api/cases', { workflow, values: { what: `Order ${order}` } });
  const { caseId } = opened as { caseId: string };
  for (let stage = 0; stage < (order === 5 ? 1 : 2); stage++) {
    const shown = (await ask('GET', `/api/cases/${caseId}`)) as { work: { workItem: string }[] };
    const { workItem } = shown.work[0] ?? {};
    await ask('POST', `/api/cases/${caseId}/start-work-item`, { workItem });
    await ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem });
  }
}

async function lookAt(name: string): Promise<void> {
  expect(await lookOver(page, name)).toEqual([]);
}
