// A live change in a real browser: three hundred running cases, a new version published, three verdicts, the move, its undoing,
// and the two versions compared on one drawing and in words. In light and dark, wide and narrow; axe finds nothing.
import { mkdtempSync, rmSync } from 'node:fs';
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

const directory = mkdtempSync(join(tmpdir(), 'millrace-versions-'));
let db: Database;
let server: Listening;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const FIRST = `
workflow: claim
title: Travel claim
case-title: "Claim for {{purpose}}"
record:
  purpose: { type: text, required: true }
  way: { type: choice, options: [desk, files, bank] }
intake:
  - form: { fields: [purpose, way], from: [people, api] }
    starts: sort
stages:
  sort: { kind: decide, next: [{ to: desk, when: way = "desk" }, { to: files, when: way = "files" }, { to: bank }] }
  desk: { kind: work, title: Check at the desk, owner: requester, tasks: [Look, Stamp], due: 2 days, next: bank }
  files: { kind: work, title: Look into the files, owner: requester, due: 2 days, next: bank }
  bank: { kind: work, title: Pay by bank, owner: requester, due: 5 days, next: done }
  done: { kind: end }
`;

/** The files are gone; who files a claim names the account, and the desk asks for it where it is missing; paying is done sooner. */
const SECOND = `
workflow: claim
title: Travel claim
case-title: "Claim for {{purpose}}"
record:
  purpose: { type: text, required: true }
  way: { type: choice, options: [desk, files, bank] }
  account: { type: text, label: Account }
intake:
  - form: { fields: [purpose, way, { field: account, required: true }], from: [people, api] }
    starts: sort
stages:
  sort: { kind: decide, next: [{ to: desk, when: 'way in ["desk", "files"]' }, { to: bank }] }
  desk:
    kind: work
    title: Check the claim
    owner: requester
    tasks: [Look, Sign]
    form: [{ field: account, required: true }]
    due: 1 day
    next: [{ to: bank, carries: [account] }]
  bank: { kind: work, title: Pay by bank, owner: person ana-lindqvist, due: 3 days, next: thank }
  thank: { kind: work, title: Thank the traveller, owner: requester, due: no deadline, next: done }
  done: { kind: end }
`;

type Answer = { body: Record<string, unknown>; status: number };
const ask = (method: string, path: string, body?: object): Promise<Answer> =>
  page.evaluate(
    async ([verb, address, sent]) => {
      const answer = await fetch(address as string, {
        method: verb as string,
        headers: { 'content-type': 'application/json' },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      return {
        status: answer.status,
        body: (await answer.json().catch(() => ({}))) as Record<string, unknown>,
      };
    },
    [method, path, body] as const,
  );

async function publish(source: string): Promise<void> {
  const draft = await ask('GET', '/api/workflows/claim/draft');
  const saved = await ask('PUT', '/api/workflows/claim/draft', { source, revision: draft.body.revision });
  const published = await ask('POST', '/api/workflows/claim/versions', {
    revision: saved.body.revision,
    note: 'Quicker to pay',
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
}

describe.runIf(hasBrowser())('a live change', () => {
  beforeAll(async () => {
    db = await preparedDatabase(directory);
    const { app } = await appOver(db, builtPages());
    server = await serve(app, 0, '127.0.0.1');
    browser = await sharedBrowser();
    const context = await newContext(browser, `http://127.0.0.1:${server.port}`);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto('/');
    await page.getByLabel('Your name').fill('Ana Lindqvist');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Go in' }).click();
    await page.getByText('Where would you like to begin').waitFor();
    expect((await ask('POST', '/api/workflows', { source: FIRST })).status).toBe(200);
    await publish(FIRST);
  });

  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('three hundred cases, three verdicts, the move and its undoing', async () => {
    for (let each = 0; each < 300; each += 20) {
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, more) => {
          const way = ['desk', 'desk', 'files', 'bank'][(each + more) % 4];
          const values = { purpose: `journey ${each + more + 1}`, way };
          return ask('POST', '/api/cases', { workflow: 'claim', values });
        }),
      );
      expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200));
    }
    await publish(SECOND);

    await page.goto('/workflows/claim/board');
    await page.getByRole('link', { name: 'Version 2' }).click();
    await page.getByRole('link', { name: 'Move running cases' }).click();
    await page.getByRole('button', { name: 'Move 150 cases' }).waitFor();
    await page.getByRole('heading', { name: /^Lands here · 150$/ }).waitFor();
    await page.getByRole('heading', { name: /^Needs these fields · 75$/ }).waitFor();
    await page.getByRole('heading', { name: /^Cannot move · 75$/ }).waitFor();
    await page.getByRole('button', { name: /past of Claim for journey 4\?/ }).click();
    await page.getByText('Nothing: it would have come the same way.').first().waitFor();
    await page.getByLabel('For all: Account').fill('DE12 3456');
    await page.getByRole('button', { name: 'Move 225 cases' }).waitFor();
    expect(await lookOver(page, 'migration')).toEqual([]);

    // Those that stand at the files may go on at the desk.
    await page.getByRole('combobox', { name: /Look into the files/ }).click();
    await page.getByRole('option', { name: 'Check the claim' }).click();
    await page.getByRole('button', { name: 'Move 300 cases' }).click();
    await page.getByText('300 cases were moved to version 2.').waitFor({ timeout: 60_000 });
    const desk = (await ask('GET', '/api/cases?workflow=claim&stage=desk&limit=200')).body as {
      cases?: unknown[];
    };
    expect(desk.cases?.length ?? 0).toBeGreaterThan(100);
    expect(await lookOver(page, 'migrated')).toEqual([]);

    await page.getByRole('button', { name: 'Undo the move' }).click();
    await page.getByText('The move was undone.').waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: /^Lands here/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test('two versions on one drawing, and in words that say the same', async () => {
    await page.goto('/workflows/claim/versions');
    await page.getByRole('heading', { name: 'From version 1 to version 2' }).waitFor();
    await page.getByText('Stage "Thank the traveller" added').waitFor();
    await page.getByText('Stage "Look into the files" removed').waitFor();
    await page.getByText('Check the claim: due changed from 2 days to 1 day').waitFor();
    await page.getByText('owner changed from whoever asked to Ana Lindqvist').waitFor();
    await page.getByText('when Way is "desk" → when Way is "desk" or "files"').waitFor();
    await page.locator('[data-change="added"][data-kind="work"]').waitFor();
    expect(await page.locator('[data-change="removed"][data-kind="work"]').count()).toBe(1);
    expect(await page.locator('[data-change="changed"][data-kind="work"]').count()).toBe(2);
    expect(await lookOver(page, 'versions')).toEqual([]);
    expect(faults).toEqual([]);
  });
});
