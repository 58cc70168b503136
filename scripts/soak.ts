// `npm run soak`: random workflows of every kind and random commands, for as long as it is given, each command watched by all
// invariants. `npm run soak -- 1000000 42`: how many commands, and with which seed to begin. It stops at the first failure.
// `npm run soak -- faults src/core/engine/work 10 --sample 100 --seed 7`: for ten minutes, whether the tests notice small faults there.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Count, walkSeed } from '../test/arbitrary/walk-blocks.ts';

if (process.argv[2] === 'faults') {
  const script = join(import.meta.dirname, 'mutation', 'run.ts');
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(3)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const [commands = 10_000_000, first = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
if (!Number.isSafeInteger(commands) || !Number.isSafeInteger(first) || commands < 1) {
  console.error('Write how many commands and the first seed, such as: npm run soak -- 1000000 42');
  process.exit(2);
}
console.log(`${commands} commands from seed ${first} on`);

const count: Count = { asked: 0, accepted: 0 };
const began = performance.now();
let told = 0;
for (let seed = first; count.asked < commands; seed++) {
  const broken = walkSeed(seed, count);
  if (broken !== null) {
    console.error(`${broken}\n\nOnce more: npm run soak -- 1 ${seed}`);
    process.exit(1);
  }
  if (count.asked - told < 100_000) continue;
  told = count.asked;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${count.asked} commands, ${count.accepted} accepted, seed ${seed}, ${seconds} s`);
}
console.log(`${count.asked} commands, ${count.accepted} accepted: every invariant held.`);
