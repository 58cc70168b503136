// The workflows of the workspace: which there are, how one begins, and the shapes that the other workflow routes share.
import * as z from 'zod';
import { type Result, succeed } from '../../../core/base/index.ts';
import type { BegunWorkflow, Refusal, WorkflowView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const workflowSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    version: z.number().int().nullable(),
    hasDraft: z.boolean(),
    openCases: z.number().int(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Workflow' });

const onTheWire = (view: WorkflowView): z.input<typeof workflowSchema> => ({
  ...view,
  updatedAt: new Date(view.updatedAt).toISOString(),
});

const answered = (outcome: Result<WorkflowView, Refusal>) =>
  outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;

export const begun = (outcome: Result<BegunWorkflow, Refusal>) =>
  outcome.ok ? succeed({ ...onTheWire(outcome.value), teamsMade: [...outcome.value.teamsMade] }) : outcome;

export const begunSchema = workflowSchema
  .extend({ teamsMade: z.array(z.string()) })
  .meta({ id: 'BegunWorkflow' });

const params = z.object({ id: z.string() });
/** **units**: characters. A thousand stages take half of it; reading this much of anything takes nearly a second. */
export const MOST_SOURCE = 200_000;
export const SOURCE_TOO_LONG = 'A source may have at most 200,000 characters. Split the workflow';

const list = route({
  method: 'GET',
  path: '/api/workflows',
  access: 'signed-in',
  summary: 'Every workflow of the workspace',
  answer: z.object({ workflows: z.array(workflowSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ workflows: (await services.workflows.list(actor.workspaceId)).map(onTheWire) }),
});

const show = route({
  method: 'GET',
  path: '/api/workflows/:id',
  access: 'signed-in',
  summary: 'One workflow',
  params,
  answer: workflowSchema,
  handle: async ({ services, actor, params }) =>
    answered(await services.workflows.show(actor.workspaceId, params.id)),
});

const add = route({
  method: 'POST',
  path: '/api/workflows',
  access: 'operator',
  summary:
    'Begin a workflow: with a title alone, from a source, or from a template, whose missing teams are made with you in them',
  body: z.object({
    title: z.string().trim().min(1, 'Please give the workflow a name').max(120).optional(),
    source: z.string().max(MOST_SOURCE, SOURCE_TOO_LONG).optional(),
    template: z.string().optional(),
    logId: z.string().optional(),
  }),
  answer: begunSchema,
  handle: async ({ services, actor, body }) => {
    const { template, ...beginning } = body;
    if (template === undefined) return begun(await services.workflows.add(actor, beginning));
    const found = await services.workflows.template(template);
    if (!found.ok) return found;
    const { source } = found.value;
    return begun(await services.workflows.add(actor, { ...beginning, source, settle: true }));
  },
});

const archive = route({
  method: 'DELETE',
  path: '/api/workflows/:id',
  access: 'operator',
  summary: 'Put a workflow away; its cases and their history stay',
  params,
  handle: ({ services, actor, params }) => services.workflows.archive(actor, params.id),
});

const templates = route({
  method: 'GET',
  path: '/api/templates',
  access: 'signed-in',
  summary: 'The example workflows to start from; `source` is YAML',
  answer: z.object({
    templates: z.array(
      z.object({ id: z.string(), title: z.string(), description: z.string().nullable(), source: z.string() }),
    ),
  }),
  handle: async ({ services }) => {
    const found = await services.workflows.templates();
    return succeed({
      templates: found.map(({ id, source, workflow: { title, description } }) => ({
        id,
        title,
        description,
        source,
      })),
    });
  },
});

export const workflowRoutes = [list, show, add, archive, templates];
