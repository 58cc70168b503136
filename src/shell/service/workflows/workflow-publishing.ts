// A draft becomes a frozen version: what would change, how many running cases that touches, and the act itself.
import { fail, type Instant, type Result, succeed } from '../../../core/base/index.ts';
import { type Diagnostic, type Directory, diffWorkflows, type Workflow } from '../../../core/model/index.ts';
import { describeRule } from '../../../core/rules/index.ts';
import {
  publicLinks,
  type Scope,
  type WorkflowVersionRow,
  workflowDrafts,
  workflows,
  workflowVersions,
  workspaceEvents,
} from '../../store/index.ts';
import { SWITCHED, switchAsPublished } from '../automation-switches.ts';
import { renamedForms } from '../intake.ts';
import { announce, type By } from '../people.ts';
import { type Refusal, refusalOf } from '../refusal.ts';
import type { DesignGround } from './design-ground.ts';
import { failingTests, type WorkflowTestView } from './dry-runs.ts';
import { NO_SUCH_WORKFLOW } from './workflow-catalogue.ts';
import { checkSource, DRAFT_CHANGED } from './workflow-drafts.ts';

export type VersionView = {
  readonly version: number;
  readonly note: string | null;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
};

/** What publishing would do. `changes` are sentences; running cases stay on the version they were opened under. */
export type PublishPreview = {
  readonly nextVersion: number;
  readonly changes: readonly string[];
  readonly runningCases: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Kept runs that go another way on the draft. */
  readonly failing: readonly WorkflowTestView[];
};

/** `despiteTests`: publish although kept runs go another way. */
export type Publishing = {
  readonly revision: number;
  readonly note: string | null;
  readonly despiteTests: boolean;
};

export async function listVersions(
  { db }: DesignGround,
  workspaceId: string,
  id: string,
): Promise<VersionView[]> {
  const rows = await workflowVersions.list(db.in(workspaceId), id);
  return rows.map(({ version, note, publishedAt, publishedBy }) => ({
    version,
    note,
    publishedAt,
    publishedBy,
  }));
}

/** A published version, or the current one. */
export async function showVersion(
  { db }: DesignGround,
  workspaceId: string,
  id: string,
  version: number | 'current',
): Promise<Result<WorkflowVersionRow, Refusal>> {
  const scope = db.in(workspaceId);
  const row =
    version === 'current'
      ? await workflowVersions.current(scope, id)
      : await workflowVersions.get(scope, id, version);
  return row === undefined ? fail(NO_SUCH_WORKFLOW) : succeed(row);
}

export async function previewPublishing(
  ground: DesignGround,
  workspaceId: string,
  id: string,
): Promise<Result<PublishPreview, Refusal>> {
  const scope = ground.db.in(workspaceId);
  const [row, draft] = [await workflows.get(scope, id), await workflowDrafts.get(scope, id)];
  if (row === undefined) return fail(NO_SUCH_WORKFLOW);
  const current = await workflowVersions.current(scope, id);
  const source = draft?.source ?? current?.source ?? '';
  const { workflow, diagnostics } = await checkSource(ground, workspaceId, source, id);
  return succeed({
    nextVersion: (row.currentVersion ?? 0) + 1,
    changes: changesBetween(current?.workflow, workflow, await ground.directoryOf(workspaceId)),
    runningCases: row.openCases,
    diagnostics,
    failing: workflow === null ? [] : await failingTests(ground, workspaceId, { ...workflow, id }),
  });
}

function changesBetween(
  before: Workflow | undefined,
  after: Workflow | null,
  directory: Directory,
): string[] {
  if (after === null) return [];
  if (before === undefined)
    return [`${after.title} is published for the first time, with ${after.stages.length} stages.`];
  return diffWorkflows(before, after, { directory, rule: describeRule });
}

/**
 * Freezes the draft as the next version. **rejects** errors in it, a draft that was saved by another meanwhile, and kept runs that
 * go another way, unless it is to be published despite them.
 */
export async function publishWorkflow(
  ground: DesignGround,
  by: By,
  id: string,
  asked: Publishing,
): Promise<Result<VersionView, Refusal>> {
  const draft = await workflowDrafts.get(ground.db.in(by.workspaceId), id);
  if (draft === undefined) return fail(await nothingToPublish(ground, by, id));
  if (draft.revision !== asked.revision) return fail(DRAFT_CHANGED);
  const { workflow, diagnostics } = await checkSource(ground, by.workspaceId, draft.source, id);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (workflow === null || errors.length > 0) return fail(hasErrors(errors));
  const failing = asked.despiteTests ? [] : await failingTests(ground, by.workspaceId, { ...workflow, id });
  if (failing.length > 0) return fail(testsDiffer(failing));
  const published = await ground.db.withWorkspace(by.workspaceId, (scope) =>
    freeze(ground, scope, by, { id, workflow, source: draft.source, note: asked.note }),
  );
  if (published.ok) {
    announce(ground.db, by.workspaceId, SWITCHED);
    announce(ground.db, by.workspaceId, 'workflow-published');
  }
  return published;
}

async function nothingToPublish({ db }: DesignGround, { workspaceId }: By, id: string): Promise<Refusal> {
  const row = await workflows.get(db.in(workspaceId), id);
  return row === undefined ? NO_SUCH_WORKFLOW : NOTHING_TO_PUBLISH;
}

type Freezing = { id: string; workflow: Workflow; source: string; note: string | null };

async function freeze(
  { now }: DesignGround,
  scope: Scope,
  by: By,
  { id, workflow, source, note }: Freezing,
): Promise<Result<VersionView, Refusal>> {
  // Between the check and here somebody may have saved or published; what was not checked is not published.
  if ((await workflowDrafts.hold(scope, id))?.source !== source) return fail(DRAFT_CHANGED);
  const frozen = { ...workflow, id };
  const before = await workflowVersions.current(scope, id);
  const version = await workflowVersions.publish(scope, id, {
    source,
    workflow: frozen,
    note,
    by: by.personId,
  });
  if (version === undefined) return fail(NO_SUCH_WORKFLOW);
  await workflowDrafts.remove(scope, id);
  await switchAsPublished(scope, frozen);
  for (const name of renamedForms(before?.workflow.intake ?? [], workflow.intake))
    await publicLinks.renameForm(scope, id, name);
  const data = { workflowId: id, version };
  await workspaceEvents.append(scope, { kind: 'WorkflowPublished', at: now(), actor: by.personId, data });
  return succeed({ version, note, publishedAt: now(), publishedBy: by.personId });
}

function hasErrors(errors: readonly Diagnostic[]): Refusal {
  const faults = errors.map(({ at, message, remedy }) => ({ at, message: `${message} ${remedy}` }));
  return { ...refusalOf({ code: 'workflow-has-errors', facts: {} }), faults };
}

function testsDiffer(failing: readonly WorkflowTestView[]): Refusal {
  const faults = failing.map(({ testId, name, difference }) => ({
    at: `tests.${testId}`,
    message: `${name}: ${difference ?? ''}`,
  }));
  return {
    kind: 'conflict',
    code: 'tests-differ',
    message:
      'Kept runs of this workflow go another way now. Look at them, accept what they do now, or publish anyway.',
    faults,
  };
}

const NOTHING_TO_PUBLISH: Refusal = {
  kind: 'conflict',
  code: 'nothing-to-publish',
  message: 'Nothing was changed since the last version, so there is nothing to publish.',
};
