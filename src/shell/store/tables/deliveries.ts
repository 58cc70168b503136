// What went out to other systems, and what is to go: calls and mails with every attempt of them. They are jobs like any other;
// this reads them as somebody asks about them, and sends them again.
import type { Instant, Json, Milliseconds } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';
import type { ClaimedJob } from './jobs.ts';

/** **shape**: `address` without what is secret in it, `answer` the beginning; `delivery` 0 first, more where it was sent anew. */
export type DeliveryAttempt = {
  readonly n: number;
  readonly delivery: number;
  readonly at: Instant;
  readonly ms: Milliseconds;
  readonly address: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly answer: string | null;
  readonly nextAt: Instant | null;
};

export type DeliveryState = 'waiting' | 'done' | 'failed';

/** **shape**: `source` is what asked for it, such as `automation tell` or `stage pay`; attempts the latest first. */
export type DeliveryRow = {
  readonly key: string;
  readonly effect: string;
  readonly caseId: string;
  readonly caseTitle: string;
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly state: DeliveryState;
  readonly settings: Json;
  readonly source: string | null;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly attempts: readonly DeliveryAttempt[];
};

/** **shape**: what is null or left out is not asked for; `before` is the place of the last one seen. */
export type DeliveryQuery = {
  readonly state?: DeliveryState | undefined;
  readonly workflow?: string | undefined;
  readonly before?: { readonly askedAt: Instant; readonly key: string } | undefined;
  readonly limit: number;
};

/** An attempt that was just made. **units**: `nextInMs` from now; null where it is not tried again. */
export type MadeAttempt = Omit<DeliveryAttempt, 'n' | 'delivery' | 'at' | 'nextAt'> & {
  readonly nextInMs: Milliseconds | null;
};

const OUTSIDE = `j.effect in ('call-webhook', 'send-mail')`;
const MEANT = `j.workspace_id = $1 and ${OUTSIDE} and ($2::text is null or j.state = $2)
    and ($3::text is null or c.workflow_id = $3)`;
const JOINED = 'jobs j join cases c on c.workspace_id = j.workspace_id and c.case_id = j.case_id';
const ATTEMPTS = `(select json_agg(json_build_object('n', a.n, 'delivery', a.delivery, 'ms', a.ms,
      'at', (extract(epoch from a.at) * 1000)::bigint, 'address', a.address, 'status', a.status, 'error', a.error,
      'answer', a.answer, 'nextAt', (extract(epoch from a.next_at) * 1000)::bigint) order by a.n desc)
    from (select * from job_attempts t where t.workspace_id = $1 and t.job_key = j.job_key order by t.n desc limit 30) a)`;
const SOURCE = `(select e.data ->> 'source' from case_events e where e.workspace_id = $1 and e.case_id = j.case_id
      and e.kind = 'EffectRequested' and e.data ->> 'effect' = j.job_key limit 1)`;
// The inner part picks the page; what stands behind each of its rows is looked up for those alone.
const LIST = statement(
  `select j.job_key as key, j.effect, j.case_id as "caseId", j.title as "caseTitle", j.workflow_id as "workflowId",
      j.workflow_version as "workflowVersion", j.state, j.settings, j.created_at as "askedAt", j.due_at as "dueAt",
      ${SOURCE} as source, coalesce(${ATTEMPTS}, '[]') as attempts
    from (select j.*, c.title, c.workflow_id, c.workflow_version from ${JOINED}
      where ${MEANT} and ($4::timestamptz is null or (j.created_at, j.job_key) < ($4, $5::text))
      order by j.created_at desc, j.job_key desc limit $6) j
    order by j.created_at desc, j.job_key desc`,
);
const COUNTED = `select count(*) filter (where j.state = 'waiting')::int as waiting,
    count(*) filter (where j.state = 'done')::int as done, count(*) filter (where j.state = 'failed')::int as failed`;
const COUNT = statement(`${COUNTED} from jobs j where j.workspace_id = $1 and ${OUTSIDE}`);
const COUNT_OF = statement(
  `${COUNTED} from ${JOINED} where j.workspace_id = $1 and ${OUTSIDE} and c.workflow_id = $2`,
);
const ADD = statement(
  `insert into job_attempts (workspace_id, job_key, n, delivery, at, ms, address, status, error, answer, next_at)
    values ($1, $2, $3, $4, now() - $5 * interval '1 millisecond', $5::int, $6, $7, $8, $9,
      now() + $10 * interval '1 millisecond') on conflict do nothing`,
);
const AGAIN = `set state = 'waiting', due_at = now(), attempts = 0, sent_again = sent_again + 1, lease_until = null,
    finished_at = null, last_error = null`;
