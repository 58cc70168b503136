// What PostgreSQL's own bench makes of a full move: the rows that a move writes, statement by statement, a commit a move, into
// copies of our tables with all their indexes. It decides nothing, checks no version and tells nobody.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';

const PROGRAM = process.env.PGBENCH ?? '/usr/lib/postgresql/15/bin/pgbench';

/** Each client a connection; the embedded server takes a hundred, and some are ours. */
const MOST_CONNECTIONS = 64;

const CASES = 2_000;

const TABLES = ['cases', 'case_events', 'work_items', 'stage_visits', 'jobs', 'idempotency_keys'] as const;

export const hasPgbench = (): boolean => existsSync(PROGRAM);

export type FullMoves = {
  /** **units**: moves per second; `latency` in milliseconds, the mean. */
  run(clients: number, seconds: number): Promise<{ perSecond: number; latency: number }>;
  close(): Promise<void>;
};

/** Takes a case that has moved as its pattern. */
export async function openFullMoves(owner: ClientConfig): Promise<FullMoves> {
  const client = new Client(owner);
  await client.connect();
  for (const table of TABLES) await client.query(`create table bench_${table} (like ${table} including all)`);
  const folder = await mkdtemp(join(tmpdir(), 'millrace-pgbench-'));
  const script = join(folder, 'move.sql');
  await writeFile(script, await prepare(client));
  return {
    run: async (clients, seconds) => {
      const connections = String(Math.min(clients, MOST_CONNECTIONS));
      const args = [
        '-n',
        '-M',
        'prepared',
        '-c',
        connections,
        '-j',
        '2',
        '-T',
        String(seconds),
        '-f',
        script,
      ];
      const said = await pgbench(args, owner);
      const told = (pattern: RegExp): number => Number(pattern.exec(said)?.[1] ?? Number.NaN);
      return { perSecond: told(/tps = ([\d.]+)/), latency: told(/latency average = ([\d.]+)/) };
    },
    close: async () => {
      for (const table of TABLES) await client.query(`drop table bench_${table}`);
      await client.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Fills the tables with copies of one case, and writes the move of one of them. **shape**: the script. */
async function prepare(client: Client): Promise<string> {
  const { rows } = await client.query<{ workspace_id: string; case_id: string; first: string }>(
    `select workspace_id, case_id, min(seq)::text as first from case_events
      where kind = 'StageLeft' group by 1, 2 having count(*) > 1 limit 1`,
  );
  const pattern = rows[0];
  if (pattern === undefined) throw new Error('No case has moved yet.');
  const values = [pattern.workspace_id, pattern.case_id];
  const copies = async (table: string, id: string, changed: { readonly [column: string]: string }) => {
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
    );
    const read = columns.map(({ name }) => changed[name] ?? `t.${name}`).join(', ');
    await client.query(
      `insert into bench_${table} select ${read} from (select * from ${table} where workspace_id = $1 and case_id = $2
        order by ${id} limit 1) as t, generate_series(1, ${CASES}) as n`,
      values,
    );
  };
  await copies('cases', 'case_id', { case_id: 'n::text', number: 'n' });
  await copies('work_items', 'offered_at', { case_id: 'n::text', work_item_id: "n || '/0'" });
  await copies('stage_visits', 'entered_at', { case_id: 'n::text', visit: '0' });
  await copies('jobs', 'position', { case_id: 'n::text', job_key: "n || '/0'" });
  const events = await client.query<{ kind: string; data: string }>(
    `select kind, data::text as data from case_events where workspace_id = $1 and case_id = $2 and seq >= ${pattern.first}
      order by seq limit 8`,
    values,
  );
  const { rows: states } = await client.query<{ state: string }>(
    'select state::text as state from cases where workspace_id = $1 and case_id = $2',
    values,
  );
  return moveScript(client, pattern.workspace_id, events.rows, states[0]?.state ?? '{}');
}

/** A colon before a word would be a variable to the program. */
const literal = (client: Client, json: string): string =>
  client.escapeLiteral(json.replaceAll(/:(?=\w)/g, '\\u003a'));

function moveScript(
  client: Client,
  workspace: string,
  events: readonly { kind: string; data: string }[],
  state: string,
): string {
  const ws = client.escapeLiteral(workspace);
  const hash = "decode(repeat('ab', 32), 'hex')";
  const rows = events.map(
    ({ kind, data }, n) =>
      `(${ws}, (:c)::text, (:n)::bigint + ${n}, 'five', 1, '${kind}', now(), 'ana', 'stage1', null, 'CompleteWorkItem', ${literal(client, data)}, ${hash}, ${hash})`,
  );
  return `\\set c random(1, ${CASES})
\\set n random(1, 1000000000) * 1000
begin;
select version from bench_cases where workspace_id = ${ws} and case_id = (:c)::text for update;
insert into bench_idempotency_keys (workspace_id, key, command_hash, answer) values (${ws}, (:n)::text || '-' || (:c)::text, repeat('ab', 32), '{"seq": 1}') on conflict do nothing;
update bench_cases set stages = '{stage2}', updated_at = now(), due_at = now(), version = version + 8, head_hash = ${hash}, state = ${literal(client, state)} where workspace_id = ${ws} and case_id = (:c)::text;
insert into bench_case_events (workspace_id, case_id, seq, workflow_id, version, kind, at, actor, stage, work_item_id, cause, data, previous_hash, hash) values ${rows.join(', ')} on conflict do nothing;
update bench_work_items set status = 'completed', completed_at = now(), completed_by = 'ana' where workspace_id = ${ws} and case_id = (:c)::text and work_item_id = (:c)::text || '/0';
insert into bench_work_items (workspace_id, work_item_id, case_id, workflow_id, stage, visit, owner_id, candidates, why, status, offered_at, due_at) values (${ws}, (:n)::text, (:c)::text, 'five', 'stage2', 1, 'ana', '{}', 'requester', 'offered', now(), now()) on conflict do nothing;
update bench_stage_visits set left_at = now(), to_stage = 'stage2' where workspace_id = ${ws} and case_id = (:c)::text and visit = 0;
insert into bench_stage_visits (workspace_id, case_id, stage, visit, workflow_id, token_id, rework, owner_id, entered_at) values (${ws}, (:c)::text, 'stage2', ((:n)::bigint / 1000)::integer, 'five', 'token', false, 'ana', now()) on conflict do nothing;
update bench_jobs set state = 'cancelled', finished_at = now() where workspace_id = ${ws} and job_key = (:c)::text || '/0';
insert into bench_jobs (workspace_id, job_key, case_id, kind, due_at, position) values (${ws}, (:n)::text || '/' || (:c)::text, (:c)::text, 'timer', now() + interval '2 days', 1) on conflict do nothing;
commit;
`;
}

function pgbench(
  args: readonly string[],
  { host, port, user, password, database }: ClientConfig,
): Promise<string> {
  const env = { ...process.env, PGHOST: host ?? '', PGPORT: String(port ?? 5432), PGUSER: user ?? '' };
  const child = spawn(PROGRAM, args, {
    env: { ...env, PGPASSWORD: String(password ?? ''), PGDATABASE: database ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`pgbench: ${said.slice(-2_000)}`)),
    );
  });
}
