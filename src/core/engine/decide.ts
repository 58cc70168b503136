// May this be done to this case, and what happens then? A pure function of the version, the state and the command.
import {
  type CaseEvent,
  type CaseState,
  type Directory,
  type Rejection,
  type RejectionCode,
  reject,
} from '../model/index.ts';
import type { CommandKind } from './commands/command-kind.ts';
import { COMMANDS, type Command } from './commands/index.ts';
import type { Compiled } from './compile/compiled.ts';
import { keepClocks } from './flow/clocks.ts';
import type { Progress } from './flow/progress.ts';
import { react } from './flow/react.ts';
import { unopenedCase } from './fold/apply.ts';

/** The answer to a command: what happened and the state after it, or why it was refused. */
export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: Rejection };

/** Decides. **shape**: pure and deterministic; `events` may be empty where nothing was left to do. **rejects**: by code. */
export function decide(
  compiled: Compiled,
  state: CaseState | null,
  command: Command,
  directory: Directory,
): Decision {
  if (state === null && command.type !== 'OpenCase') return refuse('case-not-found', command);
  const kind = kindOf(command);
  if (
    state !== null &&
    state.status !== 'open' &&
    kind.alsoFinished !== true &&
    command.type !== 'OpenCase'
  ) {
    return refuse('case-not-open', command);
  }
  const held = state === null ? null : pauseOver(state, command, kind);
  if (held !== null) return { ok: false, rejection: held };
  if (state !== null && state.version !== compiled.version && kind.movesVersion !== true) {
    return refuse('version-conflict', command);
  }
  const progress: Progress = {
    compiled,
    directory,
    at: command.at,
    by: command.by,
    cause: command.type,
    state: state === null ? unopenedCase(command.caseId) : { ...state },
    events: [],
    entered: 0,
  };
  const rejection = kind.decide(progress, command as never);
  if (rejection !== null) return { ok: false, rejection };
  keepClocks(progress);
  react(progress);
  keepClocks(progress);
  return { ok: true, events: progress.events, state: progress.state };
}

/** Each command meets the kind of its own type; the compiler cannot pair the two through a lookup. */
const kindOf = (command: Command): CommandKind => COMMANDS[command.type] as unknown as CommandKind;

/** A person goes on with what is paused by resuming it first; the machine is never refused for it. */
function pauseOver({ pauses = [] }: CaseState, command: Command, kind: CommandKind): Rejection | null {
  if (kind.alsoPaused === true || command.by.kind !== 'person') return null;
  const workItem = 'workItem' in command ? command.workItem : undefined;
  const pause = pauses.find((each) => each.workItem === null || each.workItem === workItem);
  return pause === undefined
    ? null
    : reject('paused', { reason: pause.reason, workItem: pause.workItem, until: pause.until });
}

const refuse = (code: RejectionCode, { caseId }: Command): Decision => ({
  ok: false,
  rejection: reject(code, { caseId }),
});
