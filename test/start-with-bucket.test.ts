// The program that people start, with files in a bucket: what it says at the terminal, and the commands beside it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMillrace } from './e2e/millrace.ts';
import { openS3Server, type S3Server } from './s3-server.ts';

const program = join(import.meta.dirname, '../bin/millrace.js');
const folder = mkdtempSync(join(tmpdir(), 'millrace-bucket-'));
let storage: S3Server;

beforeAll(async () => {
  storage = await openS3Server(['files']);
});
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command to its end. */
function runs(args: readonly string[], environment: NodeJS.ProcessEnv) {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, ...rest } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { ...rest, ...environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += String(part);
    });
  }
  return new Promise<{ said: string; code: number | null }>((resolve) =>
    child.once('close', (code) => resolve({ said, code })),
  );
}

test.each([
  ['a wrong secret', { MILLRACE_S3_SECRET: 'this-is-never-shown' }, 'MILLRACE_S3_SECRET does not fit'],
  ['a bucket that is not there', { MILLRACE_FILES: 's3://nowhere' }, 'there is no such bucket'],
  ['no secret', { MILLRACE_S3_SECRET: '' }, 'MILLRACE_S3_SECRET is missing'],
])('%s ends the start with what to do', { timeout: 60_000 }, async (_, wrong, says) => {
  const environment = { ...storage.environment('files/started'), ...wrong };
  const { said, code } = await runs(['start', '--data', join(folder, 'data'), '--port', '0'], environment);
  expect([code, said]).toEqual([1, expect.stringContaining(says)]);
  expect(said).toContain('docs/how-to/keep-files-in-s3.md');
  expect(said).not.toMatch(/this-is-never-shown|^ {4}at /m);
});

test('it keeps files there, saves and proves them, and runs on while the storage is away', {
  timeout: 180_000,
}, async () => {
  const environment = storage.environment('files/started');
  const millrace = await startMillrace({ environment });
  const at = (path: string) => `${millrace.origin}${path}`;
  const json = { 'content-type': 'application/json' };
  try {
    const welcome = await fetch(at('/api/welcome'), {
      ...{ method: 'POST', headers: json },
      body: JSON.stringify({ name: 'Ana', password: 'correct horse' }),
    });
    const cookie = welcome.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const send = (text: string) =>
      fetch(at('/api/files?name=note.txt'), {
        ...{ method: 'POST', body: text },
        headers: { cookie, 'content-type': 'application/octet-stream' },
      });
    expect((await send('kept in a bucket')).status).toBe(200);
    const [object = ''] = storage.objects('files');
    expect(storage.objects('files')).toHaveLength(1);

    const data = ['--data', millrace.directory];
    const saved = await runs(['backup', join(folder, 'all.backup'), ...data], environment);
    expect(saved, saved.said).toMatchObject({ code: 0 });
    const proved = await runs(['verify', join(folder, 'all.backup')], {});
    expect(proved, proved.said).toMatchObject({ code: 0, said: expect.stringContaining('1 file.') });
    storage.alter('files', object, Buffer.from('kept in a Bucket'));
    const altered = await runs(['verify', ...data], environment);
    expect(altered).toMatchObject({
      code: 1,
      said: expect.stringMatching(/"note\.txt" .* is missing, or not what was stored/),
    });
    const lossy = await runs(['backup', join(folder, 'lossy.backup'), ...data], environment);
    expect(lossy).toMatchObject({ code: 1, said: expect.stringContaining('1 file could not be saved') });

    await storage.shut();
    const refused = await send('another');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      code: 'files-away',
      detail: expect.stringMatching(/^Files cannot be/),
    });
    expect((await fetch(at('/ready'))).status).toBe(200);
    await millrace.dies();
    await millrace.returns();
    expect(millrace.complaints()).toContain('Warning: Files cannot be kept or read just now');
    expect((await fetch(at('/api/session'), { headers: { cookie } })).status).toBe(200);
    await storage.openAgain();
    expect((await send('another')).status).toBe(200);
    expect(millrace.complaints()).not.toContain(environment.MILLRACE_S3_SECRET);
  } finally {
    await millrace.stop();
  }
});
