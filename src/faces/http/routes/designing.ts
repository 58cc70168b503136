// Designing a workflow: its draft, what is wrong with it, what publishing would do, and the versions that were published.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { DraftView, VersionView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { testOnTheWire, testSchema } from './dry-runs.ts';
import { MOST_SOURCE, SOURCE_TOO_LONG } from './workflows.ts';

const diagnosticSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'advice']),
    at: z.string(),
    message: z.string(),
    remedy: z.string(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  })
  .meta({ id: 'Diagnostic' });

const draftSchema = z
  .object({
    source: z.string(),
    revision: z.number().int(),
    logId: z.string().nullable(),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.string().nullable(),
    diagnostics: z.array(diagnosticSchema),
  })
  .meta({ id: 'Draft' });

const versionSchema = z
  .object({
    version: z.number().int(),
    note: z.string().nullable(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string().nullable(),
  })
  .meta({ id: 'WorkflowVersion' });

const draftOnTheWire = (draft: DraftView): z.input<typeof draftSchema> => ({
  ...draft,
  diagnostics: [...draft.diagnostics],
  updatedAt: draft.updatedAt === null ? null : new Date(draft.updatedAt).toISOString(),
});

const versionOnTheWire = (view: VersionView): z.input<typeof versionSchema> => ({
  ...view,
  publishedAt: new Date(view.publishedAt).toISOString(),
});

const params = z.object({ id: z.string() });
const source = z.string().max(MOST_SOURCE, SOURCE_TOO_LONG);
const revision = z.number().int().min(0);

const show = route({
  method: 'GET',
  path: '/api/workflows/:id/draft',
  access: 'signed-in',
  summary: 'What is being designed: the draft, or the published source where nothing was changed',
  params,
  answer: draftSchema,
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.draft(actor.workspaceId, params.id);
    return outcome.ok ? succeed(draftOnTheWire(outcome.value)) : outcome;
  },
});

const save = route({
  method: 'PUT',
  path: '/api/workflows/:id/draft',
  access: 'operator',
  summary: 'Save the draft; refused where somebody else saved since `revision`',
  params,
  body: z.object({ source, revision }),
  answer: draftSchema,
  handle: async ({ services, actor, params, body }) => {
    const outcome = await services.workflows.saveDraft(actor, params.id, body);
    return outcome.ok ? succeed(draftOnTheWire(outcome.value)) : outcome;
  },
});

const discard = route({
  method: 'DELETE',
  path: '/api/workflows/:id/draft',
  access: 'operator',
  summary: 'Give up what was changed since the last version',
  params,
  handle: ({ services, actor, params }) => services.workflows.discardDraft(actor, params.id),
});

const check = route({
  method: 'POST',
  path: '/api/workflows/check',
  access: 'signed-in',
  doing: 'read',
  summary: 'What is wrong with a source, or could be better; nothing is saved',
  body: z.object({ source }),
  answer: z.object({ diagnostics: z.array(diagnosticSchema) }),
  handle: async ({ services, actor, body }) => {
    const { diagnostics } = await services.workflows.check(actor.workspaceId, body.source);
    return succeed({ diagnostics });
  },
});

const preview = route({
  method: 'GET',
  path: '/api/workflows/:id/publishing',
  access: 'operator',
  summary: 'What publishing the draft would change, in words, and how many running cases there are',
  params,
  answer: z.object({
    nextVersion: z.number().int(),
    changes: z.array(z.string()),
    runningCases: z.number().int(),
    diagnostics: z.array(diagnosticSchema),
    failing: z.array(testSchema),
  }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.preview(actor.workspaceId, params.id);
    if (!outcome.ok) return outcome;
    const { changes, diagnostics, failing, ...counts } = outcome.value;
    return succeed({
      ...{ ...counts, changes: [...changes], diagnostics: [...diagnostics] },
      failing: failing.map(testOnTheWire),
    });
  },
});

const publish = route({
  method: 'POST',
  path: '/api/workflows/:id/versions',
  access: 'operator',
  summary: 'Publish the draft as the next version; running cases stay on theirs',
  params,
  body: z.object({
    revision,
    note: z.string().trim().max(500).nullable().default(null),
    despiteTests: z.boolean().default(false),
  }),
  answer: versionSchema,
  handle: async ({ services, actor, params, body }) => {
    const outcome = await services.workflows.publish(actor, params.id, body);
    return outcome.ok ? succeed(versionOnTheWire(outcome.value)) : outcome;
  },
});

const versions = route({
  method: 'GET',
  path: '/api/workflows/:id/versions',
  access: 'signed-in',
  summary: 'The published versions, newest first',
  params,
  answer: z.object({ versions: z.array(versionSchema) }),
  handle: async ({ services, actor, params }) =>
    succeed({
      versions: (await services.workflows.versions(actor.workspaceId, params.id)).map(versionOnTheWire),
    }),
});

const version = route({
  method: 'GET',
  path: '/api/workflows/:id/versions/:version',
  access: 'signed-in',
  summary: 'The source of one version: its number, or `current`',
  params: z.object({
    id: z.string(),
    version: z.union([z.literal('current'), z.coerce.number().int().min(1)]),
  }),
  answer: z.object({ version: z.number().int(), source: z.string() }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.version(actor.workspaceId, params.id, params.version);
    return outcome.ok ? succeed({ version: outcome.value.version, source: outcome.value.source }) : outcome;
  },
});

export const designingRoutes = [check, show, save, discard, preview, publish, versions, version];
