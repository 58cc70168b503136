// A way may lead back to before the branches began: then they are all over, and begin anew when their split is reached again.
import type { ForkId, StageId, Token } from '../../../model/index.ts';
import type { CompiledStage } from '../../compile/compiled.ts';
import { clearToken } from '../clear.ts';
import type { Progress } from '../progress.ts';
import { chainOf, tokensOf } from './chain.ts';
import { canReach, comesAfter, type FlowGraph, flowGraph } from './flow-graph.ts';

/** The fork in which a token goes on to a stage. What it leaves behind by going back is withdrawn. */
export function forkOnward(progress: Progress, token: Token, to: StageId): ForkId | undefined {
  if (token.fork === undefined) return undefined;
  const graph = flowGraph(progress.compiled.workflow);
  for (const { fork, stage } of [...chainOf(progress.state, token.fork)].reverse()) {
    if (!leadsBack(graph, stage, to)) continue;
    const { parent } = chainOf(progress.state, fork)[0] ?? {};
    for (const sibling of tokensOf(progress.state, fork)) {
      if (sibling.token === token.token) continue;
      clearToken(progress, sibling, { to, reason: 'Another branch went back to before they began' });
    }
    return parent;
  }
  return token.fork;
}

const leadsBack = (graph: FlowGraph, split: StageId, to: StageId): boolean =>
  to === split || (canReach(graph, to, split) && !comesAfter(graph, to, split));

/** Whether a case can go back to a stage: not to its end, and not to what watches over others and is entered by itself. */
export const isReturnable = ({ kind }: CompiledStage): boolean => kind !== 'end' && kind !== 'scope';
