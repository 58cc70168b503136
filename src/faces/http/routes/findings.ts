// What stands out: the findings of a log or of a workflow's own history, decisions about them, and the review of all.
import * as z from 'zod';
import { type Result, succeed } from '../../../core/base/index.ts';
import { FINDING_DECISIONS } from '../../../core/mining/index.ts';
import type { By, FindingVerdict, HistorySource, Refusal } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import {
  answerSchema,
  findingsOnTheWire,
  findingsSchema,
  reviewOnTheWire,
  reviewSchema,
} from './finding-shapes.ts';
import { ofLog, ofWorkflow } from './flow.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });

const verdict = z.object({
  key: z.string().min(1).max(1_000),
  decision: z.enum(FINDING_DECISIONS),
  reason: z.string().trim().max(1_000).nullable().default(null),
  answer: answerSchema.default(null),
});

type Asking = { readonly services: Services; readonly actor: By };

async function list({ services, actor }: Asking, source: HistorySource) {
  const found = await services.findings.list(actor.workspaceId, source);
  return found.ok ? succeed(findingsOnTheWire(found.value)) : found;
}

const decide = (
  { services, actor }: Asking,
  source: HistorySource,
  body: FindingVerdict,
): Promise<Result<undefined, Refusal>> => services.findings.decide(actor, source, body);

const listOfLog = route({
  method: 'GET',
  path: '/api/findings/logs/:logId',
  access: 'signed-in',
  summary: 'What stands out in a log, the costly first, and what was decided about it',
  params: logParams,
  answer: findingsSchema,
  handle: (ask) => list(ask, ofLog(ask.params)),
});

const listOfWorkflow = route({
  method: 'GET',
  path: '/api/findings/workflows/:id',
  access: 'signed-in',
  summary: "What stands out in a workflow's own history, the costly first, and what was decided about it",
  params: workflowParams,
  answer: findingsSchema,
  handle: (ask) => list(ask, ofWorkflow(ask.params)),
});

const decideOfLog = route({
  method: 'POST',
  path: '/api/findings/logs/:logId/decisions',
  access: 'operator',
  summary: 'Accept, dismiss (with a reason) or reopen a finding of a log, or take the last decision back',
  params: logParams,
  body: verdict,
  handle: (ask) => decide(ask, ofLog(ask.params), ask.body),
});

const decideOfWorkflow = route({
  method: 'POST',
  path: '/api/findings/workflows/:id/decisions',
  access: 'operator',
  summary:
    'Accept a finding (answered by a version, or the next one published), dismiss it with a reason, reopen it, or take that back',
  params: workflowParams,
  body: verdict,
  handle: (ask) => decide(ask, ofWorkflow(ask.params), ask.body),
});

const ofOne = z.object({ workflow: z.string().max(200).optional() });

const review = route({
  method: 'GET',
  path: '/api/findings/review',
  access: 'signed-in',
  summary: 'What changed since the last look at the findings: of one workflow, or of all',
  query: ofOne,
  answer: z.object({ workflows: z.array(reviewSchema) }),
  handle: async ({ services, actor, query }) => {
    const found = await services.findings.review(actor.workspaceId, query.workflow);
    return found.ok ? succeed({ workflows: found.value.map(reviewOnTheWire) }) : found;
  },
});

const mark = route({
  method: 'POST',
  path: '/api/findings/reviews',
  access: 'operator',
  summary: 'Mark the findings of one workflow, or of all, as reviewed: what is seen now is the last look',
  body: ofOne,
  answer: z.object({ reviewId: z.string() }),
  handle: ({ services, actor, body }) => services.findings.markReviewed(actor, body.workflow),
});

const unmark = route({
  method: 'DELETE',
  path: '/api/findings/reviews/:reviewId',
  access: 'operator',
  summary: 'Take a look back that was marked by mistake',
  params: z.object({ reviewId: z.string().max(64) }),
  handle: ({ services, actor, params }) => services.findings.unmarkReviewed(actor, params.reviewId),
});

export const findingRoutes = [listOfLog, listOfWorkflow, decideOfLog, decideOfWorkflow, review, mark, unmark];
