// What things are called inside: every id is a string, its type name says of what.

/** Key of a workflow, as written in its source: `expense`. */
export type WorkflowId = string;
/** Key of a stage, unique in its workflow; survives renaming of the title. */
export type StageId = string;
/** Id of a case, sortable by the time it was opened, made by the shell. */
export type CaseId = string;
/** Id of a person of the workspace, made by the shell. */
export type PersonId = string;
/** What a source calls a person: `ana-lopez`; unique in the workspace. */
export type PersonKey = string;
/** What a source calls a team: `finance`; unique in the workspace. */
export type TeamKey = string;
/** `<case>/<n>`, from the case's own sequence, so that a history replays to the same bytes. */
export type WorkItemId = string;
/** `<case>/<n>`. */
export type TokenId = string;
/** `<case>/<n>`. */
export type TimerId = string;
/** `<case>/<n>`: branches that were started together. */
export type ForkId = string;
/** `<case>/<n>`. */
export type PauseId = string;
/** `<case>/<n>`: the stable key under which an effect is applied at most once. */
export type EffectId = string;
