import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bare } from './architecture/scan.ts';

const repository = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, repository), 'utf8');
const roots = readdirSync(new URL('src/core/', repository)).filter((root) =>
  existsSync(new URL(`src/core/${root}/index.ts`, repository)),
);

/** Types, and constants in capitals: what a root's index exports by the name of a thing. */
function nounsOf(source: string): string[] {
  const nouns = new Set<string>();
  for (const [, type, names = ''] of bare(source).matchAll(/export\s+(type\s+)?\{([^}]*)\}/g)) {
    for (const written of names.split(',').map((each) => each.trim())) {
      const name =
        written
          .replace(/^type\s+/, '')
          .split(/\s+as\s+/)
          .at(-1) ?? '';
      if (type !== undefined || written.startsWith('type ') || /^[A-Z]/.test(name)) nouns.add(name);
    }
  }
  return [...nouns].filter((name) => name !== '');
}

describe('the glossary', () => {
  const said = new Set(
    [...read('GLOSSARY.md').matchAll(/`([A-Za-z_]+)`|\*\*([A-Za-z]+)\*\*/g)].map(
      (each) => each[1] ?? each[2],
    ),
  );

  it.each(roots)('says what every noun that core/%s exports means', (root) => {
    const unsaid = nounsOf(read(`src/core/${root}/index.ts`)).filter((noun) => !said.has(noun));
    expect(unsaid).toEqual([]);
  });

  it('says nothing twice among the nouns of code', () => {
    const entries = read('GLOSSARY.md')
      .split('\n')
      .filter((line) => line.startsWith('- ') || line.startsWith('  '));
    const words = entries.flatMap((line) =>
      [...line.matchAll(/`([A-Z][A-Za-z_]+)`/g)].map((each) => each[1]),
    );
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
