// A case as the invariants see it: every step that was accepted, in order.
import type { CaseEvent, CaseState, Workflow } from '../../../model/index.ts';
import { decide } from '../../decide.ts';
import { type Asked, ask, ready } from '../given.ts';
import { office } from '../people.ts';
import type { Step } from './invariant.ts';

export type Scene = readonly Step[];

/** Asks all of this, each of it accepted. */
export function play(workflow: Workflow, asked: readonly Asked[]): Scene {
  const compiled = ready(workflow);
  const steps: Step[] = [];
  let state: CaseState | null = null;
  for (const [type, asking] of asked) {
    const command = ask(type, asking);
    const before: CaseState | null = state;
    const decision: ReturnType<typeof decide> = decide(compiled, before, command, office);
    if (!decision.ok) throw new Error(`${type} was refused: ${decision.rejection.code}`);
    const events: readonly CaseEvent[] = decision.events;
    state = decision.state;
    steps.push({
      compiled,
      directory: office,
      command,
      operator: false,
      before,
      state: decision.state,
      events,
    });
  }
  return steps;
}
