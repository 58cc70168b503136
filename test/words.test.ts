// The words that only some pages carry: whoever says one of them fetches it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventKinds } from '../scripts/event-kinds.ts';
import { designing } from '../src/faces/web/words/en/designing.ts';
import { entrance } from '../src/faces/web/words/en/entrance.ts';
import { history } from '../src/faces/web/words/en/history.ts';
import { insight } from '../src/faces/web/words/en/insight.ts';

const web = resolve(import.meta.dirname, '../src/faces/web');

/** What a file imports from the start; what it fetches later (`import(…)`) brings its own words. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)(?:[^'"]*?from\s)?'(\.[^']+\.tsx?)'/gm,
    ),
  ]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter((path) => path.startsWith(web));

function reachedFrom(start: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...importsOf(file));
  }
  return reached;
}

/** Every file that is fetched by itself: the entry, and whatever `import(…)` names. */
function beginnings(): string[] {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => join(web, name));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/import\('(\.[^']+\.tsx?)'\)/g)].map(([, path = '']) =>
      resolve(dirname(file), path),
    ),
  );
}

describe.each([
  ['designing', Object.keys(designing)],
  ['insight', Object.keys(insight)],
  ['history', ['history']],
  ['people', ['people']],
  ['settings', ['settings']],
  ['several', ['several']],
  ['entrance', Object.keys(entrance)],
])('The words of %s', (name, rooms) => {
  const adds = join(web, 'words', `${name}.ts`);
  const says = new RegExp(`['"\`](?:${rooms.join('|')})\\.[a-z]`, 'i');

  it('come with every page that says one of them', () => {
    const sayers = [...new Set(beginnings())].filter((beginning) =>
      [...reachedFrom(beginning)].some(
        (file) => !file.includes('/words/') && says.test(readFileSync(file, 'utf8')),
      ),
    );
    expect(sayers.length).toBeGreaterThan(1);
    expect(sayers.filter((beginning) => !reachedFrom(beginning).has(adds))).toEqual([]);
  });

  it('are not carried by the first page', () => {
    const first = reachedFrom(join(web, 'pages/worklist/worklist.tsx'));
    expect(first.size).toBeGreaterThan(10);
    expect(first.has(adds)).toBe(false);
  });
});

describe('The history of a case', () => {
  it('has a sentence for every kind of event', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../src/core/model/event.ts'), 'utf8');
    const kinds = eventKinds(source).map(({ type }) => type);
    expect(kinds.length).toBeGreaterThan(30);
    expect(kinds.filter((type) => !Object.hasOwn(history, type))).toEqual([]);
  });
});

describe('Words that count', () => {
  it('part thousands, as figures do', () => {
    const unparted = readdirSync(join(web, 'words/en')).filter((name) =>
      readFileSync(join(web, 'words/en', name), 'utf8').includes('{{count}}'),
    );
    expect(unparted).toEqual([]);
  });
});
