// Imported logs: sent, read with their columns, listed, shown, removed, brought back, and made a workflow of.
import * as z from 'zod';
import { type Result, succeed } from '../../../core/base/index.ts';
import { LOG_FORMATS } from '../../../core/event-log/index.ts';
import { LOG_LIMIT, type LogView, type ReceivedLog, type Refusal } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { iso, isoOrNull } from './flow-shapes.ts';
import { begun, begunSchema } from './workflows.ts';

const columnsSchema = z
  .object({
    case: z.string().max(500),
    activity: z.string().max(500),
    time: z.string().max(500),
    start: z.string().max(500).optional(),
    ready: z.string().max(500).optional(),
    resource: z.string().max(500).optional(),
    lifecycle: z.string().max(500).optional(),
  })
  .partial()
  .meta({ id: 'LogColumns' });

const dateOrder = z.enum(['day-first', 'month-first']);

export const logSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    format: z.enum(LOG_FORMATS),
    bytes: z.int(),
    content: z.string().meta({ description: 'The same for files that hold the same' }),
    columns: columnsSchema.nullable(),
    dateOrder: dateOrder.nullable(),
    objectType: z.string().nullable(),
    objectTypes: z.array(z.object({ name: z.string(), objects: z.int(), events: z.int() })).meta({
      description: 'The kinds of object in an object-centric log, one of which is the case; else empty',
    }),
    reading: z
      .object({
        cases: z.int(),
        events: z.int(),
        activities: z.int(),
        resources: z.int(),
        from: z.iso.datetime().nullable(),
        to: z.iso.datetime().nullable(),
        rejectedCount: z.int(),
        rejected: z.array(z.object({ line: z.int(), reason: z.string(), remedy: z.string() })),
        warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      })
      .nullable(),
    progress: z.object({ read: z.int(), of: z.int() }).nullable(),
    workflowId: z.string().nullable(),
    importedAt: z.iso.datetime(),
  })
  .meta({ id: 'Log', description: 'An imported log; `reading` is null until it was read.' });

const previewSchema = z
  .object({
    delimiter: z.string(),
    columns: z.array(z.string()),
    guess: columnsSchema,
    rows: z.array(z.array(z.string())),
  })
  .meta({ id: 'LogPreview' });

export const logOnTheWire = (log: LogView): z.input<typeof logSchema> => ({
  ...log,
  objectTypes: [...log.objectTypes],
  reading: log.reading && {
    ...log.reading,
    from: isoOrNull(log.reading.from),
    to: isoOrNull(log.reading.to),
    rejected: [...log.reading.rejected],
    warnings: [...log.reading.warnings],
  },
  importedAt: iso(log.importedAt),
});

const previewOnTheWire = (preview: ReceivedLog['preview']): z.input<typeof previewSchema> | null =>
  preview && { ...preview, columns: [...preview.columns], rows: preview.rows.map((row) => [...row]) };

export const answeredLog = (outcome: Result<LogView, Refusal>) =>
  outcome.ok ? succeed(logOnTheWire(outcome.value)) : outcome;

const params = z.object({ logId: z.string().max(64) });

const receive = route({
  method: 'POST',
  path: '/api/logs',
  access: 'operator',
  summary:
    'Send a log (CSV, XLSX, XES or OCEL 2.0 JSON, gzip or not); `preview` is null where no columns have to be chosen',
  query: z.object({ name: z.string().min(1).max(300) }),
  body: { upload: ['application/octet-stream'], limit: LOG_LIMIT },
  answer: z.object({ log: logSchema, preview: previewSchema.nullable() }),
  handle: async ({ services, actor, query, body }) => {
    const received = await services.insight.receive(actor, { name: query.name, content: body });
    if (!received.ok) return received;
    const { log, preview } = received.value;
    return succeed({ log: logOnTheWire(log), preview: previewOnTheWire(preview) });
  },
});

const read = route({
  method: 'POST',
  path: '/api/logs/:logId/reading',
  access: 'operator',
  summary: 'Read a log with these columns; how far it is stands in the log as `progress`',
  params,
  body: z.object({
    columns: columnsSchema.optional(),
    dateOrder: dateOrder.optional(),
    objectType: z.string().max(500).optional(),
  }),
  answer: logSchema,
  handle: async ({ services, actor, params, body }) =>
    answeredLog(await services.insight.read(actor, params.logId, body)),
});

const list = route({
  method: 'GET',
  path: '/api/logs',
  access: 'signed-in',
  summary: 'The imported logs, the newest first',
  query: z.object({ workflow: z.string().optional() }),
  answer: z.object({ logs: z.array(logSchema) }),
  handle: async ({ services, actor, query }) => {
    const found = await services.insight.list(actor.workspaceId, query.workflow);
    return succeed({ logs: found.map(logOnTheWire) });
  },
});

const show = route({
  method: 'GET',
  path: '/api/logs/:logId',
  access: 'signed-in',
  summary: 'One imported log',
  params,
  answer: logSchema,
  handle: async ({ services, actor, params }) =>
    answeredLog(await services.insight.show(actor.workspaceId, params.logId)),
});

const preview = route({
  method: 'GET',
  path: '/api/logs/:logId/preview',
  access: 'operator',
  summary: 'The first rows of a CSV log and the columns it would be read with',
  params,
  answer: z.object({ preview: previewSchema.nullable() }),
  handle: async ({ services, actor, params }) => {
    const found = await services.insight.preview(actor.workspaceId, params.logId);
    return found.ok ? succeed({ preview: previewOnTheWire(found.value) }) : found;
  },
});

const remove = route({
  method: 'DELETE',
  path: '/api/logs/:logId',
  access: 'operator',
  summary: 'Remove a log; it can be brought back for a minute',
  params,
  handle: ({ services, actor, params }) => services.insight.remove(actor, params.logId),
});

const restore = route({
  method: 'POST',
  path: '/api/logs/:logId/restoration',
  access: 'operator',
  summary: 'Bring a log back that was removed less than a minute ago',
  params,
  answer: logSchema,
  handle: async ({ services, actor, params }) =>
    answeredLog(await services.insight.restore(actor, params.logId)),
});

const makeOurs = route({
  method: 'POST',
  path: '/api/logs/:logId/workflow',
  access: 'operator',
  summary: 'Draft the workflow behind a log; the people in it become persons without sign-in',
  params,
  body: z.object({ title: z.string().trim().min(1).max(120).optional() }),
  answer: begunSchema,
  handle: async ({ services, actor, params, body }) =>
    begun(await services.insight.draft(actor, params.logId, body.title)),
});

export const logRoutes = [receive, read, list, show, preview, remove, restore, makeOurs];
