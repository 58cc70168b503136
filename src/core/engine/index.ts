export { actsOn, askedOnce } from './actions/automation/at-set-times.ts';
export { type BackTest, backTest, type Firing, type Meeting } from './actions/automation/back-test.ts';
export { ACTION_KINDS, actionKind } from './actions/index.ts';
export { addressesIn } from './actions/send-mail.ts';
export { checkAccess, type Standing } from './commands/access.ts';
export type { AccessRule, CommandHead } from './commands/command-kind.ts';
export { handedFrom } from './commands/handed-from.ts';
export {
  COMMAND_TYPES,
  COMMANDS,
  type Command,
  type CommandOf,
  type CommandType,
  isCommandType,
} from './commands/index.ts';
export { migrating } from './commands/migrate-case.ts';
export { type InputProblem, parseCommand } from './commands/parse-command.ts';
export { hasBegun } from './commands/recall-submission.ts';
export { asksHistory, withHistory } from './commands/with-history.ts';
export { compile, officeHours } from './compile/compile.ts';
export type { Compiled } from './compile/compiled.ts';
export type { TableSettings } from './compile/table/table-settings.ts';
export { type TableTrial, tableOf, tryTable } from './compile/table/try-table.ts';
export { type Decision, decide } from './decide.ts';
export { apply } from './fold/apply.ts';
export { followUps } from './fold/follow-ups.ts';
export { decidingVersion } from './migrate/deciding-version.ts';
export type { NeededField } from './migrate/needed-fields.ts';
export { type PastWarning, replayOn } from './migrate/past.ts';
export { goneStages, proposeMapping } from './migrate/propose.ts';
export { type Hindrance, type StageMapping, type Verdict, verdictOf } from './migrate/verdict.ts';
export { type Accountable, accountableFor } from './owners/accountable.ts';
export {
  keepsWorkflow,
  type ReachedBy,
  type ReachedStage,
  stagesWithin,
} from './owners/reach.ts';
export { successorFor } from './owners/successor.ts';
export { STAGE_KINDS, stageKind } from './stages/index.ts';
export { alwaysRuns, checkTogether } from './validate/endless.ts';
export { checkSource, checkSources, type Mended, mendSource } from './validate/mend-source.ts';
export { validate } from './validate/validate.ts';
export { type Move, permittedMoves, waysFrom } from './work/moves.ts';
