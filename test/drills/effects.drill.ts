// Ten thousand effects (short form: a thousand) to a receiver that fails three times in ten: each is applied once by its key, in
// the order of its case, or becomes an incident that somebody owns. With --fault key, order or lost it must fail.
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { EFFECT_FAULTS, effectsDrill, STEPS } from './effects/effects.ts';
import { holds } from './effects/judge.ts';
import { option, withPlace } from './place.ts';

const SEED = Number(option('--seed') ?? 7);
const COUNT = process.argv.includes('--long') ? 10_000 : 1_000;
const fault = EFFECT_FAULTS.find((each) => each === option('--fault'));

await withPlace(async ({ access, database }) => {
  const other = await openPrepared({ ...access, stop: () => Promise.resolve() });
  try {
    const asked = { cases: COUNT / STEPS, seed: SEED, ...(fault === undefined ? {} : { fault }) };
    const found = await effectsDrill([database, other], asked);
    console.log(
      `${found.asked} effects by ${found.attempts} attempts, ${found.failedAttempts} of them failed: ${found.applied} applied, ` +
        `${found.givenUp} given up; ${found.lost} lost, ${found.doubled} doubled, ${found.outOfOrder} out of order, ` +
        `${found.unsettled} without an end, ${found.unowned} incidents without an owner; ${found.seconds.toFixed(1)} s, seed ${SEED}.`,
    );
    if (!holds(found)) process.exitCode = 1;
  } finally {
    await other.close();
  }
});
