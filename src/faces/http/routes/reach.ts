// What somebody can see and do, told by the rule that lets them in: each line names the operation that it was asked of.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { type PersonReach, ROLES } from '../../../shell/service/index.ts';
import { ACCESS_RULES, type AccessRule, can } from '../access.ts';
import { type Route, route } from '../route.ts';
import { caseRoutes } from './cases.ts';
import { commandRoutes } from './commands.ts';
import { designingRoutes } from './designing.ts';
import { fileRoutes } from './files.ts';
import { measureRoutes } from './measures.ts';
import { peopleRoutes } from './people.ts';
import { workspaceRoutes } from './workspace.ts';

/** What is told of everybody, and the operation whose rule decides it. */
const TOLD = {
  'see-cases': { method: 'GET', path: '/api/cases' },
  'see-files': { method: 'GET', path: '/api/cases/:caseId/files/:hash' },
  'see-figures': { method: 'GET', path: '/api/workflows/:id/measures' },
  start: { method: 'POST', path: '/api/cases' },
  work: { method: 'POST', path: '/api/cases/:caseId/complete-work-item' },
  design: { method: 'PUT', path: '/api/workflows/:id/draft' },
  publish: { method: 'POST', path: '/api/workflows/:id/versions' },
  people: { method: 'POST', path: '/api/people' },
  settings: { method: 'PATCH', path: '/api/workspace' },
} as const;

type What = keyof typeof TOLD;
const WHATS = Object.keys(TOLD) as [What, ...What[]];

const ASKED: readonly Route[] = [
  ...[...caseRoutes, ...commandRoutes, ...designingRoutes, ...fileRoutes],
  ...[...measureRoutes, ...peopleRoutes, ...workspaceRoutes],
];

function ruleOf(what: What): AccessRule {
  const { method, path } = TOLD[what];
  const found = ASKED.find((each) => each.method === method && each.path === path);
  if (found === undefined) throw new Error(`There is no operation ${method} ${path}.`);
  return found.access;
}

const RULES: ReadonlyMap<What, AccessRule> = new Map(WHATS.map((what) => [what, ruleOf(what)]));

const reachSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    state: z.enum(['here', 'no-sign-in', 'left']).meta({ description: 'Whether anything of it counts now.' }),
    runsOthers: z.boolean().meta({ description: 'May move, hand over and pause the work of others.' }),
    may: z.array(
      z.object({
        what: z.enum(WHATS),
        allowed: z.boolean(),
        needs: z.enum(ACCESS_RULES as readonly [AccessRule, ...AccessRule[]]),
      }),
    ),
    workflows: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        forms: z.array(z.string()),
        keeps: z.boolean().meta({ description: 'Has what nobody else of the workflow can have.' }),
        stages: z.array(
          z.object({
            title: z.string(),
            by: z.enum([
              ...['person', 'team', 'requester', 'manager-of-requester', 'owner-of-stage'],
              ...['lead-of-team', 'field', 'rule', 'deputy'],
            ] as const),
            of: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Reach', description: 'What somebody can see and do, each with its reason.' });

/** As the router would judge it, were they the one who asks. */
function mayOf({ id, name, role, state }: PersonReach, workspaceId: string) {
  const actor = { kind: 'person', userId: '', personId: id, workspaceId, name, role } as const;
  return [...RULES].map(([what, needs]) => ({ what, needs, allowed: state !== 'left' && can(actor, needs) }));
}

const show = route({
  method: 'GET',
  path: '/api/people/:id/reach',
  access: 'administrator',
  summary: 'What a person can see and do, and why',
  params: z.object({ id: z.string().max(64) }),
  answer: reachSchema,
  handle: async ({ services, actor, params }) => {
    const outcome = await services.reach.of(actor.workspaceId, params.id);
    if (!outcome.ok) return outcome;
    const reach = outcome.value;
    const workflows = reach.workflows.map(({ forms, stages, ...rest }) => ({
      ...{ ...rest, forms: [...forms], stages: [...stages] },
    }));
    return succeed({ ...reach, workflows, may: mayOf(reach, actor.workspaceId) });
  },
});

export const reachRoutes = [show];
