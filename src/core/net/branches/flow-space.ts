// Which states can a case of a workflow get into, its branches as the engine runs them? All of them, breadth first, up to a bound.
import type { Workflow } from '../../model/index.ts';
import { forEachChoice } from './choices.ts';
import { copyOf, different, type State, stateKey, tokenKey } from './lying.ts';
import { type JoinNote, MOST_PASSED, type Move, moved } from './move.ts';
import { type Plan, planOf } from './plan.ts';

/**
 * The states in the order in which they are first reached. **shape**: state 0 is that of no case yet; `cameFrom` and `passed`
 * tell a shortest way (-1 for the first), `passed` by the numbers of the stages entered on the last step; `entered` is 1 where something stays or passes; `complete` is
 * false where the bound was hit or branches pile up; `growing` is a state in which they did twice; -1 where none.
 */
export type FlowSpace = {
  readonly plan: Plan;
  readonly complete: boolean;
  readonly states: readonly State[];
  readonly cameFrom: readonly number[];
  readonly passed: readonly (readonly number[])[];
  readonly leadsTo: readonly (readonly number[])[];
  readonly entered: Uint8Array;
  readonly notes: readonly (JoinNote & { readonly state: number })[];
  readonly growing: number;
};

const MOST_STATES = 20_000;
/** Combinations of what rules may say that one step is tried with. */
const MOST_CHOICES = 4_096;
/** Stages that may be passed in all, for each state that may be looked at. */
const PASSED_PER_STATE = 25;

type Growing = {
  readonly plan: Plan;
  readonly states: State[];
  readonly cameFrom: number[];
  readonly passed: (readonly number[])[];
  readonly leadsTo: number[][];
  readonly entered: Uint8Array;
  readonly notes: (JoinNote & { readonly state: number })[];
  readonly known: Map<string, number>;
  readonly noted: Set<string>;
  complete: boolean;
  growing: number;
  /** Stages that may still be passed. */
  left: number;
};

/** Explores a workflow. **units**: `mostStates` is the bound, 20,000 where not given. */
export function exploreFlow(workflow: Workflow, mostStates = MOST_STATES): FlowSpace {
  const plan = planOf(workflow);
  const space: Growing = {
    plan,
    ...{ states: [], cameFrom: [], passed: [], leadsTo: [], notes: [] },
    entered: new Uint8Array(plan.stages.length),
    ...{
      known: new Map(),
      noted: new Set(),
      complete: true,
      growing: -1,
      left: mostStates * PASSED_PER_STATE,
    },
  };
  reach(space, { tokens: [], forks: [] }, -1, [], 'before');
  for (let from = 0; from < space.states.length && space.growing < 0; from++) {
    if (space.states.length > mostStates || space.left < 0) break;
    const moves = from === 0 ? plan.starts.map(beginAt) : movesIn(plan, space.states[from] as State);
    for (const move of moves) follow(space, from, move);
  }
  space.complete &&= space.states.length <= mostStates && space.growing < 0;
  return space;
}

const beginAt = (stage: number): Move => ({ does: 'begin', stage });

/** What may happen next in a state: each token that rests goes on, and each scope may fire. */
function movesIn({ stages }: Plan, state: State): Move[] {
  const resting = different(state, state.tokens).filter(({ stage }) => stages[stage]?.role !== 'joins');
  return [
    ...resting.flatMap((each): Move[] => {
      const token = state.tokens.indexOf(each);
      const goes: Move[] = [{ does: 'goes-on', token }];
      return stages[each.stage]?.missed === null ? goes : [...goes, { does: 'misses', token }];
    }),
    ...stages.flatMap(({ over }, scope): Move[] =>
      over.length > 0 && state.tokens.some(({ stage }) => over.includes(stage))
        ? [{ does: 'fires', scope }]
        : [],
    ),
  ];
}

