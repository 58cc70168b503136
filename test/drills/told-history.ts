// A small history to prove and to tamper with: cases that are opened, talked about and done, values that can be erased,
// a workspace that changes, and checkpoints between them.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/core/base/index.ts';
import type { EventBody } from '../../src/core/model/index.ts';
import type { Growth, KeptCheckpoint } from '../../src/shell/store/checkpoints/checkpoint.ts';
import type { SigningKey } from '../../src/shell/store/checkpoints/signing-key.ts';
import { cases, newId, type Scope, workspaceEvents } from '../../src/shell/store/index.ts';
import type { Database } from '../../src/shell/store/open-database.ts';
import { checkpoints } from '../../src/shell/store/tables/checkpoints.ts';
import { comment, completing, openingBodies, request, START } from '../contract/history.ts';

/** Tells so many cases, a checkpoint after each third of them. **shape**: the case ids. */
export async function tellHistory(
  database: Database,
  workspaceId: string,
  key: SigningKey,
  count: number,
): Promise<string[]> {
  const caseIds: string[] = [];
  for (let n = 0; n < count; n++) {
    caseIds.push(await tellCase(database, workspaceId, n));
    if (n % 3 !== 2) continue;
    await database.withWorkspace(workspaceId, (scope) =>
      workspaceEvents.append(scope, {
        kind: 'WorkspaceRenamed',
        at: START + n,
        actor: 'ana',
        data: { name: `Name ${n}` },
      }),
    );
    await database.withWorkspace(workspaceId, (scope) => checkpoints.make(scope, key, START + n * 1_000));
  }
  return caseIds;
}

async function tellCase(database: Database, workspaceId: string, n: number): Promise<string> {
  const caseId = newId();
  const personal = { reference: newId(), salt: 'ab'.repeat(16), value: `Phone ${n}` };
  const hash = createHash('sha256')
    .update(Buffer.from(personal.salt, 'hex'))
    .update(canonicalJson(personal.value))
    .digest('hex');
  const [opened, ...rest] = openingBodies(caseId) as [EventBody & { type: 'CaseOpened' }, ...EventBody[]];
  const record = { ...opened.record, phone: { personal: personal.reference, hash } };
  await database.commit({
    ...request(workspaceId, caseId, null, [{ ...opened, record }, ...rest]),
    personalValues: [personal],
  });
  const steps: EventBody[][] = [
    [comment(caseId, 'a', `First of ${n}`)],
    [comment(caseId, 'b', `Second of ${n}`)],
  ];
  if (n % 2 === 0) steps.push(completing(caseId));
  for (const bodies of steps) {
    const before = await cases.load(database.in(workspaceId), caseId);
    if (before === undefined) throw new Error('The case is not there.');
    await database.commit(request(workspaceId, caseId, before, bodies));
  }
  return caseId;
}

/** All checkpoints of a workspace, as somebody would keep them elsewhere. */
export async function keptOutside(scope: Scope): Promise<KeptCheckpoint[]> {
  const kept: KeptCheckpoint[] = [];
  for (const { seq, statement, signature } of await checkpoints.after(scope, 0)) {
    const growths: Growth[] = [];
    for await (const growth of checkpoints.growths(scope, seq)) growths.push(growth);
    kept.push({ statement, signature, growths });
  }
  return kept;
}
