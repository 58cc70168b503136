// Which rows follow from events? Lists, boards and measures read these rows; they are a fold of the history, so they
// never lag and can always be made again.
import type { CarriedWork, CaseEvent, EventOf, EventType } from '../../../core/model/index.ts';
import { actorName, actorPerson } from './actor.ts';

type Times = { offered?: number; claimed?: number; started?: number; completed?: number };

/** A change of a work item; `new` where it was offered among these events. **units**: instants in milliseconds. */
export type WorkItemChange = Times & {
  id: string;
  case: string;
  new?: true;
  stage?: string;
  visit?: number;
  owner?: string | null;
  candidates?: readonly string[];
  why?: string;
  status?: string;
  outcome?: string | null;
  by?: string | null;
  /** 0 takes it away. */
  due?: number | null;
  /** Since when its clock stands still; 0 where it goes again. */
  paused?: number;
  /** True where it is open again, as if it had never ended. */
  reopened?: true;
};

/** A change of a visit of a stage; `new` where the stage was entered among these events. */
export type VisitChange = {
  case: string;
  stage: string;
  visit: number;
  new?: true;
  token?: string;
  from?: string | null;
  to?: string | null;
  rework?: boolean;
  owner?: string | null;
  outcome?: string | null;
  entered?: number;
  left?: number;
  /** True where the case is there again, as if it had never left. */
  reopened?: true;
};

/** A visit that was undone, as if it had never been. */
export type DroppedVisit = { case: string; stage: string; visit: number };

export type CommentRow = {
  id: string;
  case: string;
  seq: number;
  at: number;
  actor: string | null;
  name: string | null;
  text: string;
};
export type MentionRow = { person: string; comment: string; case: string; at: number };
export type NotificationRow = {
  person: string;
  id: string;
  case: string;
  item: string | null;
  reason: string;
  text: string;
  at: number;
};

/** All rows that follow from some events of one case. */
export type Projection = {
  workItems: Map<string, WorkItemChange>;
  visits: Map<string, VisitChange>;
  dropped: DroppedVisit[];
  comments: CommentRow[];
  mentions: MentionRow[];
  notifications: NotificationRow[];
  turns: Map<string, number>;
};

type Fold<Type extends EventType> = (rows: Projection, event: EventOf<Type>, caseId: string) => void;

