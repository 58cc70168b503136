// The door for other systems: with a workflow's token they open a case or deliver a message; operators make the token.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import type { BudgetSize } from '../server/limits/budget.ts';
import { secondsOf } from '../server/limits/refusals.ts';
import { isoOrNull } from './case-shapes.ts';

/** Calls that one address may make. **units**: per ten minutes. */
const CALLS: BudgetSize = { most: 600, withinMs: 10 * 60_000 };
const tooMany = (waitMs: number) =>
  fail({
    kind: 'limit',
    code: 'too-many-requests',
    message: 'Very many calls came from here just now. Wait a little, then send again with the same key.',
    retryAfter: secondsOf(waitMs),
  } as const);

const values = z.record(z.string(), z.unknown()).default({});

const receive = route({
  method: 'POST',
  path: '/hooks/:token',
  access: 'public',
  keepsKey: true,
  summary:
    'For other systems: without `message` a case is opened with these values, by a form that is open to programs; with it the message goes to the one open case whose record holds `match`. The header Idempotency-Key makes it safe to send again',
  params: z.object({ token: z.string().min(16).max(160) }),
  body: z.strictObject({ message: z.string().min(1).max(200).optional(), match: values, values }),
  answer: z.object({ caseId: z.string(), number: z.int() }),
  handle: async ({ services, params, body, idempotencyKey, address, tally }) => {
    const wait = tally.take(CALLS, address);
    if (wait > 0) return tooMany(wait);
    return services.hooks.receive(params.token, { ...body, key: idempotencyKey });
  },
});

const workflow = z.object({ id: z.string() });

const show = route({
  method: 'GET',
  path: '/api/workflows/:id/hook',
  access: 'operator',
  summary: 'Since when other systems have an address to call for this workflow; null where they have none',
  params: workflow,
  answer: z.object({ since: z.string().nullable() }),
  handle: async ({ services, actor, params }) => {
    const { since } = await services.hooks.show(actor, params.id);
    return succeed({ since: isoOrNull(since) });
  },
});

const make = route({
  method: 'POST',
  path: '/api/workflows/:id/hook',
  access: 'operator',
  doing: 'sign-in',
  summary: 'Make the address that other systems call; an earlier one ends. It is shown this once',
  params: workflow,
  answer: z.object({ token: z.string(), path: z.string() }),
  handle: ({ services, actor, params }) => services.hooks.make(actor, params.id),
});

const revoke = route({
  method: 'DELETE',
  path: '/api/workflows/:id/hook',
  access: 'operator',
  summary: 'Take the address away; what came by it stays',
  params: workflow,
  handle: ({ services, actor, params }) => services.hooks.revoke(actor, params.id),
});

export const hookRoutes = [receive, show, make, revoke];
