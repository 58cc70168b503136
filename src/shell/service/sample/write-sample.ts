// Writes the sample into its workspace: people, teams and workflows first, then case by case through the same commit as
// all work, a few at a time, so that the server answers everybody else meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  caseNumbers,
  type Database,
  identities,
  notifications,
  people,
  type Scope,
  teams,
  workflows,
  workflowVersions,
  workspaceEvents,
} from '../../store/index.ts';
import type { ToldCase } from './tell-history.ts';
import type { Prologue, Teller } from './teller.ts';

type Writing = {
  readonly db: Database;
  readonly workspaceId: string;
  readonly teller: Teller;
  readonly until: number;
  /** Told how many cases are written, of how many. */
  readonly onProgress: (done: number, of: number) => void;
};

/** Cases that may wait for the disk: enough for full groups, few enough to bound memory. */
const UNDER_WAY = 48;

/** Everything but the newcomer's way in. **rejects** where the store refuses a case: that is a defect. */
export async function writeSample({ db, workspaceId, teller, until, onProgress }: Writing): Promise<void> {
  const prologue = await teller.prologue();
  await db.withWorkspace(workspaceId, (scope) => writeGround(scope, prologue, until));
  const underWay = new Set<Promise<void>>();
  let done = 0;
  for (let batch = await teller.next(); batch.length > 0; batch = await teller.next()) {
    for (const told of batch) {
      const written = commitCase(db, workspaceId, told).then(() => {
        underWay.delete(written);
        onProgress(++done, prologue.cases);
      });
      underWay.add(written);
      while (underWay.size >= UNDER_WAY) await Promise.race(underWay);
      await nextTurn();
    }
  }
  await Promise.all(underWay);
}

async function writeGround(
  scope: Scope,
  { people: persons, teams: groups, workflows: flows, cases }: Prologue,
  at: number,
) {
  // Managers and deputies refer to each other, so everybody is there before anybody is led.
  for (const person of persons) await people.insert(scope, { ...person, managerId: null, deputyId: null });
  for (const person of persons) await people.update(scope, person);
  for (const team of groups) await teams.put(scope, team);
  const me = persons.find(({ role }) => role === 'owner')?.personId ?? '';
  for (const { source, workflow } of flows) {
    const { id: workflowId, title, description, owner } = workflow;
    const ownerId = persons.find(({ key }) => key === owner)?.personId ?? me;
    await workflows.insert(scope, { workflowId, title, description, ownerId });
    await workflowVersions.publish(scope, workflowId, { source, workflow, note: null, by: ownerId });
  }
  await caseNumbers.take(scope, cases);
  const data = { people: persons.length, workflows: flows.length, cases };
  await workspaceEvents.append(scope, { kind: 'SampleMade', at, actor: me, data });
}

async function commitCase(db: Database, workspaceId: string, told: ToldCase): Promise<void> {
  const { caseId, events, state, jobs, personal } = told;
  const answer = await db.commit({
    ...{ workspaceId, caseId, expectedVersion: 0, headHash: null, events, state, jobs },
    ...{ personalValues: personal, sample: true },
  });
  if (answer.outcome !== 'committed')
    throw new Error(`A case of the sample was not stored: ${answer.outcome}.`);
}

/** What was told before the last day counts as read, and the newcomer may come in. Inside one transaction. */
export async function openSample(
  scope: Scope,
  { userId, personId }: { userId: string; personId: string },
  readUntil: number,
): Promise<void> {
  await notifications.readUntil(scope, readUntil);
  await identities.join(scope, userId, { workspaceId: scope.workspaceId, personId });
}
