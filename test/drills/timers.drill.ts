// Ten thousand timers that came due while no server worked are fired in their order, each once, within half a minute; then a hundred
// come due in every second. With --fault lost, order or slow it must fail.
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { option, withPlace } from './place.ts';
import { holds, isPunctual } from './timers/judge.ts';
import { TIMER_FAULTS, timersDrill } from './timers/timers.ts';

const live = process.argv.includes('--long') ? 6_000 : 1_000;
const down = Number(option('--down') ?? 10_000);
const fault = TIMER_FAULTS.find((each) => each === option('--fault'));

await withPlace(async ({ access, database }) => {
  const other = await openPrepared({ ...access, stop: () => Promise.resolve() });
  try {
    const found = await timersDrill([database, other], { down, live, fault });
    console.log(
      `${found.overdue} timers due while nobody worked fired in ${found.seconds.toFixed(1)} s, ${found.punctual} at a hundred a second ` +
        `${found.lateP50} ms late (99 of 100 within ${found.lateP99} ms, all within ${found.lateMost}); ` +
        `${found.lost} lost, ${found.doubled} doubled, ${found.outOfOrder} out of order.`,
    );
    if (!holds(found) || !isPunctual(found)) process.exitCode = 1;
  } finally {
    await other.close();
  }
});
