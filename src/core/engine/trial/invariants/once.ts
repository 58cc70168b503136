// Does everything that was asked of the machine come to an end once? Effects are applied or fail, timers fire or are taken back.
import type { CaseEvent, EffectId, TimerId, TokenId } from '../../../model/index.ts';
import type { Invariant, Step } from './invariant.ts';

/** I5. */
export const effectsOnce: Invariant = {
  id: 'I5',
  holds: 'an effect is applied at most once, and ends applied or in a visible incident',
  watch() {
    const open = new Map<EffectId, TokenId | null>();
    const known = new Set<EffectId>();
    return ({ events, state }) => {
      for (const event of events) {
        if (event.type === 'EffectRequested') {
          if (known.has(event.effect)) return `${event.effect} was asked for twice`;
          known.add(event.effect);
          open.set(event.effect, event.token);
        }
        if (event.type !== 'EffectApplied' && event.type !== 'EffectFailed') continue;
        if (!open.delete(event.effect)) return `${event.effect} ended twice, or was never asked for`;
        if (event.type === 'EffectFailed' && !isVisible(events))
          return `nobody sees that ${event.effect} failed`;
      }
      const pending = state.effects
        .map(({ effect }) => effect)
        .sort()
        .join();
      return pending === [...open.keys()].sort().join() ? null : `pending are ${pending}`;
    };
  },
};

/** An incident says so, or the case goes the way that is declared for failure. */
const isVisible = (events: readonly CaseEvent[]): boolean =>
  events.some(({ type }) => type === 'IncidentRaised' || type === 'StageLeft');

/** I6. */
export const timersOnce: Invariant = {
  id: 'I6',
  holds: 'a timer fires or is cancelled, once, and never fires early',
  watch() {
    const set = new Map<TimerId, number>();
    const known = new Set<TimerId>();
    return (step) => {
      for (const event of step.events) {
        const wrong = timed(event, { set, known, step });
        if (wrong !== null) return wrong;
      }
      const wrong = step.state.timers.find(({ timer, dueAt }) => set.get(timer) !== dueAt);
      if (wrong !== undefined) return `${wrong.timer} is set by no event`;
      return set.size === step.state.timers.length ? null : 'a timer was lost';
    };
  },
};

type Timed = { readonly set: Map<TimerId, number>; readonly known: Set<TimerId>; readonly step: Step };

function timed(event: CaseEvent, { set, known, step }: Timed): string | null {
  if (event.type === 'TimerSet') {
    if (known.has(event.timer)) return `${event.timer} was set twice`;
    known.add(event.timer);
    set.set(event.timer, event.dueAt);
  }
  if (event.type !== 'TimerFired' && event.type !== 'TimerCancelled') return null;
  const dueAt = set.get(event.timer);
  if (dueAt === undefined || !set.delete(event.timer)) return `${event.timer} ended and was not set`;
  if (event.type === 'TimerCancelled') return null;
  if (event.at < dueAt) return `${event.timer} fired early`;
  const stopped = step.before?.timers.find(({ timer }) => timer === event.timer)?.stopped;
  return stopped === undefined ? null : `${event.timer} fired while it stood still`;
}
