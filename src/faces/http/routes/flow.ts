// How work really moves: the flow of an imported log or of a workflow's own history, and the cases behind any part of it.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import {
  casesBehindSchema,
  casesOnTheWire,
  filtersIn,
  flowOnTheWire,
  flowSchema,
  playbackOnTheWire,
  playbackSchema,
  traceOnTheWire,
  traceSchema,
} from './flow-shapes.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });
const filters = z.object({ filters: filtersIn });
const page = z.object({
  filters: filtersIn,
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

export type AskedBy<Query> = {
  readonly services: Services;
  readonly actor: { readonly workspaceId: string };
  readonly query: Query;
};

export const ofLog = ({ logId }: { logId: string }): HistorySource => ({ of: 'log', logId });
export const ofWorkflow = ({ id }: { id: string }): HistorySource => ({ of: 'workflow', workflowId: id });

async function showFlow(
  { services, actor, query }: AskedBy<z.output<typeof filters>>,
  source: HistorySource,
) {
  const flow = await services.insight.ask(actor.workspaceId, source, { about: 'flow', ...query });
  return flow.ok ? succeed(flowOnTheWire(flow.value)) : flow;
}

async function showCases({ services, actor, query }: AskedBy<z.output<typeof page>>, source: HistorySource) {
  const found = await services.insight.casesBehind(actor.workspaceId, source, query);
  return found.ok ? succeed(casesOnTheWire(found.value)) : found;
}

async function showPlayback(
  { services, actor, query }: AskedBy<z.output<typeof filters>>,
  source: HistorySource,
) {
  const playback = await services.insight.ask(actor.workspaceId, source, { about: 'playback', ...query });
  return playback.ok ? succeed(playbackOnTheWire(playback.value)) : playback;
}

const flowOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/flow',
  access: 'signed-in',
  summary: 'The flow of a log, of its cases that meet all filters',
  params: logParams,
  query: filters,
  answer: flowSchema,
  handle: (ask) => showFlow(ask, ofLog(ask.params)),
});

const casesOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/cases',
  access: 'member',
  summary: 'The cases of a log that meet all filters',
  params: logParams,
  query: page,
  answer: casesBehindSchema,
  handle: (ask) => showCases(ask, ofLog(ask.params)),
});

const traceOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/trace',
  access: 'member',
  summary: 'One case of a log, event by event',
  params: logParams,
  query: z.object({ case: z.string().max(2_000) }),
  answer: traceSchema,
  handle: async ({ services, actor, params, query }) => {
    const found = await services.insight.caseOfLog(actor.workspaceId, params.logId, query.case);
    return found.ok ? succeed(traceOnTheWire(found.value)) : found;
  },
});

const playbackOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/playback',
  access: 'member',
  summary: 'When the cases of a log that meet all filters were at which activity, to be watched again',
  params: logParams,
  query: filters,
  answer: playbackSchema,
  handle: (ask) => showPlayback(ask, ofLog(ask.params)),
});

const flowOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/flow',
  access: 'signed-in',
  summary: "The flow of a workflow's own cases that meet all filters",
  params: workflowParams,
  query: filters,
  answer: flowSchema,
  handle: (ask) => showFlow(ask, ofWorkflow(ask.params)),
});

const casesOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/cases',
  access: 'member',
  summary: "A workflow's own cases that meet all filters",
  params: workflowParams,
  query: page,
  answer: casesBehindSchema,
  handle: (ask) => showCases(ask, ofWorkflow(ask.params)),
});

const playbackOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/playback',
  access: 'member',
  summary: "When a workflow's own cases that meet all filters were at which activity, to be watched again",
  params: workflowParams,
  query: filters,
  answer: playbackSchema,
  handle: (ask) => showPlayback(ask, ofWorkflow(ask.params)),
});

export const flowRoutes = [
  flowOfLog,
  casesOfLog,
  traceOfLog,
  playbackOfLog,
  flowOfWorkflow,
  casesOfWorkflow,
  playbackOfWorkflow,
];
