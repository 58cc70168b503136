// Which stages does each case come to, one after another? A stage that follows itself is not left. What was done side by side
// is told in the order in which it was mostly done, because a workflow here does one thing after the other.
import type { EventLog } from '../../../event-log/index.ts';
import { movingEvents } from './moving.ts';

/**
 * The stages of each case. **shape**: case c has steps `starts[c]` to `starts[c + 1]`; `stage` by number; `event` is the place
 * of the last event in the log that is over when the step ends, so that what was known then can be asked.
 */
export type Walks = {
  readonly starts: Uint32Array;
  readonly stage: Int32Array;
  readonly event: Int32Array;
};

/** Stages done side by side, in groups: a group keeps its order inside. */
export type Beside = readonly (readonly number[])[];

export function walksOf(log: EventLog, stageOf: Int32Array, besides: readonly Beside[] = []): Walks {
  const moves = movingEvents(log);
  const starts = new Uint32Array(log.cases + 1);
  const stage = new Int32Array(log.events);
  const event = new Int32Array(log.events);
  const orders = besides.map(orderOf);
  let put = 0;
  for (let c = 0; c < log.cases; c++) {
    const from = put;
    for (let i = log.caseStarts[c] as number; i < (log.caseStarts[c + 1] as number); i++) {
      const here = stageOf[log.activity[i] as number] as number;
      if (here < 0 || !moves(i)) continue;
      stage[put] = here;
      event[put++] = i;
    }
    for (const order of orders) inDrawnOrder({ stage, event }, from, put, order);
    put = withoutRepeats({ stage, event }, from, put);
    starts[c + 1] = put;
  }
  return { starts, stage: stage.slice(0, put), event: event.slice(0, put) };
}

type Steps = { readonly stage: Int32Array; readonly event: Int32Array };

function withoutRepeats({ stage, event }: Steps, from: number, to: number): number {
  let put = from;
  for (let i = from; i < to; i++) {
    if (put > from && stage[put - 1] === stage[i]) {
      event[put - 1] = event[i] as number;
      continue;
    }
    stage[put] = stage[i] as number;
    event[put++] = event[i] as number;
  }
  return put;
}

type Order = { readonly groupOf: ReadonlyMap<number, number>; readonly single: readonly boolean[] };

const orderOf = (beside: Beside): Order => ({
  groupOf: new Map(beside.flatMap((group, g) => group.map((stage) => [stage, g] as const))),
  single: beside.map((group) => group.length === 1),
});

// Sorts each run of steps that are side by side by their groups. What comes a second time begins a run of its own.
function inDrawnOrder(steps: Steps, from: number, to: number, { groupOf, single }: Order): void {
  let begun = from;
  const seen = new Set<number>();
  for (let i = from; i <= to; i++) {
    const here = i < to ? (steps.stage[i] as number) : -1;
    const group = groupOf.get(here);
    const isAgain =
      group !== undefined && single[group] === true && seen.has(here) && steps.stage[i - 1] !== here;
    if (group === undefined || isAgain) {
      sortRun(steps, begun, i, groupOf);
      begun = group === undefined ? i + 1 : i;
      seen.clear();
    }
    seen.add(here);
  }
}

function sortRun(
  { stage, event }: Steps,
  from: number,
  to: number,
  groupOf: ReadonlyMap<number, number>,
): void {
  if (to - from < 2) return;
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const group = (place: number): number => groupOf.get(stage[place] as number) ?? 0;
  if (places.every((place) => place === from || group(place - 1) <= group(place))) return;
  const moved = places
    .sort((a, b) => group(a) - group(b) || a - b)
    .map((place) => [stage[place], event[place]]);
  let latest = 0;
  for (const [i, [own = 0, at = 0]] of moved.entries()) {
    // Whatever comes later in the draft knows all that was known before it.
    latest = Math.max(latest, at);
    stage[from + i] = own;
    event[from + i] = latest;
  }
}
