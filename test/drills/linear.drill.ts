// Sixteen people at three servers, each of which stands still now and then, work on the same four cases at once: everything they are
// told is true in one order, and no two of them ever have, approve or complete the same work. With --fault stale or yes it must fail.
import { join } from 'node:path';
import { seededRandom } from '../../src/core/base/index.ts';
import { LINEAR_FAULTS, linearDrill } from './linear/linear.ts';
import { pausing } from './pauses.ts';
import { option, withPlace } from './place.ts';
import { reached } from './reaching.ts';
import { startServer } from './server-process.ts';

const seed = Number(option('--seed') ?? 7);
const seconds = process.argv.includes('--long') ? 60 : Number(option('--seconds') ?? 20);
const fault = LINEAR_FAULTS.find((each) => each === option('--fault'));

await withPlace(async ({ access, database, folder }) => {
  const servers = await Promise.all([1, 2, 3].map((n) => startServer(access, join(folder, `server${n}`))));
  try {
    const doors = servers.map((server) => reached(() => server.origin));
    let pauses = 0;
    const meanwhile = async (isOver: () => boolean) => {
      pauses = await pausing(servers, seededRandom(seed), isOver);
    };
    const found = await linearDrill(database, doors, { people: 16, seconds, seed, fault, meanwhile });
    const { operations, refused, cases, twice, misfits } = found;
    for (const { operation, why } of misfits.slice(0, 5)) console.log(`${why}: ${JSON.stringify(operation)}`);
    console.log(
      `${operations} operations of 16 people at three servers on ${cases} cases in ${seconds} s, with ${pauses} pauses of a ` +
        `server, ${refused} refused: ` +
        `${misfits.length} that fit in no order, ${twice} pieces of work done twice; seed ${seed}.`,
    );
    if (misfits.length + twice > 0 || operations < 100) process.exitCode = 1;
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
  }
});
