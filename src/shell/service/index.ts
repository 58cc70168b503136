export {
  type Analyst,
  type AnswerTo,
  type ConformanceAnswer,
  createAnalyst,
  type Filter,
  type FlowAnswer,
  type MeasureAnswer,
  type MeasuresAnswer,
  type Question,
  type TraceEvent,
} from '../analysis/index.ts';
export {
  beginningOf,
  type LogRead,
  type ReadLogOptions,
  readLogFile,
  readLogStream,
  sizeOf,
} from '../log-file/index.ts';
export {
  type AccessTokenService,
  type AccessTokenView,
  createAccessTokenService,
  type MadeToken,
  TOKEN_SCOPES,
  type TokenScope,
} from './access-tokens.ts';
export { ANSWERS_KEPT_MS, type AnswerService, createAnswerService, type Keyed } from './answers.ts';
export type { Board, BoardFilter, BoardService, Card, Column } from './board.ts';
export {
  type CalendarService,
  type CalendarView,
  createCalendarService,
} from './calendars.ts';
export {
  type CareService,
  type CheckpointView,
  createCareService,
  type JobsWaiting,
  type ServerStatus,
} from './care.ts';
export type { ContextPack } from './case/context.ts';
export type { HistoryEntry, ShownChange, Who } from './case/history.ts';
export type { CaseListItem, CasePage, CaseQuery } from './case/lists.ts';
export type { AwaitedView, FlowView, RelatedCase, StandView } from './case/stand-view.ts';
export type { OneView, QuestionView, TogetherView } from './case/together.ts';
export type { WayOn, WorkView } from './case/work-view.ts';
export type { CaseService, CaseView, StripStage } from './cases.ts';
export {
  type AttemptView,
  createDeliveryService,
  DELIVERIES_KEPT_MS,
  type DeliveryPage,
  type DeliveryService,
  type DeliveryView,
} from './deliveries.ts';
export { createDirectories, type Directories } from './directory.ts';
export { FILE_LIMIT, type FileService, type StoredFile, type Upload } from './files.ts';
export { type Ask, type Asked, type Handle, type Handled, handleMany } from './handle.ts';
export type { HookService, HookView, Incoming } from './hooks.ts';
export { createIdentityService, type Identity, type IdentityService } from './identity.ts';
export type { ReceivedLog } from './insight/arrival/receive-log.ts';
export type { CaseBehind, CasesBehind } from './insight/cases-behind.ts';
export type { FindingVerdict } from './insight/findings/decide-finding.ts';
export type {
  DecisionView,
  EffectMeasured,
  FindingsView,
  FindingView,
} from './insight/findings/finding-views.ts';
export { createFindingsService, type FindingsService } from './insight/findings/findings-service.ts';
export type { ReviewedDecision, WorkflowReview } from './insight/findings/review-findings.ts';
export type { InsightGround } from './insight/insight-ground.ts';
export { createInsightService, type HistorySource, type InsightService } from './insight/insight-service.ts';
export type { LogReading, LogView } from './insight/log-view.ts';
export { LOG_LIMIT } from './insight/refusals.ts';
export type { CatalogueEntry, IntakeForm, IntakeService, PublicLink } from './intake.ts';
export type { InvitationView } from './invitations.ts';
export { keyOf } from './key-of.ts';
export type { LeavingProgress, LeavingService, LeavingView } from './leaving/leaving-service.ts';
export { LEAVING_KINDS, type LeavingLine } from './leaving/plan.ts';
export { type LetIn, type LetInLink, letIn } from './let-in.ts';
export {
  createLogPeopleService,
  type LogPeopleService,
  type Seen,
  type SeenPerson,
  type SeenTeam,
} from './log-people.ts';
export type { Destination, GoneStage, JudgedCase, MigrationPreview } from './migration/judge-cases.ts';
export type { MigrationRun, StayedCase } from './migration/migration-run.ts';
export type { MigrationAsked, MigrationService } from './migration/migration-service.ts';
export {
  createNewsMailService,
  NEWS_KIND_NAMES,
  type NewsKind,
  type NewsMailService,
  type NewsMailView,
  type Post,
} from './news-mail.ts';
export {
  createNotificationService,
  type NotificationService,
  type NotificationView,
  type Reader,
} from './notifications.ts';
export { type OutgoingView, outgoingRules } from './outgoing.ts';
export type { Place } from './passkeys.ts';
export {
  announce,
  type By,
  createPeopleService,
  type Ground,
  insertPerson,
  type PeopleService,
  type PersonChange,
  type PersonView,
} from './people.ts';
export { revealed, revealedName, revealedText } from './personal.ts';
export { CALLBACK } from './provider/provider-service.ts';
export type {
  PublicForm,
  PublicRequestService,
  PublicStatus,
  Sent,
  Submission,
} from './public-requests.ts';
export {
  createReachService,
  type PersonReach,
  type ReachService,
  type StageOfTheirs,
  type WorkflowReach,
} from './reach.ts';
export { type Fault, type Refusal, type RefusalKind, refusalOf } from './refusal.ts';
export { ROLES, type Role } from './roles.ts';
export {
  createSampleService,
  type SampleAsker,
  type SampleService,
  type SampleStatus,
} from './sample/sample-service.ts';
export {
  createSavedFilterService,
  type SavedFilter,
  type SavedFilterService,
} from './saved-filters.ts';
export { shownMail, shownUrl } from './shown-address.ts';
export type { Credentials, SignedIn } from './sign-in.ts';
export { createTeamService, type TeamChange, type TeamService, type TeamView } from './teams.ts';
export type { Versions } from './versions.ts';
export type { Viewer, WorkGround } from './work-ground.ts';
export { createWorkServices, type WorkServices } from './work-services.ts';
export type { DesignGround } from './workflows/design-ground.ts';
export type { DryRunView, WorkflowTestView } from './workflows/dry-runs.ts';
export type { Template } from './workflows/templates.ts';
export type { Trial, TriedFiring } from './workflows/try-automation.ts';
export type { Beginning, BegunWorkflow, WorkflowView } from './workflows/workflow-catalogue.ts';
export type { DraftView } from './workflows/workflow-drafts.ts';
export type { PublishPreview, VersionView } from './workflows/workflow-publishing.ts';
export {
  createWorkflowService,
  type WorkflowService,
} from './workflows/workflow-service.ts';
export type { Risk, Worklist, WorklistItem, WorklistService } from './worklist.ts';
export { createWorkspaceService, type WorkspaceService } from './workspace.ts';
