export { createIdentityService, type Identity, type IdentityService } from './identity.ts';
export type { InvitationView } from './invitations.ts';
export { keyOf } from './key-of.ts';
export {
  createNotificationService,
  type NotificationService,
  type NotificationView,
  type Reader,
} from './notifications.ts';
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
export {
  beginningOf,
  type LogRead,
  type ReadLogOptions,
  readLogFile,
  readLogStream,
  sizeOf,
} from './read-log.ts';
export { type Fault, type Refusal, type RefusalKind, refusalOf } from './refusal.ts';
export { ROLES, type Role } from './roles.ts';
export type { Credentials, SignedIn } from './sign-in.ts';
export { createTeamService, type TeamChange, type TeamService, type TeamView } from './teams.ts';
export type { Template } from './workflows/templates.ts';
export type { Beginning, WorkflowView } from './workflows/workflow-catalogue.ts';
export type { Checked, DraftView } from './workflows/workflow-drafts.ts';
export type { PublishPreview, VersionView } from './workflows/workflow-publishing.ts';
export {
  createWorkflowService,
  type DesignGround,
  type WorkflowService,
} from './workflows/workflow-service.ts';
export { createWorkspaceService, type WorkspaceService } from './workspace.ts';
