// Two ways from one step to a later one: the usual way, and one that leaves the usual next step out. Who walked each, and how
// long it took.
import { membersOf } from '../columns.ts';
import type { FindingGround } from '../ground.ts';

/** **shape**: after `from`, `past` comes usually, and on the way around `to` instead; both ways meet at `goal`. */
export type Ways = {
  readonly from: number;
  readonly past: number;
  readonly to: number;
  readonly goal: number;
};

/** **shape**: `left[n]` and `reached[n]` are places of the pieces of work between which the n-th walk lies; `ms` working time. */
export type Walks = { readonly left: Int32Array; readonly reached: Int32Array; readonly ms: Float64Array };

/** So many steps may lie between: whoever leaves out more has ended the case early. */
const MOST_BETWEEN = 3;
/** As many steps are looked at before and behind: a case of ten thousand is not walked for each of them. */
const AS_FAR = 300;
/** Of the times the way was taken, so many must leave the step out for good, and so few lead back; and the ways must meet. */
const [LEFT_OUT, LED_BACK, MEET] = [0.9, 0.2, 0.5];

/** The walks of both ways; undefined where what is left out comes later, leads back, or where the ways do not meet. */
export function walksOf(ground: FindingGround, ways: Ways): { around: Walks; usual: Walks } | undefined {
  const { spans } = ground;
  const [around, usual] = [growing(), growing()];
  let [times, madeUp, back, past] = [0, 0, 0, 0];
  for (const i of membersOf(ground.byActivity(), ways.from)) {
    if (i + 1 >= spans.count || spans.caseOf[i + 1] !== spans.caseOf[i]) continue;
    const next = spans.activity[i + 1];
    if (next === ways.to) {
      times++;
      if (comesLater(ground, i + 2, ways.past)) madeUp++;
      if (cameBefore(ground, i, ways.to)) back++;
      note(ground, around, i, soon(ground, i + 1, ways.goal));
    } else if (next === ways.past) {
      past++;
      note(ground, usual, i, soon(ground, i + 2, ways.goal));
    }
  }
  const isAround = madeUp <= times * (1 - LEFT_OUT) && back <= times * LED_BACK;
  const doMeet = around.ms.length >= times * MEET && usual.ms.length >= past * MEET;
  return isAround && doMeet ? { around: done(around), usual: done(usual) } : undefined;
}

type Growing = { readonly left: number[]; readonly reached: number[]; readonly ms: number[] };

const growing = (): Growing => ({ left: [], reached: [], ms: [] });

const done = ({ left, reached, ms }: Growing): Walks => ({
  left: Int32Array.from(left),
  reached: Int32Array.from(reached),
  ms: Float64Array.from(ms),
});

function note({ spans, hours }: FindingGround, walks: Growing, left: number, reached: number): void {
  if (reached < 0) return;
  walks.left.push(left);
  walks.reached.push(reached);
  walks.ms.push(hours.workingMs(spans.endedAt[left] as number, spans.endedAt[reached] as number));
}

function comesLater({ spans }: FindingGround, from: number, activity: number): boolean {
  const end = Math.min(spans.count, from + AS_FAR);
  for (let k = from; k < end && spans.caseOf[k] === spans.caseOf[from - 1]; k++)
    if (spans.activity[k] === activity) return true;
  return false;
}

function cameBefore({ spans }: FindingGround, from: number, activity: number): boolean {
  const least = Math.max(0, from - AS_FAR);
  for (let k = from - 1; k >= least && spans.caseOf[k] === spans.caseOf[from]; k--)
    if (spans.activity[k] === activity) return true;
  return false;
}

/** Where the activity comes within the next few steps of the case, -1 where it does not. */
function soon({ spans }: FindingGround, from: number, activity: number): number {
  const end = Math.min(spans.count, from + MOST_BETWEEN);
  for (let k = from; k < end && spans.caseOf[k] === spans.caseOf[from - 1]; k++)
    if (spans.activity[k] === activity) return k;
  return -1;
}
