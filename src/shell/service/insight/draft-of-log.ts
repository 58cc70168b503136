// Make it ours: the workflow behind a log is drafted, its people become persons, and the log stays beside it.
import { beginningOf, fail, type Result } from '../../../core/base/index.ts';
import { writeWorkflow } from '../../../core/model/index.ts';
import { logs } from '../../store/index.ts';
import type { By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { addWorkflow, type BegunWorkflow } from '../workflows/workflow-catalogue.ts';
import type { InsightGround } from './insight-ground.ts';
import type { OpenLogs } from './open-logs.ts';
import { NO_LOG } from './refusals.ts';

export async function draftOfLog(
  ground: InsightGround,
  open: OpenLogs,
  by: By,
  logId: string,
  title: string | undefined,
): Promise<Result<BegunWorkflow, Refusal>> {
  const row = await logs.get(ground.db.in(by.workspaceId), logId);
  if (row === undefined) return fail(NO_LOG);
  const named = title ?? titleOf(row.name);
  const drafted = await open.ask(by.workspaceId, logId, { about: 'draft', title: named });
  if (!drafted.ok) return drafted;
  const { workflow, people, teams } = drafted.value;
  return addWorkflow(ground, by, {
    source: writeWorkflow(workflow),
    seen: { people: people.map(({ key, name }) => ({ key, name })), teams },
    logId,
  });
}

/** A file's name without its endings and signs, as one would say it. */
export function titleOf(fileName: string): string {
  const plain = fileName
    .replace(/\.(csv|tsv|txt|xes|xml)?(\.gz)?$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return plain === ''
    ? 'Drafted workflow'
    : plain.slice(0, 1).toUpperCase() + beginningOf(plain, 120).slice(1);
}
