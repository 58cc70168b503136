// What the events of stages, timers and effects change: where the case stands and what it waits for.
import type { Json } from '../../base/index.ts';
import type { CaseState, Child, EffectId, Token, TokenId } from '../../model/index.ts';
import { livingForks } from '../flow/branches/chain.ts';
import { type Appliers, replaced, UNCHANGED } from './applier.ts';

export const stageAppliers: Appliers<
  | 'StageEntered'
  | 'StageLeft'
  | 'BranchesStarted'
  | 'BranchesJoined'
  | 'TokenHeld'
  | 'TokenReleased'
  | 'MessageReceived'
  | 'MessageTaken'
  | 'WayChosen'
  | 'ChildEnded'
  | 'HandoffReturned'
  | 'TimerSet'
  | 'TimerFired'
  | 'TimerCancelled'
  | 'EffectRequested'
  | 'EffectApplied'
  | 'EffectFailed'
> = {
  StageEntered: (state, { token, stage, visit, at, fork, guard }) => {
    const entered: Token = { token, stage, visit, enteredAt: at, actionsDone: 0 };
    if (fork !== undefined) entered.fork = fork;
    if (guard === true) entered.guard = true;
    const tokens = [...state.tokens, entered];
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
  TokenHeld: (state, { token, held }) => ({ tokens: tokenIs(state, token, (each) => ({ ...each, held })) }),
  TokenReleased: (state, { token }) => ({ tokens: tokenIs(state, token, ({ held: _, ...each }) => each) }),
  MessageReceived: (state, { name, token, heard }) =>
    token === null && heard !== true ? { messages: [...(state.messages ?? []), name] } : UNCHANGED,
  MessageTaken: ({ messages = [] }, { name }) => ({
    messages: orNone(messages.toSpliced(messages.indexOf(name), 1)),
  }),
  WayChosen: () => UNCHANGED,
  ChildEnded: ({ children = [] }, { child }) => ({
    children: orNone(children.filter((each) => each.child !== child)),
  }),
  StageLeft: (state, { token }) => {
    const tokens = state.tokens.filter((each) => each.token !== token);
    if (state.children === undefined) return { tokens };
    return { tokens, children: orNone(state.children.filter((each) => each.token !== token)) };
  },
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
  EffectApplied: (state, { effect, result }) => {
    const effects = state.effects.filter((each) => each.effect !== effect);
    const child = childOf(state, effect, result);
    return child === null ? { effects } : { effects, children: [...(state.children ?? []), child] };
  },
  EffectFailed: (state, { effect }) => ({ effects: state.effects.filter((each) => each.effect !== effect) }),
};

const tokenIs = ({ tokens }: CaseState, id: TokenId, by: (token: Token) => Token): readonly Token[] =>
  replaced(tokens, (each) => each.token === id, by);

const orNone = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length === 0 ? undefined : items;

/** The case that was opened for a stage which waits for it; null where nothing waits, or not any more. */
function childOf({ effects, tokens }: CaseState, effect: EffectId, result: Json): Child | null {
  const pending = effects.find((each) => each.effect === effect);
  if (pending?.kind !== 'open-subflow' || !tokens.some(({ token }) => token === pending.token)) return null;
  const child = typeof result === 'object' && result !== null && 'caseId' in result ? result.caseId : null;
  return typeof child === 'string' && pending.token !== null ? { child, token: pending.token } : null;
}
