// The executable: the one file that knows everybody. It opens the database, hands the services to the faces, and runs
// the command that the arguments name. What a command does not need is not loaded.
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { errorForLog, type OpenServer, runCli, tellLog } from './faces/cli/index.ts';

// Halves the time to the first line: the compiled code of what is loaded below is kept in the system's temporary place.
enableCompileCache();

const root = dirname(import.meta.dirname);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const openServer: OpenServer = async ({ port, host, address, directory, only }) => {
  const { openDatabase, StartProblem } = await import('./shell/store/index.ts');
  const { DATABASE_URL: url, DATABASE_APP_URL: appUrl } = process.env;
  if (only !== undefined && (url ?? '') === '') {
    throw new StartProblem(
      `With --${only} another server does the other half, and the embedded database serves one alone.`,
      'Set DATABASE_URL to the PostgreSQL server that both use, or leave the option out.',
    );
  }
  const db = await openDatabase({ url, appUrl, directory, files: process.env });
  try {
    const http = await serveOver(db, { port, host, address, directory, only });
    const { place, ended } = db;
    const trouble = db.fileKeeper.trouble();
    const away = trouble === null ? [] : [`Files cannot be kept or read just now: ${trouble}`];
    const warnings = [...db.warnings, ...away, ...(await waiting(db))];
    const close = async () => {
      await http.close();
      await db.close();
    };
    return { port: http.port, place, warnings, ended, close };
  } catch (error) {
    await db.close();
    throw error;
  }
};

await runCli(process.argv.slice(2), { version, openServer });

type Database = import('./shell/store/index.ts').Database;

type Place = Parameters<OpenServer>[0];

async function serveOver(db: Database, { port, host, address, directory, only }: Place) {
  const http = await import('./faces/http/index.ts');
  const { checkpointKey, jobsKept } = await import('./shell/store/index.ts');
  const { createAnswerService } = await import('./shell/service/index.ts');
  const { openChangeFeed } = await import('./shell/notify/index.ts');
  const live = openChangeFeed(db);
  let streams = 0;
  const counted = {
    subscribe: (...asked: Parameters<typeof live.subscribe>) => {
      streams += 1;
      const end = live.subscribe(...asked);
      return () => {
        streams -= 1;
        end();
      };
    },
  };
  const key = checkpointKey(directory);
  const jobsKeptMs = jobsKept(process.env.MILLRACE_KEEP_JOBS);
  const tracing = await openTraces();
  const mailer = await mailServer();
  const admission = http.createAdmission(await limits());
  const meters = http.createMeters({
    ...{ version, admission, live: () => streams },
    jobs: () => services.care.jobsWaiting(),
  });
  const services: import('./faces/http/index.ts').Services & OpenServices = {
    ...(await openServices(db, key, { meters, tracing, mailer })),
    ...{ live: counted, meters, mail: { isSet: mailer !== undefined } },
  };
  const app = http.createApp(only === 'work' ? http.healthRoutes : http.routes, {
    services,
    actorOf: http.actorReader(services.identity),
    answers: createAnswerService({ db }),
    around: tracing?.around,
    report: (reference, error) =>
      tellLog('error', 'request-failed', { reference, error: errorForLog(error) }),
    version,
    pages: only === 'work' ? null : join(root, 'dist', 'web'),
    hosts: http.hostGuard(host, address),
    typed: address,
    admission,
    hasRoom: db.hasRoom,
  });
  const listening = await http.serve(app, port, host, admission);
  const peopleInside = () =>
    admission.counts().lanes.reduce((sum, { inside, waiting }) => sum + inside + waiting, 0);
  const worker =
    only === 'serve' ? null : await openWorker(db, services, { tracing, mailer, address, peopleInside });
  const keeper = only === 'serve' ? null : await openKeeper(db, key, jobsKeptMs);
  const close = async () => {
    live.close();
    await listening.close();
    await services.sample.close();
    await services.migrations.close();
    await worker?.stop();
    await keeper?.stop();
    await tracing?.close();
  };
  return { port: listening.port, close };
}

