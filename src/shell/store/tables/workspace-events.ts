// What happened to the workspace itself: people and roles, workflows published, settings changed. Append-only, chained.
import { canonicalJson, type Instant, type Json } from '../../../core/base/index.ts';
import { chainHash } from '../commit/chain.ts';
import { type Scope, statement } from '../connections.ts';

export type WorkspaceEvent = { kind: string; at: Instant; actor: string; data: Json };
export type WorkspaceEventRow = WorkspaceEvent & { seq: number; hash: string; previousHash: string | null };

const HEAD = statement(
  `select event_seq as seq, encode(head_hash, 'hex') as hash from workspaces where workspace_id = $1 for update`,
);
const ADVANCE = statement(
  `update workspaces set event_seq = $2, head_hash = decode($3, 'hex') where workspace_id = $1`,
);
const INSERT = statement(
  `insert into workspace_events (workspace_id, seq, at, kind, actor, data, previous_hash, hash)
    values ($1, $2, to_timestamp($3::bigint / 1000.0), $4, $5, $6, decode($7, 'hex'), decode($8, 'hex'))`,
);
const LIST = statement(
  `select seq, at, kind, actor, data, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from workspace_events where workspace_id = $1 and seq > $2 order by seq limit $3`,
);

/** What the hash covers. */
export const workspaceEventJson = (seq: number, { kind, at, actor, data }: WorkspaceEvent): Json => ({
  seq,
  kind,
  at,
  actor,
  data,
});

export const workspaceEvents = {
  /** Lets one transaction at a time go on: for whoever writes what they have read, before they read it. */
  hold: async (scope: Scope): Promise<void> => {
    await scope.rows(HEAD, [scope.workspaceId]);
  },

  /** Appends one event, in the transaction of what it tells. */
  append: async (scope: Scope, event: WorkspaceEvent): Promise<void> => {
    const [head] = await scope.rows<{ seq: number; hash: string | null }>(HEAD, [scope.workspaceId]);
    if (head === undefined) throw new RangeError(`There is no workspace ${scope.workspaceId}.`);
    const seq = head.seq + 1;
    const hash = chainHash(head.hash, workspaceEventJson(seq, event));
    const { at, kind, actor, data } = event;
    const columns = [at, kind, actor, canonicalJson(data), head.hash, hash];
    await scope.rows(INSERT, [scope.workspaceId, seq, ...columns]);
    await scope.rows(ADVANCE, [scope.workspaceId, seq, hash]);
  },

  list: (scope: Scope, after = 0, limit = 200): Promise<WorkspaceEventRow[]> =>
    scope.rows<WorkspaceEventRow>(LIST, [scope.workspaceId, after, limit]),
};
