// What anybody may do without a sign-in, given a link: fill in a form, and see where their request stands.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { FILE_LIMIT } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import type { BudgetSize } from '../server/limits/budget.ts';
import { secondsOf } from '../server/limits/refusals.ts';
import type { Tally } from '../server/limits/tally.ts';
import { fileSchema, iso, isoOrNull, statusSchema } from './case-shapes.ts';
import { formOnTheWire, intakeFormShape } from './intake.ts';

const token = z.object({ token: z.string().min(16).max(160) });

/** What one address may send, and what one form takes from all. **units**: per ten minutes. */
const TEN_MINUTES = 10 * 60_000;
const BY_ADDRESS: BudgetSize = { most: 60, withinMs: TEN_MINUTES };
const BY_FORM: BudgetSize = { most: 600, withinMs: TEN_MINUTES };

const tooMuch = (tally: Tally, address: string, form: string) =>
  spent(tally.take(BY_ADDRESS, address), FROM_HERE) ?? spent(tally.take(BY_FORM, form), TO_HERE);

const spent = (wait: number, message: string) => {
  if (wait === 0) return undefined;
  return fail({
    ...{ kind: 'limit' as const, code: 'too-many-requests', message },
    retryAfter: secondsOf(wait),
  });
};

const FROM_HERE =
  'Very many requests came from here just now. Wait ten minutes, then send again; what you typed is kept.';
const TO_HERE =
  'Very many requests come in by this form just now. Wait some minutes, then send again; what you typed is kept.';

const NOT_BY_HAND = fail({
  kind: 'invalid',
  code: 'not-by-hand',
  message:
    'This looks as if a program filled it in. Reload the page and fill in only the fields that you see.',
} as const);

/** What the browser calculates before it sends. */
const taskSchema = z.object({
  text: z.string(),
  bits: z
    .int()
    .meta({ description: 'SHA-256 of `text:number` begins with so many zero bits; send that as `proof`.' }),
});

const form = route({
  method: 'GET',
  path: '/api/public/forms/:token',
  access: 'public',
  summary: 'The form behind a public link',
  params: token,
  answer: z
    .object({ ...intakeFormShape, workspaceName: z.string(), task: taskSchema })
    .meta({ id: 'PublicForm' }),
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
    proof: z.string().max(80).optional(),
    website: z.string().max(500).optional().meta({ description: 'No person sees this field: leave it out.' }),
  }),
  answer: z.object({ number: z.int(), path: z.string() }),
  handle: async ({ services, params, body, idempotencyKey, address, tally }) => {
    const refused = tooMuch(tally, address, params.token);
    if (refused !== undefined) return refused;
    const { values, name = '', proof, website = '' } = body;
    if (website !== '') return NOT_BY_HAND;
    const submission = { values, name: name === '' ? null : name, key: idempotencyKey, proof };
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
  handle: async ({ services, params, query, body, address, tally }) =>
    tooMuch(tally, address, params.token) ??
    services.publicRequests.upload(params.token, { name: query.name, content: body }),
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
