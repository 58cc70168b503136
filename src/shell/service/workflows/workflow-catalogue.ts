// Which workflows there are, and how one begins: blank, from a template, or from a source such as the draft of a log.
import { fail, type Instant, type Json, type Result, succeed } from '../../../core/base/index.ts';
import {
  blankStage,
  blankWorkflow,
  readWorkflow,
  type Workflow,
  writeWorkflow,
} from '../../../core/model/index.ts';
import type { Analyst } from '../../analysis/index.ts';
import {
  logs,
  type Scope,
  type WorkflowRow,
  workflowDrafts,
  workflows,
  workspaceEvents,
} from '../../store/index.ts';
import { NO_LOG } from '../insight/refusals.ts';
import { keyOf } from '../key-of.ts';
import { bringIn, type Seen } from '../log-people.ts';
import { announce, type By, type Ground } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { type DesignGround, READ_AT_ONCE } from './design-ground.ts';
import { withNames } from './name-people.ts';
import { type Settled, settleTemplate } from './settle-template.ts';

/** A workflow as a list shows it. **units**: instants in milliseconds. */
export type WorkflowView = {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Null until the first version is published. */
  readonly version: number | null;
  readonly hasDraft: boolean;
  readonly openCases: number;
  readonly updatedAt: Instant;
};

/**
 * What a workflow begins with. `source` wins over `title`; `logId` names the log it was drafted from, `seen` the people
 * in it. `settle`: teams and people that are named and not here become whoever begins it.
 */
export type Beginning = {
  readonly title?: string | undefined;
  readonly source?: string | undefined;
  readonly logId?: string | undefined;
  readonly seen?: Seen | undefined;
  readonly settle?: boolean | undefined;
};

/** A workflow that was just begun, and the names of the teams that were made for it. */
export type BegunWorkflow = WorkflowView & { readonly teamsMade: readonly string[] };

export const viewOfWorkflow = (row: WorkflowRow): WorkflowView => ({
  id: row.workflowId,
  title: row.title,
  description: row.description,
  version: row.currentVersion,
  hasDraft: row.hasDraft,
  openCases: row.openCases,
  updatedAt: row.updatedAt,
});

export async function listWorkflows({ db }: Ground, workspaceId: string): Promise<WorkflowView[]> {
  return (await workflows.list(db.in(workspaceId))).map(viewOfWorkflow);
}

export async function showWorkflow(
  { db }: Ground,
  workspaceId: string,
  id: string,
): Promise<Result<WorkflowView, Refusal>> {
  const row = await workflows.get(db.in(workspaceId), id);
  return row === undefined ? fail(NO_SUCH_WORKFLOW) : succeed(viewOfWorkflow(row));
}

/** Makes a workflow with a draft and opens it to the designer; its key is made free where it is taken. */
export async function addWorkflow(
  { db, now, analyst }: Ground & Pick<DesignGround, 'analyst'>,
  by: By,
  beginning: Beginning,
): Promise<Result<BegunWorkflow, Refusal>> {
  const begun = await firstWorkflow(analyst, beginning);
  if (!begun.ok) return begun;
  if (!(await isLog(db.in(by.workspaceId), beginning.logId))) return fail(NO_LOG);
  const at = now();
  const [row, teamsMade] = await db.withWorkspace(by.workspaceId, async (scope) => {
    const settled = await atHome(scope, { by, at }, begun.value, beginning);
    const workflow = await insertUnderFreeKey(scope, by, settled.workflow);
    const source = writeWorkflow(workflow);
    const content = { source, workflow: workflow as unknown as Json, by: by.personId };
    await workflowDrafts.insert(scope, workflow.id, { ...content, logId: beginning.logId ?? null });
    if (beginning.logId !== undefined) await logs.attach(scope, beginning.logId, workflow.id);
    const data = { workflowId: workflow.id, title: workflow.title };
    await workspaceEvents.append(scope, { kind: 'WorkflowAdded', at, actor: by.personId, data });
    return [await workflows.get(scope, workflow.id), settled.teamsMade] as const;
  });
  announce(db, by.workspaceId, 'workflow-changed');
  if (teamsMade.length > 0 || beginning.seen !== undefined) announce(db, by.workspaceId, 'people-changed');
  return row === undefined ? fail(NO_SUCH_WORKFLOW) : succeed({ ...viewOfWorkflow(row), teamsMade });
}

