// Is it better? The measures of an imported log, or of a workflow's own history until now.
import * as z from 'zod';
import { type Instant, succeed } from '../../../core/base/index.ts';
import type { HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { type AskedBy, ofLog, ofWorkflow } from './flow.ts';
import { filtersIn } from './flow-shapes.ts';
import { measureOnTheWire, measureSchema } from './measure-shapes.ts';

const query = z.object({
  filters: filtersIn,
  period: z.enum(['day', 'week', 'month']).default('week'),
});

const answer = z.object({ measures: z.array(measureSchema) });

type Measuring = AskedBy<z.output<typeof query>> & { readonly until: Instant | null };

async function measure({ services, actor, query, until }: Measuring, source: HistorySource) {
  const asked = { about: 'measures', ...query, until } as const;
  const found = await services.insight.ask(actor.workspaceId, source, asked);
  return found.ok ? succeed({ measures: found.value.map(measureOnTheWire) }) : found;
}

const ofOneLog = route({
  method: 'GET',
  path: '/api/logs/:logId/measures',
  access: 'signed-in',
  summary: 'The measures of a log; times in milliseconds',
  params: z.object({ logId: z.string().max(64) }),
  query,
  answer,
  handle: (ask) => measure({ ...ask, until: null }, ofLog(ask.params)),
});

const ofOneWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/measures',
  access: 'signed-in',
  summary: "The measures of a workflow's own cases until now; times in milliseconds",
  params: z.object({ id: z.string().max(200) }),
  query,
  answer,
  handle: (ask) => measure({ ...ask, until: Date.now() }, ofWorkflow(ask.params)),
});

export const measureRoutes = [ofOneLog, ofOneWorkflow];
