// One command in a simulated world: decided by the engine itself, and what follows from it put on the agenda.
import { addDuration, draw, type Instant } from '../base/index.ts';
import { type Command, decide, followUps } from '../engine/index.ts';
import type { CaseEvent, CaseId, CaseState, PersonId } from '../model/index.ts';
import { directoryAfter } from './directory-after.ts';
import type { Flow, Simulated, Worker, World } from './world.ts';

/** How long the machine takes to carry out an effect. **units**: milliseconds. */
const EFFECT_MS = 2_000;

/** Decides. Null where the workflow refused, which is then kept among the refusals. */
export function decideIn(world: World, flow: Flow, command: Command): Simulated | null {
  const { caseId } = command;
  const before = world.open.get(caseId)?.state ?? null;
  const decision = decide(flow.compiled, before, command, world.directory);
  const workflow = flow.compiled.workflow.id;
  if (!decision.ok) {
    world.refusals.push({ workflow, command, rejection: decision.rejection });
    return null;
  }
  const { events, state } = decision;
  if (state.status === 'open' || state.effects.length > 0) world.open.set(caseId, { flow, state });
  else world.open.delete(caseId);
  world.directory = directoryAfter(world.directory, before, state, events);
  for (const event of events) planAfter(world, flow, state, event);
  return { workflow, caseId, command, events, state };
}

function planAfter(world: World, flow: Flow, state: CaseState, event: CaseEvent): void {
  for (const job of followUps(flow.compiled, state, event)) {
    const { caseId, key } = job;
    if (job.kind === 'timer') world.agenda.put(job.dueAt, { do: 'fire', caseId, timer: key });
    if (job.kind === 'effect') {
      const { effect: kind, settings, dueAt } = job;
      world.agenda.put(dueAt + EFFECT_MS, { do: 'report', caseId, effect: key, kind, settings });
    }
  }
  if (event.type === 'WorkItemOffered') {
    const people = event.owner === null ? event.candidates : [event.owner];
    for (const person of people) queueUp(world, person, state.caseId, event);
  }
  if (event.type === 'WorkItemReleased') {
    for (const person of event.candidates) queueUp(world, person, state.caseId, event);
  }
  if (event.type === 'WorkItemDelegated') queueUp(world, event.to, state.caseId, event);
}

function queueUp(
  world: World,
  person: PersonId,
  caseId: CaseId,
  { workItem, at }: { workItem: string; at: Instant },
): void {
  const worker = world.workers.get(person);
  if (worker === undefined) return;
  worker.queue.push({ caseId, workItem, offeredAt: at });
  wake(world, worker, at);
}

/** Somebody with work and nothing in hand looks at their worklist after a while, in their own hours. */
export function wake(world: World, worker: Worker, at: Instant): void {
  if (worker.busy || worker.waking || worker.queue.length === 0) return;
  worker.waking = true;
  const pause = Math.max(1, Math.round(draw(worker.pause, world.random)));
  world.agenda.put(inWorkingTime(worker, at, pause), { do: 'take', worker });
}

export const inWorkingTime = (worker: Worker, at: Instant, businessMs: number): Instant =>
  addDuration(worker.calendar, at, { businessDays: 0, businessMs });
