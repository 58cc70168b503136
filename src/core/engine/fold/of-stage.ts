// What the events of stages, timers and effects change: where the case stands and what it waits for.
import { type Appliers, replaced, UNCHANGED } from './applier.ts';

export const stageAppliers: Appliers<
  | 'StageEntered'
  | 'StageLeft'
  | 'HandoffReturned'
  | 'TimerSet'
  | 'TimerFired'
  | 'TimerCancelled'
  | 'EffectRequested'
  | 'EffectApplied'
  | 'EffectFailed'
> = {
  StageEntered: (state, { token, stage, visit, at }) => ({
    nextId: state.nextId + 1,
    tokens: [...state.tokens, { token, stage, visit, enteredAt: at, actionsDone: 0 }],
    visits: { ...state.visits, [stage]: visit },
  }),
  StageLeft: (state, { token }) => ({ tokens: state.tokens.filter((each) => each.token !== token) }),
  HandoffReturned: () => UNCHANGED,
  TimerSet: (state, { timer, purpose, dueAt, token, workItem, rung }) => ({
    nextId: state.nextId + 1,
    timers: [...state.timers, { timer, purpose, dueAt, token, workItem, rung }],
  }),
  TimerFired: (state, { timer }) => ({ timers: state.timers.filter((each) => each.timer !== timer) }),
  TimerCancelled: (state, { timer }) => ({ timers: state.timers.filter((each) => each.timer !== timer) }),
  EffectRequested: (state, { effect, kind, token, action }) => ({
    nextId: state.nextId + 1,
    effects: [...state.effects, { effect, kind, token }],
    tokens: replaced(
      state.tokens,
      (each) => each.token === token,
      (each) => ({ ...each, actionsDone: action + 1 }),
    ),
  }),
  EffectApplied: (state, { effect }) => ({ effects: state.effects.filter((each) => each.effect !== effect) }),
  EffectFailed: (state, { effect }) => ({ effects: state.effects.filter((each) => each.effect !== effect) }),
};
