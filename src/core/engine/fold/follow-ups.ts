// What must happen outside because this happened? Timers and effects become jobs of the outbox.
import type { CaseEvent, CaseState, Job } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';

const NONE: readonly Job[] = [];

/** The jobs that an event causes. **shape**: none for most events; the key of each is the id of its timer or effect. */
export function followUps(_compiled: Compiled, state: CaseState, event: CaseEvent): readonly Job[] {
  const { caseId } = state;
  switch (event.type) {
    case 'TimerSet':
      return [{ kind: 'timer', key: event.timer, caseId, dueAt: event.dueAt }];
    case 'TimerStopped':
    case 'TimerCancelled':
      return [{ kind: 'cancel', key: event.timer, caseId }];
    case 'MigrationReverted':
      return event.timers.map(({ timer: key, dueAt }) => ({ kind: 'timer', key, caseId, dueAt }));
    case 'EffectRequested': {
      const { effect: key, kind: effect, settings, at: dueAt } = event;
      return [{ kind: 'effect', key, caseId, dueAt, effect, settings }];
    }
    default:
      return NONE;
  }
}
