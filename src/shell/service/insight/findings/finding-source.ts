// Whose findings: an imported log's or those of a workflow's own history; and which workflow a change of either is drawn in.
import { fail, type Instant, type Result, succeed } from '../../../../core/base/index.ts';
import type { PublishedVersion } from '../../../../core/mining/index.ts';
import { logs, type Scope, workflows, workflowVersions } from '../../../store/index.ts';
import type { Refusal } from '../../refusal.ts';
import { NO_SUCH_WORKFLOW } from '../../workflows/workflow-catalogue.ts';
import type { HistorySource } from '../insight-service.ts';
import { NO_LOG } from '../refusals.ts';

/** How a source is called where decisions are kept. */
export const nameOfSource = (source: HistorySource): string =>
  source.of === 'log' ? `log/${source.logId}` : `workflow/${source.workflowId}`;

/** **shape**: `workflowId` is null for a log that was not made a workflow. */
export type SourceAbout = {
  readonly title: string;
  readonly workflowId: string | null;
  readonly versions: readonly PublishedVersion[];
};

export async function aboutSource(
  scope: Scope,
  source: HistorySource,
): Promise<Result<SourceAbout, Refusal>> {
  if (source.of === 'workflow') {
    const row = await workflows.get(scope, source.workflowId);
    if (row === undefined) return fail(NO_SUCH_WORKFLOW);
    return succeed({
      title: row.title,
      workflowId: row.workflowId,
      versions: await versionsOf(scope, row.workflowId),
    });
  }
  const log = await logs.get(scope, source.logId);
  if (log === undefined) return fail(NO_LOG);
  const { name: title, workflowId } = log;
  return succeed({
    title,
    workflowId,
    versions: workflowId === null ? [] : await versionsOf(scope, workflowId),
  });
}

const versionsOf = async (scope: Scope, workflowId: string): Promise<PublishedVersion[]> =>
  (await workflowVersions.list(scope, workflowId)).map(({ version, publishedAt }) => ({
    version,
    at: publishedAt,
  }));

/** When a version was published; the beginning of time for one that is not known. */
export const publishedAt = ({ versions }: SourceAbout, version: number): Instant =>
  versions.find((each) => each.version === version)?.at ?? 0;
