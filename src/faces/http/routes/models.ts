// The structured model behind a history, and what a workflow drafted of it would rest on.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { AnswerTo, HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { type AskedBy, ofLog, ofWorkflow } from './flow.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });
const noiseQuery = z.object({ noise: z.coerce.number().min(0).max(1).default(0.2) });

const modelSchema = z.object({ tree: z.string(), leftOut: z.int(), isCutShort: z.boolean() }).meta({
  id: 'Model',
  description: 'A block-structured model: sequence ->, choice X, side by side +, loop *.',
});

const share = z.number().min(0).max(1);
const learntSchema = z
  .object({
    branches: z.array(
      z.object({
        stage: z.string(),
        rules: z.array(z.object({ to: z.string(), when: z.string(), support: z.int() })),
        otherwise: z.string(),
        accuracy: share,
        baseline: share,
      }),
    ),
    besides: z.array(z.object({ stages: z.array(z.array(z.string())), share, inOrder: z.boolean() })),
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        column: z.string(),
        atStart: z.boolean(),
        stages: z.array(z.string()),
        inRules: z.boolean(),
      }),
    ),
    leftOut: z.array(z.object({ name: z.string(), cases: z.int(), events: z.int() })),
  })
  .meta({
    id: 'Learnt',
    description: 'What a draft of a log rests on: rules, with how good they are, and what it leaves out.',
  });

const learntOnTheWire = ({ branches, besides, fields, leftOut }: AnswerTo<{ about: 'learnt' }>) => ({
  branches: branches.map((branch) => ({ ...branch, rules: [...branch.rules] })),
  besides: besides.map((beside) => ({ ...beside, stages: beside.stages.map((group) => [...group]) })),
  fields: fields.map((field) => ({ ...field, stages: [...field.stages] })),
  leftOut: [...leftOut],
});

async function showModel(
  { services, actor, query }: AskedBy<z.output<typeof noiseQuery>>,
  source: HistorySource,
) {
  const found = await services.insight.ask(actor.workspaceId, source, { about: 'model', noise: query.noise });
  return found.ok ? succeed({ ...found.value }) : found;
}

const modelOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/model',
  access: 'signed-in',
  summary: 'The structured model behind a log, without what is rarer than `noise`',
  params: logParams,
  query: noiseQuery,
  answer: modelSchema,
  handle: (ask) => showModel(ask, ofLog(ask.params)),
});

const modelOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/model',
  access: 'signed-in',
  summary: "The structured model behind a workflow's own history, without what is rarer than `noise`",
  params: workflowParams,
  query: noiseQuery,
  answer: modelSchema,
  handle: (ask) => showModel(ask, ofWorkflow(ask.params)),
});

const learntOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/learnt',
  access: 'member',
  summary: 'What a draft of a log rests on: learnt rules, stages done side by side, fields, what is left out',
  params: logParams,
  answer: learntSchema,
  handle: async ({ services, actor, params }) => {
    const found = await services.insight.ask(actor.workspaceId, ofLog(params), { about: 'learnt' });
    return found.ok ? succeed(learntOnTheWire(found.value)) : found;
  },
});

export const modelRoutes = [modelOfLog, modelOfWorkflow, learntOfLog];
