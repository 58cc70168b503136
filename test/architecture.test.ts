import { describe, expect, it } from 'vitest';
import { contentBreaches } from './architecture/content.ts';
import { importBreaches } from './architecture/imports.ts';
import { roomBreaches } from './architecture/rooms.ts';
import { type Breach, readTree, type Tree } from './architecture/tree.ts';

const listed = (breaches: Breach[]) =>
  breaches.map(({ file, line, says }) => `${file}:${line} ${says}`).sort();
const source = readTree('src');

describe('the house', () => {
  it('imports down the floors, through doors, and never in a loop', () => {
    expect(listed(importBreaches(source))).toEqual([]);
  });

  it('has a pure core, and short files that say what they are for', () => {
    expect(listed(contentBreaches(source))).toEqual([]);
  });

  it('has no room that is empty, overfull, nameless or unknown', () => {
    expect(listed(roomBreaches(source))).toEqual([]);
  });
});

const header = '// What this is for.\n';
const tree = (files: { [path: string]: string }): Tree =>
  new Map(Object.entries(files).map(([path, text]) => [path, header + text]));
const model = {
  'src/core/model/index.ts': "export { a } from './a.ts';",
  'src/core/model/a.ts': 'export const a = 1;',
};

describe('a breach that is planted', () => {
  const planted: [string, { [path: string]: string }, string][] = [
    [
      'core that imports the shell',
      {
        'src/core/model/x.ts': "import { s } from '../../shell/store/index.ts';",
        'src/shell/store/index.ts': 'export const s = 1;',
      },
      'src/core/model/x.ts:2 core imports core only, never shell',
    ],
    [
      'the shell that imports a face',
      {
        'src/shell/store/x.ts': "export type { F } from '../../faces/cli/index.ts';",
        'src/faces/cli/index.ts': 'export type F = 1;',
      },
      'src/shell/store/x.ts:2 the shell never imports a face',
    ],
    [
      'an engine that imports mining, over two lines and for a type only',
      {
        'src/core/engine/x.ts': "import type {\n  M,\n} from '../mining/index.ts';",
        'src/core/mining/index.ts': 'export type M = 1;',
      },
      'src/core/engine/x.ts:2 core/engine may not import core/mining',
    ],
    [
      'a lazy import of the shell by the web',
      {
        'src/faces/web/x.ts': "export const load = () => import('../../shell/store/index.ts');",
        'src/shell/store/index.ts': 'export const s = 1;',
      },
      'src/faces/web/x.ts:2 the web reaches the shell over the wire only',
    ],
    [
      'a face that imports another',
      { 'src/faces/cli/x.ts': "import '../http/index.ts';", 'src/faces/http/index.ts': '' },
      'src/faces/cli/x.ts:2 faces never import each other (cli -> http)',
    ],
    [
      'a way around the door of a root',
      { ...model, 'src/core/engine/x.ts': "import { a } from '../model/a.ts';" },
      'src/core/engine/x.ts:2 reaches into core/model; go through its index.ts',
    ],
    [
      'a way through the own door',
      { ...model, 'src/core/model/b.ts': "import { a } from './index.ts';" },
      "src/core/model/b.ts:2 goes through its own root's index; import the file",
    ],
    [
      'a loop of types',
      {
        'src/core/model/a.ts': "import type { B } from './b.ts';",
        'src/core/model/b.ts': "import type { A } from './a.ts';",
      },
      'src/core/model/a.ts:1 stands in a loop of imports: src/core/model/a.ts, src/core/model/b.ts',
    ],
    [
      'node in core',
      { 'src/core/model/x.ts': "import { readFileSync } from 'node:fs';" },
      'src/core/model/x.ts:2 core may not use "node:fs"',
    ],
    [
      'SQL outside the store',
      { 'src/shell/service/x.ts': "import { Pool } from 'pg';" },
      'src/shell/service/x.ts:2 only shell/store speaks SQL',
    ],
    [
      'a helper of tests in the product',
      {
        'src/core/engine/x.ts': "import { t } from './trial/t.ts';",
        'src/core/engine/trial/t.ts': "import * as fc from 'fast-check';",
      },
      'src/core/engine/x.ts:2 imports what only tests may use',
    ],
    [
      'an export of everything',
      { ...model, 'src/core/model/index.ts': "export * from './a.ts';" },
      'src/core/model/index.ts:2 exports everything; name what is exported',
    ],
  ];
  it.each(planted)('is caught: %s', (_, files, says) => {
    expect(listed(importBreaches(tree(files)))).toContain(says);
  });

  it('is not seen where there is none: in comments and texts', () => {
    const harmless = [
      "// import { s } from '../../shell/store/index.ts';",
      "/* export * from './a.ts' */",
      "export const text = 'Date.now() and // no comment';",
      'export const pattern = /["\'`]/.exec(text);',
      "export const more = `import { x } from 'node:fs' and Math.random()`;",
    ].join('\n');
    const files = tree({ 'src/core/model/x.ts': harmless });
    expect(listed([...importBreaches(files), ...contentBreaches(files)])).toEqual([]);
  });

  it.each([
    ['Date.now()', 'core has no clock'],
    ['new Date()', 'core has no clock'],
    ['Math.random()', 'core has no chance'],
    ["process.env['X']", 'core knows nothing of the process'],
    ["fetch('x')", 'core calls nothing outside'],
    ['setTimeout(f, 1)', 'core waits for nothing'],
    ['console.log(1)', 'core has neither page nor terminal'],
    ['async () => 1', 'core makes no promises'],
  ])('is caught in core: %s', (code, says) => {
    const [found] = contentBreaches(tree({ 'src/core/model/x.ts': `export const x = ${code};` }));
    expect(found?.says).toContain(says);
    expect(found?.line).toBe(2);
    expect(contentBreaches(tree({ 'src/shell/store/x.ts': `export const x = ${code};` }))).toEqual([]);
  });

  it('is caught in a room: empty, overfull, nameless, unknown', () => {
    const full = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`src/core/net/x${n}.ts`, '']));
    const found = listed(
      roomBreaches(
        tree({
          ...full,
          'src/core/mining/map/': '',
          'src/core/model/utils/a.ts': '',
          'src/core/odd/a.ts': '',
        }),
      ),
    );
    expect(found).toEqual([
      'src/core/mining/map:1 is empty; a room appears on the day it has something to hold',
      'src/core/model/utils:1 "utils" says nothing; name it for what it holds',
      'src/core/net:1 has 13 entries; at most 12, unless it is a flat catalogue of peers',
      'src/core/odd:1 is no root that ARCHITECTURE.md knows',
    ]);
  });

  it('is caught in a file that is too long, or does not say what it is for', () => {
    const long = tree({ 'src/core/model/x.ts': 'export {};\n'.repeat(400) });
    expect(listed(contentBreaches(long))).toEqual(['src/core/model/x.ts:401 has 401 lines; at most 400']);
    const mute: Tree = new Map([['src/core/model/x.ts', 'export const a = 1;\n']]);
    expect(listed(contentBreaches(mute))).toEqual([
      'src/core/model/x.ts:1 does not open with a comment that says what it is for',
    ]);
  });
});
