// The ways in which somebody who owns the database can lie about what happened. Each is planted in a transaction that is
// undone afterwards, and says where it ought to be found.
import type { Client } from 'pg';
import type { Json } from '../../src/core/base/index.ts';
import type { CaseEvent } from '../../src/core/model/index.ts';
import { chainHash } from '../../src/shell/store/commit/chain.ts';
import { caseColumns, eventColumns } from '../../src/shell/store/commit/payload.ts';
import { fold } from '../contract/history.ts';

/** Where the proof must point: a case and the first event that is wrong (null: the case itself), or a checkpoint. */
export type Planted = { readonly caseId: string | null; readonly seq: number | null };
/** A case with `events` events, and the event to be tampered with. */
export type Target = {
  readonly workspaceId: string;
  readonly caseId: string;
  readonly seq: number;
  readonly events: number;
};
export type Tamper = (client: Client, target: Target) => Promise<Planted>;

const KEY = 'workspace_id = $1 and case_id = $2';
const ONE = `${KEY} and seq = $3`;

const setting =
  (change: string): Tamper =>
  async (client, { workspaceId, caseId, seq }) => {
    await client.query(`update case_events set ${change} where ${ONE}`, [workspaceId, caseId, seq]);
    return { caseId, seq };
  };

const onCase =
  (change: string): Tamper =>
  async (client, { workspaceId, caseId }) => {
    await client.query(`update cases set ${change} where ${KEY}`, [workspaceId, caseId]);
    return { caseId, seq: null };
  };

const onOwn =
  (text: string): Tamper =>
  async (client, { workspaceId }) => {
    await client.query(text, [workspaceId]);
    return { caseId: null, seq: 2 };
  };

const onCheckpoint =
  (text: string): Tamper =>
  async (client, { workspaceId }) => {
    await client.query(text, [workspaceId]);
    return { caseId: null, seq: null };
  };

/** Changes the list of events and makes everything else agree with it: numbers, hashes, columns, the case. */
const rewriting =
  (change: (events: CaseEvent[], at: number) => CaseEvent[], place = (at: number) => at): Tamper =>
  async (client, { workspaceId, caseId, seq }) => {
    const { rows } = await client.query<{ data: CaseEvent; workflow_id: string }>(
      `select data, workflow_id from case_events where ${KEY} order by seq`,
      [workspaceId, caseId],
    );
    const events = change(
      rows.map(({ data }) => data),
      seq - 1,
    ).map((event, index) => ({ ...event, seq: index + 1 }));
    await client.query(`delete from case_events where ${KEY}`, [workspaceId, caseId]);
    let hash: string | null = null;
    for (const event of events) {
      const previous = hash;
      hash = chainHash(previous, event as unknown as Json);
      const c = eventColumns(event);
      await client.query(
        `insert into case_events (workspace_id, case_id, seq, workflow_id, version, kind, at, actor, stage, work_item_id,
            cause, data, previous_hash, hash)
          values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0), $8, $9, $10, $11, $12, decode($13, 'hex'), decode($14, 'hex'))`,
        [
          ...[
            workspaceId,
            caseId,
            event.seq,
            rows[0]?.workflow_id,
            c.version,
            c.kind,
            c.at,
            c.actor,
            c.stage,
            c.item,
          ],
          ...[c.cause, JSON.stringify(event), previous, hash],
        ],
      );
    }
    const state = fold(events);
    const c = caseColumns(state);
    await client.query(
      `update cases set version = $3, head_hash = decode($4, 'hex'), state = $5, title = $6, status = $7, outcome = $8,
          stages = $9, owners = $10, updated_at = to_timestamp($11::bigint / 1000.0),
          closed_at = to_timestamp($12::bigint / 1000.0), due_at = to_timestamp($13::bigint / 1000.0) where ${KEY}`,
      [
        ...[
          workspaceId,
          caseId,
          state.seq,
          hash,
          JSON.stringify(state),
          c.title,
          c.status,
          c.outcome,
          c.stages,
          c.owners,
        ],
        ...[c.updated, c.closed, c.due],
      ],
    );
    return { caseId, seq: place(seq) };
  };

