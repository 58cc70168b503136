// Each time a case left a stage: which way did it take, and what was known of it at that moment?
import type { EventLog } from '../../../event-log/index.ts';
import type { Clue } from '../fields/suits.ts';
import type { Walks } from '../ways/walks.ts';

/** Leavings of stages. **shape**: by case, then time; `to` is a stage number, or `stages` for the end. */
export type Passings = {
  readonly count: number;
  readonly caseOf: Int32Array;
  readonly event: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** The leavings of the stages for which `wanted` holds. */
export function passingsOf(
  { starts, stage, event }: Walks,
  stages: number,
  wanted: (stage: number) => boolean,
): Passings {
  const cases = starts.length - 1;
  const columns = [0, 1, 2, 3].map(() => new Int32Array(stage.length)) as [Ints, Ints, Ints, Ints];
  const [caseOf, place, from, to] = columns;
  let count = 0;
  for (let c = 0; c < cases; c++) {
    const end = starts[c + 1] as number;
    for (let i = starts[c] as number; i < end; i++) {
      if (!wanted(stage[i] as number)) continue;
      caseOf[count] = c;
      place[count] = event[i] as number;
      from[count] = stage[i] as number;
      to[count++] = i + 1 < end ? (stage[i + 1] as number) : stages;
    }
  }
  const [cutCase, cutPlace, cutFrom, cutTo] = columns.map((column) =>
    column.subarray(0, count),
  ) as typeof columns;
  return { count, caseOf: cutCase, event: cutPlace, from: cutFrom, to: cutTo };
}

type Ints = Int32Array<ArrayBuffer>;

/** The value code of a column that was last written when each passing ended; -1 where none was. */
export function knownAt(
  log: EventLog,
  { attribute: { of, codes } }: Clue,
  { count, caseOf, event }: Passings,
): Int32Array {
  const known = new Int32Array(count).fill(-1);
  let at = -1;
  let last = -1;
  for (let p = 0; p < count; p++) {
    const c = caseOf[p] as number;
    if (of === 'case') {
      known[p] = codes[c] as number;
      continue;
    }
    const begin = log.caseStarts[c] as number;
    if (at < begin) {
      at = begin;
      last = -1;
    }
    for (; at <= (event[p] as number); at++) if ((codes[at] as number) >= 0) last = codes[at] as number;
    known[p] = last;
  }
  return known;
}
