// When is the business open? The calendars of a workspace: the one that counts where a workflow names none, and others by key.
import {
  type BusinessHours,
  businessCalendar,
  fail,
  type Holiday,
  type Json,
  type Result,
  succeed,
  zoneNamed,
} from '../../core/base/index.ts';
import { type Scope, settings, workflows, workflowVersions, workspaceEvents } from '../store/index.ts';
import { keyOf } from './key-of.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';
import { CALENDARS, CALENDARS_CHANGED, WORKSPACE_CALENDAR } from './versions.ts';

/** A calendar as the pages show it. `key` is what workflows call it; `usedBy` the workflows that do, by title. */
export type CalendarView = {
  readonly key: string;
  readonly title: string;
  readonly zone: string;
  readonly week: BusinessHours['week'];
  readonly holidays: readonly Holiday[];
  readonly usedBy: readonly string[];
};

export type CalendarChange = Omit<CalendarView, 'key' | 'usedBy'>;

export type CalendarService = {
  list(workspaceId: string): Promise<CalendarView[]>;
  add(by: By, calendar: CalendarChange): Promise<Result<CalendarView, Refusal>>;
  /** Writes the calendar of a key; that of the workspace is made where it is not there yet. */
  write(by: By, key: string, calendar: CalendarChange): Promise<Result<CalendarView, Refusal>>;
  remove(by: By, key: string): Promise<Result<undefined, Refusal>>;
};

/** As it is kept: hours that the engine reads, and the words for them. */
type Kept = BusinessHours & {
  readonly title?: string;
  readonly names?: { readonly [date: string]: string };
};
type All = { readonly [key: string]: Kept };

export function createCalendarService(ground: Ground): CalendarService {
  return {
    list: (workspaceId) => list(ground.db.in(workspaceId)),
    add: (by, calendar) =>
      change(ground, by, 'CalendarAdded', calendar, (all) => freeKey(calendar.title, all)),
    write: (by, key, calendar) =>
      change(ground, by, 'CalendarChanged', calendar, (all) =>
        key === WORKSPACE_CALENDAR || Object.hasOwn(all, key) ? key : undefined,
      ),
    remove: (by, key) => remove(ground, by, key),
  };
}

const DAY = ['09:00-17:00'];

/** Monday to Friday from nine to five: what counts until somebody has said otherwise. */
export const officeHours = (zone: string): BusinessHours => ({
  zone,
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
});

/** Gives a new workspace office hours in the zone of whoever makes it; none where that zone is not known here. */
export async function firstCalendar(scope: Scope, zone: string): Promise<void> {
  if (zoneNamed(zone) === undefined) return;
  const own: Kept = { title: 'Business hours', ...officeHours(zone), holidays: [] };
  await settings.put(scope, CALENDARS, { [WORKSPACE_CALENDAR]: own } as unknown as Json);
}

const allIn = async (scope: Scope): Promise<All> => ((await settings.get(scope, CALENDARS)) ?? {}) as All;

async function list(scope: Scope): Promise<CalendarView[]> {
  const [all, users] = [await allIn(scope), await usersIn(scope)];
  return Object.entries(all)
    .map(([key, kept]) => viewOf(key, kept, users.get(key) ?? []))
    .sort((one, other) => Number(other.key === WORKSPACE_CALENDAR) - Number(one.key === WORKSPACE_CALENDAR));
}

const viewOf = (key: string, kept: Kept, usedBy: readonly string[]): CalendarView => {
  const { title = key, zone, week, holidays = [], names = {} } = kept;
  return {
    key,
    title,
    zone,
    week,
    holidays: holidays.map((date) => ({ date, name: names[date] ?? '' })),
    usedBy,
  };
};

/** Titles of the published workflows that name each calendar. */
async function usersIn(scope: Scope): Promise<Map<string, string[]>> {
  const users = new Map<string, string[]>();
  for (const { workflowId } of await workflows.list(scope)) {
    const { calendar, title } = (await workflowVersions.current(scope, workflowId))?.workflow ?? {};
    if (calendar && title !== undefined) users.set(calendar, [...(users.get(calendar) ?? []), title]);
  }
  return users;
}

function freeKey(title: string, all: All): string {
  const base = keyOf(title);
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (key !== WORKSPACE_CALENDAR && !Object.hasOwn(all, key)) return key;
  }
}

function keptOf({ title, zone, week, holidays }: CalendarChange): Kept {
  const sorted = [...new Map(holidays.map((day) => [day.date, day])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  const named = sorted.filter(({ name }) => name !== '').map(({ date, name }) => [date, name]);
  return { title, zone, week, holidays: sorted.map(({ date }) => date), names: Object.fromEntries(named) };
}

async function change(
  { db, now }: Ground,
  by: By,
  kind: string,
  calendar: CalendarChange,
  keyIn: (all: All) => string | undefined,
): Promise<Result<CalendarView, Refusal>> {
  const kept = keptOf(calendar);
  const made = businessCalendar(kept);
  if (!made.ok) return fail(unusable(made.problem));
  const outcome = await db.withWorkspace(by.workspaceId, async (scope) => {
    await workspaceEvents.hold(scope);
    const all = await allIn(scope);
    const key = keyIn(all);
    if (key === undefined) return undefined;
    await settings.put(scope, CALENDARS, { ...all, [key]: kept } as unknown as Json);
    const data = { calendar: key, ...kept } as unknown as Json;
    await workspaceEvents.append(scope, { kind, at: now(), actor: by.personId, data });
    return viewOf(key, kept, (await usersIn(scope)).get(key) ?? []);
  });
  if (outcome === undefined) return fail(NO_SUCH_CALENDAR);
  announce(db, by.workspaceId, CALENDARS_CHANGED);
  return succeed(outcome);
}

const unusable = (problems: readonly { at: string; message: string; remedy: string }[]): Refusal => ({
  kind: 'invalid',
  code: 'calendar-unusable',
  message: problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' '),
  faults: problems.map(({ at, message, remedy }) => ({ at: `body.${at}`, message: `${message} ${remedy}` })),
});

async function remove({ db, now }: Ground, by: By, key: string): Promise<Result<undefined, Refusal>> {
  const refusal = await db.withWorkspace(by.workspaceId, async (scope) => {
    await workspaceEvents.hold(scope);
    const { [key]: gone, ...others } = await allIn(scope);
    if (gone === undefined) return NO_SUCH_CALENDAR;
    const users = (await usersIn(scope)).get(key);
    if (users !== undefined) return inUse(users);
    await settings.put(scope, CALENDARS, others as unknown as Json);
    const event = { kind: 'CalendarRemoved', at: now(), actor: by.personId, data: { calendar: key } };
    await workspaceEvents.append(scope, event);
    return undefined;
  });
  if (refusal !== undefined) return fail(refusal);
  announce(db, by.workspaceId, CALENDARS_CHANGED);
  return succeed(undefined);
}

const NO_SUCH_CALENDAR: Refusal = {
  kind: 'not-found',
  code: 'calendar-not-found',
  message: 'There is no such calendar. Reload to see those there are.',
};

const inUse = (workflows: readonly string[]): Refusal => ({
  kind: 'conflict',
  code: 'calendar-in-use',
  message: `This calendar is used by ${workflows.join(', ')}. Choose another calendar there first.`,
});
