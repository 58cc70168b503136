// The office of the HTTP tests with its people in real browsers: each has a window of their own and is signed in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { appOver, type FreshApp } from '../http/fresh-app.ts';
import { CLAIM, type Colleague, type Office, openOffice, publish } from '../http/office.ts';
import { closeContexts, hasBrowser, sharedBrowser } from './browser.ts';
import { type Onlooker, onlookerWith } from './onlooker.ts';
import { builtPages } from './pages.ts';
import { preparedDatabase } from './prepared-home.ts';

export type OfficeInBrowsers = {
  readonly office: Office;
  readonly fresh: FreshApp;
  readonly onlooker: Onlooker;
  readonly origin: string;
  /** A window of one person's own. */
  pageOf(by: Colleague): Promise<Page>;
  /** A window of somebody who is not signed in. */
  pageOfStranger(): Promise<Page>;
};

/** Opens the office before the tests of a file, with a claim published, and closes it after them; its parts are there once a test runs. */
export function officeInBrowsers(prefix: string): OfficeInBrowsers {
  const directory = mkdtempSync(join(tmpdir(), 'millrace-e2e-'));
  let db: Database;
  let fresh: FreshApp;
  let server: Listening;
  let browser: Browser;
  let onlooker: Onlooker;
  let office: Office;
  const origin = () => `http://127.0.0.1:${server.port}`;

  // Where there is no browser the tests are left out, and need no office.
  beforeAll(async () => {
    if (!hasBrowser()) return;
    db = await preparedDatabase(directory);
    fresh = await appOver(db, builtPages());
    server = await serve(fresh.app, 0, '127.0.0.1');
    office = await openOffice(fresh);
    await publish(office.ana, CLAIM);
    browser = await sharedBrowser();
    onlooker = onlookerWith(browser, prefix);
  });
  afterAll(async () => {
    await closeContexts(browser);
    await server?.close();
    await db?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  return {
    get office() {
      return office;
    },
    get fresh() {
      return fresh;
    },
    get onlooker() {
      return onlooker;
    },
    get origin() {
      return origin();
    },
    pageOf: async (by) => {
      const { context, page } = await onlooker.opens(origin());
      await context.addCookies([...by.cookies].map(([name, value]) => ({ name, value, url: origin() })));
      return page;
    },
    pageOfStranger: async () => (await onlooker.opens(origin())).page,
  };
}
