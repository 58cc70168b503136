// Every parser meets a hundred inputs made by hand and a thousand spoiled by chance: each is answered, within a second and
// 256 MiB, and the server's main thread is never held for longer than a tenth of a second. Short form: every tenth of those
// by hand, ten by chance, and counts alone. --parser NAME tries that one; --fault throw, end, slow, memory (alone) or block
// (in the server) plants the fault.
import { join } from 'node:path';
import { type Found, faultsIn, lineOf } from './hostile/judge.ts';
import { ALONE, SERVED } from './hostile/parsers.ts';
import { tryAlone } from './hostile/try-alone.ts';
import { tryServed } from './hostile/try-served.ts';
import { option, withPlace } from './place.ts';

const SEED = Number(option('--seed') ?? 7);
const [only, fault] = [option('--parser'), option('--fault')];
const isLong = process.argv.includes('--long');
const trying = { seed: SEED, fault, ...(isLong ? { count: 1_000, nth: 1 } : { count: 10, nth: 10 }) };
const isAsked = (name: string): boolean => only === undefined || name === only;

let tried = 0;
let wrong = 0;

function tell(all: readonly Found[]): void {
  for (const found of all.filter((each) => each.tried.length > 0)) {
    const faults = faultsIn(found, isLong || fault !== undefined);
    tried += found.tried.length;
    wrong += faults.length;
    console.log(lineOf(found));
    for (const { name, answer, ms, mib, blocked } of faults)
      console.log(
        `  ${name}: ${answer}; ${ms.toFixed(0)} ms, ${mib.toFixed(0)} MiB, held ${blocked.toFixed(0)} ms`,
      );
  }
}

for (const parser of ALONE.filter(isAsked)) tell(await tryAlone([parser], trying));
await withPlace(async ({ access, folder }) => {
  tell(await tryServed(access, join(folder, 'server'), SERVED.filter(isAsked), trying));
});
console.log(`${tried - wrong} of ${tried} hostile inputs answered within bounds; seed ${SEED}.`);
if (wrong > 0) process.exitCode = 1;
