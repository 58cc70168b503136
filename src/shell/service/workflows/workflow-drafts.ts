// What is being designed: the draft's source, kept whole even while it cannot be read, and what is wrong with it.
import { randomInt } from 'node:crypto';
import { fail, type Instant, type Json, type Result, succeed } from '../../../core/base/index.ts';
import { alwaysRuns, checkTogether } from '../../../core/engine/index.ts';
import { type Diagnostic, locateDiagnostics, type Workflow } from '../../../core/model/index.ts';
import { type Checked, checkSource as checkHere } from '../../analysis/index.ts';
import {
  type Scope,
  settings,
  type WorkflowDraftRow,
  workflowDrafts,
  workflows,
  workflowVersions,
} from '../../store/index.ts';
import { announce, type By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { CALENDARS } from '../versions.ts';
import { type DesignGround, READ_AT_ONCE } from './design-ground.ts';
import { NO_SUCH_WORKFLOW } from './workflow-catalogue.ts';

/** **shape**: `revision` is 0 where nothing was changed since the last publication. */
export type DraftView = {
  readonly source: string;
  readonly revision: number;
  readonly logId: string | null;
  readonly updatedAt: Instant | null;
  readonly updatedBy: string | null;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads and validates a source against the people and the published workflows of the workspace; `id` where it is the draft of one.
 * **shape**: `workflow` is null where it cannot be read.
 */
export async function checkSource(
  { db, directoryOf, analyst }: DesignGround,
  workspaceId: string,
  source: string,
  id?: string,
): Promise<Checked> {
  const scope = db.in(workspaceId);
  const kept = ((await settings.get(scope, CALENDARS)) ?? {}) as object;
  const ground = { directory: await directoryOf(workspaceId), calendars: Object.keys(kept) };
  const checked = await (source.length > READ_AT_ONCE
    ? analyst.check(source, ground)
    : checkHere(source, ground));
  if (checked.workflow === null) return checked;
  const known = { ...checked.workflow, id: id ?? checked.workflow.id };
  const together = checkTogether(known, await alwaysRun(scope, known));
  return { ...checked, diagnostics: [...locateDiagnostics(source, together), ...checked.diagnostics] };
}

/** The published workflows that every case of this one runs, directly or by way of others. */
async function alwaysRun(scope: Scope, workflow: Workflow): Promise<Workflow[]> {
  const found = new Map<string, Workflow>();
  for (let last = [workflow]; last.length > 0; ) {
    const named = new Set(last.flatMap((each) => [...alwaysRuns(each).keys()]));
    const unknown = [...named].filter((each) => each !== workflow.id && !found.has(each));
    const rows = unknown.length === 0 ? [] : await workflowVersions.currentOf(scope, unknown);
    last = rows.map((row) => row.workflow);
    for (const each of last) found.set(each.id, each);
  }
  return [...found.values()];
}

export async function showDraft(
  ground: DesignGround,
  workspaceId: string,
  id: string,
): Promise<Result<DraftView, Refusal>> {
  const scope = ground.db.in(workspaceId);
  const draft = await workflowDrafts.get(scope, id);
  const source = draft?.source ?? (await workflowVersions.current(scope, id))?.source;
  if (source === undefined) return fail(NO_SUCH_WORKFLOW);
  const { diagnostics } = await checkSource(ground, workspaceId, source, id);
  return succeed(viewOf(draft, source, diagnostics));
}

const viewOf = (
  draft: WorkflowDraftRow | undefined,
  source: string,
  diagnostics: readonly Diagnostic[],
): DraftView => ({
  source,
  revision: draft?.revision ?? 0,
  logId: draft?.logId ?? null,
  updatedAt: draft?.updatedAt ?? null,
  updatedBy: draft?.updatedBy ?? null,
  diagnostics,
});

/** Saves what somebody typed or drew. **rejects** where another save came between: nothing is overwritten unseen. */
export async function saveDraft(
  ground: DesignGround,
  by: By,
  id: string,
  { source, revision }: { source: string; revision: number },
): Promise<Result<DraftView, Refusal>> {
  const checked = await checkSource(ground, by.workspaceId, source, id);
  const workflow = checked.workflow as unknown as Json;
  const content = { source, workflow, by: by.personId };
  const outcome = await ground.db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<DraftView, Refusal>> => {
      const row = await workflows.get(scope, id);
      if (row === undefined) return fail(NO_SUCH_WORKFLOW);
      const first = { ...content, logId: null, from: anotherRevision() };
      const begun = revision === 0 && (await workflowDrafts.insert(scope, id, first));
      if (!begun && (await workflowDrafts.save(scope, id, revision, content)) === undefined)
        return fail(DRAFT_CHANGED);
      // Until it is published a workflow is called as its draft calls it.
      const { title = '', description = null } = checked.workflow ?? {};
      if (row.currentVersion === null && title !== '')
        await workflows.rename(scope, { ...row, title, description });
      return succeed(viewOf(await workflowDrafts.get(scope, id), source, checked.diagnostics));
    },
  );
  if (outcome.ok) announce(ground.db, by.workspaceId, 'workflow-changed');
  return outcome;
}

/** A page that knows an earlier draft, published or given up since, must not meet its revision again. */
const anotherRevision = (): number => randomInt(2, 2 ** 30);

/** Gives up what was changed since the last publication. */
export async function discardDraft(
  ground: DesignGround,
  by: By,
  id: string,
): Promise<Result<undefined, Refusal>> {
  const outcome = await ground.db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<undefined, Refusal>> => {
      const row = await workflows.get(scope, id);
      if (row === undefined) return fail(NO_SUCH_WORKFLOW);
      if (row.currentVersion === null) return fail(NEVER_PUBLISHED);
      await workflowDrafts.remove(scope, id);
      return succeed(undefined);
    },
  );
  if (outcome.ok) announce(ground.db, by.workspaceId, 'workflow-changed');
  return outcome;
}

export const DRAFT_CHANGED: Refusal = {
  kind: 'conflict',
  code: 'draft-changed',
  message:
    'Somebody else changed this draft meanwhile. Your text is still here: reload to see theirs, then put yours in again.',
};

const NEVER_PUBLISHED: Refusal = {
  kind: 'conflict',
  code: 'never-published',
  message: 'This workflow was never published, so there is nothing to go back to.',
};