const folds: { readonly [Type in EventType]?: Fold<Type> } = {
  StageEntered: (rows, { token, stage, visit, from, rework, at }, caseId) => {
    rows.visits.set(visitKey(stage, visit), {
      ...{ case: caseId, new: true, token, stage, visit, from, rework, entered: at },
    });
  },
  StageLeft: (rows, { stage, visit, outcome, to, at }, caseId) => {
    changeVisit(rows, caseId, stage, visit, { left: at, outcome, to });
  },
  WorkItemOffered: (rows, event, caseId) => {
    const { workItem: id, stage, visit, owner, candidates, why, dueAt: due, at, turn } = event;
    rows.workItems.set(id, {
      ...{
        id,
        case: caseId,
        new: true,
        stage,
        visit,
        owner,
        candidates,
        why,
        due,
        offered: at,
        status: 'offered',
      },
    });
    if (owner !== null) changeVisit(rows, caseId, stage, visit, { owner });
    if (turn !== null) rows.turns.set(turn.key, turn.taken);
  },
  WorkItemClaimed: (rows, { workItem, person, at }, caseId) => {
    changeItem(rows, caseId, workItem, { owner: person, candidates: [], status: 'claimed' }, { claimed: at });
  },
  WorkItemStarted: (rows, { workItem, at }, caseId) => {
    changeItem(rows, caseId, workItem, { status: 'started' }, { started: at });
  },
  WorkItemDelegated: (rows, { workItem, to, why, turn }, caseId) => {
    changeItem(rows, caseId, workItem, { owner: to, candidates: [], why, status: 'offered' });
    if (turn !== null) rows.turns.set(turn.key, turn.taken);
  },
  WorkItemReleased: (rows, { workItem, candidates, why }, caseId) => {
    changeItem(rows, caseId, workItem, { owner: null, candidates: [...candidates], why, status: 'offered' });
  },
  WorkItemPaused: (rows, { workItem, at }, caseId) => {
    changeItem(rows, caseId, workItem, { due: 0, paused: at });
  },
  WorkItemResumed: (rows, { workItem, dueAt }, caseId) => {
    changeItem(rows, caseId, workItem, { due: dueAt ?? 0, paused: 0 });
  },
  WorkItemCompleted: (rows, { workItem, stage, visit, person, outcome, at }, caseId) => {
    const ended = { status: 'completed', outcome, by: person, completed: at };
    changeItem(rows, caseId, workItem, ended);
    if (person !== null) changeVisit(rows, caseId, stage, visit, { owner: person });
  },
  // A question is open work of whom is asked; the visit keeps whose it was.
  InformationAsked: (rows, event, caseId) => {
    const { question: id, stage, visit, asked: owner, why, at: offered } = event;
    rows.workItems.set(id, {
      ...{ id, case: caseId, new: true, stage, visit, owner, candidates: [], why, due: null, offered },
      status: 'asked',
    });
  },
  InformationGiven: (rows, { question, person: by, at }, caseId) => {
    changeItem(rows, caseId, question, { status: 'completed', by, completed: at });
  },
  WorkItemWithdrawn: (rows, { workItem, at }, caseId) => {
    changeItem(rows, caseId, workItem, { status: 'withdrawn', completed: at });
  },
  CaseMigrated: (rows, { workItems }, caseId) => {
    for (const { workItem, ...carried } of workItems) changeItem(rows, caseId, workItem, carriedRow(carried));
  },
  MigrationReverted: (rows, { workItems, left, back }, caseId) => {
    for (const { workItem, status, ...carried } of workItems) {
      changeItem(rows, caseId, workItem, { ...carriedRow(carried), status, reopened: true });
      delete rows.workItems.get(workItem)?.completed;
    }
    for (const { stage, visit } of left) {
      rows.visits.delete(visitKey(stage, visit));
      rows.dropped.push({ case: caseId, stage, visit });
    }
    for (const { stage, visit } of back) {
      const {
        left: _,
        to: __,
        ...before
      } = rows.visits.get(visitKey(stage, visit)) ?? { case: caseId, stage, visit };
      rows.visits.set(visitKey(stage, visit), { ...before, reopened: true });
    }
  },
  CommentAdded: (rows, { comment: id, text, mentions, seq, at, by }, caseId) => {
    rows.comments.push({ id, case: caseId, seq, at, actor: actorPerson(by), name: actorName(by), text });
    for (const person of mentions) rows.mentions.push({ person, comment: id, case: caseId, at });
  },
  Notified: (rows, { people, text, reason, workItem: item, seq, at }, caseId) => {
    for (const person of people) {
      rows.notifications.push({ person, id: `${caseId}/${seq}`, case: caseId, item, reason, text, at });
    }
  },
};

/** The rows that follow from the events, in their order. Kinds that leave no row are passed over. */
export function project(caseId: string, events: readonly CaseEvent[]): Projection {
  const rows: Projection = {
    workItems: new Map(),
    visits: new Map(),
    dropped: [],
    comments: [],
    mentions: [],
    notifications: [],
    turns: new Map(),
  };
  for (const event of events) {
    // Each event meets the fold of its own type; the table's type says so, the compiler cannot follow it through a lookup.
    const fold = folds[event.type] as Fold<EventType> | undefined;
    fold?.(rows, event as never, caseId);
  }
  return rows;
}

/** Paused work has no due time in lists. */
const carriedRow = ({
  stage,
  visit,
  dueAt,
  paused,
}: Omit<CarriedWork, 'workItem' | 'tasks'>): Partial<WorkItemChange> => ({
  ...{ stage, visit },
  due: paused === undefined ? (dueAt ?? 0) : 0,
  paused: paused ?? 0,
});

const visitKey = (stage: string, visit: number): string => `${stage}\n${visit}`;

function changeVisit(
  rows: Projection,
  caseId: string,
  stage: string,
  visit: number,
  change: Partial<VisitChange>,
): void {
  const key = visitKey(stage, visit);
  rows.visits.set(key, { ...(rows.visits.get(key) ?? { case: caseId, stage, visit }), ...change });
}

/** Of `first` times the earliest stays: when it was first claimed, when work on it first began. */
function changeItem(
  rows: Projection,
  caseId: string,
  id: string,
  change: Partial<WorkItemChange>,
  first: Times = {},
): void {
  const before = rows.workItems.get(id) ?? { id, case: caseId };
  rows.workItems.set(id, { ...before, ...change, ...first, ...keptTimes(before, first) });
}

function keptTimes(before: Times, first: Times): Times {
  const kept: Times = {};
  if (first.claimed !== undefined && before.claimed !== undefined) kept.claimed = before.claimed;
  if (first.started !== undefined && before.started !== undefined) kept.started = before.started;
  return kept;
}
