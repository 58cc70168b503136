// Published workflow versions, ready to decide: compiled once and kept; a version never changes,
// but for its automations, which are switched on and off live.
import { type BusinessCalendar, type BusinessHours, businessCalendar } from '../../core/base/index.ts';
import { type Compiled, compile } from '../../core/engine/index.ts';
import { readWorkflow, type Workflow } from '../../core/model/index.ts';
import {
  type Scope,
  settings,
  type WorkflowVersionRow,
  workflows,
  workflowVersions,
} from '../store/index.ts';
import { asSwitched, SWITCHED } from './automation-switches.ts';
import type { WorkGround } from './work-ground.ts';

export type Versions = {
  /** A published version; undefined where there is none. */
  compiledVersion(workspaceId: string, workflowId: string, version: number): Promise<Compiled | undefined>;
  /** The version under which new cases open, as last heard: for titles and lists. Undefined until one is published. */
  current(workspaceId: string, workflowId: string): Promise<Compiled | undefined>;
  /** The same, asked of the database now: for what is opened under it. */
  currentNow(workspaceId: string, workflowId: string): Promise<Compiled | undefined>;
};

/** How many compiled versions are kept. One takes some tens of kilobytes. */
const MOST_KEPT = 500;

/** Setting under which a workspace keeps its business calendars, by key. */
export const CALENDARS = 'calendars';
export const WORKSPACE_CALENDAR = 'default';
/** What is announced when a calendar was changed: versions are then compiled anew with it. */
export const CALENDARS_CHANGED = 'calendars-changed';

export function createVersions({ db }: Pick<WorkGround, 'db'>): Versions {
  const kept = new Map<string, Promise<Compiled | undefined>>();
  const currents = new Map<string, Promise<number | undefined>>();
  const keep = (key: string, make: () => Promise<Compiled | undefined>) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    kept.set(key, made);
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old);
    // What could not be read is asked for again the next time.
    made.then((compiled) => compiled ?? kept.delete(key)).catch(() => kept.delete(key));
    return made;
  };
  const forget = (answers: Map<string, unknown>, workspaceId: string) => {
    for (const key of answers.keys()) if (key.startsWith(`${workspaceId}\n`)) answers.delete(key);
  };
  db.listen((hearing) => {
    if (hearing.kind === 'lost') {
      currents.clear();
      kept.clear();
    } else if (hearing.change.kinds.some((kind) => kind === SWITCHED || kind === CALENDARS_CHANGED))
      forget(kept, hearing.change.workspaceId);
    else if (hearing.change.caseIds.length === 0) forget(currents, hearing.change.workspaceId);
  });
  const compiledVersion = (workspaceId: string, workflowId: string, version: number) =>
    keep(`${workspaceId}\n${workflowId}\n${version}`, async () => {
      const scope = db.in(workspaceId);
      const row = await workflowVersions.get(scope, workflowId, version);
      return row === undefined ? undefined : compileRow(scope, row);
    });
  const askNumber = (workspaceId: string, workflowId: string) => {
    const key = `${workspaceId}\n${workflowId}`;
    const asked = workflows.currentVersion(db.in(workspaceId), workflowId);
    currents.set(key, asked);
    asked.then((version) => version ?? currents.delete(key)).catch(() => currents.delete(key));
    return asked;
  };
  const under = async (workspaceId: string, workflowId: string, number: Promise<number | undefined>) => {
    const version = await number;
    return version === undefined ? undefined : compiledVersion(workspaceId, workflowId, version);
  };
  return {
    compiledVersion,
    current: (workspaceId, workflowId) => {
      const heard = currents.get(`${workspaceId}\n${workflowId}`);
      return under(workspaceId, workflowId, heard ?? askNumber(workspaceId, workflowId));
    },
    currentNow: (workspaceId, workflowId) =>
      under(workspaceId, workflowId, askNumber(workspaceId, workflowId)),
  };
}

async function compileRow(scope: Scope, row: WorkflowVersionRow): Promise<Compiled> {
  const calendar = await calendarOf(scope, row.workflow.calendar);
  const made = compile(await asSwitched(scope, inOrder(row)), row.version, calendar);
  if (made.ok) return made.value;
  const places = made.problem.map(({ at, message }) => `${at}: ${message}`).join('; ');
  throw new Error(
    `Version ${row.version} of ${row.workflowId} was published and does not compile: ${places}`,
  );
}

/** The database keeps no order in what has names: the fields stand again as whoever designed them put them. */
function inOrder({ source, workflow }: WorkflowVersionRow): Workflow {
  const written = Object.keys(readWorkflow(source).workflow?.record ?? {});
  const names = new Set([
    ...written.filter((name) => Object.hasOwn(workflow.record, name)),
    ...Object.keys(workflow.record),
  ]);
  const fields = [...names].flatMap((name) => {
    const field = workflow.record[name];
    return field === undefined ? [] : [[name, field] as const];
  });
  return { ...workflow, record: Object.fromEntries(fields) };
}

/** The calendar of that key, or the workspace's own; undefined where nobody has set one. */
export async function calendarOf(scope: Scope, key: string | null): Promise<BusinessCalendar | undefined> {
  const hours = await hoursOf(scope, key);
  const made = hours === undefined ? undefined : businessCalendar(hours);
  return made?.ok ? made.value : undefined;
}

/** The hours of the calendar of that key, or the workspace's own; undefined where nobody has set any. */
export async function hoursOf(scope: Scope, key: string | null): Promise<BusinessHours | undefined> {
  const all = (await settings.get(scope, CALENDARS)) as { readonly [key: string]: BusinessHours } | undefined;
  return all?.[key ?? WORKSPACE_CALENDAR] ?? all?.[WORKSPACE_CALENDAR];
}
