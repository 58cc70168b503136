// One operation per command of the engine, made from its registry: whoever adds a command there adds it here.
// The engine's own access rule is judged by the service; what only the machine may ask has no address.
import * as z from 'zod';
import { type Result, succeed } from '../../../core/base/index.ts';
import { COMMAND_TYPES, COMMANDS, type CommandType } from '../../../core/engine/index.ts';
import type { Handled, Refusal } from '../../../shell/service/index.ts';
import type { PersonActor } from '../access.ts';
import { type Route, route } from '../route.ts';
import { actingPerson } from '../sessions.ts';
import { statusSchema } from './case-shapes.ts';

const handledSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    seq: z.int(),
    status: statusSchema,
    stages: z.array(z.string()),
  })
  .meta({ id: 'Handled', description: 'The case after the command.' });

function answered(outcome: Result<Handled, Refusal>) {
  if (!outcome.ok) return outcome;
  const { caseId, seq, state } = outcome.value;
  const { number, title, status, tokens } = state;
  return succeed({
    caseId,
    number,
    title,
    seq,
    status,
    stages: tokens.filter(({ guard }) => guard !== true).map(({ stage }) => stage),
  });
}

const whoAsks = (actor: PersonActor) => ({
  workspaceId: actor.workspaceId,
  actor: actingPerson(actor),
  role: actor.role,
});

const open = route({
  method: 'POST',
  path: '/api/cases',
  access: 'member',
  keepsKey: true,
  summary: `${COMMANDS.OpenCase.title}: by a form of the workflow, or as a program`,
  body: z.strictObject({
    workflow: z.string(),
    values: COMMANDS.OpenCase.input.shape.values,
    intake: COMMANDS.OpenCase.input.shape.intake,
    title: COMMANDS.OpenCase.input.shape.title,
    priority: COMMANDS.OpenCase.input.shape.priority,
    via: z.enum(['people', 'api']).default('people'),
  }),
  answer: handledSchema,
  handle: async ({ services, actor, body, idempotencyKey }) => {
    const { workflow, ...input } = body;
    const command = { type: 'OpenCase', workflow, input } as const;
    return answered(await services.handle({ ...whoAsks(actor), command, idempotencyKey }));
  },
});

/** `CompleteWorkItem` is asked at `complete-work-item`. */
export const kebab = (type: string): string =>
  type.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const asked = COMMAND_TYPES.filter(
  (type): type is Exclude<CommandType, 'OpenCase'> =>
    type !== 'OpenCase' && COMMANDS[type].access !== 'machine',
);

const operationOf = (type: Exclude<CommandType, 'OpenCase'>): Route =>
  route({
    method: 'POST',
    path: `/api/cases/:caseId/${kebab(type)}`,
    access: 'member',
    keepsKey: true,
    summary: COMMANDS[type].title,
    params: z.object({ caseId: z.string().max(64) }),
    body: COMMANDS[type].input as z.ZodObject,
    answer: handledSchema,
    handle: async ({ services, actor, params, body, idempotencyKey }) => {
      const command = { type, caseId: params.caseId, input: body };
      return answered(await services.handle({ ...whoAsks(actor), command, idempotencyKey }));
    },
  });

const MOST_AT_ONCE = 100;
/** Cases that are worked on side by side: enough for the database to write several in one go. */
const BESIDE = 8;

const kinds = Object.fromEntries(asked.map((type) => [kebab(type), type]));

const manySchema = z.strictObject({
  commands: z
    .array(
      z.strictObject({
        caseId: z.string().max(64),
        command: z.enum(Object.keys(kinds)).meta({ description: 'As in the address of the one operation.' }),
        input: z.record(z.string(), z.unknown()).default({}),
        key: z.string().min(1).max(200),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE),
});

type Each = z.output<typeof manySchema>['commands'][number];

const many = route({
  method: 'POST',
  path: '/api/commands',
  access: 'member',
  keepsKey: true,
  summary: `Up to ${MOST_AT_ONCE} commands, each on its own: one that is refused does not stop the others. Those on one case in their order`,
  body: manySchema,
  answer: z.object({
    results: z.array(
      z.object({ done: z.boolean(), why: z.string().nullable(), stages: z.array(z.string()) }),
    ),
  }),
  handle: async ({ services, actor, body: { commands } }) => {
    const ask = async ({ caseId, command, input, key }: Each) => {
      const type = kinds[command] as Exclude<CommandType, 'OpenCase'>;
      const handled = answered(
        await services.handle({
          ...whoAsks(actor),
          command: { type, caseId, input },
          idempotencyKey: key,
        }),
      );
      return handled.ok
        ? { done: true, why: null, stages: handled.value.stages }
        : { done: false, why: handled.problem.message, stages: [] };
    };
    const results = new Map<Each, Awaited<ReturnType<typeof ask>>>();
    const waiting = [...Map.groupBy(commands, ({ caseId }) => caseId).values()];
    const work = async () => {
      for (let own = waiting.shift(); own !== undefined; own = waiting.shift())
        for (const each of own) results.set(each, await ask(each));
    };
    await Promise.all(Array.from({ length: BESIDE }, work));
    return succeed({ results: commands.flatMap((each) => results.get(each) ?? []) });
  },
});

export const commandRoutes: readonly Route[] = [open, many, ...asked.map(operationOf)];
