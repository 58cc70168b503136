// Makes the rows of a case again from its history. They come out the same as those that were written with each command:
// both are the same fold of the same events. What somebody has read stays read.
import type { CaseEvent, CaseState } from '../../core/model/index.ts';
import { payloadOf, rowsOf } from './commit/payload.ts';
import { type Scope, statement } from './connections.ts';
import type { Database } from './open-database.ts';
import { caseEvents } from './tables/case-events.ts';

const LOCK = statement(
  `select version, sample, encode(head_hash, 'hex') as hash from cases
    where workspace_id = $1 and case_id = $2 for update`,
);
const CLEAR = ['work_items', 'stage_visits', 'comments', 'mentions'].map((table) =>
  statement(`delete from ${table} where workspace_id = $1 and case_id = $2`),
);
const WRITE = statement('select write_commands($1, $2, array[0])');

/** True where the case was there. `fold` gives the state after all events. */
export function rebuild(
  database: Database,
  workspaceId: string,
  caseId: string,
  fold: (events: readonly CaseEvent[]) => CaseState,
): Promise<boolean> {
  return database.withWorkspace(workspaceId, async (scope) => {
    const [head] = await scope.rows<Head>(LOCK, [workspaceId, caseId]);
    if (head === undefined) return false;
    const events = await allEvents(scope, caseId);
    const { lists } = rowsOf({
      ...{ workspaceId, caseId, events, state: fold(events), jobs: [] },
      ...{ expectedVersion: head.version, headHash: null, sample: head.sample },
    });
    for (const clear of CLEAR) await scope.rows(clear, [workspaceId, caseId]);
    await scope.rows(WRITE, [
      workspaceId,
      payloadOf([{ lists: { ...lists, events: [] }, headHash: head.hash }]),
    ]);
    return true;
  });
}

type Head = { version: number; sample: boolean; hash: string };

async function allEvents(scope: Scope, caseId: string): Promise<CaseEvent[]> {
  const events: CaseEvent[] = [];
  for (;;) {
    const page = await caseEvents.history(scope, caseId, events.length);
    events.push(...page);
    if (page.length < 10_000) return events;
  }
}
