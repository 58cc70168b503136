// How heavy a first visit is: the scripts a browser fetches before the first rows, compressed as they are sent.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const pages = join(import.meta.dirname, '../dist/web');
const KB = 1_000;

/** The scripts an HTML entry names: what it starts with and what it asks to be fetched ahead. **units**: bytes, gzipped. */
function weightOf(entry: string): number {
  const html = readFileSync(join(pages, entry), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  return [...new Set(named)].reduce((sum, path) => sum + sizeOf(join(pages, path)), 0);
}

const sizeOf = (file: string): number => statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;

/** The entry, and the page that stands first with all that it imports before it can show anything. */
function weightOfPage(page: string): number {
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  const own = readdirSync(join(pages, 'assets')).filter((file) =>
    new RegExp(`^${page}-[^.]+\\.js$`).test(file),
  );
  if (own.length === 0) throw new Error(`There is no script of the page ${page}.`);
  const needed = new Set<string>();
  const waiting = [...entry, ...own];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    const text = readFileSync(join(pages, 'assets', file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) waiting.push(name);
  }
  return [...needed].reduce((sum, file) => sum + sizeOf(join(pages, 'assets', file)), 0);
}

test.runIf(existsSync(pages)).each(['worklist', 'welcome', 'people'])(
  '%s needs at most 250 kB of scripts before its first rows',
  (page) => {
    expect(weightOfPage(page)).toBeGreaterThan(50 * KB);
    expect(weightOfPage(page)).toBeLessThan(250 * KB);
  },
);

test.runIf(existsSync(pages))('the public form needs at most 100 kB of scripts', () => {
  expect(weightOf('public.html')).toBeGreaterThan(10 * KB);
  expect(weightOf('public.html')).toBeLessThan(100 * KB);
});
