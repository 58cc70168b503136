// Sets of filters with a name, for everybody of the workspace: those of a log, and those of a workflow's own history.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { HistorySource, SavedFilter } from '../../../shell/service/index.ts';
import type { PersonActor } from '../access.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import { ofLog, ofWorkflow } from './flow.ts';
import { filterSchema, iso, isoTime } from './flow-shapes.ts';

const logParams = z.object({ logId: z.string().max(64) });
const workflowParams = z.object({ id: z.string().max(200) });

const savedSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    filters: z.array(z.looseObject({ keep: z.string() })),
    savedAt: isoTime,
    savedBy: z.string().nullable(),
  })
  .meta({
    id: 'SavedFilter',
    description: 'A set of filters with a name; the filters are those that flows take.',
  });

const answer = z.object({ saved: z.array(savedSchema) });
const body = z.object({
  name: z.string().trim().min(1, 'Please give it a name').max(120, 'Please use at most 120 characters'),
  filters: z.array(filterSchema).min(1).max(20),
});

const onTheWire = ({ filters, savedAt, ...saved }: SavedFilter): z.input<typeof savedSchema> => ({
  ...saved,
  filters: filters.map((filter) => ({ ...filter })),
  savedAt: iso(savedAt),
});

async function list(services: Services, actor: PersonActor, source: HistorySource) {
  const found = await services.savedFilters.list(actor.workspaceId, source);
  return found.ok ? succeed({ saved: found.value.map(onTheWire) }) : found;
}

async function save(
  services: Services,
  actor: PersonActor,
  source: HistorySource,
  named: z.output<typeof body>,
) {
  const saved = await services.savedFilters.save(actor, source, named);
  return saved.ok ? succeed(onTheWire(saved.value)) : saved;
}

const listOfLog = route({
  method: 'GET',
  path: '/api/logs/:logId/saved-filters',
  access: 'signed-in',
  summary: 'The saved filters of a log, by name',
  params: logParams,
  answer,
  handle: ({ services, actor, params }) => list(services, actor, ofLog(params)),
});

const saveOfLog = route({
  method: 'POST',
  path: '/api/logs/:logId/saved-filters',
  access: 'member',
  summary: 'Save filters of a log under a name; one of that name is replaced',
  params: logParams,
  body,
  answer: savedSchema,
  handle: ({ services, actor, params, body: named }) => save(services, actor, ofLog(params), named),
});

const listOfWorkflow = route({
  method: 'GET',
  path: '/api/workflows/:id/saved-filters',
  access: 'signed-in',
  summary: "The saved filters of a workflow's own history, by name",
  params: workflowParams,
  answer,
  handle: ({ services, actor, params }) => list(services, actor, ofWorkflow(params)),
});

const saveOfWorkflow = route({
  method: 'POST',
  path: '/api/workflows/:id/saved-filters',
  access: 'member',
  summary: "Save filters of a workflow's own history under a name; one of that name is replaced",
  params: workflowParams,
  body,
  answer: savedSchema,
  handle: ({ services, actor, params, body: named }) => save(services, actor, ofWorkflow(params), named),
});

const remove = route({
  method: 'DELETE',
  path: '/api/saved-filters/:filterId',
  access: 'member',
  summary: 'Remove a saved filter; saving it again under its name brings it back',
  params: z.object({ filterId: z.string().max(64) }),
  handle: ({ services, actor, params }) => services.savedFilters.remove(actor, params.filterId),
});

export const savedFilterRoutes = [listOfLog, saveOfLog, listOfWorkflow, saveOfWorkflow, remove];
