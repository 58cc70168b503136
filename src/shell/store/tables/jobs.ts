// The outbox and the timers: work for the machine, written with its cause, claimed under a lease by one worker at a time.
// A due timer is a job with a time. What is due is judged by the database's clock alone.
import type { Instant, Json, Milliseconds } from '../../../core/base/index.ts';
import type { JobClaim } from '../commit/command.ts';
import { type Scope, statement } from '../connections.ts';

/** A job in the hands of a worker. `fence` goes back with the report; `attempts` counts this one. */
export type ClaimedJob = {
  workspaceId: string;
  key: string;
  caseId: string;
  kind: 'timer' | 'effect';
  effect: string | null;
  settings: Json;
  dueAt: Instant;
  attempts: number;
  fence: number;
  /** 0 as it was asked for; more where somebody sent it anew. */
  delivery: number;
  /** Under which trace it was asked for; null where none is kept. */
  trace: string | null;
};

// Effects of one case keep their order: a later one waits until the earlier is done, reported or taken back; what is sent again
// by hand neither waits nor is waited for. Timers and effects are counted apart, so that effects which take long leave the timers
// their hands.
const CLAIM = statement(
  `with timers as (
      select job_key from jobs j
        where j.workspace_id = $1 and j.kind = 'timer' and j.state = 'waiting' and j.due_at <= now()
          and (j.lease_until is null or j.lease_until < now())
        order by j.due_at, j.position limit $2 for update skip locked),
    effects as (
      select job_key from jobs j
        where j.workspace_id = $1 and j.kind = 'effect' and j.state = 'waiting' and j.due_at <= now()
          and (j.lease_until is null or j.lease_until < now())
          and (j.sent_again > 0 or not exists (
            select 1 from jobs earlier where earlier.workspace_id = $1 and earlier.case_id = j.case_id
              and earlier.state = 'waiting' and earlier.kind = 'effect' and earlier.sent_again = 0
              and earlier.position < j.position))
        order by j.due_at, j.position limit $3 for update skip locked),
    due as (select job_key from timers union all select job_key from effects)
    update jobs set fence = fence + 1, attempts = attempts + 1, lease_until = now() + $4 * interval '1 millisecond'
      from due where jobs.workspace_id = $1 and jobs.job_key = due.job_key
      returning jobs.workspace_id as "workspaceId", jobs.job_key as key, case_id as "caseId", kind, effect, settings,
        due_at as "dueAt", attempts, fence, delivery, trace`,
);
const NEXT = statement(
  `select ceil(extract(epoch from least(
        (select min(due_at) from jobs where workspace_id = $1 and kind = 'timer' and state = 'waiting' and due_at > now()),
        (select min(due_at) from jobs where workspace_id = $1 and kind = 'effect' and state = 'waiting' and due_at > now())
      ) - now()) * 1000)::float8 as wait`,
);
const HOLD = `where workspace_id = $1 and job_key = $2 and fence = $3 and state = 'waiting'`;
const EXTEND = statement(
  `update jobs set lease_until = now() + $4 * interval '1 millisecond' ${HOLD} returning job_key`,
);
const RETRY = statement(
  `update jobs set due_at = now() + $4 * interval '1 millisecond', lease_until = null, last_error = $5 ${HOLD}
    returning job_key`,
);
// A report ends its job with the command that it is; whether the job came to something is known here alone.
const FINISH = statement(
  `update jobs set state = $4, lease_until = null, last_error = $5, finished_at = now()
    where workspace_id = $1 and job_key = $2 and fence = $3
      and (state = 'waiting' or (state = 'done' and $4 = 'failed')) returning job_key`,
);
const OF_CASE = statement(
  `select job_key as key, kind, effect, due_at as "dueAt", state, attempts, last_error as "lastError"
    from jobs where workspace_id = $1 and case_id = $2 and state = 'waiting' order by position`,
);

const STANDING = statement(
  `select count(*)::int as waiting, (count(*) filter (where due_at <= now()))::int as due,
      coalesce(greatest(0, extract(epoch from now() - min(due_at)) * 1000), 0)::float8 as "oldestMs"
    from jobs where workspace_id = $1 and state = 'waiting'`,
);

// What went out is kept longer, and forgotten with its attempts.
const FORGET = statement(
  `delete from jobs where workspace_id = $1 and job_key = any (array(
      select job_key from jobs where workspace_id = $1 and finished_at < now() - $2 * interval '1 millisecond'
        and finished_at is not null and (effect is null or effect not in ('call-webhook', 'send-mail'))
        and state <> 'waiting' order by finished_at limit $3))
    returning job_key`,
);

/** **units**: `oldestMs` since the oldest of them was due. */
export type JobsStanding = { waiting: number; due: number; oldestMs: number };

/** How many of each kind may be taken. */
export type HandsFree = { readonly timer: number; readonly effect: number };

export type WaitingJob = {
  key: string;
  kind: string;
  effect: string | null;
  dueAt: Instant;
  state: string;
  attempts: number;
  lastError: string | null;
};

export const jobs = {
  /** Takes up to so many due jobs of each kind; nobody else gets them until the lease ends. */
  claim: async (scope: Scope, most: HandsFree, leaseMs: Milliseconds): Promise<ClaimedJob[]> => {
    const values = [scope.workspaceId, most.timer, most.effect, leaseMs];
    const claimed = await scope.rows<ClaimedJob>(CLAIM, values);
    return claimed.sort((one, other) => one.dueAt - other.dueAt);
  },

  /** How long until the next job of this workspace is due; null where none waits. **units**: milliseconds. */
  untilNext: async (scope: Scope): Promise<Milliseconds | null> =>
    (await scope.rows<{ wait: number | null }>(NEXT, [scope.workspaceId]))[0]?.wait ?? null,

  /** Forgets so many that ended longer ago, the oldest first. **shape**: how many they were. */
  forget: async (scope: Scope, olderThanMs: Milliseconds, most: number): Promise<number> =>
    (await scope.rows(FORGET, [scope.workspaceId, olderThanMs, most])).length,

  /** False where the job is no longer ours. */
  extend: async (scope: Scope, { key, fence }: JobClaim, leaseMs: Milliseconds): Promise<boolean> =>
    (await scope.rows(EXTEND, [scope.workspaceId, key, fence, leaseMs])).length === 1,

  /** Gives the job back, to be tried again after a pause. */
  retry: async (
    scope: Scope,
    { key, fence }: JobClaim,
    pauseMs: Milliseconds,
    reason: string,
  ): Promise<boolean> =>
    (await scope.rows(RETRY, [scope.workspaceId, key, fence, pauseMs, reason])).length === 1,

  /** Ends a job whose report was refused or had nothing to change, and says of one that was given up that it failed. */
  finish: async (
    scope: Scope,
    { key, fence }: JobClaim,
    state: 'done' | 'failed',
    reason: string | null,
  ): Promise<boolean> =>
    (await scope.rows(FINISH, [scope.workspaceId, key, fence, state, reason])).length === 1,

  /** How much waits, and how long the oldest has been due. */
  standing: async (scope: Scope): Promise<JobsStanding> =>
    (await scope.rows<JobsStanding>(STANDING, [scope.workspaceId]))[0] ?? { waiting: 0, due: 0, oldestMs: 0 },

  /** What the machine still has to do for a case. */
  ofCase: (scope: Scope, caseId: string): Promise<WaitingJob[]> =>
    scope.rows<WaitingJob>(OF_CASE, [scope.workspaceId, caseId]),
};
