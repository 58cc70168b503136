// What is in the database after all: whether everything promised is there, once, whether each state is the fold of its history, and
// whether every row belongs to something that is under way.
import { canonicalJson, type Json } from '../../../src/core/base/index.ts';
import { apply } from '../../../src/core/engine/index.ts';
import type { CaseEvent, CaseState } from '../../../src/core/model/index.ts';
import { statement } from '../../../src/shell/store/connections.ts';
import { caseEvents, cases, type Scope } from '../../../src/shell/store/index.ts';
import { openPrepared } from '../../../src/shell/store/open-database.ts';
import { asOwner, embeddedAccess, type ServerAccess } from '../../../src/shell/store/server.ts';
import type { Promised } from './people.ts';

/** **shape**: `lost` and `doubled` of what was promised; `broken`: cases whose chain or fold does not hold; `orphans`: rows of
 * work and of jobs that nothing under way has, and what is under way without its row; `unreminded` and `remindedTwice`: cases
 * left open. */
export type Remains = {
  readonly cases: number;
  readonly events: number;
  readonly lost: number;
  readonly doubled: number;
  readonly broken: number;
  readonly orphans: number;
  readonly unreminded: number;
  readonly remindedTwice: number;
};

type Asked = {
  readonly workspaceId: string;
  readonly promised: ReadonlyMap<string, Promised>;
  /** Plants the fault: a timer that belongs to nobody. */
  readonly plant?: boolean;
};

const CASES = statement('select case_id as id from cases where workspace_id = $1 order by case_id');
const WORK = statement(
  `select work_item_id as key from work_items where workspace_id = $1 and case_id = $2 and completed_at is null`,
);
const JOBS = statement(
  `select job_key as key from jobs where workspace_id = $1 and case_id = $2 and state = 'waiting'`,
);

/** What remains in the embedded database of a folder. */
export const remainsIn = async (home: string, asked: Asked): Promise<Remains> =>
  remainsOf(await embeddedAccess(home), asked);

/** The same of any database, which is let go of afterwards. */
export async function remainsOf(
  access: ServerAccess,
  { workspaceId, promised, plant = false }: Asked,
): Promise<Remains> {
  const database = await openPrepared(access);
  try {
    const scope = database.in(workspaceId);
    const ids = (await scope.rows<{ id: string }>(CASES, [workspaceId])).map(({ id }) => id);
    if (plant) await asOwner(access.owner, (owner) => owner.query(ORPHAN, [workspaceId, ids[0]]));
    const tally = { broken: 0, orphans: 0, events: 0 };
    const histories = new Map<string, CaseEvent[]>();
    for (const id of ids) {
      const history = await caseEvents.history(scope, id);
      histories.set(id, history);
      tally.events += history.length;
      await judgeCase(scope, id, history, tally);
    }
    return { cases: ids.length, ...tally, ...keptOf(promised, histories) };
  } finally {
    await database.close();
  }
}

/** Whether nothing of it was lost, doubled, broken or left over. */
export const isWhole = (found: Remains): boolean =>
  found.lost + found.doubled + found.broken + found.orphans + found.unreminded + found.remindedTwice === 0;

const ORPHAN = `insert into jobs (workspace_id, job_key, case_id, kind, due_at, position)
  values ($1, 'nobody/1', $2, 'timer', now() + interval '1 year', 1)`;

async function judgeCase(
  scope: Scope,
  id: string,
  history: readonly CaseEvent[],
  tally: { broken: number; orphans: number },
): Promise<void> {
  const state = (await cases.load(scope, id))?.state;
  const folded = history.reduce<CaseState | null>((before, event) => apply(before, event), null);
  const holds = bytesOf(state) === bytesOf(folded) && (await caseEvents.firstBroken(scope, id)) === null;
  if (!holds || state === undefined) tally.broken += 1;
  if (state === undefined) return;
  const rows = async (asked: typeof WORK) =>
    (await scope.rows<{ key: string }>(asked, [scope.workspaceId, id])).map(({ key }) => key);
  const due = [...state.timers.map(({ timer }) => timer), ...state.effects.map(({ effect }) => effect)];
  tally.orphans += apart(await rows(JOBS), due);
  tally.orphans += apart(
    await rows(WORK),
    state.workItems.map(({ workItem }) => workItem),
  );
}

const bytesOf = (state: CaseState | null | undefined): string =>
  canonicalJson((state ?? null) as unknown as Json);

/** How many stand on one side alone. */
function apart(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)];
  return (
    [...left].filter((key) => !right.has(key)).length + [...right].filter((key) => !left.has(key)).length
  );
}

function keptOf(promised: ReadonlyMap<string, Promised>, histories: ReadonlyMap<string, CaseEvent[]>) {
  const tally = { lost: 0, doubled: 0, unreminded: 0, remindedTwice: 0 };
  const count = (found: number) => {
    if (found === 0) tally.lost += 1;
    if (found > 1) tally.doubled += 1;
  };
  const abouts = new Map<string, number>();
  for (const [first] of histories.values()) {
    const what = first?.type === 'CaseOpened' ? String(first.record.what) : '';
    abouts.set(what, (abouts.get(what) ?? 0) + 1);
  }
  for (const [what, { caseId, said, completed }] of promised) {
    const history = histories.get(caseId) ?? [];
    const ofType = <Type extends CaseEvent['type']>(type: Type) =>
      history.filter((each) => each.type === type);
    count(abouts.get(what) ?? 0);
    for (const text of said)
      count(history.filter((each) => each.type === 'CommentAdded' && each.text === text).length);
    if (completed) count(ofType('WorkItemCompleted').length);
    const reminders = ofType('LateRungReached').length;
    if (!completed && reminders === 0) tally.unreminded += 1;
    if (reminders > 1) tally.remindedTwice += 1;
  }
  return tally;
}