const SEND = statement(
  `update jobs j ${AGAIN}, delivery = delivery + $3::int
    where workspace_id = $1 and job_key = $2 and ${OUTSIDE} and state in ('done', 'failed') returning job_key`,
);
const SEND_FAILED = statement(
  `update jobs ${AGAIN} from (select j.job_key from ${JOINED} where ${MEANT} order by j.created_at limit $4) meant
    where jobs.workspace_id = $1 and jobs.job_key = meant.job_key and jobs.state = 'failed' returning jobs.job_key`,
);
// A try by hand takes none of the tries that the machine has, and no turn: what its case asked for before still goes first.
const SEND_NOW = statement(
  `update jobs j set due_at = now(), attempts = greatest(0, attempts - 1)
    where workspace_id = $1 and job_key = $2 and ${OUTSIDE} and state = 'waiting' and due_at > now()
      and (lease_until is null or lease_until < now()) returning job_key`,
);
const STATE = statement(`select state from jobs j where workspace_id = $1 and job_key = $2 and ${OUTSIDE}`);
const BLANK = statement(
  `update job_attempts a set answer = null, error = case when error is null then null else '' end, address = ''
    from jobs j where a.workspace_id = $1 and j.workspace_id = $1 and j.case_id = $2 and a.job_key = j.job_key`,
);
const FORGET = [
  statement(
    `delete from job_attempts where workspace_id = $1 and at < now() - $2 * interval '1 millisecond'`,
  ),
  statement(
    `delete from jobs j where workspace_id = $1 and ${OUTSIDE} and state in ('done', 'failed')
      and created_at < now() - $2 * interval '1 millisecond' and finished_at < now() - $2 * interval '1 millisecond'`,
  ),
];

type Counts = { [state in DeliveryState]: number };

export const deliveries = {
  /** The latest first. */
  list: (scope: Scope, { state, workflow, before, limit }: DeliveryQuery): Promise<DeliveryRow[]> => {
    const place = before === undefined ? [null, null] : [new Date(before.askedAt), before.key];
    const values = [scope.workspaceId, state ?? null, workflow ?? null, ...place, limit];
    return scope.rows<DeliveryRow>(LIST, values);
  },

  /** How many there are of each state. */
  count: async (scope: Scope, workflow?: string): Promise<Counts> => {
    const { workspaceId } = scope;
    const [counted] =
      workflow === undefined
        ? await scope.rows<Counts>(COUNT, [workspaceId])
        : await scope.rows<Counts>(COUNT_OF, [workspaceId, workflow]);
    return counted ?? { waiting: 0, done: 0, failed: 0 };
  },

  stateOf: async (scope: Scope, key: string): Promise<DeliveryState | undefined> =>
    (await scope.rows<{ state: DeliveryState }>(STATE, [scope.workspaceId, key]))[0]?.state,

  /** Notes an attempt of a job in hand. */
  note: async (scope: Scope, job: ClaimedJob, made: MadeAttempt): Promise<void> => {
    const { ms, address, status, error, answer, nextInMs } = made;
    const values = [
      job.key,
      job.fence,
      job.delivery,
      Math.round(ms),
      address,
      status,
      error,
      answer,
      nextInMs,
    ];
    await scope.rows(ADD, [scope.workspaceId, ...values]);
  },

  /** Lets one that has ended go again, under the same id or, `anew`, under one of its own; false where it has not ended. */
  sendAgain: async (scope: Scope, key: string, anew: boolean): Promise<boolean> =>
    (await scope.rows(SEND, [scope.workspaceId, key, anew ? 1 : 0])).length === 1,

  /** Lets one that waits for its next try go at once; false where it does not wait, or is being sent. */
  sendNow: async (scope: Scope, key: string): Promise<boolean> =>
    (await scope.rows(SEND_NOW, [scope.workspaceId, key])).length === 1,

  /** Lets those that were given up go again, the oldest first. **shape**: how many. */
  sendFailedAgain: async (scope: Scope, workflow: string | undefined, most: number): Promise<number> =>
    (await scope.rows(SEND_FAILED, [scope.workspaceId, 'failed', workflow ?? null, most])).length,

  /** Erases what others answered about a case, where it may tell of somebody. */
  blank: async (scope: Scope, caseId: string): Promise<void> => {
    await scope.rows(BLANK, [scope.workspaceId, caseId]);
  },

  /** Forgets attempts, and calls and mails that ended, which are older. */
  forget: async (scope: Scope, olderThanMs: Milliseconds): Promise<void> => {
    for (const statement of FORGET) await scope.rows(statement, [scope.workspaceId, olderThanMs]);
  },
};
