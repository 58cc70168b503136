// The floor: a step of an engine that keeps nothing but where a case stands and that it came there, one commit a step.
import { type ClientConfig, Pool } from 'pg';

export type Floor = {
  readonly name: string;
  step(n: number): Promise<boolean>;
  close(): Promise<void>;
};

const ROWS = 1_000;
const MOVE = {
  name: 'move',
  text: `with moved as (update bench_cases set stage = stage + 1 where id = $1 returning id, stage)
    insert into bench_events select id, stage, now() from moved`,
};

/** Two tables of their own in the same database; each client has a connection and updates rows of its own. */
export async function openFloor(owner: ClientConfig, clients: number): Promise<Floor> {
  const pool = new Pool({ ...owner, max: clients });
  await pool.query('create table bench_cases (id integer primary key, stage integer not null)');
  await pool.query(
    'create table bench_events (id integer, stage integer, at timestamptz, primary key (id, stage))',
  );
  await pool.query(`insert into bench_cases select n, 0 from generate_series(0, ${ROWS * clients - 1}) as n`);
  const steps = new Array<number>(clients).fill(0);
  return {
    name: 'one update + insert per commit, bare driver',
    step: async (n) => {
      const at = steps[n] ?? 0;
      steps[n] = at + 1;
      await pool.query({ ...MOVE, values: [n * ROWS + (at % ROWS)] });
      return true;
    },
    close: async () => {
      await pool.query('drop table bench_cases, bench_events');
      await pool.end();
    },
  };
}
