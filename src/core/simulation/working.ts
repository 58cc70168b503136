// People work: they take the oldest, urgent things as if they had waited longer; work on it for a while; and complete it one way or another.
import { DAY_MS, draw, type Instant, MINUTE_MS } from '../base/index.ts';
import type { CommandOf } from '../engine/index.ts';
import {
  type CaseId,
  type CaseState,
  isEmptyValue,
  PRIORITIES,
  type WorkItem,
  type WorkItemId,
} from '../model/index.ts';
import { decideIn, inWorkingTime, wake } from './decide-in.ts';
import { drawValues, fill, weighted } from './draw-values.ts';
import { keepApart } from './keep-apart.ts';
import type { StagePlan } from './scenario.ts';
import type { Flow, Simulated, Worker, World } from './world.ts';

/** What is assumed of a stage that a scenario does not speak of. */
const USUAL_PLAN: StagePlan = {
  takes: { kind: 'empirical', values: [20 * MINUTE_MS] },
  outcomes: {},
  reasons: [],
  comments: [],
};

const planOf = ({ scenario }: Flow, stage: string): StagePlan =>
  (Object.hasOwn(scenario.stages, stage) ? scenario.stages[stage] : undefined) ?? USUAL_PLAN;

/** A worker takes the next item up, if there is one. */
export function* takeNext(world: World, worker: Worker, at: Instant): Generator<Simulated> {
  worker.waking = false;
  if (worker.busy) return;
  const next = pickItem(world, worker);
  if (next === null) return;
  const { flow, caseId, item } = next;
  worker.queue = worker.queue.filter(({ workItem }) => workItem !== item.workItem);
  const by = { kind: 'person', person: worker.id } as const;
  const started = decideIn(world, flow, { type: 'StartWorkItem', caseId, at, by, workItem: item.workItem });
  if (started === null) return wake(world, worker, at);
  yield started;
  worker.busy = true;
  const workMs = Math.max(1, Math.round(draw(planOf(flow, item.stage).takes, world.random)));
  const finishAt = inWorkingTime(worker, at, workMs);
  world.agenda.put(finishAt, { do: 'finish', worker, caseId, workItem: item.workItem });
}

type Picked = { flow: Flow; caseId: CaseId; item: WorkItem; since: Instant };

// Strictly by urgency, what is least urgent would never come up where somebody has too much to do.
const HEAD_START_MS = 3 * DAY_MS;

/** What is no longer theirs leaves the queue here, and not when it went: that would cost a search each time. */
function pickItem(world: World, worker: Worker): Picked | null {
  let best: Picked | null = null;
  worker.queue = worker.queue.filter(({ caseId, workItem }) => {
    const held = world.open.get(caseId);
    const item = held?.state.workItems.find((each) => each.workItem === workItem);
    const isTheirs =
      item?.owner === worker.id || (item?.owner === null && item.candidates.includes(worker.id));
    if (held === undefined || item === undefined || !isTheirs) return false;
    const since = item.offeredAt - PRIORITIES.indexOf(held.state.priority) * HEAD_START_MS;
    if (best === null || since < best.since) best = { flow: held.flow, caseId, item, since };
    return true;
  });
  return best;
}

/** A worker has done what they took up; it may have been given to somebody else meanwhile. */
export function* finish(
  world: World,
  { worker, caseId, workItem }: { worker: Worker; caseId: CaseId; workItem: WorkItemId },
  at: Instant,
): Generator<Simulated> {
  worker.busy = false;
  const held = world.open.get(caseId);
  const item = held?.state.workItems.find((each) => each.workItem === workItem);
  if (held !== undefined && item?.owner === worker.id) {
    yield* complete(world, held.flow, held.state, item, { worker, at });
  }
  wake(world, worker, at);
}

function* complete(
  world: World,
  flow: Flow,
  state: CaseState,
  item: WorkItem,
  { worker, at }: { worker: Worker; at: Instant },
): Generator<Simulated> {
  const plan = planOf(flow, item.stage);
  const head = { caseId: state.caseId, at, by: { kind: 'person', person: worker.id } as const };
  const commented = comment(world, flow, state, plan, head);
  if (commented !== null) yield commented;
  const outcome = outcomeOf(world, flow, plan, item);
  const way = flow.compiled.stages.get(item.stage)?.outcomes.find((each) => each.outcome === outcome);
  if (way?.rework !== true) {
    for (const [task, { done }] of item.tasks.entries()) {
      if (done) continue;
      const ticked = decideIn(world, flow, {
        ...head,
        type: 'TickTask',
        workItem: item.workItem,
        task,
        done: true,
      });
      if (ticked !== null) yield ticked;
    }
  }
  const values = keepApart(
    world,
    flow,
    state.caseId,
    valuesFor(world, { flow, state, item, at, needs: way?.needsFields ?? [] }),
  );
  const reasons = way?.needsReason === true && plan.reasons.length === 0 ? ['Not as agreed'] : plan.reasons;
  const reason =
    way?.needsReason === true ? fill({ ...flow, random: world.random }, world.random.pick(reasons)) : null;
  const { workItem } = item;
  const completed = decideIn(world, flow, {
    ...head,
    type: 'CompleteWorkItem',
    workItem,
    values,
    outcome,
    reason,
  });
  if (completed !== null) yield completed;
}

type Head = Pick<CommandOf<'AddComment'>, 'caseId' | 'at' | 'by'>;

function comment(world: World, flow: Flow, state: CaseState, plan: StagePlan, head: Head): Simulated | null {
  const { random } = world;
  const { chance, mention } = flow.scenario.comments;
  if (plan.comments.length === 0 || random.next() >= chance) return null;
  const text = fill({ ...flow, random }, random.pick(plan.comments));
  const isSelf = head.by.kind === 'person' && head.by.person === state.requester;
  const asked = random.next() < mention && state.requester !== null && !isSelf ? [state.requester] : [];
  return decideIn(world, flow, { ...head, type: 'AddComment', text, mentions: asked });
}

function outcomeOf(world: World, { compiled }: Flow, plan: StagePlan, item: WorkItem): string | null {
  const outcomes = compiled.stages.get(item.stage)?.outcomes ?? [];
  if (outcomes.length === 0) return null;
  const weights = item.visit > 1 ? (plan.again ?? plan.outcomes) : plan.outcomes;
  return Object.keys(weights).length > 0 ? weighted(world.random, weights) : (outcomes[0]?.outcome ?? null);
}

type Filling = { flow: Flow; state: CaseState; item: WorkItem; at: Instant; needs: readonly string[] };

/** What the form and the way on ask for and is still empty. */
function valuesFor(world: World, { flow, state, item, at, needs }: Filling) {
  const stage = flow.compiled.stages.get(item.stage);
  const carried = [...(stage?.next ?? []), ...(stage?.outcomes ?? [])].flatMap((way) => way.carries);
  const asked = [...(stage?.form ?? []).map(({ field }) => field), ...needs, ...carried];
  const empty = [...new Set(asked)].filter((field) => isEmptyValue(state.record[field]));
  const { directory, random } = world;
  return drawValues({ scenario: flow.scenario, directory, random, at }, empty, state.record);
}
