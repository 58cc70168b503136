// Nobody lies about what happened unseen: each kind of tamper is planted, found, and named by its place; and the proof that
// leaves out a check misses what that check is for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, types } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptCheckpoint } from '../../src/shell/store/checkpoints/checkpoint.ts';
import { type SigningKey, signingKey } from '../../src/shell/store/checkpoints/signing-key.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import type { ServerAccess } from '../../src/shell/store/server.ts';
import { checkpoints } from '../../src/shell/store/tables/checkpoints.ts';
import type { Proof, ProofOptions } from '../../src/shell/store/verify/proof.ts';
import { proveWithin } from '../../src/shell/store/verify/prove-database.ts';
import { freshAccess, freshWorkspace } from '../database/fresh-database.ts';
import { TAMPERS, type Tamper, type Target } from '../drills/tampers.ts';
import { keptOutside, tellHistory } from '../drills/told-history.ts';
import { START } from './history.ts';

describe('T1.1 the proof of a history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-key-'));
  let access: ServerAccess;
  let database: Database;
  let key: SigningKey;
  let owner: Client;
  let target: Target;
  let outside: KeptCheckpoint[];

  beforeAll(async () => {
    access = await freshAccess();
    database = await openPrepared(access);
    const workspaceId = await freshWorkspace(database);
    key = signingKey(join(folder, 'key.pem'));
    const caseIds = await tellHistory(database, workspaceId, key, 9);
    target = { workspaceId, caseId: caseIds[4] ?? '', seq: 3, events: 10 };
    outside = await keptOutside(database.in(workspaceId));
    // As the product reads them: bigints are numbers.
    const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
      oid === 20 ? Number : types.getTypeParser(oid, format as 'text');
    owner = new Client({ ...access.owner, types: { getTypeParser } as never });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const proofAfter = async (
    tamper: Tamper,
    options: ProofOptions = {},
  ): Promise<[Proof, Awaited<ReturnType<Tamper>>]> => {
    await owner.query('begin');
    await owner.query(`set local timezone = 'UTC'`);
    try {
      const planted = await tamper(owner, target);
      return [await proveWithin(owner, options), planted];
    } finally {
      await owner.query('rollback');
    }
  };

  it('finds nothing where nobody tampered', async () => {
    const [proof] = await proofAfter(async () => ({ caseId: null, seq: null }), {
      outside,
      keys: [key.publicKey],
    });
    expect(proof.faults).toEqual([]);
    expect(proof).toMatchObject({ workspaces: 1, cases: 9, checkpoints: 3, personalValues: 9 });
    expect(proof.events).toBe(9 * 6 + 5 * 4 + 3);
  });

  it.each(Object.keys(TAMPERS))('names the place of %s', async (name) => {
    const [{ faults }, planted] = await proofAfter(TAMPERS[name] as Tamper, { outside });
    expect(faults[0]).toMatchObject(planted);
  });

  it('sees the same by the checkpoints in the database alone, unless these were removed too', async () => {
    const names = Object.keys(TAMPERS).filter((name) => name !== 'the last checkpoint removed');
    for (const name of names) {
      const [{ faults }, planted] = await proofAfter(TAMPERS[name] as Tamper);
      expect(faults[0], name).toMatchObject(planted);
    }
  });

  it('knows a database that was signed anew by another key, by the checkpoints outside or by the key', async () => {
    const other = signingKey(join(folder, 'other.pem'));
    const signAnew: Tamper = async (client, place) => {
      await TAMPERS['seen by a checkpoint alone: an event rewritten']?.(client, place);
      await client.query('delete from checkpoints');
      await client.query('delete from checkpoint_cases');
      const scope = {
        workspaceId: place.workspaceId,
        rows: async (asked: { text: string }, values: readonly unknown[]) =>
          asked.text.startsWith('set transaction') ? [] : (await client.query(asked.text, [...values])).rows,
      };
      await checkpoints.make(scope as never, other, START);
      return { caseId: place.caseId, seq: place.seq };
    };
    expect((await proofAfter(signAnew))[0].faults).toEqual([]);
    expect((await proofAfter(signAnew, { keys: [key.publicKey] }))[0].faults[0]?.code).toBe('checkpoint');
    const byOutside = (await proofAfter(signAnew, { outside }))[0].faults;
    expect(byOutside.find(({ code }) => code === 'rewritten')).toMatchObject({
      caseId: target.caseId,
      seq: 3,
    });
  });

  it('lets what was erased be gone', async () => {
    const [proof] = await proofAfter(
      async (client) => {
        await client.query('delete from personal_values');
        return { caseId: null, seq: null };
      },
      { outside },
    );
    expect(proof.faults).toEqual([]);
  });

  it('would fail if it left out a check: each of them is what finds some tamper', async () => {
    const missed = async (name: string, without: ProofOptions['without']) =>
      (await proofAfter(TAMPERS[name] as Tamper, { outside, ...(without ? { without } : {}) }))[0].faults
        .length === 0;
    expect(await missed('the hash of an event', ['chain'])).toBe(true);
    expect(await missed('the stage of an event', ['columns'])).toBe(true);
    expect(await missed('the title of a case', ['state'])).toBe(true);
    expect(await missed('a personal value', ['personal'])).toBe(true);
    expect(await missed('seen by a checkpoint alone: an event rewritten', ['checkpoints'])).toBe(true);
  });
});
