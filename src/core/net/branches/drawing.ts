// Which stage can reach which, and which must a case come through? Asked by walking the drawing, with a stage taken out.
import type { Stage, StageId, Workflow } from '../../model/index.ts';

type Numbers = ReadonlyMap<StageId, number>;

/** **shape**: stages by number. A stage neither comes after itself, nor reaches itself but by a circle. */
export type Drawing = {
  readonly ways: readonly (readonly number[])[];
  canReach(from: number, to: number): boolean;
  /** Without coming through any of the stages to avoid. */
  canReachAround(from: number, to: number, avoided: readonly number[]): boolean;
  /** Whether every way from a start to a stage comes through a split before. */
  comesAfter(stage: number, split: number): boolean;
  /** The nearest split before a join on every way to it that no join before it has closed; -1 where there is none. */
  nearestSplit(join: number): number;
};

/** Where cases begin. */
export const startsOf = ({ intake, stages }: Workflow, numbers: Numbers): number[] => [
  ...intake.flatMap(({ starts }) => numbers.get(starts) ?? []),
  ...stages.flatMap(({ settings }, number) => (settings['on-demand'] === true ? [number] : [])),
];

/** Where a stage leads by its own ways, and where a case goes that missed it. */
export function targetsOf({ next, outcomes, settings }: Stage, numbers: Numbers): number[] {
  const { while: open } = settings;
  const missed = typeof open === 'object' && open !== null && 'else' in open ? [String(open.else)] : [];
  return [...[...next, ...outcomes].map(({ to }) => to), ...missed].flatMap((to) => numbers.get(to) ?? []);
}

export function drawingOf(workflow: Workflow, numbers: Numbers): Drawing {
  const ways = workflow.stages.map((stage) => targetsOf(stage, numbers));
  workflow.stages.forEach(({ kind, settings }, scope) => {
    if (kind !== 'scope' || !Array.isArray(settings.over)) return;
    for (const stage of settings.over) ways[numbers.get(String(stage)) ?? -1]?.push(scope);
  });
  const starts = startsOf(workflow, numbers);
  const begins = reachedFrom(ways, starts, []);
  const after = kept((split) => reachedFrom(ways, starts, [split]));
  const reaching = kept((from) => reachedFrom(ways, ways[from] ?? [], []));
  const comesAfter = (stage: number, split: number): boolean =>
    stage !== split && begins[stage] === 1 && after(split)[stage] === 0;
  return {
    ways,
    canReach: (from, to) => reaching(from)[to] === 1,
    canReachAround: (from, to, avoided) => {
      if (reaching(from)[to] !== 1) return false;
      const others = avoided.filter((each) => each !== to);
      return reachedFrom(ways, ways[from] ?? [], others)[to] === 1;
    },
    comesAfter,
    nearestSplit: nearest(workflow, comesAfter),
  };
}

function nearest(workflow: Workflow, comesAfter: Drawing['comesAfter']): (join: number) => number {
  const meeting = workflow.stages.flatMap(({ kind }, number) =>
    kind === 'split' || kind === 'join' ? [number] : [],
  );
  const splitOf = kept((join): number => {
    const before = meeting
      .filter((each) => comesAfter(join, each))
      .sort((one, other) => (comesAfter(one, other) ? -1 : 1));
    const closed = new Set<number>();
    for (const each of before) {
      if (workflow.stages[each]?.kind === 'join') closed.add(splitOf(each));
      else if (!closed.has(each)) return each;
    }
    return -1;
  });
  return splitOf;
}

function reachedFrom(
  ways: readonly (readonly number[])[],
  starts: readonly number[],
  avoided: readonly number[],
): Uint8Array {
  const seen = new Uint8Array(ways.length);
  const blocked = new Uint8Array(ways.length);
  for (const each of avoided) blocked[each] = 1;
  const queue: number[] = [];
  const see = (stage: number): void => {
    if (seen[stage] === 1 || blocked[stage] === 1) return;
    seen[stage] = 1;
    queue.push(stage);
  };
  starts.forEach(see);
  for (let at = 0; at < queue.length; at++) ways[queue[at] ?? -1]?.forEach(see);
  return seen;
}

function kept<Answer>(work: (of: number) => Answer): (of: number) => Answer {
  const known = new Map<number, Answer>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const answer = work(of);
    known.set(of, answer);
    return answer;
  };
}
