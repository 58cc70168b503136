// Moving running cases to another version: what would become of each, why, the run and its progress, and its undoing.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import type { MigrationRun, Refusal } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import type { BudgetSize } from '../server/limits/budget.ts';

const params = z.object({ id: z.string() });
const mapping = z
  .record(z.string().max(200), z.string().max(200))
  .default({})
  .meta({ description: 'Where stages that the version does not have go on, by stage.' });
const destination = z.strictObject({ toVersion: z.int().min(1), mapping });
const values = z.record(z.string(), z.unknown()).default({});

const judgedSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    version: z.int(),
    stages: z.array(z.string()),
    verdict: z.enum(['lands', 'needs', 'cannot']),
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        why: z.enum(['required', 'carried', 'waited-for', 'other-type', 'not-an-option']),
      }),
    ),
    because: z.array(z.object({ code: z.string(), stage: z.string(), title: z.string() })),
  })
  .meta({ id: 'JudgedCase' });

const previewSchema = z
  .object({
    toVersion: z.int(),
    counts: z.object({ lands: z.int(), needs: z.int(), cannot: z.int() }),
    versions: z.array(z.object({ version: z.int(), cases: z.int() })),
    gone: z.array(
      z.object({ stage: z.string(), title: z.string(), cases: z.int(), proposed: z.string().nullable() }),
    ),
    stages: z.array(z.object({ stage: z.string(), title: z.string() })),
    fields: z.array(
      z.object({ field: z.string(), type: z.string(), label: z.string(), options: z.array(z.string()) }),
    ),
    cases: z.array(judgedSchema),
  })
  .meta({ id: 'MigrationPreview' });

const runSchema = z
  .object({
    id: z.string(),
    toVersion: z.int(),
    by: z.string(),
    at: z.iso.datetime(),
    state: z.enum(['running', 'done', 'undoing', 'undone', 'stopped']),
    total: z.int(),
    done: z.int(),
    moved: z.int().meta({ description: 'Cases that are on the version because of this run.' }),
    stayed: z.array(z.object({ caseId: z.string(), message: z.string() })),
  })
  .meta({ id: 'MigrationRun' });

const MOST_STAYED = 200;

const runOnTheWire = ({ at, moved, stayed, ...run }: MigrationRun): z.input<typeof runSchema> => ({
  ...run,
  at: new Date(at).toISOString(),
  moved: moved.length,
  stayed: stayed.slice(0, MOST_STAYED),
});

/** Every running case is judged at each of these. **units**: a minute. */
const PREVIEWS: BudgetSize = { most: 60, withinMs: 60_000 };
const RUNS: BudgetSize = { most: 12, withinMs: 60_000 };
const tooMany: Refusal = {
  kind: 'limit',
  code: 'too-many-requests',
  message: 'That was asked very often just now. Wait a minute and try again.',
};

const preview = route({
  method: 'POST',
  path: '/api/workflows/:id/migration/preview',
  access: 'operator',
  doing: 'read',
  summary: 'What would become of each running case on another version; nothing is moved',
  params,
  body: destination,
  answer: previewSchema,
  handle: async ({ services, actor, params, body, tally }) => {
    if (tally.take(PREVIEWS, actor.workspaceId) > 0) return fail(tooMany);
    const outcome = await services.migrations.preview(actor.workspaceId, params.id, body);
    if (!outcome.ok) return outcome;
    const { counts, toVersion, ...lists } = outcome.value;
    return succeed({
      ...{
        toVersion,
        counts,
        versions: [...lists.versions],
        gone: [...lists.gone],
        stages: [...lists.stages],
      },
      fields: lists.fields.map(({ options, ...field }) => ({ ...field, options: [...options] })),
      cases: lists.cases.map((each) => ({
        ...each,
        stages: [...each.stages],
        fields: [...each.fields],
        because: [...each.because],
      })),
    });
  },
});

const explain = route({
  method: 'POST',
  path: '/api/workflows/:id/migration/explain',
  access: 'operator',
  doing: 'read',
  summary: 'The history of one case gone through on another version: what is different about its past',
  params,
  body: destination.extend({ caseId: z.string().max(64) }),
  answer: z.object({
    warnings: z.array(
      z.object({
        code: z.enum(['gone', 'no-way', 'other-way', 'skipped']),
        stage: z.string(),
        title: z.string(),
        to: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ services, actor, body: { caseId, ...to } }) => {
    const outcome = await services.migrations.explain(actor.workspaceId, caseId, to);
    return outcome.ok ? succeed({ warnings: [...outcome.value] }) : outcome;
  },
});

const show = route({
  method: 'GET',
  path: '/api/workflows/:id/migration',
  access: 'operator',
  summary: 'The last time running cases were moved, and how far it is',
  params,
  answer: z.object({ run: runSchema.nullable() }),
  handle: async ({ services, actor, params }) => {
    const run = await services.migrations.run(actor.workspaceId, params.id);
    return succeed({ run: run === null ? null : runOnTheWire(run) });
  },
});

const start = route({
  method: 'POST',
  path: '/api/workflows/:id/migration',
  access: 'operator',
  summary: 'Move running cases to another version: those that land, and those whose fields are filled here',
  params,
  body: destination.extend({
    values: values.meta({ description: 'Filled in for every case that needs the field.' }),
    ofCase: z
      .record(z.string().max(64), values)
      .default({})
      .meta({ description: 'The same for one case, by case.' }),
    caseIds: z.array(z.string().max(64)).max(100_000).optional(),
  }),
  answer: runSchema,
  handle: async ({ services, actor, params, body, tally }) => {
    if (tally.take(RUNS, actor.workspaceId) > 0) return fail(tooMany);
    const outcome = await services.migrations.start(actor, params.id, body);
    return outcome.ok ? succeed(runOnTheWire(outcome.value)) : outcome;
  },
});

const undo = route({
  method: 'POST',
  path: '/api/workflows/:id/migration/undo',
  access: 'operator',
  summary: 'Undo the last move; cases that have gone on since stay where they are',
  params,
  answer: runSchema,
  handle: async ({ services, actor, params, tally }) => {
    if (tally.take(RUNS, actor.workspaceId) > 0) return fail(tooMany);
    const outcome = await services.migrations.undo(actor, params.id);
    return outcome.ok ? succeed(runOnTheWire(outcome.value)) : outcome;
  },
});

export const migrationRoutes = [preview, explain, show, start, undo];
