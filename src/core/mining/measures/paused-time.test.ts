// The example of the definition, as an imported log tells it and as our own history does: both say the same.
import { describe, expect, it } from 'vitest';
import { businessCalendar, HOUR_MS } from '../../base/index.ts';
import {
  addEvents,
  createHistoryStore,
  type EventLog,
  HISTORY_KINDS,
  type LogRow,
  logOf,
  viewHistory,
} from '../../event-log/index.ts';
import { pausedTime, sojournTime, waitingTime, workingTime } from './index.ts';
import type { MeasureOf } from './measure.ts';

const at = (hour: number): number => Date.UTC(2026, 0, 5, hour);

type Kind = (typeof HISTORY_KINDS)[number];
type Told = readonly [hour: number, kind: Kind];

/** Ready at 8, paused from 9 to 10, begun at 11, paused from 12 to 14, done at 15. */
const EXAMPLE: readonly Told[] = [
  [8, 'StageEntered'],
  [8, 'WorkItemOffered'],
  [9, 'WorkItemPaused'],
  [10, 'WorkItemResumed'],
  [11, 'WorkItemStarted'],
  [12, 'WorkItemPaused'],
  [14, 'WorkItemResumed'],
  [15, 'WorkItemCompleted'],
  [15, 'StageLeft'],
];

function lived(told: readonly Told[]): EventLog {
  const store = createHistoryStore({
    ...{ stages: { check: 'Check' }, unworked: {}, people: {}, teams: {}, facts: [] },
  });
  addEvents(store, {
    caseIds: told.map(() => 'c'),
    seqs: told.map((_, i) => i + 1),
    kinds: told.map(([, kind]) => HISTORY_KINDS.indexOf(kind)),
    ats: told.map(([hour]) => at(hour)),
    ...{ actors: told.map(() => null), stages: told.map(() => 'check') },
    ...{ dues: told.map(() => null), outcomes: told.map(() => null) },
  });
  return viewHistory(store).log;
}

const STATES: { readonly [Told in Kind]?: string } = {
  WorkItemOffered: 'schedule',
  WorkItemPaused: 'suspend',
  WorkItemResumed: 'resume',
  WorkItemStarted: 'start',
  WorkItemCompleted: 'complete',
};

const imported = (told: readonly Told[]): EventLog =>
  logOf(
    told.flatMap(([hour, kind]): LogRow[] => {
      const lifecycle = STATES[kind];
      return lifecycle === undefined ? [] : [{ case: 'c', activity: 'Check', at: at(hour), lifecycle }];
    }),
  );

const hoursOf = (measure: MeasureOf<'activity'>, log: EventLog) =>
  measure.compute(log).activities.map(({ summary }) => summary.total / HOUR_MS);
const told = (log: EventLog) =>
  [waitingTime, pausedTime, workingTime, sojournTime].map((measure) => hoursOf(measure, log)[0]);

describe('paused time', () => {
  it('MN-10 is a figure of its own, beside waiting and working, which add up to the whole', () => {
    expect(told(lived(EXAMPLE))).toEqual([2, 3, 2, 7]);
    expect(told(imported(EXAMPLE))).toEqual([2, 3, 2, 7]);
  });

  it('MN-10 a pause that work begins in, or ends in, is shared between what was before and after', () => {
    const over: readonly Told[] = [
      [8, 'StageEntered'],
      [8, 'WorkItemOffered'],
      [9, 'WorkItemPaused'],
      [11, 'WorkItemStarted'],
      [12, 'WorkItemPaused'],
      [15, 'WorkItemCompleted'],
      [15, 'StageLeft'],
    ];
    expect(told(imported(over))).toEqual([1, 5, 1, 7]);
  });

  it('MN-10 a stage of several pieces stands still only while all of them do', () => {
    const two: readonly Told[] = [
      [8, 'StageEntered'],
      [8, 'WorkItemOffered'],
      [8, 'WorkItemOffered'],
      [8, 'WorkItemStarted'],
      [9, 'WorkItemPaused'],
      [10, 'WorkItemPaused'],
      [11, 'WorkItemResumed'],
      [12, 'WorkItemCompleted'],
      [13, 'WorkItemResumed'],
      [15, 'WorkItemCompleted'],
      [15, 'StageLeft'],
    ];
    // Both rest from 10 to 11; once the other is done, the one that rests stands for the stage from 12 to 13.
    expect(told(lived(two))).toEqual([0, 2, 5, 7]);
  });

  it('MN-10 where nothing tells of a pause there are no figures, and where something does, 0 is one', () => {
    const plain = EXAMPLE.filter(([, kind]) => kind !== 'WorkItemPaused' && kind !== 'WorkItemResumed');
    expect(told(lived(plain))).toEqual([3, undefined, 4, 7]);
    expect(told(imported(plain))).toEqual([3, undefined, 4, 7]);
    const again = [...EXAMPLE, ...plain.map(([hour, kind]): Told => [hour + 8, kind])];
    expect(pausedTime.compute(lived(again)).activities[0]?.summary).toMatchObject({ count: 2, min: 0 });
  });

  it('MN-10 in business time a pause keeps its share of the time in the stage', () => {
    const office = businessCalendar({ zone: 'UTC', week: { mon: ['08:00-15:00'] } });
    if (!office.ok) throw new Error('The hours are sound.');
    const paused = pausedTime.compute(lived(EXAMPLE), { calendar: office.value });
    expect(paused.activities[0]?.summary.total).toBe(3 * HOUR_MS);
  });
});
