// May this case be moved to another version, from where it stands? It lands, needs fields first, or cannot, and why.
// The verdict follows where the tokens stand; what the case did before explains and warns (`past.ts`), and decides nothing.
import type { CaseState, StageId, Token, TokenId } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import { canReach, comesAfter, flowGraph } from '../flow/branches/flow-graph.ts';
import { stageKind } from '../stages/index.ts';
import { type NeededField, neededFields } from './needed-fields.ts';

/** Where stages that the new version does not have go on, by stage of the old one. */
export type StageMapping = { readonly [stage: StageId]: StageId };

/** Why a case cannot be moved; `stage` is where, in the old version (`no-such-target` and `no-end`: in the new one). */
export type Hindrance = {
  readonly code:
    | 'stage-gone'
    | 'no-such-target'
    | 'no-end'
    | 'machine-at-work'
    | 'branches-gone'
    | 'outside-branches'
    | 'not-open';
  readonly stage: StageId;
  readonly title: string;
};

/** What becomes of a case that is moved. **shape**: `needs` names every field, `cannot` every hindrance. */
export type Verdict =
  | { readonly verdict: 'lands' }
  | { readonly verdict: 'needs'; readonly fields: readonly NeededField[] }
  | { readonly verdict: 'cannot'; readonly because: readonly Hindrance[] };

/** The stage of the new version where a stage goes on. */
export const targetOf = (mapping: StageMapping, stage: StageId): StageId =>
  Object.hasOwn(mapping, stage) ? (mapping[stage] ?? stage) : stage;

/** Judges one case. Total: every case gets a verdict. */
export function verdictOf(from: Compiled, to: Compiled, state: CaseState, mapping: StageMapping): Verdict {
  if (state.status !== 'open') return cannot([hindrance('not-open', '', state.title)]);
  const because = state.tokens.flatMap((token) => hindrancesOf(from, to, { state, token, mapping }));
  const branches = branchHindrances(from, to, state, mapping);
  if (because.length + branches.length > 0) return cannot([...because, ...branches]);
  const fields = neededFields(from, to, state, (stage) => targetOf(mapping, stage));
  return fields.length === 0 ? { verdict: 'lands' } : { verdict: 'needs', fields };
}

const cannot = (because: readonly Hindrance[]): Verdict => ({ verdict: 'cannot', because });
const hindrance = (code: Hindrance['code'], stage: StageId, title: string): Hindrance => ({
  code,
  stage,
  title,
});

type Standing = { readonly state: CaseState; readonly token: Token; readonly mapping: StageMapping };

function hindrancesOf(from: Compiled, to: Compiled, { state, token, mapping }: Standing): Hindrance[] {
  const { stage } = token;
  const title = from.stages.get(stage)?.title ?? stage;
  const goal = targetOf(mapping, stage);
  const target = to.stages.get(goal);
  if (target === undefined) {
    return goal === stage
      ? [hindrance('stage-gone', stage, title)]
      : [hindrance('no-such-target', goal, goal)];
  }
  const found: Hindrance[] = [];
  const moves = goal !== stage || from.stages.get(stage)?.kind !== target.kind;
  // What the machine has begun is reported to where it was begun.
  if (moves && isBusy(state, token.token)) {
    found.push(hindrance('machine-at-work', stage, title));
  }
  // What watches over other stages is no place where a case stands: it stays of its kind.
  if (from.stages.get(stage)?.kind !== target.kind && watches(from, stage)) {
    found.push(hindrance('branches-gone', stage, title));
  }
  if (!canEnd(to, goal)) found.push(hindrance('no-end', goal, target.title));
  return found;
}

const watches = (from: Compiled, stage: StageId): boolean =>
  stageKind(from.stages.get(stage)?.kind ?? '')?.covers !== undefined;

/** Whether the machine has begun something for a token, or cases within it are under way, that is reported to where it was begun. */
export const isBusy = ({ effects, children = [] }: CaseState, token: TokenId): boolean =>
  effects.some((effect) => effect.token === token) || children.some((child) => child.token === token);

function canEnd(to: Compiled, stage: StageId): boolean {
  const graph = flowGraph(to.workflow);
  return [...to.stages.values()].some(
    ({ id, kind }) => kind === 'end' && (id === stage || canReach(graph, stage, id)),
  );
}

/** Branches that go on together stay branches of one split, and each stands after it: a join waits for exactly them. */
function branchHindrances(
  from: Compiled,
  to: Compiled,
  state: CaseState,
  mapping: StageMapping,
): Hindrance[] {
  const graph = flowGraph(to.workflow);
  const several = (state.forks ?? []).filter(
    ({ fork }) => state.tokens.filter((token) => token.fork === fork).length > 1,
  );
  return several.flatMap(({ fork, stage }) => {
    const title = from.stages.get(stage)?.title ?? stage;
    const split = targetOf(mapping, stage);
    if (to.stages.get(split)?.kind !== from.stages.get(stage)?.kind)
      return [hindrance('branches-gone', stage, title)];
    return state.tokens
      .filter((token) => token.fork === fork)
      .filter((token) => {
        const [was, goal] = [token.stage, targetOf(mapping, token.stage)];
        // Where the old drawing had it outside already, the new one need not be better.
        const inside = comesAfter(flowGraph(from.workflow), was, stage);
        return inside && to.stages.has(goal) && !comesAfter(graph, goal, split);
      })
      .map((token) =>
        hindrance('outside-branches', token.stage, from.stages.get(token.stage)?.title ?? token.stage),
      );
  });
}
