// What is being designed: the draft's source, kept whole even while it cannot be read, and what is wrong with it.
import { fail, type Instant, type Json, type Result, succeed } from '../../../core/base/index.ts';
import type { Diagnostic } from '../../../core/model/index.ts';
import { type Checked, checkSource as checkHere } from '../../analysis/index.ts';
import {
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

/** Reads and validates a source against the people of the workspace. **shape**: `workflow` is null where it cannot be read. */
export async function checkSource(
  { db, directoryOf, analyst }: DesignGround,
  workspaceId: string,
  source: string,
): Promise<Checked> {
  const kept = ((await settings.get(db.in(workspaceId), CALENDARS)) ?? {}) as object;
  const ground = { directory: await directoryOf(workspaceId), calendars: Object.keys(kept) };
  return source.length > READ_AT_ONCE ? analyst.check(source, ground) : checkHere(source, ground);
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
  const { diagnostics } = await checkSource(ground, workspaceId, source);
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
  const checked = await checkSource(ground, by.workspaceId, source);
  const workflow = checked.workflow as unknown as Json;
  const content = { source, workflow, by: by.personId };
  const outcome = await ground.db.withWorkspace(
    by.workspaceId,
    async (scope): Promise<Result<DraftView, Refusal>> => {
      if ((await workflows.get(scope, id)) === undefined) return fail(NO_SUCH_WORKFLOW);
      const begun = revision === 0 && (await workflowDrafts.insert(scope, id, { ...content, logId: null }));
      const saved = begun ? 1 : await workflowDrafts.save(scope, id, revision, content);
      if (saved === undefined) return fail(DRAFT_CHANGED);
      return succeed(viewOf(await workflowDrafts.get(scope, id), source, checked.diagnostics));
    },
  );
  if (outcome.ok) announce(ground.db, by.workspaceId, 'workflow-changed');
  return outcome;
}

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
