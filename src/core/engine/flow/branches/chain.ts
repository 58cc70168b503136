// Which branches does a token belong to, and which tokens belong to a fork?
import type { CaseState, Fork, ForkId, StageId, Token } from '../../../model/index.ts';

type Seen = Pick<CaseState, 'tokens' | 'forks'>;

/** The forks of a token, the innermost first. */
export function chainOf({ forks = [] }: Pick<Seen, 'forks'>, fork: ForkId | undefined): readonly Fork[] {
  const chain: Fork[] = [];
  let id = fork;
  while (id !== undefined) {
    const found = forks.find((each) => each.fork === id);
    if (found === undefined) break;
    chain.push(found);
    id = found.parent;
  }
  return chain;
}

/** The innermost fork of a token that a split opened; the innermost of all where no split is named. */
export const forkFrom = (
  state: Pick<Seen, 'forks'>,
  token: Pick<Token, 'fork'>,
  split: StageId | null,
): Fork | undefined => chainOf(state, token.fork).find((each) => split === null || each.stage === split);

/** Every token of a fork, those of branches within its branches too. */
export const tokensOf = (state: Seen, fork: ForkId): readonly Token[] =>
  state.tokens.filter((token) => chainOf(state, token.fork).some((each) => each.fork === fork));

/** The forks that still have a token; undefined where there are none. */
export function livingForks({ tokens, forks }: Seen): readonly Fork[] | undefined {
  if (forks === undefined) return undefined;
  const living = new Set(tokens.flatMap((token) => chainOf({ forks }, token.fork)));
  if (living.size === forks.length) return forks;
  return living.size === 0 ? undefined : forks.filter((fork) => living.has(fork));
}
