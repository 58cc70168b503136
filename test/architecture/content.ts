// What a file may hold: core is pure, files are short, and each opens with what it is for.
import { placeOf } from './places.ts';
import { bare, lineOf } from './scan.ts';
import { type Breach, isCode, isTest, type Tree } from './tree.ts';

const MOST_LINES = 400;

/** What core may not say, and why. */
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [
    /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/g,
    'core has no clock; the time comes in with the command',
  ],
  [/\bMath\.random\b|\bcrypto\b/g, 'core has no chance; it is seeded and handed in'],
  [/\bprocess\b\s*[.[]|\bglobalThis\b/g, 'core knows nothing of the process it runs in'],
  [/(?<![.\w])fetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/g, 'core calls nothing outside'],
  [/\b(?:setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\b/g, 'core waits for nothing'],
  [/(?<![.\w])console\s*\./g, 'core has neither page nor terminal'],
  [
    /\bnew Promise\b|\bPromise\.|\basync\b\s*(?:function\b|\*|\(|\w+\s*=>)|(?<![.\w])await\s/g,
    'core makes no promises',
  ],
  [/^\s*(?:export\s+)?(?:abstract\s+)?class\s+\w/gm, 'core has no classes'],
];

export function contentBreaches(tree: Tree): Breach[] {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!isCode(file) || isTest(file) || !file.startsWith('src/')) continue;
    const lines = source.trimEnd().split('\n').length;
    if (lines > MOST_LINES && !isGenerated(source)) {
      breaches.push({ file, line: MOST_LINES + 1, says: `has ${lines} lines; at most ${MOST_LINES}` });
    }
    if (!/^(#!.*\n)?(\/\/|\/\*)/.test(source) && !/\/index\.tsx?$/.test(file)) {
      breaches.push({ file, line: 1, says: 'does not open with a comment that says what it is for' });
    }
    breaches.push(...forbiddenWords(file, source));
  }
  return breaches;
}

const isGenerated = (source: string): boolean => /^\/\/ (?:Generated|GENERATED)\b/.test(source);

function forbiddenWords(file: string, source: string): Breach[] {
  const code = bare(source, true);
  const rules: (readonly [RegExp, string])[] = [
    [/^\s*export\s+default\b/gm, 'there are no default exports'],
    ...(placeOf(file).floor === 'core' ? IMPURE : []),
  ];
  return rules.flatMap(([pattern, says]) =>
    [...code.matchAll(pattern)].map((match) => ({
      file,
      line: lineOf(code, match.index + Math.max(0, match[0].search(/\S/))),
      says: `${match[0].trim()}: ${says}`,
    })),
  );
}
