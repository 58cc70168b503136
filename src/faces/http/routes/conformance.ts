// Does a history follow its workflow, and keep to rules in words? Of a log, or of a workflow's own history.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { DEVIATION_KINDS, MOST_RULES } from '../../../core/mining/index.ts';
import type { ConformanceAnswer, HistorySource } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { type AskedBy, ofLog, ofWorkflow } from './flow.ts';
import { filtersIn } from './flow-shapes.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });

const HOW = `Give rules as a JSON list of at most ${MOST_RULES} sentences, such as ["Pay never before Approve"].`;

/** Rules travel as one JSON text, as filters do. */
const rulesIn = z
  .string()
  .max(30_000)
  .optional()
  .transform((text, context): string[] => {
    try {
      const read = z
        .array(z.string().max(2_000))
        .max(MOST_RULES)
        .safeParse(JSON.parse(text ?? '[]'));
      if (read.success) return read.data;
    } catch {
      // Said below.
    }
    context.addIssue({ code: 'custom', message: HOW });
    return [];
  });

const query = z.object({
  filters: filtersIn,
  rules: rulesIn,
  /** Left out: the workflow that the history belongs to. */
  workflow: z.string().max(200).optional(),
});

const share = z.number().min(0).max(1).nullable();

const deviationSchema = z
  .object({
    key: z.string(),
    kind: z.enum(DEVIATION_KINDS),
    activity: z.string().nullable(),
    other: z.string().nullable(),
    text: z.string(),
    cases: z.int(),
    costMs: z.number(),
  })
  .meta({ id: 'Deviation' });

const ruleSchema = z
  .union([
    z.object({ written: z.string(), text: z.string(), checked: z.int(), cases: z.int() }),
    z.object({
      written: z.string(),
      problem: z.object({ at: z.int(), message: z.string(), remedy: z.string() }),
    }),
  ])
  .meta({ id: 'RuleReport', description: 'How many of the cases checked break a rule, or why it is none.' });

const conformanceSchema = z
  .object({
    fitness: share,
    precision: share,
    cases: z.int(),
    underWay: z.int(),
    conformingCases: z.int().nullable(),
    guessed: z.int(),
    deviations: z.array(deviationSchema),
    more: z.int(),
    problem: z
      .object({ message: z.string(), remedy: z.string() })
      .nullable()
      .meta({ description: 'Why the workflow could not be held against the history.' }),
    rules: z.array(ruleSchema),
    activities: z.array(z.string()),
  })
  .meta({
    id: 'Conformance',
    description:
      'How a history follows a workflow; figures of the workflow are null where there is none. Costs in milliseconds.',
  });

const onTheWire = (answer: ConformanceAnswer): z.input<typeof conformanceSchema> => ({
  ...answer,
  deviations: [...answer.deviations],
  rules: [...answer.rules],
  activities: [...answer.activities],
});

async function show(
  { services, actor, query: asked }: AskedBy<z.output<typeof query>>,
  source: HistorySource,
) {
  const { filters, rules, workflow = null } = asked;
  const found = await services.insight.conformance(actor.workspaceId, source, { filters, rules, workflow });
  return found.ok ? succeed(onTheWire(found.value)) : found;
}

const conformanceOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/conformance',
  access: 'signed-in',
  summary:
    'How a log follows a workflow, every deviation with its cost, and the cases that break rules in words',
  params: logParams,
  query,
  answer: conformanceSchema,
  handle: (ask) => show(ask, ofLog(ask.params)),
});

const conformanceOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/conformance',
  access: 'signed-in',
  summary:
    "How a workflow's own history follows it, every deviation with its cost, and the cases that break rules in words",
  params: workflowParams,
  query,
  answer: conformanceSchema,
  handle: (ask) => show(ask, ofWorkflow(ask.params)),
});

export const conformanceRoutes = [conformanceOfLog, conformanceOfWorkflow];
