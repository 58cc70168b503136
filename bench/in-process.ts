// Moves without HTTP: the same commands through the same door (`handle`), on the same database, in this process.
import { randomUUID } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { type Asked, createWorkServices } from '../src/shell/service/index.ts';
import { openPrepared } from '../src/shell/store/open-database.ts';
import { embeddedAccess } from '../src/shell/store/server.ts';
import type { Way } from './moves.ts';
import type { Office } from './office.ts';

/** Opens the data directory that a server used before. `owner` connects as the owner of its database. */
export async function openInProcess(home: string, office: Office): Promise<Way & { owner: ClientConfig }> {
  const access = await embeddedAccess(home);
  const db = await openPrepared(access);
  const { handle } = createWorkServices({ db, now: () => Date.now() });
  const { workspaceId, personId, workflow } = office;
  const actor = { kind: 'person', person: personId } as const;
  const ask = async (command: Asked): Promise<string> => {
    const idempotencyKey = randomUUID();
    const outcome = await handle({ workspaceId, actor, role: 'owner', command, idempotencyKey });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return outcome.value.caseId;
  };
  const values = { amount: { minor: 12_500, currency: 'EUR' }, purpose: 'A chair' };
  return {
    name: 'in process',
    owner: access.owner,
    open: () => ask({ type: 'OpenCase', workflow, input: { values, via: 'people' } }),
    complete: async (_n, caseId, item) => {
      await ask({ type: 'CompleteWorkItem', caseId, input: { workItem: `${caseId}${item}`, values: {} } });
    },
    close: () => db.close(),
  };
}
