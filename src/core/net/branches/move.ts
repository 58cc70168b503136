// What happens to a case when a token goes on from where it rests? Everything that follows at once: decisions, splits, joins and
// ends are passed until each token rests again. Written from what docs/decisions/0070 promises, not from the engine.
import type { Choose } from './choices.ts';
import { chainOf, copyOf, different, isWithin, type Lying, type State, tidy } from './lying.ts';
import type { Plan, PlanStage } from './plan.ts';

/** What is told of a join: it went on with fewer than it needs, or as joins waited for each other alone. */
export type JoinNote = { readonly join: number; readonly kind: 'fewer' | 'waiting'; readonly came: number };

/** **shape**: `passed` are the stages that were entered, in order; null where it can go round for ever. */
export type Moved = {
  readonly state: State;
  readonly passed: readonly number[];
  readonly notes: readonly JoinNote[];
} | null;

/** A token's work is done, a scope fires, or the case begins at a stage. */
export type Move =
  | { readonly does: 'begin'; readonly stage: number }
  | { readonly does: 'goes-on' | 'misses'; readonly token: number }
  | { readonly does: 'fires'; readonly scope: number };

/** The engine stops a decision at 400 stages; one that passes so many is either going round or too long to be tried. */
export const MOST_PASSED = 100;
const TOO_LONG = new Error('goes round for ever');

export function moved(plan: Plan, before: State, move: Move, choose: Choose): Moved {
  const here: Moving = { plan, choose, state: copyOf(before), passed: [], notes: [] };
  try {
    begin(here, move);
    meetAll(here);
  } catch (problem) {
    if (problem === TOO_LONG) return null;
    throw problem;
  }
  return { state: tidy(here.state), passed: here.passed, notes: here.notes };
}

type Moving = {
  readonly plan: Plan;
  readonly choose: Choose;
  readonly state: State;
  readonly passed: number[];
  readonly notes: JoinNote[];
};

function begin(here: Moving, move: Move): void {
  if (move.does === 'begin') goOn(here, enter(here, move.stage, -1));
  else if (move.does === 'fires') fire(here, move.scope);
  else {
    const token = here.state.tokens[move.token];
    if (token === undefined) return;
    if (move.does === 'misses') miss(here, token);
    else if (stageOf(here, token.stage).role === 'splits') fork(here, token);
    else take(here, token, wayFrom(here, token.stage));
  }
}

const NOTHING: PlanStage = {
  ...{ role: 'rests', ways: [], copies: [1], needs: 'all', cancelsRest: false, of: -1 },
  ...{ endsCase: false, cancels: [], over: [], missed: null, repeats: false },
};
const stageOf = ({ plan }: Moving, stage: number): PlanStage => plan.stages[stage] ?? NOTHING;

/** The last of the stages that are not told apart leads on. */
function wayFrom(here: Moving, stage: number): number | null {
  const follows = lastAfter(here.plan, stage);
  if (follows !== stage) here.passed.push(...between(here.plan, stage, follows));
  const { ways, repeats } = stageOf(here, follows);
  if (ways.length === 0) return null;
  const way = here.choose(`way of ${follows}`, ways.length + (repeats ? 1 : 0));
  return ways[way]?.to ?? stage;
}

function lastAfter({ stages, standsFor }: Plan, first: number): number {
  let last = first;
  for (;;) {
    const to = stages[last]?.ways[0]?.to ?? -1;
    if (to < 0 || to === first || standsFor[to] !== first) return last;
    last = to;
  }
}

function between(plan: Plan, first: number, last: number): number[] {
  const passed: number[] = [];
  for (let at = first; at !== last; ) {
    at = plan.stages[at]?.ways[0]?.to ?? last;
    passed.push(at);
  }
  return passed;
}

