// Is it better? The measures of an imported log, or of a workflow's own history until now, and the cases behind any of them.
import * as z from 'zod';
import { type BusinessHours, type Instant, succeed } from '../../../core/base/index.ts';
import type { HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { type AskedBy, ofLog, ofWorkflow } from './flow.ts';
import { casesBehindSchema, casesOnTheWire, filtersIn } from './flow-shapes.ts';
import { figureIn, hoursSchema, measuresOnTheWire, measuresSchema, splitIn } from './measure-shapes.ts';

const counted = {
  filters: filtersIn,
  /** Of the clock on the wall, or only what lies within business hours. */
  time: z.enum(['calendar', 'business']).default('calendar'),
  rate: z.coerce.number().min(0).max(1e9).optional(),
};
const query = z.object({
  ...counted,
  period: z.enum(['day', 'week', 'month']).default('week'),
  split: splitIn,
});
const casesQuery = z.object({
  ...counted,
  figure: figureIn,
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

const answer = z.object({
  ...measuresSchema.shape,
  /** The hours that were counted, or would be. */
  hours: hoursSchema,
});

type Counting = { readonly time: 'calendar' | 'business'; readonly rate?: number | undefined };

/** How a measure is asked: until now or over, in which hours, at which rate. */
const asked = ({ time, rate }: Counting, hours: BusinessHours, until: Instant | null) => ({
  until,
  hours: time === 'business' ? hours : null,
  rate: rate ?? null,
});

type Measuring = AskedBy<z.output<typeof query>> & { readonly until: Instant | null };

async function measure({ services, actor, query, until }: Measuring, source: HistorySource) {
  const { filters, period, split } = query;
  const hours = await services.insight.businessHours(actor.workspaceId, source);
  const question = { about: 'measures', filters, period, split, ...asked(query, hours, until) } as const;
  const found = await services.insight.ask(actor.workspaceId, source, question);
  return found.ok ? succeed({ ...measuresOnTheWire(found.value), hours: hoursOnTheWire(hours) }) : found;
}

const hoursOnTheWire = ({ zone, week, holidays = [] }: BusinessHours): z.input<typeof hoursSchema> => ({
  zone,
  week: Object.fromEntries(Object.entries(week).map(([day, hours]) => [day, [...hours]])),
  holidays: [...holidays],
});

type Opening = AskedBy<z.output<typeof casesQuery>> & { readonly until: Instant | null };

async function openCases({ services, actor, query, until }: Opening, source: HistorySource) {
  const { filters, figure, limit, offset } = query;
  const hours = await services.insight.businessHours(actor.workspaceId, source);
  const part = { ...figure, ...asked(query, hours, until) };
  const found = await services.insight.casesBehind(actor.workspaceId, source, {
    ...{ filters, figure: part, limit, offset },
  });
  return found.ok ? succeed(casesOnTheWire(found.value)) : found;
}

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });

const ofOneLog = route({
  method: 'GET',
  path: '/api/logs/:logId/measures',
  access: 'signed-in',
  summary: 'The measures of a log; times in milliseconds',
  params: logParams,
  query,
  answer,
  handle: (ask) => measure({ ...ask, until: null }, ofLog(ask.params)),
});

const ofOneWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/measures',
  access: 'signed-in',
  summary: "The measures of a workflow's own cases until now; times in milliseconds",
  params: workflowParams,
  query,
  answer,
  handle: (ask) => measure({ ...ask, until: Date.now() }, ofWorkflow(ask.params)),
});

const casesOfLogFigure = route({
  method: 'GET',
  path: '/api/logs/:logId/measures/cases',
  access: 'member',
  summary: "The cases behind a part of a measure's figures, the longest first",
  params: logParams,
  query: casesQuery,
  answer: casesBehindSchema,
  handle: (ask) => openCases({ ...ask, until: null }, ofLog(ask.params)),
});

const casesOfWorkflowFigure = route({
  method: 'GET',
  path: '/api/workflows/:id/measures/cases',
  access: 'member',
  summary: "A workflow's own cases behind a part of a measure's figures, the longest first",
  params: workflowParams,
  query: casesQuery,
  answer: casesBehindSchema,
  handle: (ask) => openCases({ ...ask, until: Date.now() }, ofWorkflow(ask.params)),
});

export const measureRoutes = [ofOneLog, ofOneWorkflow, casesOfLogFigure, casesOfWorkflowFigure];
