import fc from 'fast-check';
import { describe, test } from 'vitest';
import { casePath, commandAt, type Step } from '../../../../test/arbitrary/case-path.ts';
import { runnableWorkflow } from '../../../../test/arbitrary/runnable-workflow.ts';
import { canonicalJson, type Json } from '../../base/index.ts';
import type { CaseEvent, CaseState, Workflow } from '../../model/index.ts';
import { withHistory } from '../commands/with-history.ts';
import { decide } from '../decide.ts';
import { isHeld } from '../flow/clocks.ts';
import { ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { apply } from './apply.ts';

const bytes = (value: object | null): string => canonicalJson(value as unknown as Json);

type Walked = { state: CaseState | null; events: readonly CaseEvent[]; decision: readonly CaseEvent[] };

/** Walks a random path through a random workflow; `look` sees the case after every accepted command. */
function walk(
  workflow: Workflow,
  path: readonly Step[],
  look: (walked: Walked) => void,
): readonly CaseEvent[] {
  const compiled = ready(workflow);
  const events: CaseEvent[] = [];
  let state: CaseState | null = null;
  let after = 0;
  for (const step of path) {
    after += step.wait;
    const command = withHistory(commandAt(state, step, after), events);
    const decision = decide(compiled, state, command, office);
    if (!decision.ok) continue;
    state = decision.state;
    events.push(...decision.events);
    look({ state, events, decision: decision.events });
  }
  return events;
}

function holds(look: (walked: Walked) => void, runs = 300): void {
  fc.assert(
    fc.property(runnableWorkflow, casePath, (workflow, path) => {
      walk(workflow, path, look);
    }),
    { numRuns: runs },
  );
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const fold = (events: readonly CaseEvent[]): CaseState | null =>
  events.reduce<CaseState | null>((state, event) => apply(state, event), null);

describe('over random workflows and random paths', () => {
  test('E1.3 folding the history gives the live state at every step, byte for byte', () => {
    holds(({ state, events }) => must(bytes(fold(events)) === bytes(state), 'the fold differs'));
  });

  test('E1.1 the same path gives the same bytes again', () => {
    fc.assert(
      fc.property(runnableWorkflow, casePath, (workflow, path) => {
        const first = walk(workflow, path, () => {});
        const second = walk(structuredClone(workflow), path, () => {});
        must(bytes(first) === bytes(second), 'the second run differs');
      }),
      { numRuns: 100 },
    );
  });

  test('E1.2 a history is numbered without gap, and its clock never goes back', () => {
    holds(({ events }) => {
      for (const [index, event] of events.entries()) {
        must(event.seq === index + 1, 'a number is missing');
        must(event.at >= (events[index - 1]?.at ?? 0), 'the clock went back');
      }
    });
  });

  test('E1.6 an open case always has something that will move it', () => {
    holds(({ state }) => {
      if (state === null || state.status !== 'open') return;
      must(state.tokens.length === 1, 'an open case stands in one stage');
      must(
        state.workItems.length + state.timers.length + state.effects.length > 0,
        'nothing will move the case',
      );
      for (const { token } of state.tokens) {
        const of = (each: { token: string | null }): boolean => each.token === token;
        must(
          state.workItems.some(of) || state.timers.some(of) || state.effects.some(of),
          'a token is stranded',
        );
      }
    });
  });

  test('E1.6 whatever is open belongs to where the case stands, and a finished case has none', () => {
    holds(({ state }) => {
      if (state === null) return;
      const tokens = new Set(state.tokens.map(({ token }) => token));
      const items = new Set(state.workItems.map(({ workItem }) => workItem));
      must(state.status === 'open' || tokens.size + items.size === 0, 'a finished case stands somewhere');
      // What the case went on without stays where it was, until it is done or the case ends.
      const left = new Set(
        state.workItems.filter((item) => item.left === true).map(({ workItem }) => workItem),
      );
      must(
        state.workItems.every(({ token, workItem }) => tokens.has(token) || left.has(workItem)),
        'a work item is left over',
      );
      must(
        state.timers.every(
          ({ token, workItem }) => token === null || tokens.has(token) || left.has(workItem ?? ''),
        ),
        'a timer is left over',
      );
      must(
        state.timers.every(
          ({ token, purpose }) => token !== null || (purpose === 'pause' && state.pauses !== undefined),
        ),
        'the timer of a pause is left over',
      );
      must(
        (state.pauses ?? []).every(({ workItem }) => workItem === null || items.has(workItem)),
        'a pause outlived its work',
      );
      must(state.status === 'open' || (state.pauses === undefined && state.timers.length === 0), 'left over');
      must(
        state.timers.every(
          (timer) => timer.purpose === 'pause' || isHeld(state, timer) === (timer.stopped !== undefined),
        ) && state.workItems.every((item) => isHeld(state, item) === (item.paused !== undefined)),
        'a clock goes that should stand still, or the other way round',
      );
      must(
        state.timers.every(({ workItem }) => workItem === null || items.has(workItem)),
        'a clock outlived its work',
      );
    });
  });

  test('E2.3 open work has an owner who can sign in, or candidates who can', () => {
    holds(({ state }) => {
      for (const { owner, candidates } of state?.workItems ?? []) {
        const people = owner === null ? candidates : [owner];
        must(people.length > 0, 'work is in limbo');
        must(
          people.every((person) => office.people[person]?.canSignIn === true),
          'the owner cannot sign in',
        );
      }
    });
  });

  test('E3.6 nobody decides on their own request, nor is it ever theirs to decide', () => {
    fc.assert(
      fc.property(runnableWorkflow, casePath, (workflow, path) => {
        const guarded = new Set(
          workflow.stages
            .filter(({ settings }) => canonicalJson(settings) === '{"decides":{"never":"requester"}}')
            .map(({ id }) => id),
        );
        walk(workflow, path, ({ state, decision }) => {
          const own = (stage: string, person: string | null): boolean =>
            guarded.has(stage) && person !== null && person === state?.requester;
          for (const event of decision) {
            must(
              event.type !== 'WorkItemCompleted' || !own(event.stage, event.person),
              'decided on their own',
            );
          }
          must(state?.workItems.every((item) => !own(item.stage, item.owner)) !== false, 'theirs to decide');
        });
      }),
      { numRuns: 300 },
    );
  });

  test('E3.1 a work item is completed at most once, and never after it was withdrawn', () => {
    holds(({ events }) => {
      const over = new Set<string>();
      for (const event of events) {
        if (event.type !== 'WorkItemCompleted' && event.type !== 'WorkItemWithdrawn') continue;
        must(!over.has(event.workItem), 'a work item was over twice');
        over.add(event.workItem);
      }
    });
  });

  test('E4.2 every timer ends once, fired or cancelled, and none fires early', () => {
    holds(({ events }) => {
      const due = new Map<string, number>();
      for (const event of events) {
        if (event.type === 'TimerSet') due.set(event.timer, event.dueAt);
        if (event.type !== 'TimerFired' && event.type !== 'TimerCancelled') continue;
        const dueAt = due.get(event.timer);
        must(dueAt !== undefined && due.delete(event.timer), 'a timer ended that was not set');
        must(event.type === 'TimerCancelled' || event.at >= (dueAt ?? 0), 'a timer fired early');
      }
    });
  });

  test('E5.2 every effect is reported at most once, and ids are never used twice', () => {
    holds(({ events }) => {
      const ids = new Set<string>();
      for (const event of events) {
        const fresh = freshIn(event);
        if (fresh === null) continue;
        must(!ids.has(fresh), 'an id was used twice');
        ids.add(fresh);
      }
      const reported = events.filter(({ type }) => type === 'EffectApplied' || type === 'EffectFailed');
      must(
        new Set(reported.map((event) => ('effect' in event ? event.effect : ''))).size === reported.length,
        'reported twice',
      );
    });
  });
});

function freshIn(event: CaseEvent): string | null {
  if (event.type === 'StageEntered') return event.token;
  if (event.type === 'WorkItemOffered') return event.workItem;
  if (event.type === 'TimerSet') return event.timer;
  if (event.type === 'EffectRequested') return event.effect;
  if (event.type === 'CasePaused') return event.pause;
  return event.type === 'CommentAdded' ? event.comment : null;
}
