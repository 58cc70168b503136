// Which stages does each case come to, one after another? A stage that follows itself is not left. What was done side by side
// and is drawn one after the other is told in the order in which it was mostly done.
import type { EventLog } from '../../../event-log/index.ts';
import { movingEvents } from './moving.ts';
import { type Belonging, type Beside, belongingTo, runsOf } from './runs.ts';

/**
 * The stages of each case. **shape**: case c has steps `starts[c]` to `starts[c + 1]`; `stage` by number; `event` is the place
 * of the last event in the log that is over when the step ends, so that what was known then can be asked.
 */
export type Walks = {
  readonly starts: Uint32Array;
  readonly stage: Int32Array;
  readonly event: Int32Array;
};

export function walksOf(log: EventLog, stageOf: Int32Array, besides: readonly Beside[] = []): Walks {
  const moves = movingEvents(log);
  const starts = new Uint32Array(log.cases + 1);
  const stage = new Int32Array(log.events);
  const event = new Int32Array(log.events);
  const orders = besides.map((beside) => belongingTo([beside]));
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

// Sorts each run of steps that are side by side by their groups.
function inDrawnOrder(steps: Steps, from: number, to: number, belonging: Belonging): void {
  const groupOf = (stage: number): number => belonging.get(stage)?.group ?? 0;
  for (const { block, begin, end } of runsOf(steps.stage, from, to, belonging)) {
    if (block >= 0) sortRun(steps, begin, end, groupOf);
  }
}

function sortRun(
  { stage, event }: Steps,
  from: number,
  to: number,
  groupOf: (stage: number) => number,
): void {
  if (to - from < 2) return;
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const group = (place: number): number => groupOf(stage[place] as number);
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
