// Which activities are there, how often, in how many cases, and how often again in the same case?
import type { EventLog } from '../../event-log/index.ts';
import { inOrder } from './directly-follows.ts';

/** **shape**: `repeats` is events minus cases; `casesWithRepeats` counts the cases that have it more than once. */
export type ActivityCount = {
  readonly name: string;
  readonly events: number;
  readonly cases: number;
  readonly repeats: number;
  readonly casesWithRepeats: number;
};

/** How many cases begin, or end, with an activity. */
export type GateCount = { readonly name: string; readonly cases: number };

/** The counts by activity code, of the log or of its cases for which `kept` is 1. */
export function countActivities(log: EventLog, kept?: Uint8Array): ActivityCount[] {
  const size = log.activities.length;
  const events = new Uint32Array(size);
  const cases = new Uint32Array(size);
  const repeated = new Uint32Array(size);
  const lastCase = new Int32Array(size).fill(-1);
  const lastRepeat = new Int32Array(size).fill(-1);
  const add = (column: Uint32Array, a: number): void => {
    column[a] = (column[a] as number) + 1;
  };
  for (let c = 0; c < log.cases; c++) {
    if (kept && kept[c] !== 1) continue;
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      const a = log.activity[i] as number;
      add(events, a);
      if (lastCase[a] !== c) {
        lastCase[a] = c;
        add(cases, a);
      } else if (lastRepeat[a] !== c) {
        lastRepeat[a] = c;
        add(repeated, a);
      }
    }
  }
  return log.activities.map((name, a) => ({
    name,
    events: events[a] as number,
    cases: cases[a] as number,
    repeats: (events[a] as number) - (cases[a] as number),
    casesWithRepeats: repeated[a] as number,
  }));
}

/** The activities that occur, the frequent first. */
export const activitiesOf = (log: EventLog): ActivityCount[] =>
  countActivities(log)
    .filter((activity) => activity.events > 0)
    .sort((a, b) => b.events - a.events || inOrder(a.name, b.name));

/** What cases begin with, the frequent first. */
export const startsOf = (log: EventLog): GateCount[] => gates(log, (c) => log.caseStarts[c] as number);

/** What cases end with, the frequent first. */
export const endsOf = (log: EventLog): GateCount[] =>
  gates(log, (c) => (log.caseStarts[c + 1] as number) - 1);

function gates(log: EventLog, eventOf: (c: number) => number): GateCount[] {
  const cases = new Uint32Array(log.activities.length);
  for (let c = 0; c < log.cases; c++) {
    const a = log.activity[eventOf(c)] as number;
    cases[a] = (cases[a] as number) + 1;
  }
  return log.activities
    .map((name, a) => ({ name, cases: cases[a] as number }))
    .filter((gate) => gate.cases > 0)
    .sort((a, b) => b.cases - a.cases || inOrder(a.name, b.name));
}
