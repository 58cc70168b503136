export type { Credentials, Identity, IdentityService, InvitationView, SignedIn } from './identity.ts';
export type { NotificationService, NotificationView, Reader } from './notifications.ts';
export type { By, PeopleService, PersonChange, PersonView } from './people.ts';
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
export type { TeamChange, TeamService, TeamView } from './teams.ts';
export type { WorkspaceService } from './workspace.ts';
