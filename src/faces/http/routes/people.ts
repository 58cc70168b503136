// The people of the workspace: who they are, what they may do, who leads them, when they are away.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { type PersonView, ROLES } from '../../../shell/service/index.ts';
import { can } from '../access.ts';
import { route } from '../route.ts';

const absence = z
  .object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'The end must be after the start');

const moment = z.iso.datetime({ offset: true }).nullable();
const deputySchema = z
  .object({
    person: z.string(),
    from: moment,
    to: moment,
    team: z.string().nullable(),
    workflow: z.string().nullable(),
  })
  .refine(
    ({ from, to }) => from === null || to === null || Date.parse(from) < Date.parse(to),
    'The end must be after the start',
  )
  .meta({ id: 'Deputy' });
const skill = z.string().trim().min(1).max(60, 'Please use at most 60 characters');

const personSchema = z
  .object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    fromLog: z.boolean(),
    role: z.enum(ROLES),
    canSignIn: z.boolean(),
    mayHaveWork: z.boolean(),
    invited: z.boolean(),
    active: z.boolean(),
    managerId: z.string().nullable(),
    deputyId: z.string().nullable(),
    teamKeys: z.array(z.string()),
    absences: z.array(z.object({ from: z.string(), to: z.string() })),
    deputies: z.array(deputySchema),
    skills: z.array(z.string()),
    capacity: z.number().nullable(),
  })
  .meta({ id: 'Person' });

const name = z.string().trim().min(1, 'Please give a name').max(120, 'Please use at most 120 characters');

const iso = (at: number): string => new Date(at).toISOString();

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const instantOrNull = (at: string | null): number | null => (at === null ? null : Date.parse(at));

const onTheWire = (person: PersonView): z.input<typeof personSchema> => ({
  ...person,
  teamKeys: [...person.teamKeys],
  absences: person.absences.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
  deputies: person.deputies.map(({ from, to, ...rest }) => ({
    ...rest,
    from: isoOrNull(from),
    to: isoOrNull(to),
  })),
  skills: [...person.skills],
});

const list = route({
  method: 'GET',
  path: '/api/people',
  access: 'signed-in',
  summary: 'Everybody of the workspace',
  answer: z.object({ people: z.array(personSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ people: (await services.people.list(actor.workspaceId)).map(onTheWire) }),
});

const add = route({
  method: 'POST',
  path: '/api/people',
  access: 'administrator',
  summary: 'Add a person, without sign-in until they accept an invitation',
  body: z.object({ name, role: z.enum(ROLES).default('member') }),
  answer: personSchema,
  handle: async ({ services, actor, body }) => {
    const outcome = await services.people.add(actor, body);
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

/** What only an administrator changes, one's own included. */
const PRIVILEGED = ['role', 'active', 'managerId', 'skills', 'capacity'] as const;

const change = route({
  method: 'PATCH',
  path: '/api/people/:id',
  access: 'signed-in',
  summary: 'Change a person; without administration only one’s own name, deputy and absences',
  params: z.object({ id: z.string() }),
  body: z.object({
    name: name.optional(),
    role: z.enum(ROLES).optional(),
    active: z.boolean().optional(),
    managerId: z.string().nullable().optional(),
    deputyId: z.string().nullable().optional(),
    absences: z.array(absence).max(100).optional(),
    deputies: z.array(deputySchema).max(50).optional(),
    skills: z.array(skill).max(100).optional(),
    capacity: z.number().int().min(0).max(10_000).nullable().optional(),
  }),
  answer: personSchema,
  handle: async ({ services, actor, params, body }) => {
    const { absences, deputies, ...rest } = body;
    const privileged = PRIVILEGED.some((member) => rest[member] !== undefined);
    const resource = privileged ? {} : { personId: params.id };
    if (!can(actor, 'administrator', resource)) return NOT_YOURS;
    const away = absences?.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    const outcome = await services.people.change(actor, params.id, {
      ...rest,
      absences: away,
      deputies: deputies?.map(({ from, to, ...each }) => ({
        ...each,
        from: instantOrNull(from),
        to: instantOrNull(to),
      })),
    });
    return outcome.ok ? succeed(onTheWire(outcome.value)) : outcome;
  },
});

const merge = route({
  method: 'POST',
  path: '/api/people/:id/merge',
  access: 'administrator',
  summary: 'Say who somebody seen in a log is: their names, teams and places in drafts pass to that person',
  params: z.object({ id: z.string() }),
  body: z.object({ into: z.string() }),
  handle: ({ services, actor, params, body }) => services.logPeople.merge(actor, params.id, body.into),
});

const NOT_YOURS = {
  ok: false,
  problem: {
    kind: 'forbidden',
    code: 'not-allowed',
    message: 'Only an administrator may change this about a person. Ask one of them.',
  },
} as const;

export const peopleRoutes = [list, add, change, merge];
