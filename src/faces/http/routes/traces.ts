// Cases walked through by hand: sent as told, kept as a log, so that a map and a draft follow as from any other.
import * as z from 'zod';
import { route } from '../route.ts';
import { answeredLog, logSchema } from './logs.ts';

const YEAR_MS = 366 * 24 * 3_600_000;
const duration = z.int().min(0).max(YEAR_MS, 'Please give less than a year');

const stepSchema = z.object({
  activity: z.string().trim().min(1, 'Please say what was done').max(200),
  who: z.string().trim().max(200),
  tool: z.string().trim().max(200),
  waitedMs: duration,
  tookMs: duration.nullable(),
});

const add = route({
  method: 'POST',
  path: '/api/traces',
  access: 'operator',
  summary:
    'Keep cases told by hand as a log: who did what, in which tool, after how long a wait (milliseconds)',
  body: z.object({
    title: z.string().trim().min(1, 'Please give it a name').max(120),
    cases: z
      .array(z.object({ name: z.string().trim().max(200), steps: z.array(stepSchema).min(1).max(200) }))
      .min(1, 'Please tell at least one case')
      .max(50),
  }),
  answer: logSchema,
  handle: async ({ services, actor, body }) => answeredLog(await services.insight.trace(actor, body)),
});

export const traceRoutes = [add];
