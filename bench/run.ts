// Runs the benchmarks and prints their figures: all of them, or those named (`npm run bench -- mining`).
import { cpus } from 'node:os';
import type { Figure } from './figure.ts';

const BENCHES: { readonly [name: string]: () => Promise<readonly Figure[]> } = {
  mining: async () => (await import('./mining.ts')).benchMining(),
  engine: async () => (await import('./engine.ts')).benchEngine(),
  rules: async () => (await import('./rules.ts')).benchRules(),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(1);
}

process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`,
);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const figure of await bench()) print(figure);
}

function print({ name, value, unit, best }: Figure): void {
  const least = best === undefined ? '' : `(best ${rounded(best)})`;
  process.stdout.write(`  ${rounded(value).padStart(10)} ${unit.padEnd(6)} ${least.padEnd(14)} ${name}\n`);
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
