// How long does a page of a list take where a workspace has a hundred thousand open and a million closed cases, among others?
// Through the services in this process, and over HTTP beside; and does a move cost the same there as among a thousand cases?
import { createWorkServices } from '../src/shell/service/index.ts';
import { type Database, openPrepared } from '../src/shell/store/open-database.ts';
import { embeddedAccess } from '../src/shell/store/server.ts';
import { bodyOf, openClient } from './client.ts';
import { openMover } from './crowd/move.ts';
import { type Crowd, fillCrowd } from './crowd/open-crowd.ts';
import { type ListQuestion, questionsOf } from './crowd/questions.ts';
import type { Figure } from './figure.ts';
import { type Load, load } from './load.ts';
import { scratchHome, startServer } from './server.ts';

/** `MILLRACE_CROWD=1000,10000` asks for a smaller crowd, `MILLRACE_CROWD_AT` keeps it in that place for the next time. */
const [OPEN = 100_000, CLOSED = 1_000_000] = (process.env.MILLRACE_CROWD ?? '')
  .split(',')
  .filter(Boolean)
  .map(Number);
const KEPT = process.env.MILLRACE_CROWD_AT;
const FEW = { open: 1_000, closed: 0 };

/** **units**: asked so often, but no longer than these seconds. */
const TIMES = 100;
const SECONDS = 4;
const MOVERS = 16;
const ROUNDS = 3;

export async function benchLists(): Promise<Figure[]> {
  const [large, small] = [await scratchHome(), await scratchHome()];
  const home = KEPT ?? large.home;
  try {
    const begun = performance.now();
    const crowd = await fillCrowd(home, { open: OPEN, closed: CLOSED });
    const filled = (performance.now() - begun) / 1_000;
    const few = await fillCrowd(small.home, FEW);
    const { figures, questions } = await inProcess(home, crowd);
    return [
      { name: `${OPEN + CLOSED} cases are written, or found`, value: filled, unit: 's' },
      ...figures,
      ...(await overHttp(home, crowd, questions)),
      ...(await movesOfBoth([small.home, few], [home, crowd])),
    ];
  } finally {
    await large.remove();
    await small.remove();
  }
}

async function opened<Answer>(home: string, work: (db: Database) => Promise<Answer>): Promise<Answer> {
  const db = await openPrepared(await embeddedAccess(home));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

const inProcess = (home: string, crowd: Crowd) =>
  opened(home, async (db) => {
    const services = createWorkServices({ db, now: () => Date.now() });
    const questions = await questionsOf(crowd, services);
    const figures: Figure[] = [];
    for (const { name, ask } of questions) {
      let [n, rows] = [0, 0];
      const asked = await often(async () => {
        rows = await ask(services, n++);
      });
      figures.push(figureOf(`${name} (${rows} rows)`, asked));
    }
    return { figures, questions };
  });

async function overHttp(
  home: string,
  { office }: Crowd,
  questions: readonly ListQuestion[],
): Promise<Figure[]> {
  const server = await startServer(home);
  const client = openClient(server.origin, office.cookie);
  try {
    const figures: Figure[] = [];
    for (const { name, path, othersAsk } of questions) {
      if (othersAsk === true) continue;
      figures.push(
        figureOf(`over HTTP: ${name}`, await often(async () => bodyOf(await client.ask('GET', path)))),
      );
    }
    return figures;
  } finally {
    client.close();
    await server.stop();
  }
}

/** One after the other, as one person asks; the first warm up. */
async function often(ask: () => Promise<unknown>): Promise<Load> {
  for (let n = 0; n < 3; n++) await ask();
  let left = TIMES;
  return load(1, SECONDS, async () => {
    await ask();
    left -= 1;
    return left > 0;
  });
}

const figureOf = (name: string, { p50, p95, p99 }: Load): Figure => ({
  ...{ name, value: p50, unit: 'ms' },
  note: `p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
});

type Placed = readonly [home: string, crowd: Crowd];

/** In turns, so that what else the machine does falls on both. */
const movesOfBoth = ([smallHome, few]: Placed, [largeHome, many]: Placed): Promise<Figure[]> =>
  opened(smallHome, (small) =>
    opened(largeHome, async (large) => {
      const movers = [await openMover(small, few), await openMover(large, many)];
      const rates: number[][] = movers.map(() => []);
      for (let round = 0; round < ROUNDS; round++) {
        for (const [n, mover] of movers.entries()) {
          await mover.prepare();
          rates[n]?.push((await load(MOVERS, SECONDS / 2, mover.move)).perSecond);
        }
      }
      const [least = 0, most = 0] = rates.map((each) => each.sort((a, b) => a - b)[ROUNDS >> 1]);
      return [
        { name: `moves among ${FEW.open} cases, ${MOVERS} clients`, value: least, unit: '/s' },
        {
          name: `moves among ${OPEN + CLOSED} cases, ${MOVERS} clients`,
          ...{ value: most, unit: '/s', note: `${(most / least).toFixed(2)} of that` },
        },
      ];
    }),
  );
