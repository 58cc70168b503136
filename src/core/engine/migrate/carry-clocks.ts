// Open work comes along: when is it due by the new version, and which rungs of its new ladder are still to come?
import { addDuration, canonicalJson, type Instant } from '../../base/index.ts';
import type { Stage, StageId, WorkItem } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { cancelTimers, setTimer } from '../flow/timers.ts';
import { reviewAt, rungAt } from '../work/due.ts';

const staged = ({ workflow }: Compiled, id: StageId): Stage | undefined =>
  workflow.stages.find((stage) => stage.id === id);

/** Whether a stage's clocks go by another rule than those of the stage that the work comes from. */
export function clocksDiffer(from: Compiled, to: Compiled, was: StageId, now: StageId): boolean {
  const [before, after] = [staged(from, was), staged(to, now)];
  return rules(before, from) !== rules(after, to);
}

const rules = (stage: Stage | undefined, { workflow }: Compiled): string =>
  canonicalJson({ due: stage?.due ?? null, late: stage?.late ?? [], calendar: workflow.calendar });

/** When it is due by the rule of the new stage, counted from when it was offered. */
export function dueNow({ compiled }: Progress, item: WorkItem, stage: StageId): Instant | null {
  const due = compiled.stages.get(stage)?.due ?? null;
  return due === null ? null : addDuration(compiled.calendar, item.offeredAt, due);
}

/**
 * Sets the clocks of an open item anew. Rungs whose time is over are passed over; where its owner was never told that it is
 * late, the last of them comes at once. What is left without any rung is reviewed.
 */
export function resetClocks(progress: Progress, item: WorkItem, told: boolean): void {
  const { workItem, token, stage, dueAt } = item;
  const clock = { token, workItem };
  cancelTimers(progress, (timer) => timer.workItem === workItem && OF_LATENESS.has(timer.purpose));
  const past: number[] = [];
  let ahead = 0;
  if (dueAt !== null) {
    const offered = { ...progress, at: item.offeredAt };
    for (const [rung, { when }] of (progress.compiled.stages.get(stage)?.late ?? []).entries()) {
      const at = rungAt(offered, when, dueAt);
      if (at <= progress.at) past.push(rung);
      else {
        setTimer(progress, { ...clock, purpose: 'late', dueAt: at, rung });
        ahead += 1;
      }
    }
  }
  const last = past.at(-1);
  if (last !== undefined && !told)
    setTimer(progress, { ...clock, purpose: 'late', dueAt: progress.at, rung: last });
  else if (ahead === 0)
    setTimer(progress, { ...clock, purpose: 'review', dueAt: reviewAt(progress), rung: null });
}

const OF_LATENESS: ReadonlySet<string> = new Set(['late', 'review']);

/** Whether a rung of the item's ladder was reached already. */
export function wasTold(from: Compiled, { state }: Progress, { workItem, stage, dueAt }: WorkItem): boolean {
  if (dueAt === null) return false;
  const rungs = from.stages.get(stage)?.late.length ?? 0;
  return (
    state.timers.filter((timer) => timer.workItem === workItem && timer.purpose === 'late').length < rungs
  );
}

/** A place in the case that the machine begins at a moment later, so that the move itself lets nothing happen outside. */
export function enterSoon(progress: Progress, token: string): void {
  setTimer(progress, { purpose: 'enter', dueAt: progress.at, token, workItem: null, rung: null });
}

/** Work that the new stage has no place for is taken back, with its clocks. */
export function takeBack(progress: Progress, token: string, reason: string): void {
  for (const item of progress.state.workItems) {
    if (item.token !== token) continue;
    emit(progress, { type: 'WorkItemWithdrawn', workItem: item.workItem, stage: item.stage, reason });
  }
  cancelTimers(progress, (timer) => timer.token === token);
}
