// The business calendars of the workspace: weekly hours, days off and the time zone.
import * as z from 'zod';
import { succeed, WEEKDAYS } from '../../../core/base/index.ts';
import type { CalendarView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const week = z
  .partialRecord(z.enum(WEEKDAYS), z.array(z.string().max(20)).max(12))
  .meta({ description: 'Hours such as 09:00-17:00 by weekday; a day that is left out is closed.' });
const holidays = z.array(z.object({ date: z.string().max(20), name: z.string().trim().max(200) })).max(2_000);
const title = z.string().trim().min(1, 'Please give the calendar a name').max(80);

const calendarSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    zone: z.string(),
    week,
    holidays,
    usedBy: z.array(z.string()),
  })
  .meta({ id: 'Calendar' });
const body = z.object({ title, zone: z.string().max(80), week, holidays: holidays.default([]) });
const params = z.object({ key: z.string().max(80) });

const onTheWire = ({ week, holidays, usedBy, ...view }: CalendarView): z.input<typeof calendarSchema> => ({
  ...view,
  week: Object.fromEntries(Object.entries(week).map(([day, hours]) => [day, [...hours]])),
  holidays: [...holidays],
  usedBy: [...usedBy],
});

const list = route({
  method: 'GET',
  path: '/api/calendars',
  access: 'signed-in',
  summary: 'Every business calendar; the one of the workspace has the key default',
  answer: z.object({ calendars: z.array(calendarSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ calendars: (await services.calendars.list(actor.workspaceId)).map(onTheWire) }),
});

const add = route({
  method: 'POST',
  path: '/api/calendars',
  access: 'administrator',
  summary: 'Add a business calendar',
  body,
  answer: calendarSchema,
  handle: async ({ services, actor, body }) => {
    const outcome = await services.calendars.add(actor, body);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const write = route({
  method: 'PUT',
  path: '/api/calendars/:key',
  access: 'administrator',
  summary: 'Write a business calendar; what is set from then on counts by it',
  params,
  body,
  answer: calendarSchema,
  handle: async ({ services, actor, params, body }) => {
    const outcome = await services.calendars.write(actor, params.key, body);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const remove = route({
  method: 'DELETE',
  path: '/api/calendars/:key',
  access: 'administrator',
  summary: 'Remove a business calendar that no workflow names',
  params,
  handle: ({ services, actor, params }) => services.calendars.remove(actor, params.key),
});

export const calendarRoutes = [list, add, write, remove];
