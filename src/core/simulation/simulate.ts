// What would happen? An agenda and a seeded random drive the very same `decide` as the live system, so that an imagined
// history is a history like any other. Time, people and chance are the scenario's; every fact is the engine's.
import type { Instant } from '../base/index.ts';
import type { CaseId } from '../model/index.ts';
import { arrive, openAsked, planArrival } from './arrivals.ts';
import { decideIn } from './decide-in.ts';
import { finish, takeNext } from './working.ts';
import {
  type Doing,
  type Refusal,
  type Simulated,
  type SimulationOptions,
  type World,
  worldOf,
} from './world.ts';

/**
 * Simulates. **shape**: every decision in the order of time; at the end, what the workflows refused.
 * Cases that are not finished by `until` stay open, as do their work items and timers. Same options, same history.
 */
export function* simulate(options: SimulationOptions): Generator<Simulated, readonly Refusal[]> {
  const world = worldOf(options);
  for (const flow of options.flows) planArrival(world, flow, options.from);
  for (let next = world.agenda.take(); next !== undefined; next = world.agenda.take()) {
    if (next.at >= options.until) break;
    yield* happen(world, next.item, next.at);
  }
  return world.refusals;
}

function* happen(world: World, doing: Doing, at: Instant): Generator<Simulated> {
  switch (doing.do) {
    case 'arrive': {
      const opened = arrive(world, doing.flow, at);
      if (opened !== null) yield opened;
      return;
    }
    case 'take':
      return yield* takeNext(world, doing.worker, at);
    case 'finish':
      return yield* finish(world, doing, at);
    case 'fire':
      return yield* fire(world, doing, at);
    case 'report':
      return yield* report(world, doing, at);
  }
}

/** A timer that was taken back meanwhile stays silent. */
function* fire(
  world: World,
  { caseId, timer }: { caseId: CaseId; timer: string },
  at: Instant,
): Generator<Simulated> {
  const held = world.open.get(caseId);
  if (held?.state.timers.some((each) => each.timer === timer) !== true) return;
  const by = { kind: 'machine', part: 'timer' } as const;
  const fired = decideIn(world, held.flow, { type: 'FireTimer', caseId, at, by, timer });
  if (fired !== null) yield fired;
}

/** The world outside is assumed to do what it is asked; a case that is asked for opens where its workflow is simulated too. */
function* report(world: World, doing: Extract<Doing, { do: 'report' }>, at: Instant): Generator<Simulated> {
  const { caseId, effect, kind, settings } = doing;
  const opened = kind === 'open-case' ? openAsked(world, settings, at) : null;
  if (opened !== null) yield opened;
  const held = world.open.get(caseId);
  if (held === undefined) return;
  const by = { kind: 'machine', part: kind } as const;
  const result = opened === null ? null : { caseId: opened.caseId, number: opened.state.number };
  const command = {
    type: 'ReportEffect',
    caseId,
    at,
    by,
    effect,
    outcome: 'applied',
    result,
    reason: '',
  } as const;
  const reported = decideIn(world, held.flow, command);
  if (reported !== null) yield reported;
}
