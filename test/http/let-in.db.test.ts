// Somebody who lost their password and phone is let in by whoever runs the server, while it runs.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import type { ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { urlOf } from '../drills/server-process.ts';
import { codeOf } from './authenticator.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { joins } from './office.ts';

let access: ServerAccess;
let db: Database;
let fresh: FreshApp;
let ana: Visitor;

const ANA = { name: 'Ana Müller', password: 'correct horse' };

beforeAll(async () => {
  access = await freshAccess();
  db = await openPrepared({ ...access, stop: () => Promise.resolve() });
  fresh = await appOver(db);
  ana = visitor(fresh.app);
  expect((await ana.ask('POST', '/api/welcome', ANA)).status).toBe(204);
});

afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
  await access.stop();
});

type Said = { readonly code: number; readonly out: string; readonly problem: string };

function millrace(...args: string[]): Promise<Said> {
  const program = join(import.meta.dirname, '../../bin/millrace.js');
  const env = { ...process.env, DATABASE_URL: urlOf(access.owner), DATABASE_APP_URL: urlOf(access.runtime) };
  return new Promise((resolve) =>
    execFile(process.execPath, [program, ...args], { env }, (error, out, problem) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, problem }),
    ),
  );
}

test('an owner without password and phone chooses a new password by a link, and is asked for no code', async () => {
  const begun = await ana.ask('PUT', '/api/session/second-step', { password: ANA.password });
  const code = codeOf((begun.body as { key: string }).key);
  expect((await ana.ask('PUT', '/api/session/second-step/confirmation', { code })).status).toBe(200);

  const { code: ended, out } = await millrace(
    'let-in',
    'ana müller',
    '--address',
    'https://work.example.com/',
  );
  expect([ended, out.split('\n')[0]]).toEqual([
    0,
    expect.stringMatching(/^Ana Müller \(.+\) can choose a new password here until /),
  ]);
  const token = /^https:\/\/work\.example\.com\/invitation\/(.+)$/m.exec(out)?.[1] ?? '';
  const again = { name: ANA.name, password: 'battery staple' };
  expect((await visitor(fresh.app).ask('POST', `/api/invitations/${token}`, again)).status).toBe(204);

  expect((await ana.ask('GET', '/api/worklist')).status).toBe(401);
  expect((await visitor(fresh.app).ask('POST', '/api/session', ANA)).status).toBe(401);
  const back = visitor(fresh.app);
  expect((await back.ask('POST', '/api/session', again)).status).toBe(204);
  expect((await back.ask('GET', '/api/session')).body).toMatchObject({ person: { role: 'owner' } });
  expect((await back.ask('GET', '/api/session/second-step')).body).toEqual({ on: false, codesLeft: 0 });
  expect((await visitor(fresh.app).ask('POST', `/api/invitations/${token}`, again)).status).toBe(404);
  ana = back;
});

test('nobody of that name, and several of it, are said plainly', async () => {
  await joins(() => visitor(fresh.app), ana, 'Bo Berg');
  await ana.ask('POST', '/api/people', { name: 'Bo Berg' });
  expect(await millrace('let-in', 'Cy')).toMatchObject({
    code: 1,
    problem: 'Nobody here is called "Cy".\nGive the name as it stands on the page of people.\n',
  });
  expect(await millrace('let-in', 'Bo Berg')).toMatchObject({
    code: 1,
    problem: expect.stringMatching(
      /^"Bo Berg" may be Bo Berg \(bo-berg\) in .+ or Bo Berg \(bo-berg-2\) in /,
    ),
  });
  expect(await millrace('let-in', 'bo-berg-2')).toMatchObject({ code: 0 });
});
