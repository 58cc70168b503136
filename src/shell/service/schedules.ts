// Automations at set times: which are set now, what is due, and carrying it out once however many servers look. A time that
// passed while nobody was there is carried out late, once, and says so.
import {
  formatRecurrence,
  type Instant,
  type Json,
  type Milliseconds,
  type Recurrence,
  timesAfter,
  timesUntil,
} from '../../core/base/index.ts';
import { actsOn, askedOnce, type Compiled, officeHours } from '../../core/engine/index.ts';
import type { Actor, Schedule } from '../../core/model/index.ts';
import {
  cases,
  databaseNow,
  type ScheduleRow,
  type ScheduleRun,
  type Scope,
  schedules,
  workflows,
  workspaceEvents,
} from '../store/index.ts';
import type { Directories } from './directory.ts';
import type { Handle } from './handle.ts';
import { calendarOf, type Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';

export type ScheduleService = {
  /** Carries out what is due in a workspace. **shape**: when to look again; null where nothing is set. */
  look(workspaceId: string): Promise<Instant | null>;
};

export type ScheduleGround = WorkGround & {
  /** By which it is judged what is due: one clock for all servers, the database's. */
  readonly clock?: () => Promise<Instant>;
  readonly versions: Versions;
  readonly directories: Directories;
  readonly handle: Handle;
  /** How long a silent server keeps a time that it carries out. */
  readonly leaseMs?: Milliseconds;
};

/** An automation that is switched on and set for some time. */
type Set = {
  readonly workflowId: string;
  readonly automation: string;
  readonly schedule: Schedule;
  readonly times: Recurrence;
  readonly compiled: Compiled;
};
type Due = { readonly due: Instant; readonly missed: number };
type Done = Pick<ScheduleRun, 'cases' | 'problem'>;

const ACTOR: Actor = { kind: 'machine', part: 'schedule' };
const LEASE_MS = 60_000;
/** More than these are not counted: they were missed all the same. */
const MOST_MISSED = 1_000;

export function createScheduleService(ground: ScheduleGround): ScheduleService {
  return { look: (workspaceId) => look(ground, workspaceId) };
}

async function look(ground: ScheduleGround, workspaceId: string): Promise<Instant | null> {
  const scope = ground.db.in(workspaceId);
  const [all, rows] = [await setNow(ground, scope), await schedules.all(scope)];
  const isSet = (row: ScheduleRow) => all.some((each) => isSame(each, row));
  for (const row of rows) if (!isSet(row)) await schedules.remove(scope, row);
  const now = await (ground.clock?.() ?? databaseNow(ground.db.above));
  let next: Instant | null = null;
  const faults: unknown[] = [];
  for (const each of all) {
    const again = await lookAt(ground, scope, { set: each, now }, rows).catch((error: unknown) => {
      faults.push(error);
      return undefined;
    });
    if (again !== undefined) next = Math.min(next ?? again, again);
  }
  // One that fails keeps no other waiting.
  if (faults.length > 0) throw faults[0];
  return next;
}

const isSame = (one: { workflowId: string; automation: string }, other: typeof one): boolean =>
  one.workflowId === other.workflowId && one.automation === other.automation;

/** Those of the version under which new cases open: it says when, for every case. */
async function setNow({ versions }: ScheduleGround, scope: Scope): Promise<Set[]> {
  const all: Set[] = [];
  for (const { workflowId, version } of await workflows.published(scope)) {
    const compiled = await versions.compiledVersion(scope.workspaceId, workflowId, version);
    for (const { automation, times } of compiled?.automations.get('schedule') ?? []) {
      const { id, schedule } = automation;
      if (compiled === undefined || schedule == null || times === null) continue;
      all.push({ workflowId, automation: id, schedule, times, compiled });
    }
  }
  return all;
}

/** **shape**: when its next time is. */
async function lookAt(
  ground: ScheduleGround,
  scope: Scope,
  { set, now }: { set: Set; now: Instant },
  rows: readonly ScheduleRow[],
): Promise<Instant | undefined> {
  const row = rows.find((each) => isSame(each, set));
  const said = saidBy(set);
  const calendar =
    (await calendarOf(scope, set.schedule.calendar ?? set.compiled.workflow.calendar)) ?? officeHours();
  if (row === undefined || row.times !== said) await schedules.begin(scope, set, said, now);
  else {
    const passed = timesUntil(set.times, calendar, { after: row.doneUntil, until: now, most: MOST_MISSED });
    const due = passed.at(-1) ?? row.running;
    if (due !== null) await take(ground, scope, { set, row, due, missed: Math.max(0, passed.length - 1) });
  }
  return timesAfter(set.times, calendar, { after: now, most: 1 })[0];
}

/** Other words for the same times are no other times. */
const saidBy = ({ times, schedule: { calendar, once } }: Set): string =>
  [formatRecurrence(times), calendar ?? '', once === true ? 'once' : ''].join('|');

async function take(
  ground: ScheduleGround,
  scope: Scope,
  { set, row, ...asked }: { set: Set; row: ScheduleRow } & Due,
): Promise<void> {
  const leaseMs = ground.leaseMs ?? LEASE_MS;
  const taken = await schedules.claim(scope, row, { ...asked, leaseMs });
  if (taken === undefined) return;
  const beat = setInterval(() => {
    schedules.extend(scope, set, taken.due, leaseMs).catch(() => undefined);
  }, leaseMs / 3);
  try {
    const work = set.schedule.once === true ? openOnce : actOnCases;
    await end(ground, scope, { set, taken, done: await work(ground, scope, { set, ...taken }) });
  } finally {
    clearInterval(beat);
  }
}

/** Each case decides by itself, under its own version; a repetition after a crash is known by its key. */
async function actOnCases(
  { versions, directories, handle, now }: ScheduleGround,
  scope: Scope,
  { set: { workflowId, automation }, due, missed }: { set: Set } & Due,
): Promise<Done> {
  const { workspaceId } = scope;
  const directory = await directories.directoryOf(workspaceId);
  let acted = 0;
  for await (const page of cases.open(scope, workflowId)) {
    for (const { state } of page) {
      const compiled = await versions.compiledVersion(workspaceId, workflowId, state.version);
      if (compiled === undefined || !actsOn(compiled, state, { automation, at: now(), directory })) continue;
      const { caseId } = state;
      const handled = await handle({
        ...{ workspaceId, actor: ACTOR },
        command: { type: 'RunSchedule', caseId, input: { automation, due, missed } },
        idempotencyKey: `schedule/${workflowId}/${automation}/${due}/${caseId}`,
      });
      // A case that is busy now is looked at again: this time is not over before every case was.
      if (!handled.ok && handled.problem.code === 'version-conflict')
        throw new Error(handled.problem.message);
      if (handled.ok) acted += 1;
    }
  }
  return { cases: acted, problem: null };
}

async function openOnce(
  { directories, handle, now }: ScheduleGround,
  { workspaceId }: Scope,
  { set: { workflowId, automation, compiled }, due }: { set: Set } & Due,
): Promise<Done> {
  const directory = await directories.directoryOf(workspaceId);
  const problems: string[] = [];
  let opened = 0;
  for (const [index, asked] of askedOnce(compiled, { automation, at: now(), directory }).entries()) {
    const titled = asked.title === null ? {} : { title: asked.title };
    const handled = await handle({
      ...{ workspaceId, actor: ACTOR },
      command: {
        type: 'OpenCase',
        workflow: asked.workflow,
        input: { values: asked.values, via: 'case', depth: 1, ...titled },
      },
      idempotencyKey: `schedule/${workflowId}/${automation}/${due}/${index}`,
    });
    if (handled.ok) opened += 1;
    else problems.push(`${asked.workflow}: ${handled.problem.message}`);
  }
  return { cases: opened, problem: problems.length === 0 ? null : problems.join(' ') };
}

async function end(
  { db, now }: ScheduleGround,
  { workspaceId }: Scope,
  { set, taken, done }: { set: Set; taken: Due; done: Done },
): Promise<void> {
  const run: ScheduleRun = { ...taken, ...done, ranAt: now() };
  await db.withWorkspace(workspaceId, async (scope) => {
    const ended = await schedules.finish(scope, set, run);
    // What came to nothing leaves no trace but the row.
    if (!ended || (run.cases === 0 && run.missed === 0 && run.problem === null)) return;
    const { workflowId, automation } = set;
    const data = { workflowId, automation, ...run } as unknown as Json;
    await workspaceEvents.append(scope, { kind: 'ScheduleRan', at: run.ranAt, actor: 'schedule', data });
  });
}
