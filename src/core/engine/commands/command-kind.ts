// What a command is: one thing that can be asked of a case, who may ask it, what it takes, and what it does.
import type { z } from 'zod';
import type { Instant } from '../../base/index.ts';
import type { Actor, CaseId } from '../../model/index.ts';
import type { Progress, Refused } from '../flow/progress.ts';

/** What every command carries: which case, when, and by whom. */
export type CommandHead = { readonly caseId: CaseId; readonly at: Instant; readonly by: Actor };

/**
 * Who may ask it. `owner`: who has the work or may claim it; `participant`: whoever has or had work in the case, its
 * requester, or an operator; `requester`: the requester or an operator; `owner-or-operator`; `skipper`: an operator, or who has the work of a stage that says so; `person`: anyone signed in.
 */
export type AccessRule =
  | 'anyone'
  | 'person'
  | 'owner'
  | 'owner-or-operator'
  | 'participant'
  | 'requester'
  | 'skipper'
  | 'operator'
  | 'operator-or-machine'
  | 'machine';

export type CommandKind<Type extends string = string, Input extends z.ZodObject = z.ZodObject> = {
  readonly type: Type;
  readonly title: string;
  readonly access: AccessRule;
  readonly input: Input;
  /** True where it may be asked of a finished case too. */
  readonly alsoFinished?: true;
  /** True where a person may ask it of what is paused too. */
  readonly alsoPaused?: true;
  /** True where another version than the case's own decides: it moves the case there. */
  readonly movesVersion?: true;
  decide(progress: Progress, command: CommandHead & z.output<Input>): Refused;
};

export const defineCommand = <Type extends string, Input extends z.ZodObject>(
  kind: CommandKind<Type, Input>,
): CommandKind<Type, Input> => kind;
