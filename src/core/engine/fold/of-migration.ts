// What a move to another version changes, and what is left of it once it was undone or can be undone no more.
import type { CaseEvent, CaseState } from '../../model/index.ts';
import { type Appliers, type Change, UNCHANGED } from './applier.ts';

export const migrationAppliers: Appliers<'CaseMigrated' | 'MigrationReverted'> = {
  CaseMigrated(state, { mapping, workItems: carried }) {
    const workItems = state.workItems.map((item) => {
      const now = carried.find(({ workItem }) => workItem === item.workItem);
      if (now === undefined) return item;
      const { stage, visit, tasks, dueAt } = now;
      return { ...item, stage, visit, tasks, dueAt };
    });
    return {
      ...movedForks(state, mapping),
      workItems,
      beforeMigration: { ...state, beforeMigration: undefined },
    };
  },
  MigrationReverted(state) {
    const { beforeMigration: was } = state;
    if (was === undefined) return UNCHANGED;
    const { seq: _, changedAt: __, version: ___, nextId: ____, ...rest } = was;
    const gone = Object.keys(state).filter((key) => !Object.hasOwn(was, key));
    return {
      ...Object.fromEntries(gone.map((key) => [key, undefined])),
      ...rest,
      beforeMigration: undefined,
    };
  },
};

function movedForks({ forks }: CaseState, mapping: { readonly [stage: string]: string }): Change {
  if (forks === undefined) return UNCHANGED;
  const moved = (stage: string): string => mapping[stage] ?? stage;
  return {
    forks: forks.map((fork) => ({
      ...fork,
      stage: moved(fork.stage),
      ...(fork.joined === undefined ? {} : { joined: fork.joined.map(moved) }),
    })),
  };
}

const OF_THE_MOVE: ReadonlySet<string> = new Set(['MigrateCase', 'RevertMigration']);

/** True where an event belongs to a later command than the move: from then on the move stands. */
export const isSettled = ({ beforeMigration }: CaseState, { cause }: CaseEvent): boolean =>
  beforeMigration !== undefined && !OF_THE_MOVE.has(cause) && !cause.startsWith('#');
