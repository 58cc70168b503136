// What changed just now, for whoever shows a workspace: one feed per server, fed by the database, so that a change on
// any server reaches the pages of all. What comes within a moment is told together.
import { randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../core/base/index.ts';
import type { Change, Database } from '../store/index.ts';

/** A change as pages hear it. **shape**: `id` names its place in the feed; `kinds` holds `many` where everything should be asked again. */
export type FeedChange = { id: string; kinds: readonly string[]; caseIds: readonly string[] };

export type ChangeFeed = {
  /**
   * Calls the listener for every change of the workspace until the returned function is called. What was missed comes first,
   * or one `many` where the feed does not reach back that far.
   */
  subscribe(workspaceId: string, listener: (change: FeedChange) => void, missed?: Missed): () => void;
  close(): void;
};

/** What a listener may have missed: all after the change with the id `after`; or, **units**, what came in the last `ageMs`. */
export type Missed = { readonly after?: string; readonly ageMs?: Milliseconds };

type Listener = (change: FeedChange) => void;
type Told = { workspaceId: string; place: number; at: number; change: FeedChange };
type Gathered = { kinds: Set<string>; caseIds: Set<string> };

export const EVERYTHING = 'many';
const MEMORY = 2_000;
const MOST_CASES = 200;
/** **units**: milliseconds. */
const MARGIN_MS = 500;

/** **units**: `gatherMs` is how long changes are gathered before they are told. */
export function openChangeFeed(database: Pick<Database, 'listen'>, gatherMs: Milliseconds = 25): ChangeFeed {
  // Places of another run mean nothing here; the letters tell.
  const run = randomBytes(4).toString('hex');
  const listeners = new Map<string, Set<Listener>>();
  const memory: Told[] = [];
  const gathered = new Map<string, Gathered>();
  let place = 0;
  let timer: NodeJS.Timeout | undefined;

  const tell = (workspaceId: string, kinds: Iterable<string>, caseIds: Iterable<string>) => {
    const change = { id: `${run}-${++place}`, kinds: [...kinds], caseIds: [...caseIds] };
    memory.push({ workspaceId, place, at: performance.now(), change });
    if (memory.length > MEMORY) memory.shift();
    for (const listener of listeners.get(workspaceId) ?? []) listener(change);
  };
  const tellGathered = () => {
    timer = undefined;
    for (const [workspaceId, { kinds, caseIds }] of gathered) {
      if (caseIds.size > MOST_CASES) tell(workspaceId, [EVERYTHING], []);
      else tell(workspaceId, kinds, caseIds);
    }
    gathered.clear();
  };
  const gather = (change: Change) => {
    const soFar = gathered.get(change.workspaceId) ?? { kinds: new Set(), caseIds: new Set() };
    for (const kind of change.kinds) soFar.kinds.add(kind);
    for (const caseId of change.caseIds) soFar.caseIds.add(caseId);
    gathered.set(change.workspaceId, soFar);
    timer ??= setTimeout(tellGathered, gatherMs);
  };
  const stopListening = database.listen((hearing) => {
    if (hearing.kind === 'changed') return gather(hearing.change);
    // The connection was away: nobody knows what was missed, and what is remembered has a hole.
    memory.length = 0;
    for (const workspaceId of listeners.keys()) tell(workspaceId, [EVERYTHING], []);
  });

  return {
    subscribe: (workspaceId, listener, { after, ageMs } = {}) => {
      const known = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, known.add(listener));
      const unheard = ageMs === undefined ? missed(workspaceId, after) : since(workspaceId, ageMs);
      for (const change of unheard) listener(change);
      return () => {
        known.delete(listener);
        if (known.size === 0 && listeners.get(workspaceId) === known) listeners.delete(workspaceId);
      };
    },
    close: () => {
      stopListening();
      clearTimeout(timer);
      listeners.clear();
    },
  };

  /** A little more than asked: a change is told a moment after it was made, and an age is as old as its way here. */
  function since(workspaceId: string, ageMs: Milliseconds): FeedChange[] {
    const from = performance.now() - ageMs - MARGIN_MS;
    const reachesBack = memory.length < MEMORY || (memory[0]?.at ?? 0) < from;
    if (!reachesBack) return [{ id: `${run}-${place}`, kinds: [EVERYTHING], caseIds: [] }];
    return memory
      .filter((told) => told.workspaceId === workspaceId && told.at >= from)
      .map(({ change }) => change);
  }

  function missed(workspaceId: string, after: string | undefined): FeedChange[] {
    if (after === undefined) return [];
    const [itsRun, itsPlace] = after.split('-');
    const heard = Number(itsPlace);
    const reachesBack = itsRun === run && heard >= place - memory.length && heard <= place;
    if (!reachesBack) return [{ id: `${run}-${place}`, kinds: [EVERYTHING], caseIds: [] }];
    return memory
      .filter((told) => told.workspaceId === workspaceId && told.place > heard)
      .map((told) => told.change);
  }
}
