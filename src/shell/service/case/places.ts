// Where do several cases stand, and what can be done with them? Narrow: for who would do one thing to all of them.
import type { Instant } from '../../../core/base/index.ts';
import type { Compiled } from '../../../core/engine/index.ts';
import { permittedMoves } from '../../../core/engine/index.ts';
import type { CaseState, Directory, WorkItem } from '../../../core/model/index.ts';
import { waysOn } from './work-view.ts';

/** A case among several. `stages` are those it is in; a move that `asks` needs something said or filled in first. */
export type CasePlaces = {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly status: CaseState['status'];
  readonly priority: CaseState['priority'];
  readonly requesterId: string | null;
  readonly stages: readonly string[];
  readonly work: readonly WorkPlace[];
  readonly moves: readonly MovePlace[];
};

export type WorkPlace = {
  readonly workItem: string;
  readonly stage: string;
  readonly ownerId: string | null;
  readonly status: WorkItem['status'];
};

export type MovePlace = {
  readonly workItem: string;
  readonly to: string;
  readonly toTitle: string;
  readonly asks: boolean;
};

type Seen = {
  readonly compiled: Compiled;
  readonly state: CaseState;
  readonly directory: Directory;
  readonly at: Instant;
};

export function placesOf(seen: Seen): CasePlaces {
  const { caseId, number, title, status, priority, requester, tokens, workItems } = seen.state;
  // Who is only asked something has none of the work.
  const items = workItems.filter(({ question, left }) => question === undefined && left !== true);
  const permitted = permittedMoves(seen.compiled, seen.state, seen.at, seen.directory);
  return {
    ...{ caseId, number, title, status, priority },
    requesterId: requester,
    stages: [...new Set(tokens.filter(({ guard }) => guard !== true).map(({ stage }) => stage))],
    work: items.map(({ workItem, stage, owner, status: itsStatus }) => ({
      ...{ workItem, stage, status: itsStatus },
      ownerId: owner,
    })),
    moves: items.flatMap((item) => movesOf(seen, item, permitted)),
  };
}

type Permitted = ReturnType<typeof permittedMoves>;

function movesOf(seen: Seen, item: WorkItem, permitted: Permitted): MovePlace[] {
  const { compiled, state } = seen;
  const own = permitted.filter(({ workItem }) => workItem === item.workItem);
  const form = compiled.stages.get(item.stage)?.form ?? [];
  return waysOn(item, seen)
    .filter(({ outcome }) => own.some((move) => move.outcome === outcome))
    .map(({ to, toTitle, rework, needsReason, needsFields }) => {
      const filled = rework ? [] : form.filter(({ required }) => required).map(({ field }) => field);
      const empty = [...filled, ...needsFields].some((field) => state.record[field] == null);
      const open = !rework && item.tasks.some(({ done }) => !done);
      return { ...{ to, toTitle }, workItem: item.workItem, asks: needsReason || empty || open };
    });
}
