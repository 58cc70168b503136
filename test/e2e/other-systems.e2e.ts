// Letting another system in, in a real browser: the address is made, a form is opened to programs, and what the page shows as
// an example is sent and taken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import { type Database, openDatabase } from '../../src/shell/store/index.ts';
import { appOver } from '../http/fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from '../http/office.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';
import { builtPages } from './pages.ts';

const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
let db: Database;
let server: Listening;
let browser: Browser;
let onlooker: Onlooker;
let office: Office;

describe.runIf(hasBrowser())('other systems', () => {
  beforeAll(async () => {
    db = await openDatabase({ directory });
    const fresh = await appOver(db, builtPages());
    server = await serve(fresh.app, 0, '127.0.0.1');
    office = await openOffice(fresh);
    await publish(office.ana, CLAIM);
    browser = await openBrowser();
    onlooker = onlookerWith(browser, 'other-systems');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('open a case with what the page says they should send, once a form is open to them', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    const { context, page } = await onlooker.opens(origin);
    await context.addCookies([...office.ana.cookies].map(([name, value]) => ({ name, value, url: origin })));
    await page.goto('/workflows/claim/design?at=workflow');
    const part = page.getByRole('region', { name: 'Other systems' });
    await part.getByRole('button', { name: 'Make the address' }).click();
    const address = await part.getByLabel('Address for other systems').inputValue();
    await part.getByText('No form is open to programs').waitFor();
    expect((await send(address, '{"values":{}}')).status).toBe(403);
    await onlooker.looksAt(page, 'closed');
    await part.getByRole('button', { name: 'Open “Claim an expense” to programs' }).click();
    await part.getByText('What to send').click();
    const example = await part.locator('pre').innerText();
    await onlooker.looksAt(page, 'example');
    await expect.poll(async () => (await draft()).source).toMatch(/from: \[.*api.*\]|- api/);
    const { revision } = await draft();
    expect((await office.ana.ask('POST', '/api/workflows/claim/versions', { revision })).status).toBe(200);
    const taken = await send(address, example);
    expect(taken.status, await taken.text()).toBe(200);
    expect(onlooker.findings()).toEqual([]);
  });
});

const draft = async () =>
  (await office.ana.ask('GET', '/api/workflows/claim/draft')).body as { source: string; revision: number };

const send = (address: string, body: string): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
