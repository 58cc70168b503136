// The teams of the workspace: their members and who leads them.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { TeamView } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const teamSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    leadId: z.string().nullable(),
    memberIds: z.array(z.string()),
  })
  .meta({ id: 'Team' });

const name = z
  .string()
  .trim()
  .min(1, 'Please give the team a name')
  .max(80, 'Please use at most 80 characters');
const memberIds = z.array(z.string()).max(1_000);
const params = z.object({ key: z.string() });

const onTheWire = (team: TeamView): z.input<typeof teamSchema> => ({
  ...team,
  memberIds: [...team.memberIds],
});

const list = route({
  method: 'GET',
  path: '/api/teams',
  access: 'signed-in',
  summary: 'Every team of the workspace',
  answer: z.object({ teams: z.array(teamSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ teams: (await services.teams.list(actor.workspaceId)).map(onTheWire) }),
});

const add = route({
  method: 'POST',
  path: '/api/teams',
  access: 'administrator',
  summary: 'Make a team',
  body: z.object({ name, leadId: z.string().nullable().default(null), memberIds: memberIds.default([]) }),
  answer: teamSchema,
  handle: async ({ services, actor, body }) => {
    const outcome = await services.teams.add(actor, body);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const change = route({
  method: 'PATCH',
  path: '/api/teams/:key',
  access: 'administrator',
  summary: 'Change a team: its name, its lead, its members',
  params,
  body: z.object({
    name: name.optional(),
    leadId: z.string().nullable().optional(),
    memberIds: memberIds.optional(),
  }),
  answer: teamSchema,
  handle: async ({ services, actor, params, body }) => {
    const outcome = await services.teams.change(actor, params.key, body);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const remove = route({
  method: 'DELETE',
  path: '/api/teams/:key',
  access: 'administrator',
  summary: 'Remove a team; its members stay',
  params,
  handle: ({ services, actor, params }) => services.teams.remove(actor, params.key),
});

export const teamRoutes = [list, add, change, remove];