function enter({ plan, state, passed }: Moving, stage: number, within: number): Lying {
  passed.push(stage);
  if (passed.length > MOST_PASSED) throw TOO_LONG;
  const token = { stage: plan.standsFor[stage] ?? stage, fork: within };
  state.tokens.push(token);
  return token;
}

function remove({ state }: Moving, isGone: (token: Lying) => boolean): void {
  state.tokens = state.tokens.filter((token) => !isGone(token));
}

function goOn(here: Moving, token: Lying): void {
  if (!here.state.tokens.includes(token)) return;
  const { role, cancels, endsCase } = stageOf(here, token.stage);
  if (cancels.length > 0) remove(here, (each) => each !== token && cancels.includes(each.stage));
  if (role === 'decides') take(here, token, wayFrom(here, token.stage));
  else if (role === 'splits') fork(here, token);
  else if (role === 'joins') meet(here, token, false);
  else if (role === 'ends') remove(here, (each) => endsCase || each === token);
}

function take(here: Moving, token: Lying, to: number | null): void {
  if (to === null) return;
  const within = forkOnward(here, token, to);
  remove(here, (each) => each === token);
  goOn(here, enter(here, to, within));
}

/** What goes back to before its branches began ends them. */
function forkOnward(here: Moving, token: Lying, to: number): number {
  const { state, plan } = here;
  const outermost = chainOf(state, token.fork).reverse();
  for (const fork of outermost) {
    const split = state.forks[fork]?.split ?? -1;
    const isBack = to === split || (plan.drawing.canReach(to, split) && !plan.drawing.comesAfter(to, split));
    if (!isBack) continue;
    remove(here, (each) => each !== token && isWithin(state, each, fork));
    return state.forks[fork]?.parent ?? -1;
  }
  return token.fork;
}

/** Ways without a rule are always taken, of the others any; at least one in all. */
function fork(here: Moving, token: Lying): void {
  const { state, choose } = here;
  const { ways, copies } = stageOf(here, token.stage);
  const open = ways.filter(({ always }) => !always).length;
  const least = open === ways.length ? 1 : 0;
  const some = 2 ** Math.min(open, 10) - least;
  if (ways.length === 0 || some < 1) return;
  const picked = choose(`ways of ${token.stage}`, some) + least;
  const times = copies[choose(`copies of ${token.stage}`, copies.length)] ?? 1;
  let asked = 0;
  const taken = ways.filter(({ always }) => always || ((picked >> Math.min(asked++, 9)) & 1) === 1);
  const opened = state.forks.push({ split: token.stage, parent: token.fork, joined: [] }) - 1;
  remove(here, (each) => each === token);
  const begun = taken.flatMap(({ to }) => Array.from({ length: times }, () => enter(here, to, opened)));
  for (const each of begun) goOn(here, each);
}

function miss(here: Moving, token: Lying): void {
  const { missed } = stageOf(here, token.stage);
  remove(here, (each) => each === token);
  if (missed !== null && missed >= 0) goOn(here, enter(here, missed, token.fork));
}

/** Everything that a scope watches over is withdrawn; the case goes on in what is around all of it. */
function fire(here: Moving, scope: number): void {
  const { state } = here;
  const { over } = stageOf(here, scope);
  const inside = state.tokens.filter(({ stage }) => over.includes(stage));
  const to = wayFrom(here, scope);
  const [first, ...others] = inside;
  if (to === null || first === undefined) return;
  const around = chainOf(state, first.fork).find(
    (fork) =>
      !over.includes(state.forks[fork]?.split ?? -1) && others.every((each) => isWithin(state, each, fork)),
  );
  remove(here, (each) => inside.includes(each));
  goOn(here, enter(here, to, around ?? -1));
}

type Judged = { readonly fork: number; readonly does: 'wait' | 'end' | 'go' };

