// Runs the benchmarks and prints their figures in one table: all of them, or those named (`npm run bench -- mining`).
import { cpus, loadavg, totalmem } from 'node:os';
import type { Figure } from './figure.ts';

// The heaviest on memory first, those that need a server last.
const BENCHES: { readonly [name: string]: () => Promise<readonly Figure[]> } = {
  mining: async () => (await import('./mining.ts')).benchMining(),
  engine: async () => {
    const { hasPeers, stepsOfBpmnElements, stepsOfXState } = await import('./peers.ts');
    const ours = [
      ...(await import('./engine.ts')).benchEngine(),
      ...(await (await import('./engine-scale.ts')).benchEngineScale()),
    ];
    return hasPeers() ? [...ours, await stepsOfXState(), await stepsOfBpmnElements()] : ours;
  },
  'own-history': async () => (await import('./own-history.ts')).benchOwnHistory(),
  rules: async () => (await import('./rules.ts')).benchRules(),
  moves: async () => (await import('./moves.ts')).benchMoves(),
  lists: async () => (await import('./lists.ts')).benchLists(),
  large: async () => (await import('./large.ts')).benchLarge(),
  'first-page': async () => (await import('./first-page.ts')).benchFirstPage(),
  hands: async () => (await import('./hands.ts')).benchHands(),
  'insight-page': async () => (await import('./insight-page.ts')).benchInsightPage(),
};

/** These take minutes and are run by their name only. */
const BY_NAME_ONLY = new Set(['large', 'lists', 'hands']);

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(1);
}

process.stdout.write(`${machine()}\n`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length === 0 ? BY_NAME_ONLY.has(name) : !named.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const figure of await bench()) print(figure);
}

/** What the figures were measured on, and how much else it had to do just then. */
function machine(): string {
  const processor = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const busy = (loadavg()[0] ?? 0).toFixed(1);
  return `${processor}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}; load before: ${busy}`;
}

function print({ name, value, unit, best, note }: Figure): void {
  const beside = [
    ...(best === undefined ? [] : [`best ${rounded(best)}`]),
    ...(note === undefined ? [] : [note]),
  ];
  const more = beside.length === 0 ? '' : `  (${beside.join('; ')})`;
  process.stdout.write(`  ${rounded(value).padStart(10)} ${unit.padEnd(13)} ${name}${more}\n`);
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
