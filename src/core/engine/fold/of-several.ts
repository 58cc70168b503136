// What changes where a stage is done in several pieces, and where somebody is asked something before a decision.
import type { CaseState, Instance, PersonId, StageId, Token, TokenId, WorkItem } from '../../model/index.ts';
import { type Appliers, type Change, replaced, UNCHANGED } from './applier.ts';

export const severalAppliers: Appliers<
  | 'InstancesPlanned'
  | 'InstanceAdded'
  | 'InstancesEnded'
  | 'DecisionRecalled'
  | 'InformationAsked'
  | 'InformationGiven'
> = {
  InstancesPlanned: (state, { token, instances }) => withInstances(state, token, () => instances),
  InstanceAdded: (state, { token, instance }) =>
    withInstances(state, token, (instances) => [...instances, instance]),
  InstancesEnded: (state, { token, rest }) => ({
    tokens: replaced(state.tokens, (each) => each.token === token, ofOnePiece),
    ...(rest === 'left' ? { workItems: state.workItems.map((item) => leftBehind(item, token)) } : UNCHANGED),
  }),
  DecisionRecalled: (state, { token, stage, instance, person }) => ({
    ...instanceChanged(
      state,
      token,
      instance,
      ({ person: _, outcome: __, workItem: ___, ...planned }) => planned,
    ),
    ...(state.deciders === undefined ? {} : { deciders: withoutDecider(state.deciders, stage, person) }),
  }),
  InformationAsked: (state, { question: workItem, token, stage, visit, asked, why, at, ...event }) => {
    const question: WorkItem = {
      workItem,
      token,
      stage,
      visit,
      owner: asked,
      candidates: [],
      why,
      status: 'offered',
      tasks: [],
      offeredAt: at,
      startedAt: null,
      dueAt: null,
      question: { of: event.workItem, text: event.text, fields: event.fields },
    };
    return { nextId: state.nextId + 1, workItems: [...state.workItems, question] };
  },
  InformationGiven: (state, { question }) => ({
    workItems: state.workItems.filter(({ workItem }) => workItem !== question),
  }),
};

export const instanceChanged = (
  state: CaseState,
  token: TokenId,
  instance: number,
  by: (instance: Instance) => Instance,
): Change =>
  withInstances(state, token, (instances) => replaced(instances, (each) => each.instance === instance, by));

function withInstances(
  state: CaseState,
  id: TokenId,
  by: (instances: readonly Instance[]) => readonly Instance[],
): Change {
  const tokens = replaced(
    state.tokens,
    ({ token }) => token === id,
    (token) => ({ ...token, instances: by(token.instances ?? []) }),
  );
  return { tokens };
}

type Deciders = NonNullable<CaseState['deciders']>;

const withoutDecider = (deciders: Deciders, stage: StageId, person: PersonId): Deciders => ({
  ...deciders,
  [stage]: (deciders[stage] ?? []).filter((each) => each !== person),
});

const ofOnePiece = ({ instances: _, ...token }: Token): Token => token;

const leftBehind = (item: WorkItem, token: TokenId): WorkItem =>
  item.token === token ? { ...item, left: true } : item;