const swapped = <Item>(list: readonly Item[], at: number): Item[] => {
  const copy = [...list];
  const other = Math.min(at + 1, copy.length - 1);
  const first = Math.min(at, other - 1);
  [copy[first], copy[other]] = [copy[other] as Item, copy[first] as Item];
  return copy;
};

/** Every kind of tamper by its name. Those called "seen by a checkpoint alone" leave chain, columns and case in agreement. */
export const TAMPERS: { readonly [name: string]: Tamper } = {
  'the content of an event': setting(`data = jsonb_set(data, '{cause}', '"Other"')`),
  'a new member in an event': setting(`data = data || '{"also": 1}'`),
  'the number inside an event': setting(`data = jsonb_set(data, '{seq}', '9000')`),
  'the time of an event': setting(`at = at + interval '1 hour'`),
  'the kind of an event': setting(`kind = kind || 'X'`),
  'the actor of an event': setting(`actor = 'mallory'`),
  'the stage of an event': setting(`stage = 'elsewhere'`),
  'the work item of an event': setting(`work_item_id = 'another'`),
  'the cause of an event': setting(`cause = 'Other'`),
  'the version of an event': setting('version = version + 1'),
  'the workflow of an event': setting(`workflow_id = 'another'`),
  'the hash of an event': setting(`hash = sha256(hash)`),
  'the previous hash of an event': setting(`previous_hash = sha256(hash)`),
  'an event and its own hash': async (client, { workspaceId, caseId, seq }) => {
    const { rows } = await client.query<{ data: CaseEvent; previous: string | null }>(
      `select data, encode(previous_hash, 'hex') as previous from case_events where ${ONE}`,
      [workspaceId, caseId, seq],
    );
    const { data, previous } = rows[0] ?? { data: {} as CaseEvent, previous: null };
    const forged = { ...data, cause: 'Other' };
    await client.query(
      `update case_events set data = $4, cause = 'Other', hash = decode($5, 'hex') where ${ONE}`,
      [workspaceId, caseId, seq, JSON.stringify(forged), chainHash(previous, forged as unknown as Json)],
    );
    return { caseId, seq };
  },
  'an event removed': async (client, { workspaceId, caseId, seq }) => {
    await client.query(`delete from case_events where ${ONE}`, [workspaceId, caseId, seq]);
    return { caseId, seq };
  },
  'the tail cut off': async (client, { workspaceId, caseId, seq }) => {
    await client.query(`delete from case_events where ${KEY} and seq >= $3`, [workspaceId, caseId, seq]);
    return { caseId, seq };
  },
  'the contents of two events exchanged': async (client, { workspaceId, caseId, seq, events }) => {
    const first = Math.min(seq, events - 1);
    await client.query(
      `update case_events e set data = o.data from case_events o
        where e.workspace_id = $1 and e.case_id = $2 and o.workspace_id = $1 and o.case_id = $2
          and e.seq in ($3::int, $3::int + 1) and o.seq = $3::int + $3::int + 1 - e.seq`,
      [workspaceId, caseId, first],
    );
    return { caseId, seq: first };
  },
  'two events exchanged': async (client, { workspaceId, caseId, seq, events }) => {
    const first = Math.min(seq, events - 1);
    for (const [from, to] of [
      [first, -1],
      [first + 1, first],
      [-1, first + 1],
    ]) {
      await client.query(`update case_events set seq = $4 where ${ONE}`, [workspaceId, caseId, from, to]);
    }
    return { caseId, seq: first };
  },
  'an event put in again at the end': async (client, { workspaceId, caseId, seq, events }) => {
    await client.query(
      `insert into case_events select workspace_id, case_id, $4, workflow_id, version, kind, at, actor, stage, work_item_id,
          cause, data, previous_hash, hash from case_events where ${ONE}`,
      [workspaceId, caseId, seq, events + 1],
    );
    return { caseId, seq: events + 1 };
  },
  'a whole history removed': async (client, { workspaceId, caseId }) => {
    await client.query(`delete from case_events where ${KEY}`, [workspaceId, caseId]);
    return { caseId, seq: 1 };
  },
  'the row of a case removed': async (client, { workspaceId, caseId }) => {
    await client.query(`delete from cases where ${KEY}`, [workspaceId, caseId]);
    return { caseId, seq: null };
  },
  'the state of a case': onCase(`state = jsonb_set(state, '{priority}', '"urgent"')`),
  'the title of a case': onCase(`title = title || '!'`),
  'the status of a case': onCase(`status = 'cancelled'`),
  'the owners of a case': onCase(`owners = array['mallory']`),
  'the opening time of a case': onCase(`opened_at = opened_at - interval '1 day'`),
  'the head of a case': async (client, target) => {
    await onCase('head_hash = sha256(head_hash)')(client, target);
    return { caseId: target.caseId, seq: target.events };
  },
  'a personal value': async (client, { workspaceId, caseId }) => {
    await client.query(`update personal_values set value = '"Another"' where ${KEY}`, [workspaceId, caseId]);
    return { caseId, seq: 1 };
  },
  'an event of the workspace': onOwn(
    `update workspace_events set data = '{"name": "Other"}' where workspace_id = $1 and seq = 2`,
  ),
  'an event of the workspace removed': onOwn(
    'delete from workspace_events where workspace_id = $1 and seq = 2',
  ),
  'the last checkpoint removed': onCheckpoint(
    `with gone as (delete from checkpoints where workspace_id = $1
        and seq = (select max(seq) from checkpoints where workspace_id = $1) returning seq)
      delete from checkpoint_cases k using gone where k.workspace_id = $1 and k.checkpoint_seq = gone.seq`,
  ),
  'a checkpoint in the middle removed': onCheckpoint(
    'delete from checkpoints where workspace_id = $1 and seq = 2',
  ),
  'what a checkpoint says': onCheckpoint(
    `update checkpoints set statement = replace(statement, '"format":1', '"format":1 ') where workspace_id = $1 and seq = 2`,
  ),
  'the signature of a checkpoint': onCheckpoint(
    `update checkpoints set signature = reverse(signature) where workspace_id = $1 and seq = 2`,
  ),
  'the hashes beside a checkpoint': onCheckpoint(
    `update checkpoint_cases set hashes = overlay(hashes placing '\\x00'::bytea from 1)
      where workspace_id = $1 and checkpoint_seq = 2 and case_id <> ''`,
  ),
  'seen by a checkpoint alone: an event rewritten': rewriting((events, at) =>
    events.map((event, index) => (index === at ? { ...event, cause: 'Other' } : event)),
  ),
  'seen by a checkpoint alone: the time of an event rewritten': rewriting((events, at) =>
    events.map((event, index) => (index === at ? { ...event, at: event.at + 1 } : event)),
  ),
  'seen by a checkpoint alone: the last event cut off': async (client, target) => {
    await rewriting((events) => events.slice(0, -1))(client, target);
    return { caseId: target.caseId, seq: target.events };
  },
  'seen by a checkpoint alone: the last comment and all after it left out': async (client, target) => {
    await rewriting((events) => events.slice(0, 5))(client, target);
    return { caseId: target.caseId, seq: 6 };
  },
  'seen by a checkpoint alone: a comment taken out of the middle': async (client, target) => {
    await rewriting((events) => events.filter((_, index) => index !== 4))(client, target);
    return { caseId: target.caseId, seq: 5 };
  },
  'seen by a checkpoint alone: two comments exchanged': async (client, target) => {
    await rewriting((events) => swapped(events, 4))(client, target);
    return { caseId: target.caseId, seq: 5 };
  },
  'seen by a checkpoint alone: a comment put in': async (client, target) => {
    await rewriting((events) =>
      events.flatMap((event, index) => (index === 4 ? [event, forged(event)] : [event])),
    )(client, target);
    return { caseId: target.caseId, seq: 6 };
  },
  'seen by a checkpoint alone: a whole case removed': async (client, { workspaceId, caseId }) => {
    for (const table of ['case_events', 'cases', 'personal_values']) {
      await client.query(`delete from ${table} where ${KEY}`, [workspaceId, caseId]);
    }
    return { caseId, seq: 1 };
  },
};

const forged = (event: CaseEvent): CaseEvent =>
  ({ ...event, comment: 'forged', text: 'I never said this.' }) as unknown as CaseEvent;