const isLog = async (scope: Scope, logId: string | undefined): Promise<boolean> =>
  logId === undefined || (await logs.get(scope, logId)) !== undefined;

/** The workflow with the people and teams of this workspace in place of those it names. */
async function atHome(
  scope: Scope,
  begun: { by: By; at: Instant },
  workflow: Workflow,
  { seen, settle }: Beginning,
): Promise<Settled> {
  if (seen !== undefined)
    return { workflow: withNames(workflow, await bringIn(scope, begun, seen)), teamsMade: [] };
  return settle === true ? settleTemplate(scope, begun, workflow) : { workflow, teamsMade: [] };
}

async function firstWorkflow(
  analyst: Analyst,
  { title, source }: Beginning,
): Promise<Result<Workflow, Refusal>> {
  if (source === undefined) return succeed(simplestWorkflow(title ?? 'New workflow'));
  const isLong = source.length > READ_AT_ONCE;
  const { workflow, diagnostics } = isLong ? await analyst.check(source, {}) : readWorkflow(source);
  if (workflow !== null) return succeed(title === undefined ? workflow : { ...workflow, title });
  const faults = diagnostics.map(({ at, line, message, remedy }) => ({
    at: line === null ? at : `line ${line}`,
    message: `${message} ${remedy}`,
  }));
  return fail({
    kind: 'invalid',
    code: 'source-unreadable',
    message: 'This source cannot be read as a workflow.',
    faults,
  });
}

/** One stage of work, taken by whoever asked, then the end: something that already runs. */
function simplestWorkflow(title: string): Workflow {
  const work = blankStage('work', {
    title: 'Do the work',
    owner: { kind: 'requester' },
    due: { kind: 'within', duration: '2 business days' },
  });
  return blankWorkflow(keyOf(title), {
    title,
    record: {
      subject: {
        type: 'text',
        label: 'Subject',
        help: null,
        required: true,
        options: [],
        currency: '',
        personal: false,
      },
    },
    caseTitle: '{{subject}}',
    intake: [{ title, fields: [{ field: 'subject', required: true }], from: ['people'], starts: 'work' }],
    stages: [
      { ...work, next: [{ to: 'done', when: null, carries: [], rework: false }] },
      blankStage('done', { kind: 'end', title: 'Done' }),
    ],
  });
}

async function insertUnderFreeKey(scope: Scope, by: By, workflow: Workflow): Promise<Workflow> {
  for (let count = 1; ; count++) {
    const id = count === 1 ? workflow.id : `${workflow.id}-${count}`;
    const { title, description } = workflow;
    if (await workflows.insert(scope, { workflowId: id, title, description, ownerId: by.personId })) {
      return { ...workflow, id };
    }
  }
}

export async function archiveWorkflow(
  { db, now }: Ground,
  by: By,
  id: string,
): Promise<Result<undefined, Refusal>> {
  const outcome = await db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<undefined, Refusal>> => {
      const row = await workflows.get(scope, id);
      if (row === undefined) return fail(NO_SUCH_WORKFLOW);
      if (row.openCases > 0) return fail(stillRunning(row.openCases));
      await workflows.archive(scope, id);
      const event = { kind: 'WorkflowArchived', at: now(), actor: by.personId, data: { workflowId: id } };
      await workspaceEvents.append(scope, event);
      return succeed(undefined);
    },
  );
  if (outcome.ok) announce(db, by.workspaceId, 'workflow-changed');
  return outcome;
}

export const NO_SUCH_WORKFLOW: Refusal = {
  kind: 'not-found',
  code: 'workflow-not-found',
  message: 'This workflow does not exist, or you may not see it.',
};

const stillRunning = (openCases: number): Refusal => ({
  kind: 'conflict',
  code: 'workflow-has-open-cases',
  message: `${openCases} cases of this workflow are still open. Finish or cancel them, then put it away.`,
});
