// Where a case came along: each stage with how often, each way with how it was taken, and where the case stands now.
import type { CaseEvent, CaseState, StageId } from '../../model/index.ts';

/** `here`: the case stands there now. `skipped`: it was passed by hand the last time. */
export type WalkedStage = {
  readonly stage: StageId;
  readonly times: number;
  readonly here: boolean;
  readonly skipped: boolean;
};

/** **shape**: `from` is null for the form that opened the case; `outcome` by which the stage before was left, if any. */
export type WalkedWay = {
  readonly from: StageId | null;
  readonly to: StageId;
  readonly outcome: string | null;
};

export type Walked = { readonly stages: readonly WalkedStage[]; readonly ways: readonly WalkedWay[] };

export function walkedOf(events: readonly CaseEvent[], state: CaseState | null): Walked {
  const times = new Map<StageId, number>();
  const skipped = new Set<StageId>();
  const outcomes = new Map<StageId, string | null>();
  const ways = new Map<string, WalkedWay>();
  for (const event of events) {
    if (event.type === 'StageSkipped') skipped.add(event.stage);
    if (event.type === 'StageLeft') outcomes.set(event.stage, event.outcome);
    if (event.type !== 'StageEntered') continue;
    const { stage, from } = event;
    times.set(stage, (times.get(stage) ?? 0) + 1);
    skipped.delete(stage);
    const way = { from, to: stage, outcome: from === null ? null : (outcomes.get(from) ?? null) };
    ways.set(JSON.stringify(way), way);
  }
  // A case that has ended stands where it ended.
  const standing = state?.tokens.filter(({ guard }) => guard !== true).map(({ stage }) => stage) ?? [];
  const here = new Set([...standing, ...(state?.status === 'closed' ? [state.outcome] : [])]);
  const stages = [...times].map(([stage, count]) => ({
    ...{ stage, times: count },
    ...{ here: here.has(stage), skipped: skipped.has(stage) },
  }));
  return { stages, ways: [...ways.values()] };
}
