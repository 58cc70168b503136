// Everything that names somebody who leaves names their successors, in one transaction: people, teams, workflows.
import type { Json } from '../../../core/base/index.ts';
import { writeWorkflow } from '../../../core/model/index.ts';
import {
  invitations,
  type PersonRow,
  people,
  type Scope,
  teams,
  workflowVersions,
  workspaceEvents,
} from '../../store/index.ts';
import { endAllOf } from '../end-sign-ins.ts';
import { renameInDrafts } from '../log-people.ts';
import type { By } from '../people.ts';
import { withNames } from '../workflows/name-people.ts';
import type { LeavingLine, LeavingPlan } from './plan.ts';

/** Who gets what: successors by the key of their line. */
export type Successors = ReadonlyMap<string, string | null>;

type Passing = {
  readonly scope: Scope;
  readonly plan: LeavingPlan;
  readonly successors: Successors;
  readonly by: By;
  readonly at: number;
};

/** Leaves open work as it is; that is handed over case by case. */
export async function passOn(passing: Passing): Promise<void> {
  const { scope, plan, by, at, successors } = passing;
  const leaver = (await people.holdAll(scope)).find(({ personId }) => personId === plan.personId);
  await workspaceEvents.hold(scope);
  if (leaver === undefined) return;
  await people.update(scope, { ...leaver, active: false, deputyId: plan.heirId, deputies: [] });
  await endAllOf(scope, leaver);
  await invitations.withdraw(scope, plan.personId);
  for (const row of await people.list(scope)) {
    const after = personAfter(row, plan.personId, successors);
    if (after !== row) await people.update(scope, after);
  }
  for (const team of await teams.list(scope)) {
    const leadId = successors.get(`lead ${team.teamKey}`);
    if (leadId !== undefined) await teams.put(scope, { ...team, leadId });
  }
  for (const line of plan.lines) if (line.kind === 'workflow') await publishFor(passing, leaver, line);
  const data: Json = { personId: plan.personId, name: plan.name, successors: Object.fromEntries(successors) };
  await workspaceEvents.append(scope, { kind: 'PersonLeft', at, actor: by.personId, data });
}

function personAfter(row: PersonRow, leaver: string, successors: Successors): PersonRow {
  const deputy = successors.get(`deputy ${row.personId}`);
  const manager = successors.get(`manager ${row.personId}`);
  if (deputy === undefined && manager === undefined) return row;
  const deputies = row.deputies.flatMap((each) => {
    if (each.person !== leaver) return [each];
    return deputy == null ? [] : [{ ...each, person: deputy }];
  });
  return {
    ...row,
    deputies,
    deputyId: row.deputyId === leaver ? (deputy ?? null) : row.deputyId,
    managerId: row.managerId === leaver ? (manager ?? null) : row.managerId,
  };
}

/** A new version that names the successor; a draft follows too. */
async function publishFor(
  { scope, successors, by, at }: Passing,
  leaver: PersonRow,
  { key, successorId: proposed }: LeavingLine,
): Promise<void> {
  const id = key.slice('workflow '.length);
  const successor = await people.get(scope, successors.get(key) ?? proposed ?? '');
  const current = await workflowVersions.current(scope, id);
  if (successor === undefined || current === undefined) return;
  const renaming = { people: new Map([[leaver.key, successor.key]]), teams: new Map<string, string>() };
  const workflow = withNames(current.workflow, renaming);
  const note = `${leaver.name} left; ${successor.name} stands in their place`;
  const source = writeWorkflow(workflow);
  const version = await workflowVersions.publish(scope, id, { source, workflow, note, by: by.personId });
  const data = { workflowId: id, version: version ?? null };
  await workspaceEvents.append(scope, { kind: 'WorkflowPublished', at, actor: by.personId, data });
  await renameInDrafts(scope, renaming, by, id);
}
