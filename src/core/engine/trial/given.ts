// Given what was asked so far, when something more is asked, then this happens: how the engine's tests speak.
import { canonicalJson, type Instant, type Json } from '../../base/index.ts';
import type {
  Actor,
  CaseEvent,
  CaseState,
  Directory,
  EventOf,
  EventType,
  RejectionCode,
  Workflow,
} from '../../model/index.ts';
import { COMMANDS, type Command, type CommandType } from '../commands/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import { parseCommand } from '../commands/parse-command.ts';
import { withHistory } from '../commands/with-history.ts';
import { compile } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled.ts';
import { type Decision, decide } from '../decide.ts';
import { decidingVersion } from '../migrate/deciding-version.ts';
import { MONDAY, office } from './people.ts';

/** A command as tests write it: who asks, what, with which input, and how long after the case was opened. */
export type Asking = {
  readonly by?: string | Actor;
  readonly after?: number;
  readonly [input: string]: unknown;
};
export type Asked = readonly [CommandType, Asking?];

export const MACHINE: Actor = { kind: 'machine', part: 'test' };

/** A workflow made ready; a test that hands over a faulty one fails with what is wrong with it. */
export function ready(workflow: Workflow, version = 1): Compiled {
  const compiled = compile(workflow, version);
  if (compiled.ok) return compiled.value;
  throw new Error(compiled.problem.map(({ at, message }) => `${at}: ${message}`).join('\n'));
}

/** Reads a command as the door does. */
export function ask(type: CommandType, { by = MACHINE, after = 0, ...input }: Asking = {}): Command {
  const actor: Actor = typeof by === 'string' ? { kind: 'person', person: by } : by;
  const at: Instant = MONDAY + after;
  const given = type === 'OpenCase' ? { number: 7, ...input } : input;
  const command = parseCommand(type, { caseId: 'c', at, by: actor }, given);
  if (command.ok) return command.value;
  throw new Error(`${COMMANDS[type].title}: ${canonicalJson(command.problem as unknown as Json)}`);
}

export type Scene = {
  readonly compiled: Compiled;
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly directory: Directory;
};

/** The version that decides; every version here says the same. */
function deciding(workflow: Workflow, state: CaseState | null, command: Command): Compiled {
  if (state === null) return ready(workflow);
  const version = decidingVersion(state, command);
  const own = ready(workflow, version);
  return command.type === 'MigrateCase' ? migrating(ready(workflow, state.version), own) : own;
}

/** A case to which all of this was done, each of it accepted. */
export function given(
  workflow: Workflow,
  asked: readonly Asked[] = [],
  directory: Directory = office,
): Scene & { when(...asked: Asked): Outcome } {
  const compiled = ready(workflow);
  let state: CaseState | null = null;
  const events: CaseEvent[] = [];
  for (const [type, asking] of asked) {
    const command = withHistory(ask(type, asking), events);
    const decision: Decision = decide(deciding(workflow, state, command), state, command, directory);
    if (!decision.ok) throw new Error(`${type} was refused: ${canonicalJson(decision.rejection)}`);
    state = plain(decision).state;
    events.push(...decision.events);
  }
  const before = state;
  return {
    compiled,
    state,
    events,
    directory,
    when: (type, asking) => {
      const command = withHistory(ask(type, asking), events);
      return outcomeOf(plain(decide(deciding(workflow, before, command), before, command, directory)));
    },
  };
}

/** What is decided is kept: it says nothing that would be lost by that. */
function plain<What extends Decision>(decision: What): What {
  for (const each of decision.ok ? decision.events : [decision.rejection]) checkPlain(each, []);
  if (decision.ok) checkParts(decision.state);
  return decision;
}

/** What a state has none of may be undefined; what it has is kept. */
function checkParts({ beforeMigration: _, ...state }: CaseState): void {
  for (const [member, each] of Object.entries(state)) if (each !== undefined) checkPlain(each, [member]);
}

function checkPlain(value: unknown, path: readonly string[]): void {
  if (value === undefined)
    throw new Error(`${path.join('.')} says undefined, which is lost when it is kept.`);
  if (typeof value !== 'object' || value === null) return;
  for (const [member, each] of Object.entries(value)) checkPlain(each, [...path, member]);
}

/** What may be expected of an event: its type, or some of its members. */
export type Expected =
  | EventType
  | { [Type in EventType]: Partial<EventOf<Type>> & { type: Type } }[EventType];

export type Outcome = {
  readonly decision: Decision;
  /** Exactly these events happen, in this order. */
  thenHappened(...expected: readonly Expected[]): CaseState;
  /** It is refused with this code. **shape**: the facts of the refusal. */
  thenRejected(code: RejectionCode): { readonly [fact: string]: Json };
};

function outcomeOf(decision: Decision): Outcome {
  return {
    decision,
    thenHappened(...expected) {
      if (!decision.ok) throw new Error(`It was refused: ${canonicalJson(decision.rejection)}`);
      const types = decision.events.map(({ type }) => type);
      const wanted = expected.map((each) => (typeof each === 'string' ? each : each.type));
      if (types.join() !== wanted.join())
        throw new Error(`Expected ${wanted.join(', ')}\nbut got ${types.join(', ')}`);
      for (const [index, each] of expected.entries()) {
        if (typeof each !== 'string') expectMembers(decision.events[index], each);
      }
      return decision.state;
    },
    thenRejected(code) {
      if (decision.ok)
        throw new Error(`It was accepted: ${decision.events.map(({ type }) => type).join(', ')}`);
      const { rejection } = decision;
      if (rejection.code !== code) throw new Error(`Expected ${code}\nbut got ${canonicalJson(rejection)}`);
      return rejection.facts;
    },
  };
}

function expectMembers(event: object | undefined, expected: object): void {
  const got = event as { readonly [member: string]: Json } | undefined;
  for (const [member, value] of Object.entries(expected)) {
    const [is, should] = [canonicalJson(got?.[member] ?? null), canonicalJson(value)];
    if (is !== should) throw new Error(`${member} should be ${should}\nbut is ${is}`);
  }
}
