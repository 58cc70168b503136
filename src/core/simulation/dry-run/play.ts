// What would happen? A run is played from its beginning by the very rules that run live: nothing is kept between two looks at
// it, so that a step is taken back by leaving it out.
import type { Instant, Json } from '../../base/index.ts';
import {
  type Command,
  type CommandType,
  type Compiled,
  checkAccess,
  decide,
  type InputProblem,
  parseCommand,
  withHistory,
} from '../../engine/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type Directory,
  type Rejection,
  reject,
  type StageId,
  type Timer,
  type WorkItem,
} from '../../model/index.ts';
import { directoryAfter } from '../directory-after.ts';
import type { DryRun, DryStep } from './step.ts';

/** A refused step changes nothing; the run goes on after it. */
export type StepRefusal =
  | { readonly step: number; readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly step: number; readonly kind: 'unreadable'; readonly problems: readonly InputProblem[] };

/** **shape**: `steps` as they are kept: work by its stage. `next` is when the clock would move something by itself. */
export type Played = {
  readonly at: Instant;
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly directory: Directory;
  readonly steps: readonly DryStep[];
  readonly refusals: readonly StepRefusal[];
  readonly next: Instant | null;
};

export type DryGround = { readonly compiled: Compiled; readonly directory: Directory };

const CASE = 'dry-run';
const CLOCK: Actor = { kind: 'machine', part: 'clock' };
const WORLD: Actor = { kind: 'machine', part: 'world' };
/** A circle of timers ends here. */
const MOST_TIMERS = 500;

type Run = {
  readonly compiled: Compiled;
  at: Instant;
  state: CaseState | null;
  directory: Directory;
  readonly events: CaseEvent[];
  readonly steps: DryStep[];
  readonly refusals: StepRefusal[];
};

export function play({ compiled, directory }: DryGround, { startAt, steps }: DryRun): Played {
  const run: Run = {
    ...{ compiled, at: startAt, state: null, directory: unburdened(directory) },
    ...{ events: [], steps: [], refusals: [] },
  };
  for (const step of steps) take(run, step);
  return { ...run, next: nextTimer(run)?.dueAt ?? null };
}

/**
 * The same people on every day, whatever they have to do just now: nobody is away, nobody is busier than another, and who has
 * no sign-in yet is pretended to have one.
 */
function unburdened(directory: Directory): Directory {
  const people = Object.entries(directory.people).map(
    ([id, person]) => [id, { ...person, absences: [], canSignIn: person.active }] as const,
  );
  return { ...directory, people: Object.fromEntries(people), openWork: {}, turns: {} };
}

function take(run: Run, step: DryStep): void {
  switch (step.do) {
    case 'command':
      command(run, step);
      return;
    case 'move-on': {
      const next = nextTimer(run);
      if (next !== undefined) passUntil(run, next.dueAt);
      break;
    }
    case 'wait':
      passUntil(run, run.at + step.ms);
      break;
    case 'wait-until':
      passUntil(run, Math.max(run.at, step.until));
      break;
    case 'answer': {
      const { effect = '', kind } = run.state?.effects[step.nth] ?? {};
      const input = { effect, outcome: step.outcome, reason: step.reason };
      // A case that is waited for has an id, by which it is told that it has ended.
      const isOpened = kind === 'open-subflow' && step.outcome === 'applied';
      const result = isOpened ? { caseId: `${CASE}-child-${effect}` } : null;
      decideOn(run, 'ReportEffect', WORLD, { ...input, result });
      break;
    }
    case 'child-ends': {
      const child = run.state?.children?.[step.nth]?.child ?? '';
      decideOn(run, 'ReportChild', WORLD, { child, outcome: step.outcome, values: step.values });
      break;
    }
  }
  run.steps.push(step);
}

/** What comes due on the way happens at its time, in its order. */
function passUntil(run: Run, until: Instant): void {
  for (let fired = 0; fired < MOST_TIMERS; fired++) {
    const timer = nextTimer(run);
    if (timer === undefined || timer.dueAt > until) break;
    run.at = Math.max(run.at, timer.dueAt);
    decideOn(run, 'FireTimer', CLOCK, { timer: timer.timer });
  }
  run.at = Math.max(run.at, until);
}

const nextTimer = ({ state }: Pick<Run, 'state'>): Timer | undefined =>
  state?.timers
    .filter(({ stopped }) => stopped === undefined)
    .reduce<Timer | undefined>(
      (first, timer) => (first === undefined || timer.dueAt < first.dueAt ? timer : first),
      undefined,
    );

type CommandStep = Extract<DryStep, { do: 'command' }>;

function command(run: Run, step: CommandStep): void {
  const { stage, input } = named(run, step);
  const by: Actor = { kind: 'person', person: step.by };
  const { workItem: _id, ...rest } = input;
  run.steps.push(stage === undefined ? step : { ...step, stage, input: rest });
  decideOn(run, step.type, by, input);
}

/** The work that a step is about: given by its id when it is done for the first time, and by its stage ever after. */
function named({ state }: Run, { by, stage, input }: CommandStep) {
  const items = state?.workItems ?? [];
  if (typeof input.workItem === 'string') {
    return { stage: items.find(({ workItem }) => workItem === input.workItem)?.stage, input };
  }
  if (stage === undefined) return { stage, input };
  const workItem = itemFor(items, stage, by)?.workItem ?? '';
  return { stage, input: { ...input, workItem } };
}

/** Of several at a stage, whoever acts takes their own. */
function itemFor(items: readonly WorkItem[], stage: StageId, by: string): WorkItem | undefined {
  const there = items.filter((item) => item.stage === stage);
  return (
    there.find(({ owner }) => owner === by) ??
    there.find(({ owner, candidates }) => owner === null && candidates.includes(by)) ??
    there[0]
  );
}

type Input = { readonly [name: string]: Json };

function decideOn(run: Run, type: CommandType, by: Actor, input: Input): void {
  const step = run.steps.length - (by.kind === 'person' ? 1 : 0);
  const given = type === 'OpenCase' ? { number: 1, ...input } : input;
  const read = parseCommand(type, { caseId: CASE, at: run.at, by }, given);
  if (!read.ok) {
    run.refusals.push({ step, kind: 'unreadable', problems: read.problem });
    return;
  }
  const rejection = decideRead(run, read.value);
  if (rejection !== null) run.refusals.push({ step, kind: 'rejected', rejection });
}

function decideRead(run: Run, read: Command): Rejection | null {
  if (run.state === null && read.type !== 'OpenCase') return reject('case-not-found', { caseId: CASE });
  const told = withHistory(read, run.events);
  // Whoever tries a workflow may do what its keepers may.
  const forbidden = checkAccess(run.state, told, { operator: true, compiled: run.compiled });
  if (forbidden !== null) return forbidden;
  const decision = decide(run.compiled, run.state, told, run.directory);
  if (!decision.ok) return decision.rejection;
  run.directory = directoryAfter(run.directory, run.state, decision.state, decision.events);
  run.events.push(...decision.events);
  run.state = decision.state;
  return null;
}
