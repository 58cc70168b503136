// Are tokens conserved? Each is entered once and left once, follows one that went before, and its branches are known.
import type { CaseEvent, CaseState, EventOf, ForkId, StageId, TokenId } from '../../../model/index.ts';
import type { Invariant, Step } from './invariant.ts';

type Place = { readonly stage: StageId; readonly fork: ForkId | undefined };
type Ledger = {
  readonly tokens: Map<TokenId, Place>;
  /** Every fork there was, and the one that it is within. */
  readonly forks: Map<ForkId, ForkId | null>;
};

/** I2. */
export const conserved: Invariant = {
  id: 'I2',
  holds: 'tokens are conserved in each fork and scope',
  watch() {
    const ledger: Ledger = { tokens: new Map(), forks: new Map() };
    return (step) => {
      for (const event of step.events) {
        const wrong = book(ledger, event, step.events);
        if (wrong !== null) return wrong;
      }
      return balance(ledger, step.state) ?? branches(step) ?? scopes(step);
    };
  },
};

type Booking = {
  readonly [Type in CaseEvent['type']]?: (
    ledger: Ledger,
    event: EventOf<Type>,
    events: readonly CaseEvent[],
  ) => string | null;
};

const bookings: Booking = {
  StageEntered({ tokens, forks }, { token, stage, from, fork, guard }, events) {
    if (tokens.has(token)) return `${token} was entered twice`;
    if (fork !== undefined && !forks.has(fork)) return `${token} is in ${fork}, which was never started`;
    tokens.set(token, { stage, fork });
    if (from === null || guard === true) return null;
    const came = events.some(
      (each) => (each.type === 'StageLeft' && each.stage === from) || each.type === 'CaseReopened',
    );
    return came ? null : `${token} came to ${stage} from ${from}, which nothing left`;
  },
  StageLeft({ tokens }, { token, stage }) {
    const place = tokens.get(token);
    if (place === undefined) return `${token} left ${stage} and was not there`;
    tokens.delete(token);
    return place.stage === stage ? null : `${token} left ${stage} and was at ${place.stage}`;
  },
  BranchesStarted({ forks }, { fork, parent }, events) {
    if (forks.has(fork)) return `${fork} was started twice`;
    forks.set(fork, parent);
    const isUsed = events.some((each) => each.type === 'StageEntered' && each.fork === fork);
    return isUsed ? null : `${fork} was started and has no branch`;
  },
  BranchesJoined(ledger, { fork, stage, arrived }) {
    const here = [...ledger.tokens.values()].filter(
      (place) => place.stage === stage && isWithin(ledger, place.fork, fork),
    );
    if (arrived < 1) return `${stage} joined nothing`;
    return here.length === arrived ? null : `${stage} joined ${arrived} where ${here.length} had come`;
  },
};

function book(ledger: Ledger, event: CaseEvent, events: readonly CaseEvent[]): string | null {
  // The table pairs each event with its own booking; the compiler cannot follow that through a lookup.
  const booking = bookings[event.type] as
    | ((ledger: Ledger, event: CaseEvent, events: readonly CaseEvent[]) => string | null)
    | undefined;
  return booking?.(ledger, event, events) ?? null;
}

function isWithin({ forks }: Ledger, inner: ForkId | undefined, outer: ForkId): boolean {
  for (let at = inner ?? null; at !== null; at = forks.get(at) ?? null) if (at === outer) return true;
  return false;
}

function balance({ tokens }: Ledger, state: CaseState): string | null {
  const wrong = state.tokens.find(({ token, stage }) => tokens.get(token)?.stage !== stage);
  if (wrong !== undefined) return `${wrong.token} is at ${wrong.stage} by no event`;
  return tokens.size === state.tokens.length
    ? null
    : `of ${tokens.size} tokens ${state.tokens.length} are left`;
}

/**
 * No branch of a fork that is not there, and no fork that has no branch. What the last of its branches left behind by ending
 * goes as the next stage is entered, so it is looked for where that came last.
 */
function branches({ state: { tokens, forks = [] }, events }: Step): string | null {
  const known = new Map(forks.map(({ fork, parent }) => [fork, parent]));
  const used = new Set<ForkId>();
  for (const { token, fork } of tokens) {
    for (let at = fork; at !== undefined; at = known.get(at)) {
      if (!known.has(at)) return `${token} is in ${at}, which is not there`;
      used.add(at);
    }
  }
  const last = events.findLast(({ type }) => type === 'StageEntered' || type === 'StageLeft');
  if (last?.type !== 'StageEntered') return null;
  const empty = forks.find(({ fork }) => !used.has(fork));
  return empty === undefined ? null : `${empty.fork} has no branch left`;
}

/** A scope watches once while a case is in one of its stages, and never else. */
function scopes({ state, compiled }: Step): string | null {
  const guards = state.tokens.filter(({ guard }) => guard === true);
  const twice = guards.find(({ stage }, index) => guards.findIndex((each) => each.stage === stage) < index);
  if (twice !== undefined) return `${twice.stage} watches twice`;
  const watched = new Set(state.tokens.flatMap(({ stage }) => compiled.guards.get(stage) ?? []));
  const idle = guards.find(({ stage }) => !watched.has(stage));
  const missing = [...watched].find((scope) => !guards.some(({ stage }) => stage === scope));
  if (missing !== undefined) return `${missing} does not watch`;
  return idle === undefined ? null : `${idle.stage} watches over nothing`;
}
