// A case of a workflow by chance is walked by chance, and watched by every invariant after each command. What fails is made
// smaller until nothing can be left out, and is told with the seed that gives it again.
import { seededRandom } from '../../src/core/base/index.ts';
import { checkAccess } from '../../src/core/engine/commands/access.ts';
import { withHistory } from '../../src/core/engine/commands/with-history.ts';
import type { Compiled } from '../../src/core/engine/compile/compiled.ts';
import { decide } from '../../src/core/engine/decide.ts';
import { type Asked, ask, ready } from '../../src/core/engine/trial/given.ts';
import type { Watcher } from '../../src/core/engine/trial/invariants/invariant.ts';
import { fairCommands, MOST_TO_END, movesOn } from '../../src/core/engine/trial/invariants/moves-on.ts';
import { watchAll } from '../../src/core/engine/trial/invariants/watch-all.ts';
import { MONDAY, office, officeWith } from '../../src/core/engine/trial/people.ts';
import type { CaseEvent, CaseState, Directory } from '../../src/core/model/index.ts';
import { askedBy, HOLIDAYS, type Pick, picksFrom } from './block-commands.ts';
import { workflowOf } from './block-workflow.ts';
import { type Block, blockFrom, smaller } from './blocks.ts';

/** A case by chance: what its workflow is, who is there, and what is asked, in this order. */
export type Walk = {
  readonly block: Block;
  readonly directory: number;
  readonly picks: readonly Pick[];
};
export type Count = { asked: number; accepted: number };
type Broken = { readonly what: string; readonly at: number };

const DIRECTORIES: readonly Directory[] = [
  office,
  officeWith('cy', { absences: [HOLIDAYS] }),
  officeWith('bo', { active: false }),
];
const OPERATOR = 'max';
const PICKS = 60;

/** **units**: a whole number; the same gives the same walk on every machine. */
export function walkFrom(seed: number): Walk {
  const random = seededRandom(seed);
  const block = blockFrom(seed);
  return { block, directory: random.below(DIRECTORIES.length), picks: picksFrom(random, PICKS) };
}

type Going = {
  readonly compiled: Compiled;
  readonly directory: Directory;
  readonly events: CaseEvent[];
  readonly look: Watcher;
  readonly count: Count;
  state: CaseState | null;
  /** The clock of the walk: milliseconds since the office opened. */
  after: number;
};

/** Walks to the end. **shape**: what is broken and by which command, or null. */
export function walk(
  { block, directory, picks }: Walk,
  count: Count = { asked: 0, accepted: 0 },
  watch: () => Watcher = watchAll,
): Broken | null {
  const going: Going = {
    compiled: ready(workflowOf(block)),
    directory: DIRECTORIES[directory] ?? office,
    events: [],
    look: watch(),
    count,
    state: null,
    after: 0,
  };
  for (const [at, pick] of picks.entries()) {
    going.after += pick.wait;
    const { asked, operator } = askedBy(going.compiled, going.state, pick);
    const broken = step(going, asked, operator);
    if (typeof broken === 'string') return { what: broken, at };
  }
  const stuck = end(going);
  return stuck === null ? null : { what: stuck, at: picks.length };
}

/** Asks one thing. **shape**: what is broken, or whether it was accepted. */
function step(going: Going, [type, asking]: Asked, operator: boolean): string | boolean {
  const { compiled, directory, state: before, events: history, look, count } = going;
  count.asked += 1;
  const command = withHistory(ask(type, { after: going.after, ...asking }), history);
  if (checkAccess(before, command, { operator, compiled }) !== null) return false;
  const decision = decide(compiled, before, command, directory);
  if (!decision.ok) return false;
  count.accepted += 1;
  const { state, events } = decision;
  going.state = state;
  history.push(...events);
  return look({ compiled, directory, command, operator, before, state, events }) ?? events.length > 0;
}

