// What would be left behind where somebody leaves, and whose it would be: open work, workflows that name them, teams they
// lead, people they stand in for or manage. Each successor is found by the same rules that find owners.
import { canonicalJson, type Json } from '../../../core/base/index.ts';
import { successorFor } from '../../../core/engine/index.ts';
import type { Directory, Workflow, WorkItem } from '../../../core/model/index.ts';
import {
  cases,
  type PersonRow,
  people,
  type Scope,
  type TeamRow,
  teams,
  type WorkItemRow,
  workflows,
  workflowVersions,
  workItems,
} from '../../store/index.ts';
import type { Directories } from '../directory.ts';
import type { Versions } from '../versions.ts';
import type { WorkGround } from '../work-ground.ts';
import { withNames } from '../workflows/name-people.ts';

export type LeavingGround = WorkGround & { readonly versions: Versions; readonly directories: Directories };

export const LEAVING_KINDS = ['work', 'pool', 'workflow', 'lead', 'deputy', 'manager'] as const;

/**
 * One thing that would be left behind. `work`: open work of theirs; `pool`: open work that only they could take;
 * `workflow`: a published workflow that names them; `lead`: a team they lead; `deputy`, `manager`: somebody whose they are.
 */
export type LeavingLine = {
  readonly key: string;
  readonly kind: (typeof LEAVING_KINDS)[number];
  /** The case, the workflow, the team or the person. */
  readonly title: string;
  /** The stage, or the places in the workflow. */
  readonly detail: string;
  readonly caseId: string | null;
  /** Null where nobody has to: a person need not have a manager. */
  readonly successorId: string | null;
  readonly why: string;
};

export type LeavingPlan = {
  readonly personId: string;
  readonly name: string;
  readonly active: boolean;
  /** Who stands in for them from then on, wherever an older version still names them. */
  readonly heirId: string | null;
  readonly lines: readonly LeavingLine[];
};

/** What a plan is made from. */
type Seen = {
  readonly ground: LeavingGround;
  readonly scope: Scope;
  readonly workspaceId: string;
  readonly person: PersonRow;
  readonly everybody: readonly PersonRow[];
  readonly everyTeam: readonly TeamRow[];
  /** Without the person, and with the work that this plan has handed out so far. */
  readonly directory: Directory & { openWork: { [id: string]: number } };
};

/** Undefined where there is no such person. */
export async function planLeaving(
  ground: LeavingGround,
  workspaceId: string,
  personId: string,
): Promise<LeavingPlan | undefined> {
  const scope = ground.db.in(workspaceId);
  const [everybody, everyTeam, directory] = [
    await people.list(scope),
    await teams.list(scope),
    await ground.directories.directoryNow(workspaceId),
  ];
  const person = everybody.find((row) => row.personId === personId);
  if (person === undefined) return undefined;
  const seen = {
    ground,
    scope,
    workspaceId,
    person,
    everybody,
    everyTeam,
    directory: without(directory, personId),
  };
  const heir = heirOf(seen);
  const lines = [
    ...(await workLines(seen)),
    ...(await workflowLines(seen, heir)),
    ...teamLines(seen, heir),
    ...personLines(seen, heir),
  ];
  return { personId, name: person.name, active: person.active, heirId: heir.id, lines };
}

function without(directory: Directory, personId: string): Seen['directory'] {
  const { [personId]: leaver, ...others } = directory.people;
  const gone = leaver === undefined ? {} : { [personId]: { ...leaver, active: false } };
  return { ...directory, people: { ...others, ...gone }, openWork: { ...directory.openWork } };
}

type Heir = { readonly id: string | null; readonly why: string };

/** Their deputy, their manager, who leads a team of theirs, or who takes what nobody has: the first who can have work. */
function heirOf({ person, everyTeam, directory }: Seen): Heir {
  const { name, deputyId, managerId, personId } = person;
  const leads = everyTeam
    .filter(({ memberIds }) => memberIds.includes(personId))
    .map(({ leadId, name: team }): Heir => ({ id: leadId, why: `Leads ${team}` }));
  const fallback = { id: directory.fallback, why: 'Takes what has no other owner' };
  const asked: Heir[] = [
    { id: deputyId, why: `Deputy of ${name}` },
    { id: managerId, why: `Manager of ${name}` },
    ...leads,
    fallback,
  ];
  return asked.find(({ id }) => isThere(directory, id)) ?? { id: null, why: 'Nobody is there' };
}

export const isThere = ({ people: known }: Directory, id: string | null): boolean =>
  id !== null && known[id]?.active === true && known[id].canSignIn;

const MOST_AT_ONCE = 5_000;

