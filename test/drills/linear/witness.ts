// Was everything that people were told true at one moment between their question and the answer, in one order for all? The history
// says in which order things were done; for each answer the earliest place in it is looked for that fits, never before what had
// been answered when it was asked. For an order that is given, this finds a fit where there is one.
import { apply, type Compiled, checkAccess, decide, parseCommand } from '../../../src/core/engine/index.ts';
import type { Actor, CaseEvent, CaseState, Directory } from '../../../src/core/model/index.ts';
import type { Operation } from './clients.ts';

/** Something that was told and fits nowhere. */
export type Misfit = { readonly operation: Operation; readonly why: string };

export type Ground = { readonly compiled: Compiled; readonly directory: Directory };

const TYPES = {
  'claim-work-item': 'ClaimWorkItem',
  'complete-work-item': 'CompleteWorkItem',
  'add-comment': 'AddComment',
} as const;

/** Of one case: what fits nowhere, and what was done though nobody was told. */
export function misfitsOf(
  history: readonly CaseEvent[],
  operations: readonly Operation[],
  ground: Ground,
): Misfit[] {
  const versions = versionsOf(history, operations);
  const misfits: Misfit[] = [];
  const places = new Map<Operation, number>();
  const told = new Set<number>();
  let after = 0;
  for (const { operation, kind } of inTime(operations)) {
    if (kind === 'answered') {
      after = Math.max(after, places.get(operation) ?? 0);
      continue;
    }
    const found = placeOf(operation, { versions, after, told, ground });
    if (typeof found === 'string') misfits.push({ operation, why: found });
    else places.set(operation, found);
  }
  const last = operations[0];
  if (last !== undefined && versions.at(-1)?.seq !== history.length)
    misfits.push({ operation: last, why: 'done, though nobody was told' });
  return misfits;
}

/** A case as it was after each command that somebody was told of: `seq` of its last event; who the first one was by. */
type Version = { readonly seq: number; readonly state: CaseState; readonly by: Actor };

function versionsOf(history: readonly CaseEvent[], operations: readonly Operation[]): Version[] {
  const ends = new Set(operations.filter(isDone).map(({ seq }) => seq));
  const versions: Version[] = [];
  let state: CaseState | null = null;
  let by: Actor | null = null;
  for (const event of history) {
    state = apply(state, event);
    by ??= event.by;
    if (state === null || !ends.has(event.seq)) continue;
    versions.push({ seq: event.seq, state, by });
    by = null;
  }
  return versions;
}

const isDone = ({ asked, status }: Operation): boolean => asked !== 'show' && status === 200;

type Moment = { readonly operation: Operation; readonly kind: 'asked' | 'answered'; readonly at: number };

function inTime(operations: readonly Operation[]): Moment[] {
  const moments = operations.flatMap((operation): Moment[] => [
    { operation, kind: 'asked', at: operation.from },
    { operation, kind: 'answered', at: operation.until },
  ]);
  return moments.sort((one, other) => one.at - other.at);
}

type Looking = {
  readonly versions: readonly Version[];
  readonly after: number;
  readonly told: Set<number>;
  readonly ground: Ground;
};

/** **shape**: the place it fits, or why there is none. */
function placeOf(operation: Operation, looking: Looking): number | string {
  if (operation.asked === 'show') return placeOfLook(operation, looking);
  return operation.status === 200 ? placeOfDone(operation, looking) : placeOfRefused(operation, looking);
}

function placeOfLook({ seq, work }: Operation, { versions, after }: Looking): number | string {
  const version = versions.find((each) => each.seq === seq);
  if (version === undefined) return 'a case that never was';
  if (version.seq < after) return 'a case as it was before what had been answered';
  const owners = version.state.workItems.map(({ workItem, owner }) => `${workItem} ${owner}`).sort();
  const shown = (work ?? []).map(({ workItem, ownerId }) => `${workItem} ${ownerId}`).sort();
  return owners.join() === shown.join() ? version.seq : 'work that was not the case’s at that moment';
}

function placeOfDone(operation: Operation, { versions, after, told, ground }: Looking): number | string {
  const place = versions.findIndex(({ seq }) => seq === operation.seq);
  const version = versions[place];
  if (version === undefined) return 'said to be done, and is not in the history';
  // Whoever asked for what was theirs already is told how far the case was, which somebody else may have brought it.
  const isTheirs = version.by.kind === 'person' && version.by.person === operation.person;
  if (!isTheirs || told.has(version.seq) || version.seq <= after)
    return placeOfNothingLeft(operation, version, { after, ground });
  told.add(version.seq);
  if (operation.asked === 'open') return version.seq;
  const before = versions[place - 1];
  if (before === undefined) return 'done before the case was opened';
  const answer = answerOn(before.state, operation, ground);
  if (typeof answer === 'string') return `said to be done, and would be refused there: ${answer}`;
  return answer === version.seq - before.seq ? version.seq : 'done otherwise than told';
}

/** Where nothing was left to do, all that is told is how far the case is. */
function placeOfNothingLeft(
  operation: Operation,
  { seq, state }: Version,
  { after, ground }: Pick<Looking, 'after' | 'ground'>,
): number | string {
  if (answerOn(state, operation, ground) !== 0) return 'said to be done, as something else was';
  return seq >= after ? seq : 'a case as it was before what had been answered';
}

function placeOfRefused(operation: Operation, { versions, after, ground }: Looking): number | string {
  // The door was shut: nothing is said of the case.
  if (operation.status === 503 || operation.status === 429 || operation.code === 'version-conflict')
    return after;
  const from = versions.findLastIndex(({ seq }) => seq <= after);
  for (const { seq, state } of versions.slice(Math.max(0, from))) {
    if (answerOn(state, operation, ground) === operation.code) return Math.max(seq, after);
  }
  return `refused with ${operation.code}, and is nowhere so from then on`;
}

/** The code with which it is refused on a state, or how many events it leads to. */
function answerOn(
  state: CaseState,
  { asked, input, person, caseId }: Operation,
  { compiled, directory }: Ground,
): string | number {
  if (asked === 'show' || asked === 'open') return 0;
  const head = { caseId, by: { kind: 'person', person } as const, at: state.openedAt };
  const read = parseCommand(TYPES[asked], head, input);
  if (!read.ok) return 'invalid-input';
  const forbidden = checkAccess(state, read.value, { operator: false, compiled });
  if (forbidden !== null) return forbidden.code;
  const decision = decide(compiled, state, read.value, directory);
  return decision.ok ? decision.events.length : decision.rejection.code;
}
