// What the HTTP face asks the shell to do: the use cases it is handed, as one value. Add one line per service.
import type {
  AccessTokenService,
  CalendarService,
  CareService,
  DeliveryService,
  FindingsService,
  IdentityService,
  InsightService,
  LogPeopleService,
  NewsMailService,
  NotificationService,
  PeopleService,
  ReachService,
  SampleService,
  SavedFilterService,
  TeamService,
  WorkflowService,
  WorkServices,
  WorkspaceService,
} from '../../shell/service/index.ts';

/** What changed in a workspace. **shape**: `kinds` are event types or names such as `people-changed`; `many`: ask for all. */
export type Change = { readonly kinds: readonly string[]; readonly caseIds: readonly string[] };

export type LiveService = {
  /**
   * Calls the listener for every change of the workspace until the returned function is called; first for those of the last
   * `ageMs`, where that is said.
   */
  subscribe(
    workspaceId: string,
    listener: (change: Change) => void,
    missed?: { readonly ageMs?: number },
  ): () => void;
};

/** What is counted about this process, in the text form that Prometheus reads. */
export type Meters = { text(): Promise<string> };

/** Whether mails can be sent at all. */
export type MailFacts = { readonly isSet: boolean };

export type Services = Omit<WorkServices, 'versions' | 'directories'> & {
  readonly accessTokens: AccessTokenService;
  readonly care: CareService;
  readonly calendars: CalendarService;
  readonly deliveries: DeliveryService;
  readonly findings: FindingsService;
  readonly identity: IdentityService;
  readonly insight: InsightService;
  readonly live: LiveService;
  readonly logPeople: LogPeopleService;
  readonly mail: MailFacts;
  readonly meters: Meters;
  readonly newsMail: NewsMailService;
  readonly notifications: NotificationService;
  readonly people: PeopleService;
  readonly reach: ReachService;
  readonly sample: SampleService;
  readonly savedFilters: SavedFilterService;
  readonly teams: TeamService;
  readonly workflows: WorkflowService;
  readonly workspace: WorkspaceService;
};