async function workLines(seen: Seen): Promise<LeavingLine[]> {
  const { scope, person, directory } = seen;
  const own = await workItems.mine(scope, person.personId, MOST_AT_ONCE);
  const pooled = await workItems.claimable(scope, person.personId, MOST_AT_ONCE);
  const alone = pooled.filter(({ candidates }) => !candidates.some((id) => isThere(directory, id)));
  const lines: LeavingLine[] = [];
  for (const row of own) lines.push(await workLine(seen, row, 'work'));
  for (const row of alone) lines.push(await workLine(seen, row, 'pool'));
  return lines;
}

/** By the stage's rules; what one line gives to somebody counts for the next. */
async function workLine(seen: Seen, row: WorkItemRow, kind: 'work' | 'pool'): Promise<LeavingLine> {
  const { workItemId, caseId, workflowId, version, stage, title, number } = row;
  const { ground, workspaceId, directory } = seen;
  const compiled = await ground.versions.compiledVersion(workspaceId, workflowId, version);
  const state = (await cases.load(seen.scope, caseId))?.state;
  const item = state?.workItems.find((each: WorkItem) => each.workItem === workItemId);
  const at = { compiled, state, directory, at: ground.now() };
  const found =
    compiled === undefined || state === undefined || item === undefined
      ? { person: directory.fallback, why: 'Takes what has no other owner' }
      : successorFor({ ...at, compiled, state }, item);
  if (found.person !== null) directory.openWork[found.person] = (directory.openWork[found.person] ?? 0) + 1;
  return {
    ...{ key: `${kind} ${workItemId}`, kind, caseId, successorId: found.person, why: found.why },
    title: `#${number} ${title}`,
    detail: compiled?.stages.get(stage)?.title ?? stage,
  };
}

async function workflowLines({ scope, person }: Seen, heir: Heir): Promise<LeavingLine[]> {
  const lines: LeavingLine[] = [];
  for (const { workflowId, currentVersion } of await workflows.list(scope)) {
    if (currentVersion === null) continue;
    const workflow = (await workflowVersions.current(scope, workflowId))?.workflow;
    const places = workflow === undefined ? [] : placesOf(workflow, person.key);
    if (workflow === undefined || places.length === 0) continue;
    lines.push({
      ...{ key: `workflow ${workflowId}`, kind: 'workflow', title: workflow.title, caseId: null },
      ...{ detail: places.join(', '), successorId: heir.id, why: heir.why },
    });
  }
  return lines;
}

/** Where a workflow names somebody, in words. */
export function placesOf(workflow: Workflow, key: string): string[] {
  const other = withNames(workflow, { people: new Map([[key, `${key}?`]]), teams: new Map() });
  const differs = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) !== canonicalJson(b as Json);
  return [
    ...(workflow.owner === key ? ['Owner of the workflow'] : []),
    ...workflow.stages
      .filter((stage, index) => differs(stage, other.stages[index]))
      .map(({ title }) => title),
    ...workflow.automations
      .filter((automation, index) => differs(automation, other.automations[index]))
      .map(({ title }) => title),
  ];
}

function teamLines({ person, everyTeam, directory }: Seen, heir: Heir): LeavingLine[] {
  return everyTeam
    .filter(({ leadId }) => leadId === person.personId)
    .map(({ teamKey, name, memberIds }) => {
      const member = memberIds.find((id) => isThere(directory, id));
      const [successorId, why] = member === undefined ? [heir.id, heir.why] : [member, `Is of ${name}`];
      return {
        key: `lead ${teamKey}`,
        kind: 'lead',
        title: name,
        detail: '',
        caseId: null,
        successorId,
        why,
      };
    });
}

function personLines({ person, everybody, directory }: Seen, heir: Heir): LeavingLine[] {
  const { personId, managerId } = person;
  const others = everybody.filter((row) => row.active && row.personId !== personId);
  const not = (id: string, found: string | null): string | null => (found === id ? null : found);
  const deputies = others.filter(
    ({ deputyId, deputies: more }) => deputyId === personId || more.some((each) => each.person === personId),
  );
  const above = isThere(directory, managerId) ? managerId : null;
  return [
    ...deputies.map(
      (row): LeavingLine => ({
        ...{ key: `deputy ${row.personId}`, kind: 'deputy', title: row.name, detail: '', caseId: null },
        ...{ successorId: not(row.personId, heir.id), why: heir.why },
      }),
    ),
    ...others
      .filter((row) => row.managerId === personId)
      .map(
        (row): LeavingLine => ({
          ...{ key: `manager ${row.personId}`, kind: 'manager', title: row.name, detail: '', caseId: null },
          ...{
            successorId: not(row.personId, above),
            why: above === null ? 'Nobody' : `Manager of ${person.name}`,
          },
        }),
      ),
  ];
}
