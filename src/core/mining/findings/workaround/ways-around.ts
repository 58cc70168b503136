// Where does work leave a step out? After a step most cases go on to the usual next one; a way around goes straight to what
// comes soon after it, or does something else instead, and the usual step is not made up for. A return, or an end that leaves
// out the rest, is none.
import type { FindingGround } from '../ground.ts';
import { type Walks, type Ways, walksOf } from './walks.ts';

/** One way around, with those who walked it and those who walked the usual way. */
export type WayAround = Ways & { readonly around: Walks; readonly usual: Walks };

const FEWEST_VISITS = 50;
const FEWEST_TIMES = 15;
/** The usual way is taken by at least this share, a way around by at most that. */
const [USUAL, AROUND] = [0.5, 0.4];
const MOST_WAYS = 20;

/** The ways around in a log, the most frequent first. */
export function waysAround(ground: FindingGround): readonly WayAround[] {
  const many = ground.log.activities.length;
  const follows = followsIn(ground);
  const usual = usualNext(follows, many);
  const { starts } = ground.byActivity();
  return [...follows]
    .map(([key, count]) => ({ from: Math.floor(key / many), to: key % many, count }))
    .filter((arrow) => {
      const visits = (starts[arrow.from + 1] as number) - (starts[arrow.from] as number);
      return mayBeAround(usual.get(arrow.from), visits, arrow);
    })
    .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to)
    .slice(0, MOST_WAYS)
    .flatMap(({ from, to }) => {
      const past = usual.get(from)?.to ?? -1;
      // It leads to a step of the usual way, or to another one from which it comes back to that way.
      const goals = [to, usual.get(to)?.to ?? -1].filter(
        (goal) => goal >= 0 && goal !== past && goal !== from,
      );
      return goals.flatMap((goal) => wayTo(ground, { from, past, to, goal })).slice(0, 1);
    });
}

function wayTo(ground: FindingGround, ways: Ways): WayAround[] {
  const walks = walksOf(ground, ways);
  return walks ? [{ ...ways, ...walks }] : [];
}

type Arrow = { readonly from: number; readonly to: number; readonly count: number };

/** How often an activity that is done often directly follows another. **shape**: key is from times activities plus to. */
function followsIn(ground: FindingGround): Map<number, number> {
  const { spans, log } = ground;
  const { starts } = ground.byActivity();
  const isRare = (a: number): boolean => (starts[a + 1] as number) - (starts[a] as number) < FEWEST_TIMES;
  const follows = new Map<number, number>();
  for (let i = 0; i + 1 < spans.count; i++) {
    const [from, to] = [spans.activity[i] as number, spans.activity[i + 1] as number];
    if (spans.caseOf[i + 1] !== spans.caseOf[i] || isRare(from) || isRare(to)) continue;
    const key = from * log.activities.length + to;
    follows.set(key, (follows.get(key) ?? 0) + 1);
  }
  return follows;
}

function usualNext(follows: ReadonlyMap<number, number>, many: number): Map<number, Arrow> {
  const usual = new Map<number, Arrow>();
  for (const [key, count] of follows) {
    const from = Math.floor(key / many);
    if (count > (usual.get(from)?.count ?? 0)) usual.set(from, { from, to: key % many, count });
  }
  return usual;
}

function mayBeAround(usual: Arrow | undefined, visits: number, arrow: Arrow): boolean {
  if (usual === undefined || visits < FEWEST_VISITS || usual.count < visits * USUAL) return false;
  if (arrow.to === usual.to || arrow.to === arrow.from) return false;
  return arrow.count >= FEWEST_TIMES && arrow.count <= visits * AROUND;
}
