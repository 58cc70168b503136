// How heavy a first visit is: the scripts a browser fetches before the first rows, compressed as they are sent.
import { existsSync, readFileSync, statSync } from 'node:fs';
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

test.runIf(existsSync(pages))('the first page needs at most 250 kB of scripts', () => {
  expect(weightOf('index.html')).toBeGreaterThan(50 * KB);
  expect(weightOf('index.html')).toBeLessThan(250 * KB);
});

test.runIf(existsSync(pages))('the public form needs at most 100 kB of scripts', () => {
  expect(weightOf('public.html')).toBeGreaterThan(10 * KB);
  expect(weightOf('public.html')).toBeLessThan(100 * KB);
});
