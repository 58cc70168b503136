// What anybody may do without a sign-in, given a link: fill in a form, and see where their request stands.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { FILE_LIMIT } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { fileSchema, iso, isoOrNull, statusSchema } from './case-shapes.ts';
import { createFlood } from './flood.ts';
import { formOnTheWire, intakeFormShape } from './intake.ts';

const token = z.object({ token: z.string().min(16).max(160) });

/** Requests and files that one address may send. **units**: per ten minutes. */
const flood = createFlood(60, 10 * 60_000);
const TOO_MANY = fail({
  kind: 'limit',
  code: 'too-many-requests',
  message:
    'Very many requests came from here just now. Wait ten minutes, then send again; what you typed is kept.',
} as const);

const form = route({
  method: 'GET',
  path: '/api/public/forms/:token',
  access: 'public',
  summary: 'The form behind a public link',
  params: token,
  answer: z.object({ ...intakeFormShape, workspaceName: z.string() }).meta({ id: 'PublicForm' }),
  handle: async ({ services, params }) => {
    const found = await services.publicRequests.form(params.token);
    return found.ok ? succeed(formOnTheWire(found.value)) : found;
  },
});

const send = route({
  method: 'POST',
  path: '/api/public/forms/:token',
  access: 'public',
  keepsKey: true,
  summary: 'Send a filled-in public form; answers with the page where the sender can follow it',
  params: token,
  body: z.object({
    values: z.record(z.string(), z.unknown()).default({}),
    name: z.string().trim().max(200).optional(),
  }),
  answer: z.object({ number: z.int(), path: z.string() }),
  handle: async ({ services, params, body, idempotencyKey, address }) => {
    if (flood.tooMuch(address)) return TOO_MANY;
    const { values, name } = body;
    const submission = { values, name: name === undefined || name === '' ? null : name, key: idempotencyKey };
    return services.publicRequests.send(params.token, submission);
  },
});

const upload = route({
  method: 'POST',
  path: '/api/public/forms/:token/files',
  access: 'public',
  summary: 'Send a file for a public form',
  params: token,
  query: z.object({ name: z.string().min(1).max(300) }),
  body: { upload: ['application/octet-stream'], limit: FILE_LIMIT },
  answer: fileSchema,
  handle: async ({ services, params, query, body, address }) =>
    flood.tooMuch(address)
      ? TOO_MANY
      : services.publicRequests.upload(params.token, { name: query.name, content: body }),
});

const status = route({
  method: 'GET',
  path: '/api/public/status/:token',
  access: 'public',
  summary: 'Where a request stands: who has it, what is next, by when',
  params: token,
  answer: z
    .object({
      number: z.int(),
      workflowTitle: z.string(),
      workspaceName: z.string(),
      status: statusSchema,
      outcome: z.string().nullable(),
      openedAt: z.string(),
      closedAt: z.string().nullable(),
      here: z.array(z.object({ stage: z.string(), who: z.string().nullable(), since: z.string() })),
      next: z.string().nullable(),
      expectedAt: z.string().nullable(),
      passed: z.array(z.object({ stage: z.string(), at: z.string() })),
    })
    .meta({ id: 'PublicStatus' }),
  handle: async ({ services, params }) => {
    const found = await services.publicRequests.status(params.token);
    if (!found.ok) return found;
    const { here, passed, openedAt, closedAt, expectedAt, ...rest } = found.value;
    return succeed({
      ...rest,
      openedAt: iso(openedAt),
      closedAt: isoOrNull(closedAt),
      expectedAt: isoOrNull(expectedAt),
      here: here.map((each) => ({ ...each, since: iso(each.since) })),
      passed: passed.map((each) => ({ ...each, at: iso(each.at) })),
    });
  },
});

export const publicRoutes = [form, send, upload, status];