/** I14: everybody does what is theirs, until the case is over. */
function end(going: Going): string | null {
  for (let turn = 0; turn < MOST_TO_END; turn++) {
    const { state, compiled } = going;
    if (state === null || state.status !== 'open') return null;
    const fair = fairCommands(compiled, state, OPERATOR);
    let moved = false;
    for (const { asked, at } of fair) {
      going.after = Math.max(going.after, at - MONDAY);
      const broken = step(going, asked, true);
      if (typeof broken === 'string') return broken;
      moved = broken;
      if (moved) break;
    }
    if (!moved) return `${movesOn.id} the case stands at ${whereabouts(state)} and nothing moves it`;
  }
  return `${movesOn.id} the case has not ended after ${MOST_TO_END} steps: ${whereabouts(going.state)}`;
}

const whereabouts = (state: CaseState | null): string =>
  (state?.tokens ?? [])
    .map(({ stage, held }) => (held === undefined ? stage : `${stage} (${held})`))
    .join(', ');

/** Walks one seed. **shape**: null, or the failure in words, as small as it could be made. */
export function walkSeed(seed: number, count?: Count): string | null {
  const whole = walkFrom(seed);
  const broken = walk(whole, count);
  return broken === null ? null : told(seed, shrink(whole, broken));
}

type Failure = { readonly walk: Walk; readonly broken: Broken };

const nameIn = ({ what }: Broken): string => what.split(' ')[0] ?? '';

/** The smallest walk that breaks the same invariant: without what came after, with less workflow, with fewer commands. */
export function shrink(whole: Walk, broken: Broken, watch: () => Watcher = watchAll): Failure {
  let failure: Failure = { walk: { ...whole, picks: whole.picks.slice(0, broken.at + 1) }, broken };
  for (let tries = 2_000, found = true; found && tries > 0; ) {
    found = false;
    for (const less of fewer(failure.walk)) {
      tries -= 1;
      const still = tries < 0 ? null : brokenIn(less, watch);
      if (still === null || nameIn(still) !== nameIn(failure.broken)) continue;
      failure = { walk: less, broken: still };
      found = true;
      break;
    }
  }
  return failure;
}

/** A smaller tree need not be readable, and what throws is another failure. */
function brokenIn(less: Walk, watch: () => Watcher): Broken | null {
  try {
    return walk(less, undefined, watch);
  } catch {
    return null;
  }
}

function* fewer(one: Walk): Generator<Walk> {
  for (const block of smaller(one.block)) yield { ...one, block };
  const { length } = one.picks;
  for (let size = length >> 1; size > 0; size >>= 1)
    for (let from = 0; from < length; from += size) yield { ...one, picks: one.picks.toSpliced(from, size) };
  if (one.directory > 0) yield { ...one, directory: 0 };
}

/** The failure with what gives it again: the stages, and every command that was accepted. */
function told(seed: number, { walk: { block, directory, picks }, broken }: Failure): string {
  const lines: string[] = [];
  const record = (): Watcher => {
    const look = watchAll();
    return (seen) => {
      const { type, at: _, caseId: __, by, ...input } = seen.command;
      const who = by.kind === 'person' ? by.person : by.kind;
      const happened = seen.events.map((event) => event.type).join(', ');
      lines.push(`  ${who}: ${type} ${JSON.stringify(input)} -> ${happened}`);
      return look(seen);
    };
  };
  walk({ block, directory, picks }, undefined, record);
  const stages = workflowOf(block).stages.map((stage) => `  ${JSON.stringify(said(stage))}`);
  return [`seed ${seed}: ${broken.what}`, 'stages', ...stages, 'commands', ...lines.slice(0, 60)].join('\n');
}

/** A stage without what it leaves unsaid. */
const said = (stage: object): object =>
  Object.fromEntries(
    Object.entries(stage).filter(
      ([key, value]) =>
        value !== null && !['title', 'observed'].includes(key) && JSON.stringify(value).length > 2,
    ),
  );
