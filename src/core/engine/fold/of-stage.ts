// What the events of stages, timers and effects change: where the case stands and what it waits for.
import type { Token } from '../../model/index.ts';
import { livingForks } from '../branches/chain.ts';
import { type Appliers, replaced, UNCHANGED } from './applier.ts';

export const stageAppliers: Appliers<
  | 'StageEntered'
  | 'StageLeft'
  | 'BranchesStarted'
  | 'BranchesJoined'
  | 'HandoffReturned'
  | 'TimerSet'
  | 'TimerFired'
  | 'TimerCancelled'
  | 'EffectRequested'
  | 'EffectApplied'
  | 'EffectFailed'
> = {
  StageEntered: (state, { token, stage, visit, at, fork }) => {
    const entered: Token = { token, stage, visit, enteredAt: at, actionsDone: 0 };
    const tokens = [...state.tokens, fork === undefined ? entered : { ...entered, fork }];
    const change = { nextId: state.nextId + 1, tokens, visits: { ...state.visits, [stage]: visit } };
    return state.forks === undefined
      ? change
      : { ...change, forks: livingForks({ tokens, forks: state.forks }) };
  },
  BranchesStarted: (state, { fork, stage, parent }) => ({
    nextId: state.nextId + 1,
    forks: [...(state.forks ?? []), parent === null ? { fork, stage } : { fork, stage, parent }],
  }),
  BranchesJoined: (state, { fork, stage, rest }) =>
    rest !== 'running' || state.forks === undefined
      ? UNCHANGED
      : {
          forks: replaced(
            state.forks,
            (each) => each.fork === fork,
            (each) => ({ ...each, joined: [...(each.joined ?? []), stage] }),
          ),
        },
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