function follow(space: Growing, from: number, move: Move): void {
  const before = space.states[from] as State;
  const isWhole = forEachChoice(MOST_CHOICES, (choose) => {
    const after = moved(space.plan, before, move, choose);
    space.left -= after === null ? MOST_PASSED : after.passed.length;
    if (after === null || space.left < 0) {
      space.complete = false;
      return space.left >= 0;
    }
    const known = space.states.length;
    const to = reach(space, after.state, from, after.passed, stateKey(after.state));
    space.leadsTo[from]?.push(to);
    for (const stage of after.passed) if (!mayBeGone(space, stage)) space.entered[stage] = 1;
    for (const { stage } of after.state.tokens) space.entered[stage] = 1;
    for (const note of after.notes) tell(space, note, to);
    if (to === known && pilesUp(space, to)) space.growing = to;
    return true;
  });
  if (!isWhole) space.complete = false;
}

/** What rests counts once it does: another branch may end it as it begins. */
const mayBeGone = ({ plan }: Growing, stage: number): boolean =>
  plan.stages[stage]?.role === 'rests' && plan.standsFor[stage] === stage;

function reach(space: Growing, state: State, from: number, passed: readonly number[], key: string): number {
  const known = space.known.get(key);
  if (known !== undefined) return known;
  const at = space.states.push(copyOf(state)) - 1;
  space.known.set(key, at);
  space.cameFrom.push(from);
  space.passed.push(passed);
  space.leadsTo.push([]);
  return at;
}

/** The first place for each join and kind. */
function tell(space: Growing, note: JoinNote, state: number): void {
  const key = `${note.kind} ${note.join}`;
  if (space.noted.has(key)) return;
  space.noted.add(key);
  space.notes.push({ ...note, state });
}

/** Fewer tokens than this are no pile. */
const A_PILE = 6;
/** States before it that one is compared with. */
const MOST_COMPARED = 400;

/** Whether the same was added at least twice on the way here, and nothing was taken away by it. */
function pilesUp(space: Growing, at: number): boolean {
  const now = countOf(space, at);
  if (now.size < A_PILE) return false;
  let before = space.cameFrom[at] ?? -1;
  const added: string[] = [];
  let [last, latest] = [now, now.size];
  for (let i = 0; before > 0 && i < MOST_COMPARED; i++, before = space.cameFrom[before] ?? -1) {
    if ((space.states[before]?.tokens.length ?? 0) >= latest) continue;
    const then = countOf(space, before);
    const more = then.size === 0 ? null : moreIn(last.each, then.each);
    if (more === null) continue;
    added.push(more);
    [last, latest] = [then, then.size];
    if (added.length === 3) return added[0] === added[1] && added[1] === added[2];
  }
  return false;
}

type Count = { readonly each: ReadonlyMap<string, number>; readonly size: number };

function countOf(space: Growing, at: number): Count {
  const state = space.states[at] as State;
  const each = new Map<string, number>();
  for (const token of state.tokens) {
    const key = tokenKey(state, token);
    each.set(key, (each.get(key) ?? 0) + 1);
  }
  return { each, size: state.tokens.length };
}

/** What one has more than the other; null where it has less of anything. */
function moreIn(larger: Count['each'], smaller: Count['each']): string | null {
  for (const [key, count] of smaller) if ((larger.get(key) ?? 0) < count) return null;
  return [...larger]
    .map(([key, count]) => [key, count - (smaller.get(key) ?? 0)] as const)
    .filter(([, more]) => more > 0)
    .map(([key, more]) => `${key} ${more}`)
    .sort()
    .join();
}

/** The stages that a case enters on a shortest way to a state, in order. */
export function stagesTo({ cameFrom, passed }: FlowSpace, state: number): number[] {
  const steps: (readonly number[])[] = [];
  for (let at = state; at > 0; at = cameFrom[at] ?? -1) steps.push(passed[at] ?? []);
  return steps.reverse().flat();
}
