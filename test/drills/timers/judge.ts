// What became of every timer: fired how often, in which order, and how late.
import type { Milliseconds } from '../../../src/core/base/index.ts';
import type { CaseEvent } from '../../../src/core/model/index.ts';

/** **shape**: counts of timers; the first three are none where the promise holds. **units**: `seconds` until all that had come due
 * while nobody worked were fired; lateness in milliseconds, of those that came due while two servers worked. */
export type Judgement = {
  readonly lost: number;
  readonly doubled: number;
  /** Reported though more than `LEEWAY` others that were due earlier had not been. */
  readonly outOfOrder: number;
  readonly overdue: number;
  readonly punctual: number;
  readonly seconds: number;
  readonly lateP50: Milliseconds;
  readonly lateP99: Milliseconds;
  readonly lateMost: Milliseconds;
};

export type Seen = {
  readonly overdue: readonly (readonly CaseEvent[])[];
  readonly punctual: readonly (readonly CaseEvent[])[];
  /** In the order in which workers reported them. */
  readonly taken: readonly string[];
  readonly seconds: number;
};

/** Twice what two workers have in hand at once. */
const LEEWAY = 64;

export function judge({ overdue, punctual, taken, seconds }: Seen): Judgement {
  const fired = [...overdue, ...punctual].map(
    (history) => history.filter(({ type }) => type === 'TimerFired').length,
  );
  const late = punctual.flatMap(latenessOf).sort((one, other) => one - other);
  const at = (share: number) => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0;
  return {
    lost: fired.filter((count) => count === 0).length,
    doubled: fired.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    outOfOrder: outOfOrder(taken, overdue),
    ...{ overdue: overdue.length, punctual: punctual.length, seconds },
    ...{ lateP50: at(0.5), lateP99: at(0.99), lateMost: at(1) },
  };
}

export const holds = ({ lost, doubled, outOfOrder, overdue }: Judgement): boolean =>
  overdue > 0 && lost + doubled + outOfOrder === 0;

export const isPunctual = ({ seconds, lateP99 }: Judgement): boolean => seconds <= 30 && lateP99 <= 2_000;

function latenessOf(history: readonly CaseEvent[]): Milliseconds[] {
  const set = history.find((event) => event.type === 'TimerSet');
  const fired = history.find((event) => event.type === 'TimerFired');
  return set === undefined || fired === undefined ? [] : [fired.at - set.dueAt];
}

function outOfOrder(taken: readonly string[], histories: Seen['overdue']): number {
  const set = histories.flatMap((history) =>
    history.flatMap((event) => (event.type === 'TimerSet' ? [event] : [])),
  );
  const inOrder = set.sort((one, other) => one.dueAt - other.dueAt);
  const due = new Map(inOrder.map(({ timer }, place) => [timer as string, place]));
  return taken.filter((timer, place) => (due.get(timer) ?? 0) - place > LEEWAY).length;
}
