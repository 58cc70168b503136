// What of a log takes time, and can take longer in one set of its cases than in another? Whole cases, the way from one event to
// the next, and work: until it is begun, and until it is done.
import type { EventLog } from '../../event-log/index.ts';
import { beganAt } from '../filter/period-filter.ts';
import { createPairIndex } from '../flow/pairs.ts';
import { type WorkSpans, waitingMs } from '../work-spans.ts';
import type { Aspect, Subject } from './difference.ts';
import { type OrderedTimes, orderTimes } from './ordered-times.ts';

/** **shape**: `named` gives the subject of a number. */
export type TimedThings = {
  readonly aspect: Aspect;
  readonly times: OrderedTimes;
  readonly named: (subject: number) => Subject;
};

/**
 * Everything that takes time, of all cases; one kind after another, so that nobody has to hold them all. They do not depend on
 * the sets that are compared: whoever compares often keeps them.
 */
export function* timedThings(log: EventLog, spans: WorkSpans | undefined): Generator<TimedThings> {
  yield caseTimes(log);
  yield pathTimes(log);
  if (spans === undefined) return;
  yield workTimes(log, spans, 'wait', waitingMs(spans));
  yield workTimes(log, spans, 'work', spans.workingMs.subarray(0, spans.count));
}

function caseTimes(log: EventLog): TimedThings {
  const value = new Float64Array(log.cases);
  const caseOf = new Int32Array(log.cases);
  for (let c = 0; c < log.cases; c++) {
    const end = (log.caseStarts[c + 1] as number) - 1;
    value[c] = (log.at[end] as number) - beganAt(log, log.caseStarts[c] as number);
    caseOf[c] = c;
  }
  const times = orderTimes({ subjects: 1, subject: new Int32Array(log.cases), value, caseOf });
  return { aspect: 'time', times, named: () => ({ of: 'case' }) };
}

/** The time from each event to the next, by path. */
function pathTimes(log: EventLog): TimedThings {
  const index = createPairIndex(log.activities.length);
  const columns = {
    subject: new Int32Array(log.events).fill(-1),
    value: new Float64Array(log.events),
    caseOf: new Int32Array(log.events),
  };
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = (log.caseStarts[c] as number) + 1; i < end; i++) {
      columns.subject[i] = index.numberOf(log.activity[i - 1] as number, log.activity[i] as number);
      columns.value[i] = (log.at[i] as number) - (log.at[i - 1] as number);
      columns.caseOf[i] = c;
    }
  }
  const name = (code: number | undefined): string => log.activities[code ?? -1] ?? '';
  return {
    aspect: 'wait',
    times: orderTimes({ ...columns, subjects: index.count }),
    named: (path) => ({ of: 'path', from: name(index.from[path]), to: name(index.to[path]) }),
  };
}

/** By activity. */
function workTimes(
  log: EventLog,
  spans: WorkSpans,
  aspect: 'wait' | 'work',
  value: Float64Array,
): TimedThings {
  const subject = spans.activity.subarray(0, spans.count);
  const caseOf = spans.caseOf.subarray(0, spans.count);
  const times = orderTimes({ subjects: log.activities.length, subject, value, caseOf });
  return { aspect, times, named: (a) => ({ of: 'activity', activity: log.activities[a] ?? '' }) };
}
