export {
  type CaseState,
  type CaseStatus,
  type Child,
  type Fork,
  type HeldBy,
  type Pause,
  type PendingEffect,
  PRIORITIES,
  type Priority,
  type Task,
  type TimeLeft,
  type Timer,
  type TimerPurpose,
  type Token,
  type WorkItem,
} from './case.ts';
export type { Diagnostic, Fix } from './diagnostic.ts';
export type { Deputy, Directory, Person, Team } from './directory.ts';
export {
  blankAutomation,
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
} from './edit/blank.ts';
export {
  compareWorkflows,
  type DifferenceAbout,
  diffWorkflows,
  type WorkflowDifference,
} from './edit/compare/diff-workflows.ts';
export { mergeWorkflows } from './edit/compare/merge-workflows.ts';
export { type Edit, edit } from './edit/edit.ts';
export type {
  Actor,
  CarriedWork,
  CaseEvent,
  EventBody,
  EventHead,
  EventOf,
  EventType,
  FieldChange,
  NotificationReason,
  StageVisit,
  Turn,
} from './event.ts';
export type {
  CaseId,
  EffectId,
  ForkId,
  PauseId,
  PersonId,
  PersonKey,
  StageId,
  TeamKey,
  TimerId,
  TokenId,
  WorkflowId,
  WorkItemId,
} from './ids.ts';
export type { Instance, PlannedInstance, Question } from './instance.ts';
export type { Job } from './job.ts';
export {
  type CaseRecord,
  FIELD_TYPES,
  type Field,
  type FieldType,
  type FieldValue,
  type FileValue,
  isEmptyValue,
  isPersonalValue,
  type MoneyValue,
  type OutgoingText,
  type PersonalValue,
  personIn,
  type RequesterName,
} from './record.ts';
export {
  checkValues,
  type FieldProblem,
  type FormChecks,
  type FormInput,
} from './record-form/check-values.ts';
export { currencyDecimals, moneyFromText, moneyToText } from './record-form/money.ts';
export { REJECTIONS, type Rejection, type RejectionCode, type RejectionKind, reject } from './rejection.ts';
export { amendSource } from './source/amend/amend-source.ts';
export { respell } from './source/amend/respell.ts';
export { locateDiagnostics } from './source/locate.ts';
export { readJsonSource } from './source/read-json.ts';
export { readWorkflow } from './source/read-workflow.ts';
export { STAGE_KEYS } from './source/reading/read-stage.ts';
export { respelt } from './source/reading/reading.ts';
export { workflowJsonSchema } from './source/schema.ts';
export { writeWorkflow } from './source/write-workflow.ts';
export { automationTitle } from './words/automation-title.ts';
export { fieldFromTitle, idFromTitle, titleFromId } from './words/naming.ts';
export { ownerFromJson, ownerToJson } from './words/owner-json.ts';
export { type PlacedRule, rulesOfStage, withRulesOfStage } from './words/owner-rules.ts';
export { ownerFromText, ownerToText } from './words/owner-text.ts';
export { decidesInWords, eachInWords } from './words/several-in-words.ts';
export {
  type Action,
  AUTOMATION_TRIGGERS,
  type Automation,
  type AutomationTrigger,
  type Due,
  type FormField,
  INTAKE_SOURCES,
  type Intake,
  type IntakeSource,
  type LateAct,
  type LateRung,
  type Outcome,
  type OwnerRule,
  type Schedule,
  type Stage,
  TEAM_CHOICES,
  type TeamChoice,
  type TeamRule,
  type Transition,
  type Workflow,
} from './workflow.ts';
