// Where do the tokens of a case lie, and in which branches? A state, its copy to work on, and the text that is equal where
// states are, whatever the order in which tokens came.

/** A split that was opened. **shape**: `parent` and `fork` are places in the list of forks; -1 outside of all. */
export type OpenFork = {
  readonly split: number;
  readonly parent: number;
  readonly joined: readonly number[];
};
export type Lying = { readonly stage: number; readonly fork: number };

/** **shape**: no tokens: the case is over. */
export type State = { tokens: Lying[]; forks: OpenFork[] };

export const copyOf = ({ tokens, forks }: State): State => ({ tokens: [...tokens], forks: [...forks] });

/** The forks that a token is in, the innermost first. */
export function chainOf({ forks }: State, fork: number): number[] {
  const chain: number[] = [];
  for (let at = fork; at >= 0; at = forks[at]?.parent ?? -1) chain.push(at);
  return chain;
}

export const isWithin = (state: State, { fork }: Lying, of: number): boolean => {
  for (let at = fork; at >= 0; at = state.forks[at]?.parent ?? -1) if (at === of) return true;
  return false;
};

/** A token, by its stage and the splits that it came through: equal for tokens that do not differ. */
export const tokenKey = (state: State, { stage, fork }: Lying): string =>
  [stage, ...chainOf(state, fork).map((each) => forkKey(state, each))].join('<');

const forkKey = ({ forks }: State, fork: number): string => {
  const { split = -1, joined = [] } = forks[fork] ?? {};
  return joined.length === 0 ? String(split) : `${split}(${joined.join()})`;
};

/** A text that is equal exactly where states are. */
export const stateKey = (state: State): string => contents(state)[0] ?? '';

/** What lies in each fork, as text; first what lies in none, which has all others in it. */
function contents(state: State): string[] {
  const inside: string[][] = [[], ...state.forks.map((): string[] => [])];
  for (const { stage, fork } of state.tokens) inside[fork + 1]?.push(String(stage));
  const texts: string[] = [];
  // A fork stands behind its parent in the list, so that going from the last, each is whole before it is put into another.
  for (let fork = state.forks.length - 1; fork >= -1; fork--) {
    const held = inside[fork + 1] ?? [];
    texts[fork + 1] = held.length > 1 ? held.sort().join() : (held[0] ?? '');
    if (fork < 0 || held.length === 0) continue;
    inside[(state.forks[fork]?.parent ?? -1) + 1]?.push(`${forkKey(state, fork)}[${texts[fork + 1]}]`);
  }
  return texts;
}

/** Tokens that do not differ, once: those at one stage in one fork, or in forks with the same in them. */
export function different(state: State, tokens: readonly Lying[]): readonly Lying[] {
  if (tokens.length < 2) return tokens;
  const texts = state.forks.length === 0 ? [] : contents(state);
  const known = new Map<string, Lying>();
  for (const token of tokens) {
    const around = chainOf(state, token.fork).map((fork) => `${forkKey(state, fork)}[${texts[fork + 1]}]`);
    known.set([token.stage, ...around].join('<'), token);
  }
  return [...known.values()];
}

/** Forgets the forks that have no token left. */
export function tidy(state: State): State {
  const living = new Set(state.tokens.flatMap(({ fork }) => chainOf(state, fork)));
  if (living.size === state.forks.length) return state;
  const place = new Map<number, number>();
  const forks: OpenFork[] = [];
  state.forks.forEach((fork, at) => {
    if (!living.has(at)) return;
    place.set(at, forks.length);
    forks.push({ ...fork, parent: place.get(fork.parent) ?? -1 });
  });
  return {
    forks,
    tokens: state.tokens.map(({ stage, fork }) => ({ stage, fork: place.get(fork) ?? -1 })),
  };
}
