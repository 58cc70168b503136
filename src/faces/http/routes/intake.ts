// Starting work: the catalogue of forms, one form, and the links to forms that are open to everybody.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { IntakeForm, PublicLink } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { fieldSchema, formFieldSchema, iso } from './case-shapes.ts';

export const intakeFormShape = {
  workflow: z.string(),
  workflowTitle: z.string(),
  description: z.string().nullable(),
  intake: z.int(),
  title: z.string(),
  fields: z.record(z.string(), fieldSchema),
  form: z.array(formFieldSchema),
  startsTitle: z.string(),
};
export const formSchema = z.object(intakeFormShape).meta({ id: 'IntakeForm' });

export const formOnTheWire = <Form extends IntakeForm>(form: Form) => ({ ...form, form: [...form.form] });

const catalogue = route({
  method: 'GET',
  path: '/api/start',
  access: 'signed-in',
  summary: 'Every form by which a signed-in person can open a case',
  answer: z.object({
    forms: z.array(
      z
        .object({
          workflow: z.string(),
          workflowTitle: z.string(),
          description: z.string().nullable(),
          intake: z.int(),
          title: z.string(),
          fields: z.int(),
        })
        .meta({ id: 'CatalogueEntry' }),
    ),
  }),
  handle: async ({ services, actor }) => succeed({ forms: [...(await services.intake.catalogue(actor))] }),
});

const form = route({
  method: 'GET',
  path: '/api/start/:workflow/:intake',
  access: 'signed-in',
  summary: 'One form, ready to be filled in',
  params: z.object({ workflow: z.string(), intake: z.coerce.number().int().min(0) }),
  answer: formSchema,
  handle: async ({ services, actor, params }) => {
    const found = await services.intake.form(actor, params.workflow, params.intake);
    return found.ok ? succeed(formOnTheWire(found.value)) : found;
  },
});

const linkSchema = z
  .object({
    token: z.string(),
    path: z.string(),
    intake: z.string(),
    createdAt: z.string(),
    open: z.boolean(),
  })
  .meta({ id: 'PublicLink' });
const linkOnTheWire = (link: PublicLink) => ({ ...link, createdAt: iso(link.createdAt) });
const workflowParams = z.object({ id: z.string() });

const links = route({
  method: 'GET',
  path: '/api/workflows/:id/links',
  access: 'operator',
  summary: 'The links to public forms of a workflow',
  params: workflowParams,
  answer: z.object({ links: z.array(linkSchema) }),
  handle: async ({ services, actor, params }) =>
    succeed({ links: (await services.intake.links(actor, params.id)).map(linkOnTheWire) }),
});

const makeLink = route({
  method: 'POST',
  path: '/api/workflows/:id/links',
  access: 'operator',
  summary: 'A link by which anybody can fill in a form; the one that is open already, where there is one',
  params: workflowParams,
  body: z.object({ intake: z.string().optional() }),
  answer: linkSchema,
  handle: async ({ services, actor, params, body }) => {
    const made = await services.intake.makeLink(actor, params.id, body.intake);
    return made.ok ? succeed(linkOnTheWire(made.value)) : made;
  },
});

const closeLink = route({
  method: 'DELETE',
  path: '/api/workflows/:id/links/:token',
  access: 'operator',
  summary: 'Close a link to a public form; what was sent by it stays',
  params: z.object({ id: z.string(), token: z.string() }),
  handle: ({ services, actor, params }) => services.intake.closeLink(actor, params.id, params.token),
});

export const intakeRoutes = [catalogue, form, links, makeLink, closeLink];
