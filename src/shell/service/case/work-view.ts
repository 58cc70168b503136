// The open work of a case as whoever looks at it sees it: whose it is, its form and tasks, and the ways on.
import type { Instant } from '../../../core/base/index.ts';
import { type Compiled, handedFrom, waysFrom } from '../../../core/engine/index.ts';
import type {
  CaseEvent,
  CaseState,
  Directory,
  FormField,
  Task,
  WorkItem,
} from '../../../core/model/index.ts';
import type { CaseRow } from '../../store/index.ts';
import { nameIn, type Reading } from './history.ts';
import { type FlowView, flowView, relatedTo } from './stand-view.ts';
import { type QuestionView, questionViews, type TogetherView, togetherViews } from './together.ts';

export type WayOn = {
  readonly outcome: string | null;
  readonly title: string | null;
  readonly to: string;
  readonly toTitle: string;
  readonly rework: boolean;
  readonly needsReason: boolean;
  readonly needsFields: readonly string[];
};

export type WorkView = {
  readonly workItem: string;
  readonly stage: string;
  readonly stageTitle: string;
  readonly kind: string;
  readonly description: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly candidateIds: readonly string[];
  /** Who answers for it until somebody takes it; null where it has an owner. */
  readonly keeperName: string | null;
  /** `due`: whoever has it must accept it before they begin; null where nobody asked. */
  readonly acceptance: 'due' | 'given' | null;
  /** Stages it can have been handed over from, to which it can be returned. */
  readonly handedFrom: readonly { readonly stage: string; readonly title: string }[];
  readonly why: string;
  readonly status: WorkItem['status'];
  readonly tasks: readonly Task[];
  readonly offeredAt: Instant;
  readonly startedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** Where its clock stands still: since when. */
  readonly pausedAt: Instant | null;
  readonly form: readonly FormField[];
  readonly ways: readonly WayOn[];
  /** Which of several it is for; null where it is the only one. */
  readonly label: string | null;
  /** What is asked, where it is a question and no work of the stage. */
  readonly question: { readonly text: string; readonly fields: readonly string[] } | null;
  /** True where whoever has it may ask somebody first, and has not yet. */
  readonly mayAsk: boolean;
  /** True where the viewer has it, or may take it from the pool. */
  readonly mine: boolean;
  /** True where somebody has it and it came out of a pool, into which it can be put back. */
  readonly outOfPool: boolean;
  /** True where whoever has it may pass the stage over. */
  readonly skippable: boolean;
  /** Stages it could be sent back to. */
  readonly backTo: readonly { readonly stage: string; readonly title: string }[];
};

type Seen = {
  readonly compiled: Compiled;
  readonly state: CaseState;
  readonly directory: Directory;
  readonly viewer: string;
  readonly at: Instant;
};

/** What is open in a case, who does it together, what was asked about it, and what goes on beside. */
export type OpenView = {
  readonly work: readonly WorkView[];
  readonly together: readonly TogetherView[];
  readonly questions: readonly QuestionView[];
  readonly flow: FlowView;
};

type Beside = {
  readonly history: readonly CaseEvent[];
  readonly reading: Reading;
  /** Cases that belong to this one. */
  rowsOf(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
};

export async function openViews(seen: Seen, { history, reading, rowsOf }: Beside): Promise<OpenView> {
  const { state, viewer } = seen;
  const belonging = relatedTo(state, history);
  const related = belonging.length === 0 ? [] : await rowsOf(belonging);
  return {
    work: workViews(seen),
    together: togetherViews({ state, history, reading, viewer }),
    questions: questionViews({ state, history, reading }),
    flow: flowView(seen, history, related),
  };
}

/** Every open work item of the case. */
const workViews = (seen: Seen): WorkView[] => seen.state.workItems.map((item) => workView(item, seen));

function workView(item: WorkItem, seen: Seen): WorkView {
  const { compiled, directory, viewer } = seen;
  const { workItem, stage, owner, candidates, why, status, tasks, offeredAt, startedAt, dueAt } = item;
  const declared = compiled.workflow.stages.find(({ id }) => id === stage);
  return {
    ...{ workItem, stage, why, status, tasks, offeredAt, startedAt, dueAt },
    pausedAt: item.paused?.since ?? null,
    skippable: declared?.skippable === true,
    outOfPool: isOutOfPool(item, compiled),
    stageTitle: declared?.title ?? stage,
    kind: declared?.kind ?? 'work',
    description: declared?.description ?? null,
    ownerId: owner,
    ownerName: nameIn(directory, owner),
    candidateIds: candidates,
    keeperName: nameIn(directory, item.keeper ?? null),
    acceptance: item.acceptance ?? null,
    handedFrom: (item.question === undefined ? handedFrom(seen, stage) : []).map((from) => ({
      stage: from,
      title: compiled.stages.get(from)?.title ?? from,
    })),
    form: item.question === undefined ? (declared?.form ?? []) : [],
    label: item.label ?? null,
    question: item.question === undefined ? null : { text: item.question.text, fields: item.question.fields },
    mayAsk: mayAsk(item, seen),
    ways: waysOn(item, seen),
    mine: owner === null ? candidates.includes(viewer) || item.keeper === viewer : owner === viewer,
    backTo: earlierStages(item, seen),
  };
}

function isOutOfPool({ stage, owner, question, instance }: WorkItem, { stages }: Compiled): boolean {
  const rule = stages.get(stage)?.owner ?? null;
  const isPool = rule?.kind === 'team' && rule.choose === 'pull';
  return owner !== null && question === undefined && instance === undefined && isPool;
}

function mayAsk(item: WorkItem, { compiled, state }: Seen): boolean {
  const stage = compiled.stages.get(item.stage);
  if (stage === undefined || item.question !== undefined) return false;
  const asks = (stage.ready as { readonly ask?: boolean } | null)?.ask === true;
  return asks && !state.workItems.some(({ question }) => question?.of === item.workItem);
}

/** The ways that completing this work would take. */
export function waysOn(item: WorkItem, { compiled, state, at, directory }: Omit<Seen, 'viewer'>): WayOn[] {
  const here = compiled.stages.get(item.stage);
  return waysFrom({ compiled, state, at, directory }, item).map(
    ({ outcome, title, to, needsReason, needsFields }) => ({
      ...{ outcome, title, to, needsReason, needsFields },
      toTitle: compiled.stages.get(to)?.title ?? to,
      rework: here?.outcomes.some((way) => way.outcome === outcome && way.rework) ?? false,
    }),
  );
}

function earlierStages(
  { stage, question }: WorkItem,
  { compiled, state }: Seen,
): { stage: string; title: string }[] {
  if (question !== undefined || compiled.stages.get(stage)?.kind === 'scope') return [];
  return compiled.workflow.stages
    .filter(({ id }) => id !== stage && (state.visits[id] ?? 0) > 0)
    .map(({ id, title }) => ({ stage: id, title }));
}
