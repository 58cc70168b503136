export { liftQuarantine } from './backup/lift-quarantine.ts';
export {
  backupDatabase,
  type FilesMoved,
  restoreDatabase,
  upgradeDatabase,
} from './backup/maintain.ts';
export type { Restored } from './backup/restore-backup.ts';
export type { BackupMade } from './backup/write-backup.ts';
export { connected as withConnections } from './beside.ts';
export type { Change } from './change.ts';
export {
  checkpointAll,
  checkpointKey,
  checkpointLines,
  makeCheckpoints,
  writeCheckpoints,
} from './checkpoints/all-checkpoints.ts';
export {
  type KeptCheckpoint,
  readCheckpoints,
  readStatement,
  type Statement,
} from './checkpoints/checkpoint.ts';
export { type SigningKey, signingKey } from './checkpoints/signing-key.ts';
export type { ClusterNode } from './cluster/citus.ts';
export { type Distributed, distributeDatabase } from './cluster/distribute.ts';
export { type DatabaseStanding, databaseStanding } from './cluster/standing.ts';
export {
  type CommitAnswer,
  type CommitRequest,
  type IdempotencyKey,
  isSameCommand,
  type JobClaim,
  type PersonalValueRow,
} from './commit/command.ts';
export type { Runner, Scope } from './connections.ts';
export { databaseNow } from './database-now.ts';
export { defaultDataHome } from './embedded/data-home.ts';
export { jobsKept } from './jobs-kept.ts';
export type { Hearing } from './listener.ts';
export { newId } from './new-id.ts';
export { type Environment, FILE_SETTINGS } from './objects/bucket-settings.ts';
export type { FileKeeper } from './objects/file-keeper.ts';
export { type Database, openDatabase } from './open-database.ts';
export { rebuild } from './rebuild.ts';
export type { DatabaseOptions } from './server.ts';
export { StartProblem } from './start-problem.ts';
export { isConnectionLoss, isDiskFull, isFileLost, isFilesAway, StoreFault } from './store-fault.ts';
export { type AccessTokenRow, accessTokens } from './tables/access-tokens.ts';
export { type BoardCard, boards, type StageCount } from './tables/board.ts';
export {
  type AutomationCount,
  type AutomationRun,
  caseEvents,
  type EventPage,
} from './tables/case-events.ts';
export type { CaseFilter, CasePlace, CaseRow } from './tables/case-list.ts';
export { caseNumbers } from './tables/case-numbers.ts';
export { caseTitles } from './tables/case-titles.ts';
export { type CaseFactsRow, type CaseHeads, cases, type LoadedCase } from './tables/cases.ts';
export { type CheckpointRow, checkpoints } from './tables/checkpoints.ts';
export { type CommentRow, comments } from './tables/comments.ts';
export {
  type DeliveryAttempt,
  type DeliveryQuery,
  type DeliveryRow,
  type DeliveryState,
  deliveries,
  type MadeAttempt,
} from './tables/deliveries.ts';
export { CHUNK_BYTES, type FileRow, files } from './tables/files.ts';
export { type FindingDecisionRow, findingDecisions } from './tables/finding-decisions.ts';
export { type FindingReviewRow, findingReviews } from './tables/finding-reviews.ts';
export { type FormDraftRow, formDrafts } from './tables/form-drafts.ts';
export { type HookTokenRow, hookTokens } from './tables/hook-tokens.ts';
export { idempotencyKeys } from './tables/idempotency-keys.ts';
export { identities, type UserWorkspace } from './tables/identities.ts';
export { type InvitationRow, invitations } from './tables/invitations.ts';
export { type ClaimedJob, type HandsFree, jobs, type WaitingJob } from './tables/jobs.ts';
export { type KeptAnswer, keptAnswers } from './tables/kept-answers.ts';
export { type LogRow, logs } from './tables/logs.ts';
export {
  type DueMail,
  type MailChoiceRow,
  mailChoices,
  type Pace,
  type UnmailedNews,
} from './tables/mail-choices.ts';
export { type NotificationRow, notifications } from './tables/notifications.ts';
export { type PasskeyRow, passkeys } from './tables/passkeys.ts';
export { type NewPerson, type PersonRow, people } from './tables/people.ts';
export { personalValues } from './tables/personal-values.ts';
export { type PublicLinkRow, publicLinks } from './tables/public-links.ts';
export { roundRobinTurns } from './tables/round-robin-turns.ts';
export { type SavedFilterRow, savedFilters } from './tables/saved-filters.ts';
export { type ScheduleRow, type ScheduleRun, schedules } from './tables/schedules.ts';
export { type Quarantine, quarantine } from './tables/server-states.ts';
export { settings } from './tables/settings.ts';
export { type StageVisitRow, stageVisits } from './tables/stage-visits.ts';
export { statusLinks } from './tables/status-links.ts';
export { type TeamRow, teams } from './tables/teams.ts';
export { type WorkItemPlace, type WorkItemRow, workItems } from './tables/work-items.ts';
export { type WorkflowDraftRow, workflowDrafts } from './tables/workflow-drafts.ts';
export { type WorkflowTestRow, workflowTests } from './tables/workflow-tests.ts';
export { type Publication, type WorkflowVersionRow, workflowVersions } from './tables/workflow-versions.ts';
export { type WorkflowHead, type WorkflowRow, workflows } from './tables/workflows.ts';
export { worklists } from './tables/worklists.ts';
export { type WorkspaceEvent, type WorkspaceEventRow, workspaceEvents } from './tables/workspace-events.ts';
export { type WorkspaceRow, workspaces } from './tables/workspaces.ts';
export type { FaultCode, HistoryFault, Proof, ProofOptions } from './verify/proof.ts';
export { proveBackup, proveDatabaseAt } from './verify/prove-place.ts';
