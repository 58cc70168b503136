// How cases and what they carry look on the wire; shared by the routes about work.
import * as z from 'zod';
import { FIELD_TYPES, PRIORITIES } from '../../../core/model/index.ts';
import { flowSchema } from './stand-shapes.ts';
import { questionSchema, togetherSchema } from './together-shapes.ts';

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const fileSchema = z
  .object({ file: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int() })
  .meta({ id: 'FileValue' });

const moneySchema = z.object({ minor: z.int(), currency: z.string() }).meta({ id: 'MoneyValue' });
const personalSchema = z.object({ personal: z.string(), hash: z.string() }).meta({ id: 'PersonalValue' });

export const valueSchema = z
  .union([
    z.null(),
    z.string(),
    z.number(),
    z.boolean(),
    moneySchema,
    fileSchema,
    personalSchema,
    z.array(z.string()).readonly(),
  ])
  .meta({ id: 'FieldValue' });

export const fieldSchema = z
  .object({
    type: z.enum(FIELD_TYPES),
    label: z.string(),
    help: z.string().nullable(),
    required: z.boolean(),
    options: z.array(z.string()).readonly(),
    currency: z.string(),
    personal: z.boolean(),
  })
  .meta({ id: 'Field' });

export const formFieldSchema = z
  .object({ field: z.string(), required: z.boolean() })
  .meta({ id: 'FormField' });

const whoSchema = z
  .object({
    kind: z.enum(['person', 'public', 'machine']),
    id: z.string().nullable(),
    name: z.string().nullable(),
    token: z.string().optional().meta({ description: 'By which token a program asked in their name.' }),
  })
  .meta({ id: 'Who' });

const marked = { at: z.string(), by: whoSchema };

export const changeSchema = z
  .object({ field: z.string(), label: z.string(), before: valueSchema, after: valueSchema })
  .meta({ id: 'ShownChange' });

export const historySchema = z
  .object({
    ...{ seq: z.int(), ...marked, type: z.string(), rework: z.boolean(), dueAt: z.string().nullable() },
    ...{ stage: z.string().nullable(), to: z.string().nullable(), person: z.string().nullable() },
    ...{ outcome: z.string().nullable(), reason: z.string().nullable(), text: z.string().nullable() },
    people: z.array(z.string()).readonly(),
    changes: z.array(changeSchema).readonly(),
  })
  .meta({ id: 'HistoryEntry' });

export const contextSchema = z
  .object({
    since: z.int(),
    changed: z.array(z.object({ ...changeSchema.shape, ...marked })),
    decided: z.array(
      z.object({
        ...{ stage: z.string(), outcome: z.string(), reason: z.string().nullable(), ...marked },
        saw: z.object({ version: z.int(), missed: z.array(z.string()).readonly() }).nullable(),
      }),
    ),
    asked: z.array(z.object({ text: z.string(), toMe: z.boolean(), open: z.boolean(), ...marked })),
    attached: z.array(z.object({ label: z.string(), file: z.string(), name: z.string(), ...marked })),
    did: z.array(
      z.object({
        ...{ person: z.string(), name: z.string().nullable() },
        done: z.array(
          z.object({
            ...{ stage: z.string(), outcome: z.string().nullable() },
            ...{ hadMs: z.number(), at: z.string() },
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ContextPack' });

export const wayShape = {
  outcome: z.string().nullable(),
  title: z.string().nullable(),
  to: z.string(),
  toTitle: z.string(),
  rework: z.boolean(),
  needsReason: z.boolean(),
  needsFields: z.array(z.string()).readonly(),
};

export const workSchema = z
  .object({
    workItem: z.string(),
    stage: z.string(),
    stageTitle: z.string(),
    kind: z.string(),
    description: z.string().nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    candidateIds: z.array(z.string()).readonly(),
    keeperName: z.string().nullable(),
    acceptance: z.enum(['due', 'given']).nullable(),
    handedFrom: z.array(z.object({ stage: z.string(), title: z.string() })).readonly(),
    why: z.string(),
    status: z.enum(['offered', 'claimed', 'started']),
    tasks: z.array(z.object({ title: z.string(), done: z.boolean() })).readonly(),
    offeredAt: z.string(),
    startedAt: z.string().nullable(),
    dueAt: z.string().nullable(),
    pausedAt: z.string().nullable(),
    form: z.array(formFieldSchema).readonly(),
    ways: z.array(z.object(wayShape).meta({ id: 'WayOn' })).readonly(),
    label: z.string().nullable(),
    question: z.object({ text: z.string(), fields: z.array(z.string()).readonly() }).nullable(),
    mayAsk: z.boolean(),
    mine: z.boolean(),
    outOfPool: z.boolean(),
    skippable: z.boolean(),
    backTo: z.array(z.object({ stage: z.string(), title: z.string() })).readonly(),
  })
  .meta({ id: 'Work' });

export const statusSchema = z.enum(['open', 'closed', 'cancelled']);
export const riskSchema = z.enum(['late', 'soon', 'open']);

export const caseSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    workflow: z.string(),
    workflowTitle: z.string(),
    version: z.int(),
    status: statusSchema,
    outcome: z.string().nullable(),
    priority: z.enum(PRIORITIES),
    requesterId: z.string().nullable(),
    requesterName: z.string().nullable(),
    openedAt: z.string(),
    closedAt: z.string().nullable(),
    seq: z.int(),
    strip: z.array(
      z.object({
        ...{ stage: z.string(), title: z.string(), kind: z.string() },
        state: z.enum(['here', 'done', 'ahead', 'stopped']),
        since: z.string().nullable(),
        ...{ count: z.int(), held: z.boolean() },
        accountable: z.object({ name: z.string(), why: z.string() }).nullable(),
      }),
    ),
    fields: z.record(z.string(), fieldSchema),
    record: z.record(z.string(), valueSchema),
    recallable: z.boolean(),
    reopenAt: z.array(z.object({ stage: z.string(), title: z.string() })).readonly(),
    pauses: z.array(
      z
        .object({
          workItem: z.string().nullable(),
          reason: z.string(),
          note: z.string().nullable(),
          since: z.string(),
          until: z.string().nullable(),
        })
        .meta({ id: 'Pause' }),
    ),
    pauseReasons: z.array(z.string()).readonly(),
    work: z.array(workSchema),
    together: z.array(togetherSchema),
    questions: z.array(questionSchema),
    flow: flowSchema,
    history: z.array(historySchema),
    context: contextSchema,
  })
  .meta({ id: 'Case' });

export const caseListItemSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    workflow: z.string(),
    workflowTitle: z.string(),
    status: z.string(),
    outcome: z.string().nullable(),
    priority: z.string(),
    stages: z.array(z.string()).readonly(),
    ownerNames: z.array(z.string()).readonly(),
    requesterName: z.string().nullable(),
    openedAt: z.string(),
    updatedAt: z.string(),
    dueAt: z.string().nullable(),
    risk: riskSchema,
  })
  .meta({ id: 'CaseListItem' });
