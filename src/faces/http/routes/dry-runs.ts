// Trying a draft: a run with pretended people and a clock that is moved, and the runs that are kept as tests of the workflow.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { DryRunView, WorkflowTestView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { caseSchema, iso, isoOrNull } from './case-shapes.ts';
import { caseOnTheWire } from './cases.ts';
import { formOnTheWire, formSchema } from './intake.ts';

const params = z.object({ id: z.string() });

const stepSchema = z.looseObject({ do: z.string() }).meta({
  id: 'DryStep',
  description: 'One step of a dry run: a command, a move of the clock, or an answer of the world.',
});

const runSchema = z.object({
  startAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When the run begins; now where it is left out.' }),
  steps: z.array(stepSchema).max(300),
});

const fault = z.object({ at: z.string(), message: z.string() });

const dryRunSchema = z
  .object({
    case: caseSchema.nullable(),
    startAt: z.string(),
    at: z.string(),
    next: z.string().nullable(),
    steps: z.array(stepSchema),
    refusals: z.array(
      z.object({ step: z.int(), code: z.string(), message: z.string(), errors: z.array(fault) }),
    ),
    outside: z.array(z.object({ kind: z.string(), stage: z.string().nullable() })),
    children: z.array(
      z.object({
        stage: z.string(),
        workflow: z.string(),
        gives: z
          .array(z.object({ field: z.string(), into: z.looseObject({ type: z.string() }) }))
          .meta({ description: 'What is taken over of its record, as it is declared here.' }),
        outcomes: z.array(z.object({ outcome: z.string(), title: z.string() })),
      }),
    ),
    walked: z
      .object({
        stages: z.array(
          z.object({ stage: z.string(), times: z.int(), here: z.boolean(), skipped: z.boolean() }),
        ),
        ways: z.array(
          z.object({ from: z.string().nullable(), to: z.string(), outcome: z.string().nullable() }),
        ),
      })
      .meta({ description: 'Where the case came along, and where it stands.' }),
    forms: z.array(formSchema),
  })
  .meta({ id: 'DryRun', description: 'Where a run of the draft stands.' });

const testSchema = z
  .object({
    testId: z.string(),
    name: z.string(),
    steps: z.int(),
    keptAt: z.string(),
    difference: z.string().nullable(),
  })
  .meta({
    id: 'WorkflowTest',
    description: 'A run that was kept; `difference` says where it goes another way now.',
  });

type Run = z.output<typeof runSchema>;
const runOf = ({ startAt, steps }: Run) => ({
  startAt: startAt === undefined ? Date.now() : Date.parse(startAt),
  steps,
});

const onTheWire = (view: DryRunView): z.input<typeof dryRunSchema> => ({
  case: view.case === null ? null : caseOnTheWire(view.case),
  ...{ startAt: iso(view.startAt), at: iso(view.at), next: isoOrNull(view.next) },
  steps: view.steps.map((step) => ({ ...step })),
  refusals: view.refusals.map(({ step, code, message, faults = [] }) => ({
    ...{ step, code, message, errors: faults.map((each) => ({ ...each })) },
  })),
  outside: view.outside.map((each) => ({ ...each })),
  children: view.children.map((child) => ({
    ...child,
    gives: child.gives.map(({ field, into }) => ({ field, into: { ...into } })),
    outcomes: child.outcomes.map((each) => ({ ...each })),
  })),
  walked: {
    stages: view.walked.stages.map((stage) => ({ ...stage })),
    ways: view.walked.ways.map((way) => ({ ...way })),
  },
  forms: view.forms.map(formOnTheWire),
});

export const testOnTheWire = (test: WorkflowTestView): z.input<typeof testSchema> => ({
  ...test,
  keptAt: iso(test.keptAt),
});

const run = route({
  method: 'POST',
  path: '/api/workflows/:id/dry-runs',
  access: 'operator',
  doing: 'read',
  summary: 'Plays a run on the draft from its beginning; nothing is kept and nothing leaves the server',
  params,
  body: z.object({ run: runSchema, acting: z.string().nullable().default(null) }),
  answer: dryRunSchema,
  handle: async ({ services, actor, params, body }) => {
    const asked = { run: runOf(body.run), acting: body.acting };
    const outcome = await services.workflows.dryRun(actor, params.id, asked);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const list = route({
  method: 'GET',
  path: '/api/workflows/:id/tests',
  access: 'signed-in',
  summary: 'The runs that were kept as tests, each played on the draft as it stands',
  params,
  answer: z.object({ tests: z.array(testSchema) }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.tests(actor.workspaceId, params.id);
    return outcome.ok ? succeed({ tests: outcome.value.map(testOnTheWire) }) : outcome;
  },
});

const keep = route({
  method: 'POST',
  path: '/api/workflows/:id/tests',
  access: 'operator',
  summary: 'Keep a run as a test: what comes of it now is expected from now on',
  params,
  body: z.object({
    name: z.string().trim().min(1, 'Please give the test a name').max(120),
    run: runSchema,
    replaces: z.string().optional().meta({ description: 'The test whose place it takes.' }),
  }),
  answer: z.object({ testId: z.string() }),
  handle: ({ services, actor, params, body }) =>
    services.workflows.keepTest(actor, params.id, { ...body, run: runOf(body.run) }),
});

const testParams = params.extend({ testId: z.string() });

const open = route({
  method: 'GET',
  path: '/api/workflows/:id/tests/:testId',
  access: 'signed-in',
  summary: 'The steps of a kept run, to be played and gone on with',
  params: testParams,
  answer: z.object({ startAt: z.string(), steps: z.array(stepSchema) }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.openTest(actor.workspaceId, params.id, params.testId);
    if (!outcome.ok) return outcome;
    const { startAt, steps } = outcome.value;
    return succeed({ startAt: iso(startAt), steps: steps.map((step) => ({ ...step })) });
  },
});

const accept = route({
  method: 'POST',
  path: '/api/workflows/:id/tests/:testId/accept',
  access: 'operator',
  summary: 'Expect what comes of the test now',
  params: testParams,
  handle: ({ services, actor, params }) => services.workflows.acceptTest(actor, params.id, params.testId),
});

const remove = route({
  method: 'DELETE',
  path: '/api/workflows/:id/tests/:testId',
  access: 'operator',
  summary: 'Delete a test',
  params: testParams,
  handle: ({ services, actor, params }) => services.workflows.removeTest(actor, params.id, params.testId),
});

export const dryRunRoutes = [run, list, keep, open, accept, remove];
export { testSchema };