function judge(here: Moving, token: Lying, force: boolean): Judged {
  const { state } = here;
  const { of } = stageOf(here, token.stage);
  const fork = chainOf(state, token.fork).find((each) => of < 0 || state.forks[each]?.split === of) ?? -1;
  if (fork < 0) return { fork, does: 'go' };
  if (state.forks[fork]?.joined.includes(token.stage)) return { fork, does: 'end' };
  const isWaiting = !force && coming(here, token.stage, fork) > 0 && !isEnough(here, token.stage, fork);
  return { fork, does: isWaiting ? 'wait' : 'go' };
}

const arrived = ({ state }: Moving, join: number, fork: number): number =>
  state.tokens.filter((each) => each.stage === join && isWithin(state, each, fork)).length;

function coming({ state, plan }: Moving, join: number, fork: number): number {
  const { joined = [] } = state.forks[fork] ?? {};
  return state.tokens.filter(
    (each) =>
      each.stage !== join &&
      isWithin(state, each, fork) &&
      (joined.length === 0
        ? plan.drawing.canReach(each.stage, join)
        : plan.drawing.canReachAround(each.stage, join, joined)),
  ).length;
}

/** What the record may ask for: one, two, three, or all. */
const ASKED = 4;

function isEnough(here: Moving, join: number, fork: number): boolean {
  const { needs } = stageOf(here, join);
  if (needs === 'all') return false;
  const asked = needs === 'any' ? here.choose(`needs of ${join}`, ASKED) + 1 : needs;
  return (needs !== 'any' || asked < ASKED) && arrived(here, join, fork) >= asked;
}

/** A token came to a join, or is judged there again. */
function meet(here: Moving, token: Lying, force: boolean): void {
  const { fork, does } = judge(here, token, force);
  if (does === 'wait') return;
  if (does === 'end') remove(here, (each) => each === token);
  else if (fork < 0) leadOn(here, token, token.fork);
  else bringTogether(here, token, fork, force);
}

function bringTogether(here: Moving, token: Lying, fork: number, force: boolean): void {
  const { state } = here;
  const { stage } = token;
  const { cancelsRest, needs } = stageOf(here, stage);
  const came = arrived(here, stage, fork);
  const missing = force ? 0 : coming(here, stage, fork);
  const left = state.tokens.filter((each) => each.stage !== stage && isWithin(state, each, fork)).length;
  if (force) here.notes.push({ join: stage, kind: 'waiting', came });
  else if (typeof needs === 'number' && came < needs) here.notes.push({ join: stage, kind: 'fewer', came });
  const open = state.forks[fork];
  if (open === undefined) return;
  const joined = [...open.joined, stage].sort((a, b) => a - b);
  state.forks = state.forks.map((each, at) => (at === fork ? { ...each, joined } : each));
  remove(
    here,
    (each) => each !== token && isWithin(state, each, fork) && (cancelsRest || each.stage === stage),
  );
  leadOn(here, token, (cancelsRest ? 0 : left) > missing ? fork : open.parent);
}

function leadOn(here: Moving, token: Lying, within: number): void {
  const to = wayFrom(here, token.stage);
  if (to === null) return;
  remove(here, (each) => each === token);
  goOn(here, enter(here, to, within));
}

/** Joins are judged again, in any order, until all wait; if nothing else is left in the case, one of them goes on. */
function meetAll(here: Moving): void {
  for (let round = 0; ; round++) {
    if (round > MOST_PASSED) throw TOO_LONG;
    const { tokens } = here.state;
    const waiting = tokens.filter(({ stage }) => stageOf(here, stage).role === 'joins');
    const ready = waiting.filter((token) => judge(here, token, false).does !== 'wait');
    const isStuck = ready.length === 0 && waiting.length > 0 && waiting.length === tokens.length;
    const able = different(here.state, isStuck ? waiting : ready);
    if (able.length === 0) return;
    const token = able[able.length === 1 ? 0 : here.choose(`first in round ${round}`, able.length)];
    if (token !== undefined) meet(here, token, isStuck);
  }
}
