// Who decided what and who is still to decide, where several do; and what was asked before deciding, with its answer.
import type { Instant } from '../../../core/base/index.ts';
import type { CaseEvent, CaseState, EventOf, Instance, Token } from '../../../core/model/index.ts';
import { nameIn, outcomeTitle, type Reading, stageTitle } from './history.ts';

/** One who decides, or one of several pieces. */
export type OneView = {
  readonly instance: number;
  readonly label: string | null;
  /** Whoever did it, has it or is to have it; null while it waits in a pool. */
  readonly person: string | null;
  readonly weight: number;
  readonly state: 'done' | 'open' | 'waiting';
  readonly workItem: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly at: Instant | null;
  /** The last event that whoever decided had before them. */
  readonly seenSeq: number | null;
  /** True where they changed fields as they decided. */
  readonly changed: boolean;
  /** True where the viewer decided, and may still take it back. */
  readonly recallable: boolean;
};

/** Several under one token. `by` and `quorum` are null where it is a piece of work for each. */
export type TogetherView = {
  readonly stage: string;
  readonly stageTitle: string;
  readonly by: string | null;
  readonly quorum: number | null;
  readonly more: boolean;
  readonly ones: readonly OneView[];
};

export type QuestionView = {
  readonly question: string;
  readonly asker: string | null;
  readonly asked: string | null;
  readonly text: string;
  readonly at: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly open: boolean;
};

type Seen = {
  readonly state: CaseState;
  readonly history: readonly CaseEvent[];
  readonly viewer: string;
  readonly reading: Reading;
};

type Terms = {
  readonly by?: string;
  readonly quorum?: number;
  readonly more?: boolean;
  readonly each?: Terms | null;
};

export function togetherViews(seen: Seen): TogetherView[] {
  const { state, reading } = seen;
  return state.tokens.flatMap((token) => {
    if (token.instances === undefined) return [];
    const ready = (reading.compiled.stages.get(token.stage)?.ready ?? {}) as Terms;
    const counted = ready.by === 'quorum' || ready.by === 'weighted';
    return [
      {
        stage: token.stage,
        stageTitle: stageTitle(reading, token.stage) ?? token.stage,
        by: ready.by ?? null,
        quorum: counted ? (ready.quorum ?? null) : null,
        more: ready.more === true || ready.each?.more === true,
        ones: token.instances.map((instance) => oneView(instance, token, seen)),
      },
    ];
  });
}

function oneView(one: Instance, token: Token, { state, history, viewer, reading }: Seen): OneView {
  const { instance, label = null, weight = 1, person, outcome } = one;
  const item = state.workItems.find((each) => each.token === token.token && each.instance === instance);
  const done = person === undefined ? undefined : completionOf(history, one.workItem);
  return {
    ...{ instance, label, weight },
    person: nameIn(reading.directory, person ?? item?.owner ?? one.member ?? null),
    state: person !== undefined ? 'done' : item === undefined ? 'waiting' : 'open',
    workItem: one.workItem ?? null,
    outcome: outcomeTitle(reading, token.stage, outcome ?? null),
    reason: done?.reason ?? null,
    at: done?.at ?? null,
    seenSeq: done?.seenSeq ?? null,
    changed: done !== undefined && changedWith(history, done),
    recallable: person === viewer && outcome !== undefined,
  };
}

function completionOf(history: readonly CaseEvent[], workItem: string | undefined) {
  return history.find(
    (event): event is EventOf<'WorkItemCompleted'> =>
      event.type === 'WorkItemCompleted' && event.workItem === workItem,
  );
}

/** Fields that were changed by the same command stand right before the decision. */
function changedWith(
  history: readonly CaseEvent[],
  { seq, at, cause }: EventOf<'WorkItemCompleted'>,
): boolean {
  const before = history.find((event) => event.seq === seq - 1);
  return before?.type === 'RecordChanged' && before.at === at && before.cause === cause;
}

/** What was asked, oldest first. */
export function questionViews({ state, history, reading }: Omit<Seen, 'viewer'>): QuestionView[] {
  return history.flatMap((event) => {
    if (event.type !== 'InformationAsked') return [];
    const { question, asked, text, at, by } = event;
    const given = history.find(
      (each): each is EventOf<'InformationGiven'> =>
        each.type === 'InformationGiven' && each.question === question,
    );
    return [
      {
        ...{ question, text, at },
        asker: by.kind === 'person' ? nameIn(reading.directory, by.person) : null,
        asked: nameIn(reading.directory, asked),
        answer: given?.answer ?? null,
        answeredAt: given?.at ?? null,
        open: state.workItems.some(({ workItem }) => workItem === question),
      },
    ];
  });
}
