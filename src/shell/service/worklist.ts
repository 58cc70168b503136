// What has a person to do? Their open work over all workflows and what their teams' pools offer, the promise most at
// risk first: late, due soon, then the longest waiting.
import { DAY_MS, type Instant } from '../../core/base/index.ts';
import { type WorkItemRow, workItems, worklists } from '../store/index.ts';
import type { Versions } from './versions.ts';
import type { Viewer, WorkGround } from './work-ground.ts';

/** How the promise of an item stands. `soon`: due within a day. */
export type Risk = 'late' | 'soon' | 'open';

export type WorklistItem = {
  readonly workItem: string;
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly workflow: string;
  readonly workflowTitle: string;
  readonly stage: string;
  readonly stageTitle: string;
  readonly priority: string;
  readonly status: string;
  /** True where it waits in a pool and the viewer may take it. */
  readonly pool: boolean;
  readonly requesterId: string | null;
  readonly requesterName: string | null;
  readonly offeredAt: Instant;
  readonly dueAt: Instant | null;
  /** Since when its clock stands still; null where it goes. */
  readonly pausedAt: Instant | null;
  readonly risk: Risk;
  readonly why: string;
  /** The last event of the case by now. */
  readonly seq: number;
  /** The outcomes to decide among, where it is a decision. */
  readonly decides: readonly {
    readonly outcome: string;
    readonly title: string;
    readonly needsReason: boolean;
  }[];
};

export type Worklist = { readonly items: readonly WorklistItem[]; readonly total: number };

export type WorklistService = {
  list(viewer: Viewer): Promise<Worklist>;
  done(viewer: Viewer): Promise<readonly WorklistItem[]>;
};

/** The rest comes into sight as these are done. */
const MOST_SHOWN = 500;

export function createWorklistService(ground: WorkGround & { readonly versions: Versions }): WorklistService {
  const { db, now } = ground;
  return {
    list: async ({ workspaceId, personId }) => {
      const { rows, total } = await worklists.page(db.in(workspaceId), personId, MOST_SHOWN);
      const at = now();
      const ordered = [...rows].sort((one, other) => byPromise(one, other, at));
      const items = await Promise.all(ordered.map((row) => itemOf(ground, workspaceId, row)));
      return { items, total };
    },
    done: async ({ workspaceId, personId }) => {
      const rows = await workItems.doneBy(db.in(workspaceId), personId);
      return Promise.all(rows.map((row) => itemOf(ground, workspaceId, row)));
    },
  };
}

const RISKS: readonly Risk[] = ['late', 'soon', 'open'];
const PRIORITY_ORDER = ['urgent', 'high', 'normal', 'low'];

/** How the promise to be done by `dueAt` stands at a moment. */
export function riskOf(dueAt: Instant | null, at: Instant): Risk {
  if (dueAt === null) return 'open';
  if (dueAt < at) return 'late';
  return dueAt - at <= DAY_MS ? 'soon' : 'open';
}

type Ordered = Pick<WorkItemRow, 'dueAt' | 'priority' | 'offeredAt' | 'workItemId'>;

/** Late before soon before the rest; of equal risk the earlier due, the more urgent, the longer waiting. */
export function byPromise(one: Ordered, other: Ordered, at: Instant): number {
  const risk = riskOf(one.dueAt, at);
  const difference = RISKS.indexOf(risk) - RISKS.indexOf(riskOf(other.dueAt, at));
  if (difference !== 0) return difference;
  const due = risk === 'open' ? 0 : (one.dueAt ?? 0) - (other.dueAt ?? 0);
  if (due !== 0) return due;
  const urgent = PRIORITY_ORDER.indexOf(one.priority) - PRIORITY_ORDER.indexOf(other.priority);
  if (urgent !== 0) return urgent;
  return one.offeredAt - other.offeredAt || (one.workItemId < other.workItemId ? -1 : 1);
}

async function itemOf(
  { versions, now }: WorkGround & { readonly versions: Versions },
  workspaceId: string,
  row: WorkItemRow,
): Promise<WorklistItem> {
  const { workItemId, caseId, number, title, workflowId, stage, priority, status, ownerId } = row;
  const { requesterId, requesterName, offeredAt, dueAt, pausedAt, why } = row;
  const compiled = await versions.current(workspaceId, workflowId);
  return {
    ...{ workItem: workItemId, caseId, number, title, workflow: workflowId, stage, priority, status },
    ...{ requesterId, requesterName, offeredAt, dueAt, pausedAt, why },
    workflowTitle: compiled?.workflow.title ?? workflowId,
    stageTitle: compiled?.stages.get(stage)?.title ?? stage,
    seq: row.version,
    decides: decisionsOf(compiled?.stages.get(stage), status),
    pool: ownerId === null,
    risk: riskOf(dueAt, now()),
  };
}

/** A question is answered and not decided; what needs more than a reason is decided one by one. */
function decisionsOf(
  stage: { kind: string; outcomes: readonly Decision[] } | undefined,
  status: string,
): WorklistItem['decides'] {
  if (stage?.kind !== 'approval' || status === 'asked') return [];
  return stage.outcomes
    .filter(({ needsFields }) => needsFields.length === 0)
    .map(({ outcome, title, needsReason }) => ({ outcome, title, needsReason }));
}

type Decision = WorklistItem['decides'][number] & { readonly needsFields: readonly string[] };
