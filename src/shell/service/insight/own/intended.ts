// Which workflow is a history held against? The version that is published, or else the draft; and the hours that its rules count.
import { fail, type Result, succeed } from '../../../../core/base/index.ts';
import { readWorkflow, type Workflow } from '../../../../core/model/index.ts';
import type { Filter, Intended, Question } from '../../../analysis/index.ts';
import { logs, type Scope, workflowDrafts, workflows, workflowVersions } from '../../../store/index.ts';
import type { Refusal } from '../../refusal.ts';
import { hoursOf } from '../../versions.ts';
import { NO_SUCH_WORKFLOW } from '../../workflows/workflow-catalogue.ts';

/** **shape**: `workflow` is null for the history's own; a log that was not made one has none, and only rules are checked. */
export type ConformanceAsked = {
  readonly filters: readonly Filter[];
  readonly rules: readonly string[];
  readonly workflow: string | null;
};

type Source =
  | { readonly of: 'log'; readonly logId: string }
  | { readonly of: 'workflow'; readonly workflowId: string };

/** What a history is held against. **rejects**: a workflow that is named and not there. */
export async function intendedFor(
  scope: Scope,
  source: Source,
  asked: string | null,
): Promise<Result<Intended, Refusal>> {
  const own = source.of === 'workflow' ? source.workflowId : await workflowOfLog(scope, source.logId);
  const workflowId = asked ?? own;
  if (workflowId !== null && (await workflows.get(scope, workflowId)) === undefined)
    return fail(NO_SUCH_WORKFLOW);
  return succeed(await intendedOf(scope, workflowId));
}

const workflowOfLog = async (scope: Scope, logId: string): Promise<string | null> =>
  (await logs.get(scope, logId))?.workflowId ?? null;

async function intendedOf(scope: Scope, workflowId: string | null): Promise<Intended> {
  const workflow = workflowId === null ? null : await workflowNow(scope, workflowId);
  return { workflow, hours: (await hoursOf(scope, workflow?.calendar ?? null)) ?? null };
}

async function workflowNow(scope: Scope, workflowId: string): Promise<Workflow | null> {
  const current = await workflowVersions.current(scope, workflowId);
  if (current !== undefined) return current.workflow;
  const draft = await workflowDrafts.get(scope, workflowId);
  return draft === undefined ? null : readWorkflow(draft.source).workflow;
}

/** The question with what its filters on deviations and rules are held against. */
export async function withIntended<Asked extends Question>(scope: Scope, question: Asked): Promise<Asked> {
  const lists = ['filters', 'first', 'second'] as const;
  const changed = new Map<string, readonly Filter[]>();
  for (const name of lists) {
    const filters = (question as { [list in (typeof lists)[number]]?: readonly Filter[] | null })[name];
    if (!filters?.some(needsIntended)) continue;
    changed.set(name, await Promise.all(filters.map((filter) => completed(scope, filter))));
  }
  return changed.size === 0 ? question : { ...question, ...Object.fromEntries(changed) };
}

const needsIntended = ({ keep }: Filter): boolean => keep === 'deviation' || keep === 'breaks';

const completed = async (scope: Scope, filter: Filter): Promise<Filter> =>
  filter.keep === 'deviation' || filter.keep === 'breaks'
    ? { ...filter, intended: await intendedOf(scope, filter.workflow) }
    : filter;
