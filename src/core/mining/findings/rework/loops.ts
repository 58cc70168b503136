// Where does work go back? A loop is an arrow to a step that the case has had before, and had first: what is done again after it
// on the way forward is the price of the loop, not another one. A step that nearly always leads back (a correction, a question)
// is part of the loop, which then begins at the step before it.
import type { Milliseconds } from '../../../base/index.ts';
import type { FindingGround } from '../ground.ts';

/**
 * All returns from one step to another. **shape**: `cases[n]` is the case of the n-th return, `lastsMs[n]` the working time
 * until it stood again where it was sent back from, `againMs[n]` the work in it; `via` the step in between, -1 for none;
 * `back` how many came to stand there again at all.
 */
export type Loop = {
  readonly from: number;
  readonly to: number;
  readonly via: number;
  readonly cases: number[];
  readonly lastsMs: number[];
  readonly againMs: number[];
  back: number;
};

/** So far ahead is looked for the step that sent the case back; a case that is sent to and fro for ever is not walked for ever. */
const AHEAD = 200;
/** Loops taken less often are not worth a look, and not more of them are looked at. */
const [FEWEST_TIMES, MOST_LOOPS] = [15, 100];
/** A step that leads back this often is a step of the loop, and so many of them may stand in a row. */
const [LEADS_BACK, MOST_STEPS] = [0.65, 3];

/** The loops of a log, the one with most returns first. */
export function loopsIn(ground: FindingGround): readonly Loop[] {
  const arrows = arrowsBack(ground);
  const often = oftenTaken(arrows.keys);
  const loops = new Map<number, Loop>();
  const many = ground.log.activities.length;
  for (const [n, i] of arrows.returns.entries()) {
    const [key, k] = [arrows.keys[n] as number, arrows.begins[n] as number];
    if (!often.has(key)) continue;
    const via = k < i - 1 ? (ground.spans.activity[i - 1] as number) : -1;
    const [from, to] = [Math.floor(key / many), key % many];
    const loop: Loop = loops.get(key) ?? { from, to, via, cases: [], lastsMs: [], againMs: [], back: 0 };
    loops.set(key, loop);
    note(ground, loop, k, i);
  }
  return [...loops.values()].sort(
    (a, b) => b.cases.length - a.cases.length || a.from - b.from || a.to - b.to,
  );
}

/** Where each return begins, and from which step to which it leads. **shape**: key is from times activities plus to. */
function arrowsBack(ground: FindingGround) {
  const { spans, log } = ground;
  const returns = returnPlaces(ground);
  const detours = detoursIn(ground, returns);
  const [begins, keys] = [new Int32Array(returns.length), new Float64Array(returns.length)];
  for (const [n, i] of returns.entries()) {
    let k = i - 1;
    const least = Math.max(0, k - MOST_STEPS);
    const isDetour = () =>
      detours[spans.activity[k] as number] === 1 && spans.caseOf[k - 1] === spans.caseOf[i];
    while (k > least && isDetour()) k--;
    begins[n] = k;
    keys[n] = (spans.activity[k] as number) * log.activities.length + (spans.activity[i] as number);
  }
  return { returns, begins, keys };
}

/** The arrows that are taken most: a log of many names has very many, each taken once. */
function oftenTaken(keys: Float64Array): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = [...counts]
    .filter(([, count]) => count >= FEWEST_TIMES)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Set(often.slice(0, MOST_LOOPS).map(([key]) => key));
}

/** The pieces of work with which a case stands again at a step that it had before the one just done. */
function returnPlaces({ spans, log }: FindingGround): Int32Array {
  const firstAt = new Int32Array(log.activities.length);
  const seenIn = new Int32Array(log.activities.length).fill(-1);
  const places = new Int32Array(spans.count);
  let count = 0;
  for (let i = 0; i < spans.count; i++) {
    const [c, to] = [spans.caseOf[i] as number, spans.activity[i] as number];
    if (seenIn[to] !== c) {
      seenIn[to] = c;
      firstAt[to] = i;
      continue;
    }
    const isBack = (firstAt[to] as number) < (firstAt[spans.activity[i - 1] as number] as number);
    // What was begun before the step ended runs beside it and is no return.
    const isBeside = (spans.startedAt[i] as number) < (spans.endedAt[i - 1] as number);
    if (isBack && !isBeside) places[count++] = i;
  }
  return places.subarray(0, count);
}

function detoursIn({ spans, log }: FindingGround, returns: Int32Array): Uint8Array {
  const [done, led] = [new Float64Array(log.activities.length), new Float64Array(log.activities.length)];
  for (let i = 0; i < spans.count; i++) {
    const activity = spans.activity[i] as number;
    done[activity] = (done[activity] as number) + 1;
  }
  for (const i of returns) {
    const activity = spans.activity[i - 1] as number;
    led[activity] = (led[activity] as number) + 1;
  }
  return Uint8Array.from(done, (count, activity) =>
    (led[activity] as number) >= count * LEADS_BACK ? 1 : 0,
  );
}

/** Follows the case from place k, where it was sent back, over its return at place i until it stands there again. */
function note({ spans, hours }: FindingGround, loop: Loop, k: number, i: number): void {
  const c = spans.caseOf[i];
  let [last, again]: [number, Milliseconds] = [i, 0];
  for (let j = i; j < spans.count && spans.caseOf[j] === c && j < i + AHEAD; j++) {
    last = j;
    again += hours.workingMs(spans.startedAt[j] as number, spans.endedAt[j] as number);
    if (spans.activity[j] !== loop.from) continue;
    loop.back++;
    break;
  }
  loop.cases.push(c as number);
  loop.lastsMs.push(hours.workingMs(spans.endedAt[k] as number, spans.endedAt[last] as number));
  loop.againMs.push(again);
}
