// DBOS on the same embedded server: a workflow of five steps, each of which waits for a message. Its state is the place in its
// code; it keeps no record, no work items and no due times.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type ClientConfig, Pool } from 'pg';
import type { Way } from './moves.ts';
import { STAGES } from './office.ts';

const PACKAGE = '@dbos-inc/dbos-sdk';
const DATABASE = 'bench_dbos';
const CONNECTIONS = 20;
const PATIENCE_SECONDS = 3_600;

/** The part of the peer's interface that is used here. */
type Dbos = {
  setConfig(config: {
    name: string;
    systemDatabasePool: Pool;
    logLevel: string;
    applicationVersion: string;
  }): void;
  launch(): Promise<void>;
  shutdown(): Promise<void>;
  registerWorkflow(flow: () => Promise<void>, config: { name: string }): () => Promise<void>;
  startWorkflow(flow: () => Promise<void>, params: { workflowID: string }): () => Promise<unknown>;
  send(to: string, message: object, topic: string, idempotencyKey: string): Promise<void>;
  recv(topic: string, options: { timeoutSeconds: number }): Promise<unknown>;
  readonly workflowID: string | undefined;
};

export const hasDbos = (): boolean => existsSync(join(import.meta.dirname, 'node_modules', PACKAGE));

/** What is waited for, one after the other. */
export const DBOS_STEPS: readonly string[] = Array.from({ length: STAGES }, (_, n) => `step${n}`);

/** A move resolves when the workflow has received it for good. It has a database of its own, made and dropped on the server of `owner`. */
export async function openDbos(owner: ClientConfig): Promise<Way> {
  await asOwner(owner, `create database ${DATABASE}`);
  const { DBOS } = (await import(PACKAGE)) as { DBOS: Dbos };
  const pool = new Pool({ ...owner, database: DATABASE, max: CONNECTIONS });
  const received = new Map<string, () => void>();
  const keyOf = (id: string | undefined, step: string): string => `${id}/${step}`;
  const flow = DBOS.registerWorkflow(
    async () => {
      for (const step of DBOS_STEPS) {
        await DBOS.recv(step, { timeoutSeconds: PATIENCE_SECONDS });
        received.get(keyOf(DBOS.workflowID, step))?.();
      }
    },
    { name: 'five-steps' },
  );
  DBOS.setConfig({ name: 'bench', systemDatabasePool: pool, logLevel: 'error', applicationVersion: '1' });
  await DBOS.launch();
  return {
    name: 'by DBOS',
    open: async () => {
      const workflowID = randomUUID();
      await DBOS.startWorkflow(flow, { workflowID })();
      return workflowID;
    },
    complete: async (_n, id, step) => {
      const key = keyOf(id, step);
      const there = new Promise<void>((resolve) => received.set(key, resolve));
      await DBOS.send(id, { amount: 12_500, purpose: 'A chair' }, step, randomUUID());
      await there;
      received.delete(key);
    },
    close: async () => {
      await DBOS.shutdown();
      await pool.end().catch(() => undefined);
      await asOwner(owner, `drop database ${DATABASE} with (force)`);
    },
  };
}

async function asOwner(owner: ClientConfig, statement: string): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  await client.query(statement);
  await client.end();
}
