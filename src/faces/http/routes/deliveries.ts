// What went out to other systems: calls and mails with every attempt, and sending them again.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { isoOrNull } from './case-shapes.ts';

const moment = (at: number): string => new Date(at).toISOString();
const state = z.enum(['waiting', 'done', 'failed']);

const attempt = z.object({
  n: z.int(),
  at: z.iso.datetime(),
  ms: z.int().meta({ description: 'How long it took, in milliseconds' }),
  address: z.string(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  answer: z.string().nullable().meta({ description: 'The beginning of what was answered' }),
  nextAt: z.iso.datetime().nullable(),
  isNew: z.boolean().meta({ description: 'Sent anew, under an id that the receiver had not seen' }),
});

const deliverySchema = z
  .object({
    key: z.string(),
    kind: z.enum(['webhook', 'mail']),
    caseId: z.string(),
    caseTitle: z.string(),
    workflow: z.object({ id: z.string(), title: z.string() }),
    by: z.object({ kind: z.enum(['automation', 'stage']), title: z.string() }).nullable(),
    state,
    address: z.string().meta({ description: 'Where it leads, without what is secret in it' }),
    askedAt: z.iso.datetime(),
    nextAt: z.iso.datetime().nullable(),
    attempts: z.array(attempt),
  })
  .meta({ id: 'Delivery' });

const list = route({
  method: 'GET',
  path: '/api/deliveries',
  access: 'operator',
  summary: 'The calls and mails of the last thirty days, the latest first, with every attempt of each',
  query: z.object({
    state: state.optional(),
    workflow: z.string().optional(),
    after: z.string().max(200).optional(),
  }),
  answer: z.object({
    deliveries: z.array(deliverySchema),
    counts: z.object({ waiting: z.int(), done: z.int(), failed: z.int() }),
    next: z.string().nullable(),
  }),
  handle: async ({ services, actor, query }) => {
    const { deliveries, ...page } = await services.deliveries.list(actor.workspaceId, query);
    const shown = deliveries.map((each) => ({
      ...each,
      askedAt: moment(each.askedAt),
      nextAt: isoOrNull(each.nextAt),
      attempts: each.attempts.map((one) => ({ ...one, at: moment(one.at), nextAt: isoOrNull(one.nextAt) })),
    }));
    return succeed({ ...page, deliveries: shown });
  },
});

const again = route({
  method: 'POST',
  path: '/api/deliveries/again',
  access: 'operator',
  summary:
    'Send again a call or mail that was done or given up: the same, under the same id, by which the receiver tells a repetition; or `anew`, which to the receiver is another one',
  body: z.strictObject({ key: z.string().min(1).max(200), anew: z.boolean().default(false) }),
  handle: ({ services, actor, body }) => services.deliveries.sendAgain(actor, body),
});

const now = route({
  method: 'POST',
  path: '/api/deliveries/now',
  access: 'operator',
  summary: 'Send at once a call or mail that waits for its next try: the same, under the same id',
  body: z.strictObject({ key: z.string().min(1).max(200) }),
  handle: ({ services, actor, body }) => services.deliveries.sendNow(actor, body.key),
});

const failedAgain = route({
  method: 'POST',
  path: '/api/deliveries/failed/again',
  access: 'operator',
  summary:
    'Send again what was given up, of one workflow or of all: the oldest thousand, each under its own id',
  body: z.strictObject({ workflow: z.string().optional() }),
  answer: z.object({ sent: z.int() }),
  handle: ({ services, actor, body }) => services.deliveries.sendFailedAgain(actor, body.workflow),
});

export const deliveryRoutes = [list, again, now, failedAgain];
