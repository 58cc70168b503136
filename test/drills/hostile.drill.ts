// Every parser meets a hundred inputs made by hand and a thousand spoiled by chance: each is answered, within a second and
// 256 MiB, and the server's main thread is never held for longer than a tenth of a second. Short form: every tenth of those
// by hand, ten by chance, and counts alone. --parser NAME tries that one; --fault throw, end, slow or memory plants the fault.
import { faultsIn, lineOf } from './hostile/judge.ts';
import { ALONE } from './hostile/parsers.ts';
import { tryAlone } from './hostile/try-alone.ts';
import { option } from './place.ts';

const SEED = Number(option('--seed') ?? 7);
const only = option('--parser');
const isLong = process.argv.includes('--long');
const trying = { seed: SEED, ...(isLong ? { count: 1_000, nth: 1 } : { count: 10, nth: 10 }) };

let tried = 0;
let wrong = 0;
const chosen = ALONE.filter((name) => only === undefined || name === only);
for (const found of await tryAlone(chosen, { ...trying, fault: option('--fault') })) {
  const faults = faultsIn(found, isLong || option('--fault') !== undefined);
  tried += found.tried.length;
  wrong += faults.length;
  console.log(lineOf(found));
  for (const { name, answer, ms, mib, blocked } of faults)
    console.log(
      `  ${name}: ${answer}; ${ms.toFixed(0)} ms, ${mib.toFixed(0)} MiB, held ${blocked.toFixed(0)} ms`,
    );
}
console.log(`${tried - wrong} of ${tried} hostile inputs answered within bounds; seed ${SEED}.`);
if (wrong > 0) process.exitCode = 1;
