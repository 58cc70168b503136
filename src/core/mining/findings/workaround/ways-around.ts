// Where does work leave a step out? After a step most cases go on to the usual next one; a way around goes straight to what
// comes soon after it, and the usual step is not made up for. A return, or an end that leaves out the rest, is none.
import type { FindingGround } from '../ground.ts';

/**
 * One way around. **shape**: `places` are the pieces of work from which it was taken, `usual` those after which the usual step
 * came; `aroundMs` and `usualMs` the working time from there until `to` was done.
 */
export type WayAround = {
  readonly from: number;
  readonly past: number;
  readonly to: number;
  readonly places: Int32Array;
  readonly usual: Int32Array;
  readonly aroundMs: Float64Array;
  readonly usualMs: Float64Array;
};

const FEWEST_VISITS = 50;
const FEWEST_TIMES = 15;
/** The usual way is taken by at least this share, a way around by at most that. */
const [USUAL, AROUND] = [0.5, 0.4];
/** So many steps may lie between on the usual way: whoever leaves out more has ended the case early. */
const MOST_BETWEEN = 3;
const MOST_WAYS = 20;
/** Of the times the way was taken, so many must leave the step out for good, and so few lead back. */
const [LEFT_OUT, LED_BACK] = [0.9, 0.2];

/** The ways around in a log, the most frequent first. */
export function waysAround(ground: FindingGround): readonly WayAround[] {
  const { spans, log } = ground;
  const many = log.activities.length;
  const visits = new Float64Array(many);
  const follows = new Map<number, number>();
  for (let i = 0; i < spans.count; i++) {
    const from = spans.activity[i] as number;
    visits[from] = (visits[from] as number) + 1;
    if (!goesOn(ground, i)) continue;
    const key = from * many + (spans.activity[i + 1] as number);
    follows.set(key, (follows.get(key) ?? 0) + 1);
  }
  const usual = usualNext(follows, many);
  return [...follows]
    .map(([key, count]) => ({ from: Math.floor(key / many), to: key % many, count }))
    .filter(({ from, to, count }) =>
      mayBeAround(usual.get(from), visits[from] as number, { from, to, count }),
    )
    .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to)
    .slice(0, MOST_WAYS)
    .flatMap(({ from, to }) => walked(ground, { from, past: usual.get(from)?.to ?? -1, to }) ?? []);
}

type Arrow = { readonly from: number; readonly to: number; readonly count: number };

const goesOn = ({ spans }: FindingGround, i: number): boolean =>
  i + 1 < spans.count && spans.caseOf[i + 1] === spans.caseOf[i];

function usualNext(
  follows: ReadonlyMap<number, number>,
  many: number,
): Map<number, { to: number; count: number }> {
  const usual = new Map<number, { to: number; count: number }>();
  for (const [key, count] of follows) {
    const from = Math.floor(key / many);
    if (count > (usual.get(from)?.count ?? 0)) usual.set(from, { to: key % many, count });
  }
  return usual;
}

function mayBeAround(
  usual: { to: number; count: number } | undefined,
  visits: number,
  arrow: Arrow,
): boolean {
  if (usual === undefined || visits < FEWEST_VISITS || usual.count < visits * USUAL) return false;
  if (arrow.to === usual.to || arrow.to === arrow.from) return false;
  return arrow.count >= FEWEST_TIMES && arrow.count <= visits * AROUND;
}

/** Walks every case past the step; undefined where what is left out comes later, or what follows is no short cut. */
function walked(ground: FindingGround, way: Pick<WayAround, 'from' | 'past' | 'to'>): WayAround | undefined {
  const { spans, hours } = ground;
  const [places, usual]: [number[], number[]] = [[], []];
  const [aroundMs, usualMs]: [number[], number[]] = [[], []];
  let [times, madeUp, back, past] = [0, 0, 0, 0];
  for (let i = 0; i < spans.count; i++) {
    if (spans.activity[i] !== way.from || !goesOn(ground, i)) continue;
    const next = spans.activity[i + 1];
    const timeUntil = (k: number) => hours.workingMs(spans.endedAt[i] as number, spans.endedAt[k] as number);
    if (next === way.to) {
      times++;
      if (comesLater(ground, i + 2, way.past)) madeUp++;
      else if (cameBefore(ground, i, way.to)) back++;
      places.push(i);
      aroundMs.push(timeUntil(i + 1));
    } else if (next === way.past) {
      past++;
      const k = soon(ground, i + 2, way.to);
      usual.push(i);
      if (k >= 0) usualMs.push(timeUntil(k));
    }
  }
  const isAround =
    madeUp <= times * (1 - LEFT_OUT) && back <= times * LED_BACK && usualMs.length >= past * USUAL;
  if (!isAround) return undefined;
  return {
    ...way,
    places: Int32Array.from(places),
    usual: Int32Array.from(usual),
    aroundMs: Float64Array.from(aroundMs),
    usualMs: Float64Array.from(usualMs),
  };
}

function comesLater({ spans }: FindingGround, from: number, activity: number): boolean {
  for (let k = from; k < spans.count && spans.caseOf[k] === spans.caseOf[from - 1]; k++)
    if (spans.activity[k] === activity) return true;
  return false;
}

function cameBefore({ spans }: FindingGround, from: number, activity: number): boolean {
  for (let k = from - 1; k >= 0 && spans.caseOf[k] === spans.caseOf[from]; k--)
    if (spans.activity[k] === activity) return true;
  return false;
}

/** Where the activity comes within the next few steps of the case, -1 where it does not. */
function soon({ spans }: FindingGround, from: number, activity: number): number {
  for (
    let k = from;
    k < from + MOST_BETWEEN && k < spans.count && spans.caseOf[k] === spans.caseOf[from - 1];
    k++
  )
    if (spans.activity[k] === activity) return k;
  return -1;
}
