// Who is there, kept ready for every decision: people and teams as they are, and how much work everybody has,
// brought up to date by each decision so that one person does not get everything that comes at once.
import type { CaseEvent, Directory, Person, PersonId, Team } from '../../core/model/index.ts';
import { invitations, people, roundRobinTurns, type Scope, teams, workItems } from '../store/index.ts';
import { mayHaveWork } from './may-have-work.ts';
import type { WorkGround } from './work-ground.ts';

export type Directories = {
  directoryOf(workspaceId: string): Promise<Directory>;
  /** The same, asked of the database now: what was changed a moment ago counts before anybody has heard of it. */
  directoryNow(workspaceId: string): Promise<Directory>;
  /** Counts what was just decided; `before` tells who had the work until now. */
  foresee(workspaceId: string, events: readonly CaseEvent[], ownerBefore: OwnerBefore): void;
  /** What was foreseen did not happen, or somebody else changed something: ask the database again. */
  forget(workspaceId: string): void;
};

export type OwnerBefore = (workItem: string) => PersonId | null;

type Loads = { openWork: { [id: PersonId]: number }; turns: { [key: string]: number } };
type Kept = { directory: Directory & Loads; loadedAt: number; stale: boolean };

/** **units**: milliseconds. How old counts of work may be once another server may have changed them. */
const COUNTS_MAY_AGE_MS = 2_000;

export function createDirectories({ db, now }: Pick<WorkGround, 'db' | 'now'>): Directories {
  const kept = new Map<string, Promise<Kept>>();
  const ready = new Map<string, Kept>();
  const forget = (workspaceId: string) => {
    kept.delete(workspaceId);
    ready.delete(workspaceId);
  };
  db.listen((hearing) => {
    if (hearing.kind === 'lost') for (const workspaceId of [...kept.keys()]) forget(workspaceId);
    else if (hearing.change.caseIds.length === 0) forget(hearing.change.workspaceId);
    else {
      const heard = ready.get(hearing.change.workspaceId);
      if (heard !== undefined) heard.stale = true;
    }
  });
  const load = (workspaceId: string): Promise<Kept> => {
    const asked = loadDirectory(db.in(workspaceId)).then((directory) => {
      const made = { directory, loadedAt: now(), stale: false };
      if (kept.get(workspaceId) === asked) ready.set(workspaceId, made);
      return made;
    });
    kept.set(workspaceId, asked);
    asked.catch(() => forget(workspaceId));
    return asked;
  };
  return {
    directoryNow: async (workspaceId) => {
      forget(workspaceId);
      return (await load(workspaceId)).directory;
    },
    directoryOf: async (workspaceId) => {
      const found = await (kept.get(workspaceId) ?? load(workspaceId));
      if (!found.stale || now() - found.loadedAt < COUNTS_MAY_AGE_MS) return found.directory;
      found.stale = false;
      found.loadedAt = now();
      Object.assign(found.directory, await loadCounts(db.in(workspaceId)));
      return found.directory;
    },
    foresee: (workspaceId, events, ownerBefore) => {
      const found = ready.get(workspaceId);
      if (found !== undefined) count(found.directory, events, ownerBefore);
    },
    forget,
  };
}

async function loadDirectory(scope: Scope): Promise<Directory & Loads> {
  const [everybody, everyTeam, open, counts] = await Promise.all([
    people.list(scope),
    teams.list(scope),
    invitations.open(scope),
    loadCounts(scope),
  ]);
  const invited = new Set(open.map(({ personId }) => personId));
  const persons = everybody.map(
    (row): Person => ({
      id: row.personId,
      key: row.key,
      name: row.name,
      canSignIn: mayHaveWork(row),
      invited: invited.has(row.personId),
      active: row.active,
      manager: row.managerId,
      deputy: row.deputyId,
      absences: row.absences,
      deputies: row.deputies,
      skills: row.skills,
      capacity: row.capacity,
    }),
  );
  const groups = everyTeam.map(
    ({ teamKey, name, leadId, memberIds }): Team => ({
      key: teamKey,
      name,
      lead: leadId,
      members: memberIds,
    }),
  );
  return {
    people: Object.fromEntries(persons.map((person) => [person.id, person])),
    teams: Object.fromEntries(groups.map((team) => [team.key, team])),
    fallback: everybody.find(({ role, active }) => role === 'owner' && active)?.personId ?? null,
    ...counts,
  };
}

async function loadCounts(scope: Scope): Promise<Loads> {
  const [openWork, turns] = await Promise.all([workItems.openWork(scope), roundRobinTurns.all(scope)]);
  return { openWork: { ...openWork }, turns: { ...turns } };
}

function count({ openWork, turns }: Loads, events: readonly CaseEvent[], ownerBefore: OwnerBefore): void {
  const owners = new Map<string, PersonId | null>();
  const give = (workItem: string, to: PersonId | null) => {
    const from = owners.has(workItem) ? (owners.get(workItem) ?? null) : ownerBefore(workItem);
    if (from !== null) openWork[from] = Math.max(0, (openWork[from] ?? 0) - 1);
    if (to !== null) openWork[to] = (openWork[to] ?? 0) + 1;
    owners.set(workItem, to);
  };
  for (const event of events) {
    if (event.type === 'WorkItemOffered') give(event.workItem, event.owner);
    else if (event.type === 'InformationAsked') give(event.question, event.asked);
    else if (event.type === 'InformationGiven') give(event.question, null);
    else if (event.type === 'WorkItemClaimed') give(event.workItem, event.person);
    else if (event.type === 'WorkItemDelegated') give(event.workItem, event.to);
    else if (event.type === 'WorkItemReleased') give(event.workItem, null);
    else if (event.type === 'WorkItemCompleted' || event.type === 'WorkItemWithdrawn')
      give(event.workItem, null);
    const turn = event.type === 'WorkItemOffered' || event.type === 'WorkItemDelegated' ? event.turn : null;
    if (turn !== null) turns[turn.key] = Math.max(turns[turn.key] ?? 0, turn.taken);
  }
}
