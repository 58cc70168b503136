// Who does a step, and how much of their time are they busy?
import { DAY_MS } from '../../../base/index.ts';
import type { FindingGround } from '../ground.ts';

/** **shape**: those who do nine tenths of the step, who does most first; `busy` their share of working time, NaN where unknown. */
export type Staff = {
  readonly names: readonly string[];
  readonly codes: readonly number[];
  readonly busy: number;
};

/** The few who do the last tenth of a step only help out. */
const MOST_OF_IT = 0.9;

export function staffOf(ground: FindingGround, pieces: Uint32Array): Staff {
  const { names, of } = ground.performers();
  const done = new Map<number, number>();
  for (const piece of pieces) {
    const p = of[piece] as number;
    if (p >= 0) done.set(p, (done.get(p) ?? 0) + 1);
  }
  const ranked = [...done].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const all = ranked.reduce((sum, [, many]) => sum + many, 0);
  let covered = 0;
  const codes: number[] = [];
  for (const [p, many] of ranked) {
    if (covered >= all * MOST_OF_IT) break;
    covered += many;
    codes.push(p);
  }
  return { names: codes.map((p) => names[p] ?? ''), codes, busy: busyShare(ground, codes) };
}

/** Time busy (whatever with, two things at once counted once) against the working time of the days on which they did anything. */
function busyShare(ground: FindingGround, codes: readonly number[]): number {
  let [busy, there] = [0, 0];
  for (const p of codes) {
    const share = busyTime(ground, p);
    busy += share.busy;
    there += share.there;
  }
  return there > 0 ? Math.min(1, busy / there) : Number.NaN;
}

/** **units**: working time of one performer, busy and there. */
export function busyTime(ground: FindingGround, p: number): { busy: number; there: number } {
  const { spans, hours } = ground;
  const { starts, order } = ground.timelines();
  const days = new Set<number>();
  let busy = 0;
  let done = Number.NEGATIVE_INFINITY;
  for (let place = starts[p] as number; place < (starts[p + 1] as number); place++) {
    const i = order[place] as number;
    const begin = Math.max(done, spans.startedAt[i] as number);
    const end = spans.endedAt[i] as number;
    days.add(Math.floor((spans.startedAt[i] as number) / DAY_MS));
    days.add(Math.floor(end / DAY_MS));
    if (end <= begin) continue;
    busy += hours.workingMs(begin, end);
    done = end;
  }
  let there = 0;
  for (const day of days) there += hours.workingMs(day * DAY_MS, (day + 1) * DAY_MS);
  return { busy, there };
}