/** What the environment says about limits. **rejects** what it says wrongly. */
async function limits(): Promise<import('./faces/http/index.ts').LimitSettings> {
  const { limitSettings } = await import('./faces/http/index.ts');
  const found = limitSettings(process.env);
  if (found.ok) return found.value;
  const { StartProblem } = await import('./shell/store/index.ts');
  throw new StartProblem(
    found.problem,
    'Set it to such a number, or leave it out: docs/reference/settings.md.',
  );
}

type OpenServices = Awaited<ReturnType<typeof openServices>>;
type SigningKey = import('./shell/store/index.ts').SigningKey;
type Tracing = import('./shell/tracing/index.ts').Tracing;
type SendOut = typeof import('./shell/worker/index.ts').sendOut;
type Mailer = import('./shell/worker/index.ts').Mailer;
type Observing = {
  readonly meters: import('./faces/http/index.ts').ServerMeters;
  readonly tracing: Tracing | undefined;
  readonly mailer: Mailer | undefined;
};

/** The way to the mail server that the environment names, if any. */
async function mailServer(): Promise<Mailer | undefined> {
  const { MILLRACE_SMTP_URL: url, MILLRACE_MAIL_FROM: from } = process.env;
  if ((url ?? '') === '') return undefined;
  return (await import('./shell/worker/index.ts')).openMailer({ url, from });
}

/** Traces for a collector, where the environment names one; else nothing of it is loaded. */
async function openTraces(): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '', OTEL_EXPORTER_OTLP_HEADERS: headers } = process.env;
  if (endpoint === '') return undefined;
  const { openTracing } = await import('./shell/tracing/index.ts');
  const { OTEL_SERVICE_NAME: service } = process.env;
  return openTracing({ endpoint, headers, service, version, onTrouble: trouble('traces-failed') });
}

/** The one way out lies with the worker's hands, which are fetched when something is sent. */
async function wayOut(...asked: Parameters<SendOut>): ReturnType<SendOut> {
  return (await import('./shell/worker/index.ts')).sendOut(...asked);
}

async function openServices(database: Database, key: SigningKey, observing: Observing) {
  const service = await import('./shell/service/index.ts');
  const { meters, tracing, mailer } = observing;
  const db = timed(database, observing);
  const ground = {
    ...{ db, now: () => Date.now(), onAnswered: meters.answered },
    around: tracing?.around,
  };
  const { versions, directories, ...work } = service.createWorkServices(ground);
  const { directoryNow: directoryOf } = directories;
  const examples = join(root, 'examples');
  const analyst = service.createAnalyst();
  const insight = service.createInsightService({ ...ground, analyst });
  return {
    ...work,
    care: service.createCareService({ ...ground, key }),
    deliveries: service.createDeliveryService({ ...ground, versions }),
    reach: service.createReachService({ ...ground, versions, directories }),
    calendars: service.createCalendarService(ground),
    accessTokens: service.createAccessTokenService(ground),
    identity: await service.createIdentityService({ ...ground, sendOut: wayOut }),
    findings: service.createFindingsService({ ...ground, directoryOf }, insight),
    insight,
    logPeople: service.createLogPeopleService(ground),
    newsMail: service.createNewsMailService({ ...ground, post: mailer }),
    notifications: service.createNotificationService(db),
    savedFilters: service.createSavedFilterService(ground),
    people: service.createPeopleService(ground),
    sample: service.createSampleService({ ...ground, examples, onTrouble: trouble('sample-failed') }),
    teams: service.createTeamService(ground),
    workflows: service.createWorkflowService({ ...ground, directoryOf, analyst, templates: examples }),
    workspace: service.createWorkspaceService(ground),
  };
}

