// Which teams a workspace has: who is in each and who leads it.
import { fail, type Json, type Result, succeed } from '../../core/base/index.ts';
import { people, type Scope, type TeamRow, teams, workspaceEvents } from '../store/index.ts';
import { keyOf } from './key-of.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';

export type TeamView = {
  readonly key: string;
  readonly name: string;
  readonly leadId: string | null;
  readonly memberIds: readonly string[];
};

export type TeamChange = {
  readonly name?: string | undefined;
  readonly leadId?: string | null | undefined;
  readonly memberIds?: readonly string[] | undefined;
};

export type TeamService = {
  list(workspaceId: string): Promise<TeamView[]>;
  add(by: By, team: Omit<TeamView, 'key'>): Promise<Result<TeamView, Refusal>>;
  change(by: By, key: string, change: TeamChange): Promise<Result<TeamView, Refusal>>;
  remove(by: By, key: string): Promise<Result<undefined, Refusal>>;
};

export function createTeamService(ground: Ground): TeamService {
  return {
    list: async (workspaceId) => (await teams.list(ground.db.in(workspaceId))).map(viewOf),
    add: (by, { name, leadId, memberIds }) =>
      write(ground, by, 'TeamAdded', async (scope) => {
        const teamKey = freeKey(name, await teams.list(scope));
        return { teamKey, name, leadId, memberIds: [...memberIds] };
      }),
    change: (by, key, { name, leadId, memberIds }) =>
      write(ground, by, 'TeamChanged', async (scope) => {
        const before = (await teams.list(scope)).find(({ teamKey }) => teamKey === key);
        if (before === undefined) return undefined;
        const members = memberIds === undefined ? before.memberIds : [...memberIds];
        return {
          teamKey: key,
          name: name ?? before.name,
          leadId: leadId === undefined ? before.leadId : leadId,
          memberIds: members,
        };
      }),
    remove: (by, key) => removeTeam(ground, by, key),
  };
}

const viewOf = ({ teamKey, name, leadId, memberIds }: TeamRow): TeamView => ({
  key: teamKey,
  name,
  leadId,
  memberIds,
});

function freeKey(name: string, taken: readonly TeamRow[]): string {
  const base = keyOf(name);
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.some(({ teamKey }) => teamKey === key)) return key;
  }
}

type Make = (scope: Scope) => Promise<TeamRow | undefined>;

async function write(
  { db, now }: Ground,
  by: By,
  kind: string,
  make: Make,
): Promise<Result<TeamView, Refusal>> {
  const outcome = await db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<TeamView, Refusal>> => {
      await workspaceEvents.hold(scope);
      const team = await make(scope);
      if (team === undefined) return fail(NO_SUCH_TEAM);
      const known = new Set((await people.list(scope)).map(({ personId }) => personId));
      const named = team.leadId === null ? team.memberIds : [...team.memberIds, team.leadId];
      if (!named.every((id) => known.has(id))) return fail(NO_SUCH_MEMBER);
      await teams.put(scope, team);
      const data: Json = { ...team };
      await workspaceEvents.append(scope, { kind, at: now(), actor: by.personId, data });
      return succeed(viewOf(team));
    },
  );
  if (outcome.ok) announce(db, by.workspaceId, 'people-changed');
  return outcome;
}

async function removeTeam({ db, now }: Ground, by: By, key: string): Promise<Result<undefined, Refusal>> {
  const removed = await db.withWorkspace(by.workspaceId, async (scope) => {
    await workspaceEvents.hold(scope);
    if (!(await teams.remove(scope, key))) return false;
    const data = { teamKey: key };
    await workspaceEvents.append(scope, { kind: 'TeamRemoved', at: now(), actor: by.personId, data });
    return true;
  });
  if (!removed) return fail(NO_SUCH_TEAM);
  announce(db, by.workspaceId, 'people-changed');
  return succeed(undefined);
}

const NO_SUCH_TEAM: Refusal = {
  kind: 'not-found',
  code: 'team-unknown',
  message: 'There is no such team in this workspace. Reload to see which there are.',
};
const NO_SUCH_MEMBER: Refusal = {
  kind: 'invalid',
  code: 'person-unknown',
  message: 'Somebody named here is not in this workspace. Reload and choose again.',
};
