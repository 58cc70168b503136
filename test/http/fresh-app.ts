// The application over a fresh database, with the real services of people, sign-in and live changes.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import {
  type Admission,
  actorReader,
  createAdmission,
  createApp,
  createMeters,
  type LimitSettings,
  routes,
  type Services,
} from '../../src/faces/http/index.ts';
import {
  createAccessTokenService,
  createAnalyst,
  createAnswerService,
  createCalendarService,
  createCareService,
  createDeliveryService,
  createFindingsService,
  createIdentityService,
  createInsightService,
  createLogPeopleService,
  createNewsMailService,
  createNotificationService,
  createPeopleService,
  createReachService,
  createSampleService,
  createSavedFilterService,
  createTeamService,
  createWorkflowService,
  createWorkServices,
  createWorkspaceService,
  type Post,
} from '../../src/shell/service/index.ts';
import { type Database, signingKey } from '../../src/shell/store/index.ts';
import {
  type Mailer,
  performWith,
  reportAsCommand,
  sendOut,
  startWorker,
  type Worker,
} from '../../src/shell/worker/index.ts';

export type FreshApp = {
  app: Hono;
  admission: Admission;
  faults: unknown[];
  open: () => number;
  services: Services;
  startWorker: (mailer?: Mailer) => Worker;
  /** How codes leave; a test puts a mail server in its place. */
  mails: { post: Post };
};

/** The application and what a test looks into: the faults it met, how many pages listen, its services, its worker. */
export async function appOver(
  db: Database,
  pages = '/nonexistent',
  limits?: LimitSettings,
): Promise<FreshApp> {
  const ground = {
    db,
    now: () => Date.now(),
    onAnswered: (kind: string, outcome: string) => meters.answered(kind, outcome),
  };
  const faults: unknown[] = [];
  let open = 0;
  const mails = { post: async (_mail: Parameters<Post>[0]): Promise<void> => undefined };
  const { versions, directories, ...work } = createWorkServices(ground);
  const templates = join(import.meta.dirname, '../../examples');
  const analyst = createAnalyst();
  const insight = createInsightService({ ...ground, analyst });
  const admission = createAdmission(limits);
  const meters = createMeters({
    admission,
    version: '0.0.0',
    live: () => open,
    jobs: () => services.care.jobsWaiting(),
  });
  const services: Services = {
    ...work,
    workflows: createWorkflowService({
      ...{ ...ground, analyst, templates },
      directoryOf: directories.directoryNow,
    }),
    accessTokens: createAccessTokenService(ground),
    identity: await createIdentityService({ ...ground, sendOut }),
    deliveries: createDeliveryService({ ...ground, versions }),
    reach: createReachService({ ...ground, versions, directories }),
    calendars: createCalendarService(ground),
    care: createCareService({
      ...ground,
      key: signingKey(join(mkdtempSync(join(tmpdir(), 'millrace-app-')), 'key.pem')),
    }),
    findings: createFindingsService({ ...ground, directoryOf: directories.directoryOf }, insight),
    insight,
    logPeople: createLogPeopleService(ground),
    newsMail: createNewsMailService({ ...ground, post: (mail) => mails.post(mail) }),
    notifications: createNotificationService(db),
    people: createPeopleService(ground),
    sample: createSampleService({ ...ground, examples: templates, onTrouble: (error) => faults.push(error) }),
    savedFilters: createSavedFilterService(ground),
    teams: createTeamService(ground),
    workspace: createWorkspaceService(ground),
    meters,
    mail: { isSet: false },
    live: {
      subscribe: (
        workspaceId: string,
        listener: (change: { kinds: readonly string[]; caseIds: readonly string[] }) => void,
      ) => {
        open += 1;
        const end = db.listen((hearing) => {
          if (hearing.kind === 'changed' && hearing.change.workspaceId === workspaceId)
            listener(hearing.change);
        });
        return () => {
          open -= 1;
          end();
        };
      },
    },
  } as unknown as Services;
  const app = createApp(routes, {
    services,
    actorOf: actorReader(services.identity),
    answers: createAnswerService({ db }),
    report: (_reference, error) => faults.push(error),
    version: '0.0.0',
    pages,
    admission,
  });
  const beginWork = (mailer?: Mailer) =>
    startWorker({
      database: db,
      perform: performWith({ db, handle: work.handle, mailer }),
      report: reportAsCommand(work.handle, ground.now),
      onTrouble: (error) => faults.push(error),
      pollMs: 200,
    });
  return { app, admission, faults, open: () => open, services, startWorker: beginWork, mails };
}
