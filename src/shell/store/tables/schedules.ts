// Up to when are the times of an automation done with? Whoever takes a time holds it under a lease, one server at a time.
import type { Instant, Milliseconds } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** What came of the last time. **shape**: `cases` acted on or opened; `problem` in words, of what could not be opened. */
export type ScheduleRun = {
  readonly due: Instant;
  readonly ranAt: Instant;
  readonly missed: number;
  readonly cases: number;
  readonly problem: string | null;
};

export type ScheduleRow = {
  readonly workflowId: string;
  readonly automation: string;
  /** What the schedule said when it was last looked at. */
  readonly times: string;
  readonly doneUntil: Instant;
  /** The time that is being carried out; null where none is. */
  readonly running: Instant | null;
  readonly last: ScheduleRun | null;
};

/** Which automation, and which time of it. */
type Which = Pick<ScheduleRow, 'workflowId' | 'automation'>;

const ALL = statement(
  `select workflow_id as "workflowId", automation, times, done_until::float8 as "doneUntil",
      running::float8 as running, last from schedules where workspace_id = $1 order by workflow_id, automation`,
);
const BEGIN = statement(
  `insert into schedules (workspace_id, workflow_id, automation, times, done_until) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, workflow_id, automation) do update
      set times = excluded.times, done_until = excluded.done_until, running = null, lease_until = null
      where schedules.times <> excluded.times`,
);
const REMOVE = statement(
  'delete from schedules where workspace_id = $1 and workflow_id = $2 and automation = $3',
);
// Compare and set: of several servers that see the same row, one alone changes it.
const CLAIM = statement(
  `update schedules set running = coalesce(running, $5), missed = case when running is null then $6 else missed end,
      lease_until = now() + $7 * interval '1 millisecond'
    where workspace_id = $1 and workflow_id = $2 and automation = $3 and done_until = $4
      and (running is null or lease_until < now())
    returning running::float8 as due, missed`,
);
const HELD = 'where workspace_id = $1 and workflow_id = $2 and automation = $3 and running = $4';
const EXTEND = statement(`update schedules set lease_until = now() + $5 * interval '1 millisecond' ${HELD}`);
const FINISH = statement(
  `update schedules set done_until = running, running = null, lease_until = null, last = $5 ${HELD} returning automation`,
);

const keyed = (scope: Scope, { workflowId, automation }: Which) => [
  scope.workspaceId,
  workflowId,
  automation,
];

export const schedules = {
  all: (scope: Scope): Promise<ScheduleRow[]> => scope.rows<ScheduleRow>(ALL, [scope.workspaceId]),

  /** From now on, where it is new or says other times than before; what is there and says the same is left. */
  begin: async (scope: Scope, which: Which, times: string, from: Instant): Promise<void> => {
    await scope.rows(BEGIN, [...keyed(scope, which), times, from]);
  },

  remove: async (scope: Scope, which: Which): Promise<void> => {
    await scope.rows(REMOVE, keyed(scope, which));
  },

  /** Takes a time. **shape**: what to carry out, which is an earlier one where a server left it; undefined where another has it. */
  claim: async (
    scope: Scope,
    row: ScheduleRow,
    { due, missed, leaseMs }: { due: Instant; missed: number; leaseMs: Milliseconds },
  ): Promise<{ due: Instant; missed: number } | undefined> => {
    const values = [...keyed(scope, row), row.doneUntil, due, missed, leaseMs];
    return (await scope.rows<{ due: Instant; missed: number }>(CLAIM, values))[0];
  },

  extend: async (scope: Scope, which: Which, due: Instant, leaseMs: Milliseconds): Promise<void> => {
    await scope.rows(EXTEND, [...keyed(scope, which), due, leaseMs]);
  },

  /** **shape**: false where another server has ended it meanwhile. */
  finish: async (scope: Scope, which: Which, run: ScheduleRun): Promise<boolean> =>
    (await scope.rows(FINISH, [...keyed(scope, which), run.due, JSON.stringify(run)])).length === 1,
};
