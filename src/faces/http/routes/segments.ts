// By what the cases of a history can be told apart, and how two sets of them differ: of a log, or of a workflow's own history.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { FLOW_MARKS } from '../../../core/mining/index.ts';
import type { AnswerTo, Filter, HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { type AskedBy, ofLog, ofWorkflow } from './flow.ts';
import { filtersIn, iso, isoTime, surveyOnTheWire, surveySchema } from './flow-shapes.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });

const valueSchema = z.object({ value: z.string(), cases: z.int() }).meta({ id: 'ValueCount' });
const columnSchema = z
  .object({
    of: z.enum(['case', 'event']),
    name: z.string(),
    kind: z.enum(['text', 'number', 'time', 'boolean']),
    values: z.int(),
    missing: z.int(),
    range: z.object({ least: z.number(), most: z.number() }).nullable(),
    top: z.array(valueSchema),
  })
  .meta({
    id: 'CaseColumn',
    description: 'Something known of cases or events, with its most frequent values.',
  });

const columnsSchema = z
  .object({
    attributes: z.array(columnSchema),
    people: z.array(valueSchema),
    groups: z.array(valueSchema),
    span: z.object({ from: isoTime, to: isoTime }).nullable(),
    longestMs: z.number(),
  })
  .meta({ id: 'CaseColumns', description: 'By what the cases of a history can be told apart.' });

const columnsOnTheWire = (columns: AnswerTo<{ about: 'columns' }>): z.input<typeof columnsSchema> => ({
  ...columns,
  attributes: columns.attributes.map((column) => ({ ...column, top: [...column.top] })),
  people: [...columns.people],
  groups: [...columns.groups],
  span: columns.span && { from: iso(columns.span.from), to: iso(columns.span.to) },
});

const valuesQuery = z.object({
  of: z.enum(['case', 'event', 'people', 'groups']),
  name: z.string().max(2_000).default(''),
  text: z.string().max(200).default(''),
});
const valuesSchema = z.object({ values: z.array(valueSchema) });

const sideSchema = z.object({ cases: z.int(), value: z.number() });
const differenceSchema = z
  .object({
    subject: z.union([
      z.object({ of: z.literal('case') }),
      z.object({ of: z.literal('activity'), activity: z.string() }),
      z.object({ of: z.literal('path'), from: z.string().nullable(), to: z.string().nullable() }),
    ]),
    aspect: z.enum(['share', 'repeats', 'wait', 'work', 'time']),
    first: sideSchema,
    second: sideSchema,
    difference: z.number(),
    low: z.number(),
    high: z.number(),
    effect: z.number(),
    pValue: z.number(),
    adjusted: z.number(),
    real: z.boolean(),
  })
  .meta({ id: 'Difference', description: 'First minus second: shares from 0 to 1, times in milliseconds.' });

const comparisonSchema = z
  .object({
    first: surveySchema,
    second: surveySchema,
    overlap: z.int(),
    rows: z.array(differenceSchema),
    ofRows: z.int(),
  })
  .meta({ id: 'Comparison', description: 'Two sets of cases; the rows that are real come first.' });

const compareQuery = z.object({
  filters: filtersIn,
  first: filtersIn,
  /** Left out: the rest of the cases. */
  second: z.union([z.undefined(), filtersIn]),
});

type Comparison = AnswerTo<{ about: 'compare'; filters: []; first: []; second: null }>;

const comparisonOnTheWire = ({ first, second, overlap, rows, ofRows }: Comparison) => ({
  ...{ first: surveyOnTheWire(first), second: surveyOnTheWire(second), overlap, ofRows },
  rows: [...rows],
});

async function showColumns({ services, actor }: Omit<AskedBy<unknown>, 'query'>, source: HistorySource) {
  const found = await services.insight.ask(actor.workspaceId, source, { about: 'columns' });
  return found.ok ? succeed(columnsOnTheWire(found.value)) : found;
}

async function showValues(
  { services, actor, query: { of, name, text } }: AskedBy<z.output<typeof valuesQuery>>,
  source: HistorySource,
) {
  const question = { about: 'values', column: { of, name }, text } as const;
  const found = await services.insight.ask(actor.workspaceId, source, question);
  return found.ok ? succeed({ values: [...found.value] }) : found;
}

async function showComparison(
  { services, actor, query }: AskedBy<z.output<typeof compareQuery>>,
  source: HistorySource,
) {
  const { filters, first, second } = query;
  const question = { about: 'compare', filters, first, second: second ?? null } as const;
  const found = await services.insight.ask(actor.workspaceId, source, question);
  return found.ok ? succeed(comparisonOnTheWire(found.value)) : found;
}

const columnsOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/columns',
  access: 'member',
  summary: 'By what the cases of a log can be told apart',
  params: logParams,
  answer: columnsSchema,
  handle: (ask) => showColumns(ask, ofLog(ask.params)),
});

const columnsOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/columns',
  access: 'member',
  summary: "By what a workflow's own cases can be told apart",
  params: workflowParams,
  answer: columnsSchema,
  handle: (ask) => showColumns(ask, ofWorkflow(ask.params)),
});

const valuesOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/values',
  access: 'member',
  summary: 'The frequent values of one column of a log that contain a text',
  params: logParams,
  query: valuesQuery,
  answer: valuesSchema,
  handle: (ask) => showValues(ask, ofLog(ask.params)),
});

const valuesOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/values',
  access: 'member',
  summary: "The frequent values of one column of a workflow's own cases that contain a text",
  params: workflowParams,
  query: valuesQuery,
  answer: valuesSchema,
  handle: (ask) => showValues(ask, ofWorkflow(ask.params)),
});

const compareLog = route({
  method: 'GET',
  path: '/api/logs/:logId/comparison',
  access: 'signed-in',
  summary: 'How two sets of cases of a log differ; without `second`, the first against the rest',
  params: logParams,
  query: compareQuery,
  answer: comparisonSchema,
  handle: (ask) => showComparison(ask, ofLog(ask.params)),
});

const compareWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/comparison',
  access: 'signed-in',
  summary: "How two sets of a workflow's own cases differ; without `second`, the first against the rest",
  params: workflowParams,
  query: compareQuery,
  answer: comparisonSchema,
  handle: (ask) => showComparison(ask, ofWorkflow(ask.params)),
});

const markSchema = z.enum(FLOW_MARKS);
const marksSchema = z
  .object({
    activities: z.array(z.object({ name: z.string(), mark: markSchema })),
    paths: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), mark: markSchema })),
  })
  .meta({
    id: 'FlowMarks',
    description: 'What of a flow its workflow allows, and what of it never happens.',
  });

async function showMarks({ services, actor, query }: AskedBy<{ filters: Filter[] }>, source: HistorySource) {
  const found = await services.insight.marks(actor.workspaceId, source, query.filters);
  if (!found.ok) return found;
  const marks = found.value && { activities: [...found.value.activities], paths: [...found.value.paths] };
  return succeed({ marks });
}

const marksOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/marks',
  access: 'signed-in',
  summary: 'What of the flow of a log its workflow allows; null where it belongs to none',
  params: logParams,
  query: z.object({ filters: filtersIn }),
  answer: z.object({ marks: marksSchema.nullable() }),
  handle: (ask) => showMarks(ask, ofLog(ask.params)),
});

const marksOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/marks',
  access: 'signed-in',
  summary: "What of the flow of a workflow's own cases it allows; null where it was never published",
  params: workflowParams,
  query: z.object({ filters: filtersIn }),
  answer: z.object({ marks: marksSchema.nullable() }),
  handle: (ask) => showMarks(ask, ofWorkflow(ask.params)),
});

export const segmentRoutes = [
  marksOfLog,
  marksOfWorkflow,
  columnsOfLog,
  columnsOfWorkflow,
  valuesOfLog,
  valuesOfWorkflow,
  compareLog,
  compareWorkflow,
];
