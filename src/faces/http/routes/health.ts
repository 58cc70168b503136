// For whoever watches over the server: is it alive, does it answer, and how much does it do. Nothing here tells of people or cases.
import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';

const health = route({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Whether the process is alive',
  answer: z.object({ status: z.literal('alive') }),
  handle: () => succeed({ status: 'alive' as const }),
});

/** **units**: milliseconds. A database that takes longer does not answer people either. */
const PATIENCE_MS = 3_000;

const ready = route({
  method: 'GET',
  path: '/ready',
  access: 'public',
  summary: 'Whether requests can be answered: 503 where the database does not answer',
  answer: z.object({ status: z.enum(['ready', 'waiting']) }),
  handle: async ({ services }) => {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref());
    const found = await Promise.race([services.care.ready().catch(() => null), late]);
    if (found !== null) return succeed({ status: found.waiting ? ('waiting' as const) : ('ready' as const) });
    return fail({
      ...{ kind: 'unavailable' as const, code: 'database-away' },
      message: 'The database does not answer. Look into the log of the server and of the database.',
    });
  },
});

const metrics = route({
  method: 'GET',
  path: '/metrics',
  access: 'public',
  summary: 'Counters for Prometheus: from this machine, or with the token of MILLRACE_METRICS_TOKEN',
  answer: { download: 'text/plain' },
  handle: async ({ services, request, address }) => {
    if (!mayRead(request, address)) {
      return fail({
        ...{ kind: 'forbidden' as const, code: 'metrics-closed' },
        message:
          'Metrics are read from this machine, or with the header Authorization: Bearer and the token that MILLRACE_METRICS_TOKEN sets.',
      });
    }
    const text = await services.meters.text();
    return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
  },
});

/** A request that a proxy passes on comes from this machine too, and says so. */
function mayRead(request: Request, address: string): boolean {
  const token = process.env.MILLRACE_METRICS_TOKEN ?? '';
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
  if (token !== '') {
    const [one, other] = [Buffer.from(given), Buffer.from(token)];
    return one.length === other.length && timingSafeEqual(one, other);
  }
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers.has(name));
  return !passedOn && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
}

export const healthRoutes = [health, ready, metrics];
