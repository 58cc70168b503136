// Workflows in YAML that nobody writes who means well.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

const head = 'workflow: big\nowner: person ana\nintake: [{ title: Go, form: { fields: [] }, starts: s0 }]\n';
const holes = [
  (value: string) => `${head}title: ${JSON.stringify(value)}\nstages: { s0: { kind: end } }`,
  (value: string) =>
    `${head}stages:\n  s0: { kind: work, due: ${JSON.stringify(value)}, next: [{ to: z, when: ${JSON.stringify(value)} }] }\n  z: { kind: end }`,
  (value: string) => `${head}record:\n  ${value}: { type: text }\nstages:\n  s0: { kind: end }\n`,
];

/** A chain of stages, each as `line` says it. */
export const stages = (
  count: number,
  line = (n: number) => `{ kind: work, owner: person ana, due: 1 day, next: [{ to: s${n + 1} }] }`,
): string =>
  `${head}stages:\n${Array.from({ length: count }, (_, n) => `  s${n}: ${line(n)}\n`).join('')}  s${count}: { kind: end }\n`;

const bomb = (levels: number, wide: number): string =>
  `a0: &a0 [${'x, '.repeat(wide)}]\n${Array.from({ length: levels }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(wide)}]\n`).join('')}`;

const calls = (n: number): string => `{ kind: subflow, workflow: big, next: [{ to: s${n + 1} }] }`;

export const yamlByHand = (): HostileInput[] => [
  ...documents(stages(3)),
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => holes[n % 3]?.(value) ?? '')),
  ...each('alias bomb', [2, 9, 30, 200], (levels) => bomb(levels, 9)),
  input('an alias within itself', () => 'workflow: a\nstages: &s { s0: *s, s1: [*s, *s] }'),
  input('merged with itself', () => 'stages: &s\n  <<: *s\n  a: &t { <<: [*s, *t] }'),
  ...each('stages', [200, 1_000, 10_000], (count) => stages(count)),
  ...each('stages that each go to all', [60, 400], (count) =>
    stages(
      count,
      () =>
        `{ kind: decide, next: [${Array.from({ length: count }, (_, to) => `{ to: s${to} }`).join(', ')}] }`,
    ),
  ),
  ...each('subflows of itself', [1, 500], (count) => stages(count, calls)),
  ...each('flow nesting', [50, 5_000, 100_000], (depth) => `a: ${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`),
  input('block nesting', () => Array.from({ length: 1_200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')),
  input('keys', () => Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join('\n')),
  input('documents', () => '---\na: 1\n'.repeat(20_000)),
  input('anchors', () => Array.from({ length: 20_000 }, (_, n) => `- &a${n} x`).join('\n')),
  input('aliases of nothing', () => '- *none\n'.repeat(20_000)),
  input('tags', () => '- !!js/function "x"\n- !!binary "===="\n- !<tag:x> y\n'.repeat(5_000)),
  input('directives', () => `${'%TAG !a! tag:a\n%YAML 9.9\n'.repeat(5_000)}---\na: 1`),
  input('complex keys', () => '? '.repeat(20_000)),
  input('comments', () => '# x\n'.repeat(100_000)),
  input('a text of lines', () => `a: "${'x\n  '.repeat(100_000)}"`),
  input('a folded text', () => `a: >\n${'  x\n\n'.repeat(80_000)}`),
  input('indents that wander', () =>
    Array.from({ length: 20_000 }, (_, n) => `${' '.repeat((n * 7) % 40)}- a`).join('\n'),
  ),
  input('flow across lines', () => `a: [\n${'b,\n'.repeat(100_000)}]`),
  input('colons', () => `a${': a'.repeat(50_000)}`),
  input('templates', () => `${head}case-title: "${'{{'.repeat(10_000)}"\nstages: { s0: { kind: end } }`),
  input('rules', () =>
    stages(
      100,
      (n) => `{ kind: decide, next: [{ to: s${n + 1}, when: "${'not('.repeat(90)}true${')'.repeat(90)}" }] }`,
    ),
  ),
  input('loops', () =>
    stages(
      50,
      (n) => `{ kind: decide, next: [{ to: s${n + 1}, when: "every a in 1..999999999 satisfies a > 0" }] }`,
    ),
  ),
  input('ring', () =>
    stages(
      300,
      (n) => `{ kind: decide, next: [{ to: s${(n * 7) % 300} }, { to: s${(n * 11) % 300}, when: "true" }] }`,
    ),
  ),
];
