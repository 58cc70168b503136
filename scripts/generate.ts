// Writes what is made from the code: the references and the pages' wire types. With --check it only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApi, routes } from '../src/faces/http/index.ts';
import { referencePages } from './reference-pages.ts';
import { wireTypes } from './wire-types.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Every generated file and the text it must have now. */
export function generated(): { path: string; text: string }[] {
  const document = openApi(routes, version);
  return [
    { path: 'docs/reference/openapi.json', text: `${JSON.stringify(document, null, 2)}\n` },
    { path: 'src/faces/web/wire.ts', text: wireTypes(document) },
    ...referencePages(root),
  ];
}

/** The generated files whose text on disk is another. */
export function stale(): string[] {
  return generated()
    .filter(({ path, text }) => textAt(path) !== text)
    .map(({ path }) => path);
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function write(): void {
  for (const { path, text } of generated()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (textAt(path) !== text) writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) write();
  else if (stale().length > 0) {
    process.stderr.write(`Not fresh: ${stale().join(', ')}. Run "npm run generate".\n`);
    process.exitCode = 1;
  }
}
