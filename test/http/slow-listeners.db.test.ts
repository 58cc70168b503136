// Whoever listens for changes and reads none of them: what waits for them does not grow without end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

test('a page that reads nothing of very many changes is let go, and asks for everything when it comes back', async () => {
  const cookie = [...office.bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const live = await fresh.app.fetch(
    new Request('http://localhost/api/live', { headers: { host: 'localhost', cookie } }),
  );
  expect(live.status).toBe(200);
  await expect.poll(fresh.open).toBe(1);
  const { workspace } = (await office.bo.ask('GET', '/api/session')).body as { workspace: { id: string } };
  for (let n = 0; n < 3_000 && fresh.open() > 0; n++) {
    db.announce({ workspaceId: workspace.id, caseIds: [`case-${n}`], kinds: ['CaseOpened'], jobs: false });
    if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(fresh.open, { timeout: 5_000 }).toBe(0);
  await live.body?.cancel();
});
