// Automations: what they did lately, and what one would have done in past cases.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { changeSchema } from './case-shapes.ts';

const params = z.object({ id: z.string() });
const moment = (at: number): string => new Date(at).toISOString();

const runs = route({
  method: 'GET',
  path: '/api/workflows/:id/automation-runs',
  access: 'member',
  summary:
    'What the automations of a workflow did lately: to which case, why, and what, newest first; and how often each ran in its last thousand cases',
  params,
  answer: z.object({
    runs: z.array(
      z
        .object({
          automation: z.string(),
          caseId: z.string(),
          caseTitle: z.string(),
          at: z.iso.datetime(),
          why: z.string(),
          did: z.array(z.string()),
        })
        .meta({ id: 'AutomationRun' }),
    ),
    counts: z.array(z.object({ automation: z.string(), runs: z.int(), lastAt: z.iso.datetime() })),
    mail: z.boolean().meta({ description: 'Whether a mail server is set' }),
    times: z.array(
      z
        .object({
          automation: z.string(),
          due: z.iso.datetime(),
          ranAt: z.iso.datetime(),
          missed: z.int(),
          cases: z.int(),
          problem: z.string().nullable(),
        })
        .meta({
          id: 'ScheduleRun',
          description:
            'The last time that came: how many earlier ones were missed, on how many cases it acted or how many it opened, and what it could not open',
        }),
    ),
  }),
  handle: async ({ services, actor: { workspaceId }, params: { id } }) => {
    const [found, counts, times] = await Promise.all([
      services.workflows.automationRuns(workspaceId, id),
      services.workflows.automationCounts(workspaceId, id),
      services.workflows.scheduleRuns(workspaceId, id),
    ]);
    return succeed({
      runs: found.map((run) => ({ ...run, at: moment(run.at) })),
      counts: counts.map((count) => ({ ...count, lastAt: moment(count.lastAt) })),
      mail: services.mail.isSet,
      times: times.map((run) => ({ ...run, due: moment(run.due), ranAt: moment(run.ranAt) })),
    });
  },
});

const meeting = {
  automation: z.string(),
  kind: z.enum(['overlap', 'contradiction']),
  about: z.string(),
};

const firingSchema = z
  .object({
    caseId: z.string(),
    caseTitle: z.string(),
    at: z.iso.datetime(),
    did: z.array(z.string()).readonly(),
    changes: z.array(changeSchema).readonly(),
    meetings: z.array(z.object(meeting)).readonly(),
  })
  .meta({ id: 'AutomationFiring' });

const backTest = route({
  method: 'POST',
  path: '/api/workflows/:id/automations/:automation/back-test',
  access: 'operator',
  doing: 'read',
  summary:
    'Try an automation of the draft on the last two thousand cases: where it would have run, what it would have changed, and which others it meets. Nothing is changed',
  params: z.object({ id: z.string(), automation: z.string() }),
  answer: z
    .object({
      cases: z.int(),
      casesFired: z.int(),
      fired: z.int(),
      firings: z.array(firingSchema).readonly(),
      meetings: z.array(z.object({ ...meeting, times: z.int() })).readonly(),
    })
    .meta({ id: 'AutomationTrial' }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.workflows.tryAutomation(actor.workspaceId, params);
    if (!outcome.ok) return outcome;
    const { firings, ...counts } = outcome.value;
    return succeed({ ...counts, firings: firings.map((each) => ({ ...each, at: moment(each.at) })) });
  },
});

const flip = route({
  method: 'PUT',
  path: '/api/workflows/:id/automations/:automation/switch',
  access: 'operator',
  summary:
    'Switch an automation on or off for every case at once, whatever version it is under; `live` is false where no published version has it',
  params: z.object({ id: z.string(), automation: z.string() }),
  body: z.object({ on: z.boolean() }),
  answer: z.object({ live: z.boolean() }),
  handle: ({ services, actor, params, body }) =>
    services.workflows.switchAutomation(actor, { ...params, on: body.on }),
});

export const automationRoutes = [runs, backTest, flip];
