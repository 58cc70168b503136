// What can somebody have here? Their place, and of each published workflow the stages that can be theirs and the forms.
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { checkAccess, keepsWorkflow, type ReachedBy, stagesWithin } from '../../core/engine/index.ts';
import { people, workflows } from '../store/index.ts';
import type { Directories } from './directory.ts';
import type { Refusal } from './refusal.ts';
import { mayRunOthers, type Role } from './roles.ts';
import type { Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';

/** A stage that can be theirs, and by what. */
export type StageOfTheirs = { readonly title: string; readonly by: ReachedBy; readonly of: string };

export type WorkflowReach = {
  readonly id: string;
  readonly title: string;
  /** The forms that people of the workspace fill in. */
  readonly forms: readonly string[];
  readonly stages: readonly StageOfTheirs[];
  /** Whether they have what nobody else of it can have. */
  readonly keeps: boolean;
};

/** `state`: whether anything of it counts now. */
export type PersonReach = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: 'here' | 'no-sign-in' | 'left';
  /** Whether they may move, hand over and pause the work of others. */
  readonly runsOthers: boolean;
  readonly workflows: readonly WorkflowReach[];
};

export type ReachService = {
  of(workspaceId: string, personId: string): Promise<Result<PersonReach, Refusal>>;
};

type Ground = WorkGround & { readonly versions: Versions; readonly directories: Directories };

export function createReachService(ground: Ground): ReachService {
  const { db } = ground;
  return {
    of: async (workspaceId, personId) => {
      const row = await people.get(db.in(workspaceId), personId);
      if (row === undefined) return fail(NO_SUCH_PERSON);
      const role = row.role as Role;
      const here = row.userId === null ? 'no-sign-in' : 'here';
      return succeed({
        ...{ id: personId, name: row.name, role, runsOthers: runsOthers(personId, role) },
        state: row.active ? here : 'left',
        workflows: await workflowsOf(ground, workspaceId, personId),
      });
    },
  };
}

/** As the engine judges it of work that is somebody else's. */
function runsOthers(person: string, role: Role): boolean {
  const head = { caseId: '', at: 0, by: { kind: 'person', person } } as const;
  const command = { ...head, type: 'ReassignWorkItem', workItem: '', to: person } as const;
  return checkAccess(null, command, { operator: mayRunOthers(role) }) === null;
}

async function workflowsOf(
  { db, now, versions, directories }: Ground,
  workspaceId: string,
  personId: string,
): Promise<WorkflowReach[]> {
  const [rows, directory] = await Promise.all([
    workflows.published(db.in(workspaceId)),
    directories.directoryNow(workspaceId),
  ]);
  const every = await Promise.all(rows.map(({ workflowId }) => versions.current(workspaceId, workflowId)));
  return every.flatMap((compiled) => {
    if (compiled === undefined) return [];
    const { id, title } = compiled.workflow;
    const forms = compiled.intake.filter(({ from }) => from.includes('people'));
    const stages = stagesWithin({ compiled, directory, at: now() }, personId);
    return {
      ...{ id, title, keeps: keepsWorkflow({ compiled, directory }, personId) },
      forms: forms.map((form) => form.title || title),
      stages: stages.map(({ stage, by, of }) => ({
        title: compiled.stages.get(stage)?.title ?? stage,
        by,
        of,
      })),
    };
  });
}

const NO_SUCH_PERSON: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace. Reload to see who is here.',
};
