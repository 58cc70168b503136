// May a join go on? When enough of the branches that were started have come, or none of the others can come any more.
import type { Fork, ForkId, StageId, Token } from '../../../model/index.ts';
import type { Here } from '../../stages/stage-kind.ts';
import { clearRest, clearToken } from '../clear.ts';
import { closeIfOver } from '../close.ts';
import { emit, type Progress } from '../progress.ts';
import { forkFrom, tokensOf } from './chain.ts';
import { canReach, canReachAround, flowGraph } from './flow-graph.ts';

/** **shape**: `needs` null means all of them; `of` is the split whose branches come together here, null for the nearest. */
export type Joining = {
  readonly of: StageId | null;
  readonly needs: number | null;
  readonly rest: 'run' | 'cancel';
};

/** What a join does with a token that came: it waits, ends there, or goes on for all; `closes` brings them together, and says in which fork. */
export type Joined =
  | { readonly does: 'wait' | 'end' }
  | { readonly does: 'go'; closes(): ForkId | undefined };

/** Judges a join by the token that came, or by one that waits there. `force`: nothing else in the case can move. */
export function judgeJoin(
  progress: Progress,
  { stage, token }: Here,
  joining: Joining,
  force = false,
): Joined {
  const { state } = progress;
  const fork = forkFrom(state, token, joining.of);
  if (fork === undefined) return { does: 'go', closes: () => token.fork };
  if (fork.joined?.includes(stage.id)) {
    endHere(progress, token, null);
    closeIfOver(progress, stage.id);
    return { does: 'end' };
  }
  const all = tokensOf(state, fork.fork);
  const arrived = all.filter((each) => each.stage === stage.id);
  const coming = force ? [] : all.filter((each) => comes(progress, each, stage.id, fork));
  const enough = joining.needs !== null && arrived.length >= joining.needs;
  if (coming.length > 0 && !enough) return { does: 'wait' };
  return {
    does: 'go',
    closes: () => together(progress, { stage: stage.id, token, fork, arrived, all, coming }, joining),
  };
}

function comes({ compiled }: Progress, { stage }: Token, join: StageId, { joined = [] }: Fork): boolean {
  if (stage === join) return false;
  const graph = flowGraph(compiled.workflow);
  if (!canReach(graph, stage, join)) return false;
  return joined.length === 0 || canReachAround(graph, stage, join, new Set(joined));
}

type Meeting = {
  readonly stage: StageId;
  readonly token: Token;
  readonly fork: Fork;
  readonly arrived: readonly Token[];
  readonly all: readonly Token[];
  readonly coming: readonly Token[];
};

function together(
  progress: Progress,
  { stage, token, fork, arrived, all, coming }: Meeting,
  { rest }: Joining,
): ForkId | undefined {
  const others = all.filter((each) => each.stage !== stage);
  const cancelled = rest === 'cancel' ? others : [];
  const left = others.length - cancelled.length;
  const word = cancelled.length > 0 ? 'cancelled' : left > 0 ? 'running' : 'none';
  emit(progress, { type: 'BranchesJoined', fork: fork.fork, stage, arrived: arrived.length, rest: word });
  for (const each of cancelled)
    clearToken(progress, each, { to: null, reason: 'Enough other branches were done' });
  for (const each of arrived) if (each.token !== token.token) endHere(progress, each, null);
  // Branches that never come here may meet this one at a later join.
  return left > coming.length ? fork.fork : fork.parent;
}

function endHere(progress: Progress, here: Token, to: StageId | null): void {
  const { token, stage, visit } = here;
  clearRest(progress, here);
  emit(progress, { type: 'StageLeft', token, stage, visit, outcome: null, to });
}
