// Each time a case left a stage: which way did it take, and what was known of it at that moment?
import type { EventLog } from '../../../event-log/index.ts';
import type { Clue } from '../fields/suits.ts';
import type { Passes } from '../ways/passes.ts';

/** Leavings of stages, as passes without what begins a case. */
export type Passings = Passes;

/** The leavings of the stages for which `wanted` holds. */
export function passingsOf(
  { caseOf, event, from, to }: Passes,
  wanted: (stage: number) => boolean,
): Passings {
  const keeps = (_: number, pass: number): boolean => wanted(from[pass] as number);
  return {
    count: from.filter(keeps).length,
    ...{ caseOf: caseOf.filter(keeps), event: event.filter(keeps) },
    ...{ from: from.filter(keeps), to: to.filter(keeps) },
  };
}

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
