// What the events of a work item's life change: offered, claimed, started, delegated, ticked, completed or withdrawn.
import type { CaseState, PersonId, StageId, WorkItem, WorkItemId } from '../../model/index.ts';
import { type Appliers, type Change, replaced, UNCHANGED } from './applier.ts';
import { withoutPauses } from './of-pause.ts';
import { instanceChanged } from './of-several.ts';

export const workItemAppliers: Appliers<
  | 'WorkItemOffered'
  | 'WorkItemClaimed'
  | 'HandoffAccepted'
  | 'WorkItemStarted'
  | 'WorkItemDelegated'
  | 'WorkItemReleased'
  | 'WorkItemCompleted'
  | 'WorkItemWithdrawn'
  | 'TaskTicked'
  | 'TasksAdded'
  | 'LateRungReached'
> = {
  WorkItemOffered: (state, event) => {
    const {
      workItem,
      token,
      stage,
      visit,
      owner,
      candidates,
      why,
      tasks,
      dueAt,
      at,
      instance,
      label,
      keeper,
      accept,
    } = event;
    const item: WorkItem = {
      workItem,
      token,
      stage,
      visit,
      owner,
      candidates,
      ...(keeper === undefined ? {} : { keeper }),
      why,
      status: 'offered',
      tasks: tasks.map((title) => ({ title, done: false })),
      offeredAt: at,
      startedAt: null,
      dueAt,
      ...(instance === undefined ? {} : { instance }),
      ...(label === undefined ? {} : { label }),
      ...(accept === undefined ? {} : { acceptance: 'due' }),
    };
    return {
      nextId: state.nextId + 1,
      ...(instance === undefined
        ? {}
        : instanceChanged(state, token, instance, (each) => ({ ...each, workItem }))),
      workItems: [...state.workItems, item],
      lastOwner: had(state, stage, owner),
    };
  },
  WorkItemClaimed: (state, { workItem, stage, person }) => ({
    workItems: changed(state, workItem, (item) => ({
      ...outOfPool(item),
      owner: person,
      status: 'claimed',
    })),
    lastOwner: had(state, stage, person),
  }),
  HandoffAccepted: (state, { workItem }) => ({
    workItems: changed(state, workItem, (item) => ({ ...item, acceptance: 'given' })),
  }),
  WorkItemStarted: (state, { workItem, at }) => ({
    workItems: changed(state, workItem, (item) => ({ ...item, status: 'started', startedAt: at })),
  }),
  WorkItemDelegated: (state, { workItem, stage, to, why }) => ({
    workItems: changed(state, workItem, (item) => ({
      ...outOfPool(item),
      owner: to,
      why,
      status: 'offered',
      startedAt: null,
    })),
    lastOwner: had(state, stage, to),
  }),
  WorkItemReleased: (state, { workItem, candidates, why, keeper }) => ({
    workItems: changed(state, workItem, (item) => ({
      ...item,
      owner: null,
      candidates,
      ...(keeper === undefined ? {} : { keeper }),
      why,
      status: 'offered',
      startedAt: null,
    })),
  }),
  WorkItemCompleted: (state, { workItem, stage, person, outcome, decided }) => ({
    ...over(state, workItem),
    ...doneAs(state, workItem, { person, outcome }),
    ...(decided === true && person !== null ? { deciders: withDecider(state, stage, person) } : {}),
    lastOwner: had(state, stage, person),
  }),
  WorkItemWithdrawn: (state, { workItem }) => over(state, workItem),
  TaskTicked: (state, { workItem, task, done }) => ({
    workItems: changed(state, workItem, (item) => {
      const ticked = item.tasks[task];
      return ticked === undefined ? item : { ...item, tasks: item.tasks.with(task, { ...ticked, done }) };
    }),
  }),
  TasksAdded: (state, { workItem, tasks }) => ({
    workItems: changed(state, workItem, (item) => ({
      ...item,
      tasks: [...item.tasks, ...tasks.map((title) => ({ title, done: false }))],
    })),
  }),
  LateRungReached: () => UNCHANGED,
};

function outOfPool({ keeper: _, ...item }: WorkItem): WorkItem {
  return { ...item, candidates: [] };
}

const changed = (state: CaseState, id: WorkItemId, by: (item: WorkItem) => WorkItem): readonly WorkItem[] =>
  replaced(state.workItems, (item) => item.workItem === id, by);

const over = (state: CaseState, id: WorkItemId): Change => ({
  ...withoutPauses(state, (pause) => pause.workItem === id),
  workItems: state.workItems.filter((item) => item.workItem !== id),
});

const had = (state: CaseState, stage: StageId, person: PersonId | null): CaseState['lastOwner'] =>
  person === null || state.lastOwner[stage] === person
    ? state.lastOwner
    : { ...state.lastOwner, [stage]: person };

/** Where it was one of several, that one is done. */
function doneAs(
  state: CaseState,
  id: WorkItemId,
  { person, outcome }: { person: PersonId | null; outcome: string | null },
): Change {
  const item = state.workItems.find(({ workItem }) => workItem === id);
  if (item?.instance === undefined) return UNCHANGED;
  return instanceChanged(state, item.token, item.instance, (each) => ({
    ...each,
    ...(person === null ? {} : { person }),
    ...(outcome === null ? {} : { outcome }),
  }));
}

const withDecider = (
  { deciders = {} }: CaseState,
  stage: StageId,
  person: PersonId,
): CaseState['deciders'] => ({
  ...deciders,
  [stage]: [...new Set([...(deciders[stage] ?? []), person])],
});
