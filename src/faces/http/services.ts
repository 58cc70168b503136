// What the HTTP face asks the shell to do: the use cases it is handed, as one value. Add one line per service.
import type {
  IdentityService,
  NotificationService,
  PeopleService,
  TeamService,
  WorkspaceService,
} from '../../shell/service/index.ts';

/** Something changed in a workspace: what kind of thing, and which. A page asks again for what it shows of it. */
export type Change = { readonly kind: string; readonly id?: string | undefined };

export type LiveService = {
  /** Calls the listener for every change of the workspace until the returned function is called. */
  subscribe(workspaceId: string, listener: (change: Change) => void): () => void;
};

export type Services = {
  readonly identity: IdentityService;
  readonly live: LiveService;
  readonly notifications: NotificationService;
  readonly people: PeopleService;
  readonly teams: TeamService;
  readonly workspace: WorkspaceService;
};
