// People seen in imported logs: they become persons without sign-in, once each, and are later told to be somebody who is here.
import { fail, type Json, type Result, succeed } from '../../core/base/index.ts';
import { readWorkflow, type Workflow, writeWorkflow } from '../../core/model/index.ts';
import {
  invitations,
  newId,
  type PersonRow,
  people,
  type Scope,
  teams,
  workflowDrafts,
  workflows,
  workspaceEvents,
} from '../store/index.ts';
import { keyOf } from './key-of.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';
import { namedIn, type Renaming, withNames } from './workflows/name-people.ts';

/** Who a draft of a log names. `key` is what the draft calls them, `name` what the log does. */
export type SeenPerson = { readonly key: string; readonly name: string };
export type SeenTeam = { readonly key: string; readonly name: string; readonly members: readonly string[] };
export type Seen = { readonly people: readonly SeenPerson[]; readonly teams: readonly SeenTeam[] };

/** Makes those who are not here yet, and says by which keys the workspace knows them all. Inside one transaction. */
export async function bringIn(
  scope: Scope,
  { by, at }: { by: By; at: number },
  seen: Seen,
): Promise<Renaming> {
  const rows = await people.list(scope);
  const known = new Map(rows.flatMap((row) => [row.name, ...row.logNames].map((name) => [name, row])));
  const taken = new Set(rows.map(({ key }) => key));
  const found = new Map<string, PersonRow>();
  for (const { key, name } of seen.people) {
    const row = known.get(name) ?? (await addSeen(scope, name, taken));
    found.set(key, row);
  }
  const made = await addTeams(scope, seen.teams, found);
  if (seen.people.length > 0) {
    const data = { people: seen.people.length, teams: seen.teams.length };
    await workspaceEvents.append(scope, { kind: 'LogPeopleAdded', at, actor: by.personId, data });
  }
  return { people: new Map([...found].map(([key, row]) => [key, row.key])), teams: made };
}

async function addSeen(scope: Scope, name: string, taken: Set<string>): Promise<PersonRow> {
  const base = keyOf(name);
  let key = base;
  for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
  taken.add(key);
  const person = {
    ...{ personId: newId(), key, name, role: 'member', active: true, userId: null },
    ...{ source: 'log' as const, logNames: [name], managerId: null, deputyId: null, absences: [] },
  };
  await people.insert(scope, person);
  return { ...person, deputies: [], skills: [], capacity: null, createdAt: 0 };
}

async function addTeams(
  scope: Scope,
  seen: readonly SeenTeam[],
  found: ReadonlyMap<string, PersonRow>,
): Promise<ReadonlyMap<string, string>> {
  const taken = new Set((await teams.list(scope)).map(({ teamKey }) => teamKey));
  const made = new Map<string, string>();
  for (const { key, name, members } of seen) {
    const base = keyOf(name);
    let teamKey = base;
    for (let count = 2; taken.has(teamKey); count++) teamKey = `${base}-${count}`;
    taken.add(teamKey);
    const memberIds = members.flatMap((member) => found.get(member)?.personId ?? []);
    await teams.put(scope, { teamKey, name, leadId: null, memberIds });
    made.set(key, teamKey);
  }
  return made;
}

export type LogPeopleService = {
  /** This person of a log is that person: their names, teams and places in drafts pass to them. */
  merge(by: By, personId: string, into: string): Promise<Result<undefined, Refusal>>;
};

export function createLogPeopleService(ground: Ground): LogPeopleService {
  return { merge: (by, personId, into) => merge(ground, by, personId, into) };
}

async function merge(
  { db, now }: Ground,
  by: By,
  personId: string,
  into: string,
): Promise<Result<undefined, Refusal>> {
  const outcome = await db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<undefined, Refusal>> => {
      const rows = await people.holdAll(scope);
      await workspaceEvents.hold(scope);
      const [seen, kept] = [personId, into].map((id) => rows.find((row) => row.personId === id));
      if (seen === undefined || kept === undefined || personId === into) return fail(NO_SUCH_PERSON);
      if (seen.source !== 'log' || seen.userId !== null) return fail(NOT_FROM_A_LOG);
      await passOn(scope, seen, kept, by);
      const data: Json = { personId, into, name: seen.name };
      await workspaceEvents.append(scope, { kind: 'PersonMerged', at: now(), actor: by.personId, data });
      return succeed(undefined);
    },
  );
  if (outcome.ok) announce(db, by.workspaceId, 'people-changed');
  return outcome;
}

async function passOn(scope: Scope, seen: PersonRow, kept: PersonRow, by: By): Promise<void> {
  const logNames = [...new Set([...kept.logNames, seen.name, ...seen.logNames])];
  await people.update(scope, { ...kept, logNames });
  const now = (id: string) => (id === seen.personId ? kept.personId : id);
  for (const team of await teams.list(scope)) {
    if (!team.memberIds.includes(seen.personId) && team.leadId !== seen.personId) continue;
    const leadId = team.leadId === null ? null : now(team.leadId);
    await teams.put(scope, { ...team, leadId, memberIds: team.memberIds.map(now) });
  }
  for (const row of await people.list(scope)) {
    if (row.managerId !== seen.personId && row.deputyId !== seen.personId) continue;
    const other = (id: string | null) =>
      id === seen.personId && row.personId !== kept.personId ? kept.personId : id;
    await people.update(scope, { ...row, managerId: other(row.managerId), deputyId: other(row.deputyId) });
  }
  await invitations.withdraw(scope, seen.personId);
  await renameInDrafts(scope, { people: new Map([[seen.key, kept.key]]), teams: new Map() }, by);
  await people.update(scope, {
    ...seen,
    active: false,
    logNames: [],
    key: `${seen.key}-merged-${seen.personId.slice(-6)}`,
  });
}

/** What is being designed follows; what was published stays as it was published. */
export async function renameInDrafts(scope: Scope, renaming: Renaming, by: By, only?: string): Promise<void> {
  for (const { workflowId, hasDraft } of await workflows.list(scope)) {
    if (only !== undefined && only !== workflowId) continue;
    const draft = hasDraft ? await workflowDrafts.get(scope, workflowId) : undefined;
    const { workflow } = draft === undefined ? { workflow: null } : readWorkflow(draft.source);
    if (draft === undefined || workflow === null || !isNamed(workflow, renaming)) continue;
    const renamed = withNames(workflow, renaming);
    const content = { source: writeWorkflow(renamed), workflow: renamed as unknown as Json };
    await workflowDrafts.save(scope, workflowId, draft.revision, { ...content, by: by.personId });
  }
}

const isNamed = (workflow: Workflow, { people }: Renaming): boolean =>
  [...namedIn(workflow).people].some((key) => people.has(key));

const NO_SUCH_PERSON: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace. Reload to see who is here.',
};
const NOT_FROM_A_LOG: Refusal = {
  kind: 'conflict',
  code: 'not-from-a-log',
  message: 'Only people who were seen in a log and cannot sign in can be told to be somebody else.',
};
