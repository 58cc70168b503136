// Whoever changes a source runs what they wrote, and not what was built before.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOlder } from '../bin/age.js';

let root: string;
const at = (path: string): string => join(root, path);
const isBuiltOld = (): boolean => isOlder(at('built.js'), [at('src'), at('package-lock.json')]);

/** Writes a file as if so many seconds after the build. */
function write(path: string, seconds: number): void {
  writeFileSync(at(path), '');
  changed(path, seconds);
}

const changed = (path: string, seconds: number): void =>
  utimesSync(at(path), 1_000 + seconds, 1_000 + seconds);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-age-'));
  mkdirSync(at('src/core'), { recursive: true });
  write('src/core/one.ts', -10);
  write('src/core/one.test.ts', 10);
  for (const folder of ['src', 'src/core']) changed(folder, -5);
  write('built.js', 0);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what was built after every source is not old, whatever became of tests and of what is not there', () => {
  expect(isBuiltOld()).toBe(false);
});

test('it is old once a source was changed or taken away, or a library came in another version', () => {
  changed('src/core/one.ts', 1);
  expect(isBuiltOld()).toBe(true);
  rmSync(at('src/core/one.ts'));
  expect(isBuiltOld()).toBe(true);
  changed('src/core', -5);
  expect(isBuiltOld()).toBe(false);
  write('package-lock.json', 1);
  expect(isBuiltOld()).toBe(true);
});

test('it is old where it is missing', () => {
  rmSync(at('built.js'));
  expect(isBuiltOld()).toBe(true);
});
