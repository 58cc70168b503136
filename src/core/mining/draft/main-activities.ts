// Which activities become stages, and in which order? Those that a fair share of the cases pass, few enough to read,
// in the order in which cases come to them first. The others are listed, not drawn.
import type { EventLog } from '../../event-log/index.ts';
import { type ActivityCount, countActivities } from '../flow/activities.ts';
import { inOrder } from '../flow/directly-follows.ts';

const MOST_STAGES = 15;
const RARE = 0.05;

/** **shape**: `stageOf[activity code]` is the number of its stage, -1 for one left out; `names` by stage number. */
export type MainActivities = {
  readonly names: readonly string[];
  readonly stageOf: Int32Array;
  readonly leftOut: readonly ActivityCount[];
};

export function mainActivities(log: EventLog): MainActivities {
  const counted = countActivities(log)
    .map((count, code) => ({ count, code }))
    .filter(({ count }) => count.events > 0)
    .sort((a, b) => b.count.cases - a.count.cases || inOrder(a.count.name, b.count.name));
  const isMain = (rank: number, cases: number): boolean =>
    rank === 0 || (rank < MOST_STAGES && cases >= log.cases * RARE);
  const places = firstPlaces(log);
  const main = counted
    .filter(({ count }, rank) => isMain(rank, count.cases))
    .map(({ count, code }) => ({ code, name: count.name, place: (places[code] as number) / count.cases }))
    .sort((a, b) => a.place - b.place || inOrder(a.name, b.name));
  const stageOf = new Int32Array(log.activities.length).fill(-1);
  for (const [stage, { code }] of main.entries()) stageOf[code] = stage;
  return {
    names: main.map(({ name }) => name),
    stageOf,
    leftOut: counted.filter(({ code }) => stageOf[code] === -1).map(({ count }) => count),
  };
}

// By activity the sum, over cases, of the place (from 0) at which the case came to it first.
function firstPlaces(log: EventLog): Float64Array {
  const sums = new Float64Array(log.activities.length);
  const lastCase = new Int32Array(log.activities.length).fill(-1);
  for (let c = 0; c < log.cases; c++) {
    const start = log.caseStarts[c] as number;
    for (let i = start; i < (log.caseStarts[c + 1] as number); i++) {
      const a = log.activity[i] as number;
      if (lastCase[a] === c) continue;
      lastCase[a] = c;
      sums[a] = (sums[a] as number) + i - start;
    }
  }
  return sums;
}