async function waiting(db: Database): Promise<readonly string[]> {
  const { quarantine } = await import('./shell/store/index.ts');
  const found = await quarantine.get(db.above);
  if (found === null) return [];
  return [
    `This was restored from a backup of ${found.backupOf}: nothing is sent and no timer fires. Look around, then let it work with: millrace release`,
  ];
}

/** The same database, which tells how long each commit took, and notes the trace that asks for effects. */
function timed(db: Database, { meters, tracing }: Pick<Observing, 'meters' | 'tracing'>): Database {
  const commit: Database['commit'] = async (request) => {
    const begun = performance.now();
    const answer = await db.commit(request);
    meters.committed(performance.now() - begun);
    return answer;
  };
  if (tracing === undefined) return { ...db, commit };
  const traced: Database['commit'] = (request) =>
    tracing.around({ name: 'commit' }, async (say) => {
      const answer = await commit({ ...request, trace: tracing.traceparent() });
      say('millrace.outcome', answer.outcome);
      return answer;
    });
  return { ...db, commit: traced };
}

function trouble(event: string): (error: unknown) => void {
  return (error) => tellLog('error', event, { error: errorForLog(error) });
}

async function openKeeper(database: Database, key: SigningKey, jobsKeptMs: number) {
  const { keepCheckpoints, keepTidy } = await import('./shell/worker/index.ts');
  const everyMs = 3_600_000;
  const keepers = [
    keepCheckpoints({ database, key, everyMs, onTrouble: trouble('checkpoint-failed') }),
    keepTidy({ database, jobsKeptMs, everyMs, onTrouble: trouble('tidy-failed') }),
  ];
  return { stop: () => Promise.all(keepers.map((keeper) => keeper.stop())) };
}

type Working = Pick<Observing, 'tracing' | 'mailer'> & {
  readonly address: string | undefined;
  readonly peopleInside: () => number;
};

async function openWorker(
  db: Database,
  { handle, schedules }: OpenServices,
  { tracing, mailer, address, peopleInside }: Working,
) {
  const { keepNewsMail, keepSchedules, performWith, reportAsCommand, startWorker } = await import(
    './shell/worker/index.ts'
  );
  const { quarantine } = await import('./shell/store/index.ts');
  const mayBegin = async () => (await quarantine.get(db.above)) === null;
  const times = keepSchedules({
    ...{ database: db, look: schedules.look, mayBegin },
    onTrouble: trouble('schedule-failed'),
  });
  const mails =
    mailer === undefined
      ? null
      : keepNewsMail({ database: db, mailer, address, mayBegin, onTrouble: trouble('news-mail-failed') });
  const worker = startWorker({
    database: db,
    ...watched(tracing, {
      perform: performWith({ db, handle, mailer, traceparent: tracing?.traceparent }),
      report: reportAsCommand(handle, () => Date.now()),
    }),
    peopleInside,
    // What a killed server had in hand waits this long; whoever is at work renews it.
    leaseMs: 10_000,
    mayBegin,
    onTrouble: trouble('job-failed'),
  });
  return {
    stop: async () => {
      await times.stop();
      await mails?.stop();
      await worker.stop();
    },
  };
}

type Hands = Pick<import('./shell/worker/index.ts').WorkerOptions, 'perform' | 'report'>;

/** What a worker does for a case goes on with the trace that asked for it. */
function watched(tracing: Tracing | undefined, { perform, report }: Hands): Hands {
  if (tracing === undefined) return { perform, report };
  const { around } = tracing;
  return {
    perform: (job) =>
      around({ name: `effect ${job.effect}`, kind: 'consumer', parent: job.trace }, async (say) => {
        say('millrace.attempt', job.attempts);
        const performed = await perform(job);
        say('millrace.outcome', performed.kind);
        return performed;
      }),
    report: (job, outcome) =>
      around({ name: `report ${job.kind}`, kind: 'consumer', parent: job.trace }, () => report(job, outcome)),
  };
}
