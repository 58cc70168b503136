// How the built pages are served: kept for ever where the name holds a hash, compressed, and never from outside their folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { servePages } from '../../src/faces/http/server/pages.ts';

const outside = mkdtempSync(join(tmpdir(), 'millrace-pages-'));
const folder = join(outside, 'web');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(outside, 'secret.js'), 'secret');
writeFileSync(join(folder, 'index.html'), 'the application');
writeFileSync(join(folder, 'public.html'), 'the form');
writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'plain');
writeFileSync(join(folder, 'assets', 'index-abc123.js.gz'), gzipSync('packed'));

const app = new Hono();
app.get('*', servePages(folder));
const ask = (path: string, headers = {}) => app.fetch(new Request(`http://localhost${path}`, { headers }));

afterAll(() => rmSync(outside, { recursive: true, force: true }));

test('a file with a hash in its name is kept for ever, and sent packed to whoever can unpack it', async () => {
  const packed = await ask('/assets/index-abc123.js', { 'accept-encoding': 'br, gzip' });
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await (await ask('/assets/index-abc123.js')).text()).toBe('plain');
});

test('every other address is drawn by the application, and asked for again each time', async () => {
  for (const path of ['/', '/people', '/workflows/w.1/board', '/invitation/abc.def']) {
    const answer = await ask(path);
    expect(await answer.text()).toBe('the application');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
});

test('the public form has its own light page', async () => {
  expect(await (await ask('/f/token')).text()).toBe('the form');
});

test('a script of an older build is not there, and nothing outside the folder ever is', async () => {
  expect((await ask('/assets/index-old.js')).status).toBe(404);
  for (const path of [
    '/..%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%00.js',
    '/%zz.js',
  ]) {
    expect(await (await ask(path)).text()).not.toContain('secret');
  }
});
