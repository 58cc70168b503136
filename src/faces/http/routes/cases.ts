// Looking at cases: lists of them, one with everything it carries, and where it may be moved.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { PRIORITIES } from '../../../core/model/index.ts';
import type { CaseListItem, CaseView, ContextPack } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { caseListItemSchema, caseSchema, iso, isoOrNull, statusSchema, wayShape } from './case-shapes.ts';
import { flowOnTheWire } from './stand-shapes.ts';
import { questionOnTheWire, togetherOnTheWire } from './together-shapes.ts';

const caseParams = z.object({ caseId: z.string().max(64) });

const list = route({
  method: 'GET',
  path: '/api/cases',
  access: 'signed-in',
  summary:
    'Cases, last changed first; filtered by workflow, status, stage, owner, requester, lateness or words of the title',
  query: z.object({
    workflow: z.string().optional(),
    status: statusSchema.optional(),
    stage: z.string().optional(),
    owner: z.string().optional(),
    requester: z.string().optional(),
    late: z.enum(['true', 'false']).optional(),
    text: z.string().max(200).optional(),
    forgiving: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Where nothing is found, look for the closest words that stand in titles' }),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  answer: z.object({
    cases: z.array(caseListItemSchema),
    next: z.string().nullable(),
    readAs: z
      .array(z.string())
      .meta({ description: 'The words that were found in place of mistyped ones; empty where none was' }),
  }),
  handle: async ({ services, actor, query }) => {
    const { workflow, owner, requester, late, forgiving, ...rest } = query;
    const whose = { workflowId: workflow, ownerId: owner, requesterId: requester };
    const filter = { ...rest, ...whose, late: late === 'true' };
    const found = await services.cases.list(actor, { ...filter, forgiving: forgiving === 'true' });
    return succeed({ cases: found.items.map(itemOnTheWire), next: found.next, readAs: [...found.readAs] });
  },
});

const itemOnTheWire = (item: CaseListItem): z.input<typeof caseListItemSchema> => ({
  ...item,
  openedAt: iso(item.openedAt),
  updatedAt: iso(item.updatedAt),
  dueAt: isoOrNull(item.dueAt),
});

const show = route({
  method: 'GET',
  path: '/api/cases/:caseId',
  access: 'signed-in',
  summary: 'One case: its record, open work, history, and what changed since the viewer last had it',
  params: caseParams,
  answer: caseSchema,
  handle: async ({ services, actor, params }) => {
    const found = await services.cases.show(actor, params.caseId);
    return found.ok ? succeed(caseOnTheWire(found.value)) : found;
  },
});

const moves = route({
  method: 'GET',
  path: '/api/cases/:caseId/moves',
  access: 'signed-in',
  summary: 'The stages a case may be moved to from where it stands',
  params: caseParams,
  answer: z.object({
    moves: z.array(z.object({ ...wayShape, workItem: z.string() }).meta({ id: 'Move' })),
  }),
  handle: async ({ services, actor, params }) => {
    const found = await services.cases.moves(actor, params.caseId);
    return found.ok ? succeed({ moves: [...found.value] }) : found;
  },
});

const MOST_PLACES = 100;
const caseIds = z
  .string()
  .max(MOST_PLACES * 65)
  .transform((text) => [...new Set(text.split(','))].filter((id) => id !== ''))
  .pipe(z.array(z.string().max(64)).min(1).max(MOST_PLACES));

const placesSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    status: statusSchema,
    priority: z.enum(PRIORITIES),
    requesterId: z.string().nullable(),
    stages: z.array(z.string()).readonly(),
    work: z
      .array(
        z.object({
          workItem: z.string(),
          stage: z.string(),
          ownerId: z.string().nullable(),
          status: z.enum(['offered', 'claimed', 'started']),
        }),
      )
      .readonly(),
    moves: z
      .array(
        z.object({
          workItem: z.string(),
          to: z.string(),
          toTitle: z.string(),
          asks: z.boolean().meta({ description: 'Something has to be said or filled in for it first.' }),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'CasePlaces' });

const places = route({
  method: 'GET',
  path: '/api/case-places',
  access: 'signed-in',
  summary: `Where up to ${MOST_PLACES} cases stand, who has their work, and where they may be moved; those that are not there are left out`,
  query: z.object({ cases: caseIds.meta({ description: 'Ids of cases, separated by commas.' }) }),
  answer: z.object({ cases: z.array(placesSchema) }),
  handle: async ({ services, actor, query }) =>
    succeed({ cases: [...(await services.cases.places(actor, query.cases))] }),
});

export function caseOnTheWire(view: CaseView): z.input<typeof caseSchema> {
  return {
    ...view,
    openedAt: iso(view.openedAt),
    closedAt: isoOrNull(view.closedAt),
    strip: view.strip.map((stage) => ({ ...stage, since: isoOrNull(stage.since) })),
    work: view.work.map((work) => ({
      ...work,
      offeredAt: iso(work.offeredAt),
      startedAt: isoOrNull(work.startedAt),
      dueAt: isoOrNull(work.dueAt),
      pausedAt: isoOrNull(work.pausedAt),
    })),
    pauses: view.pauses.map((pause) => ({
      ...pause,
      since: iso(pause.since),
      until: isoOrNull(pause.until),
    })),
    flow: flowOnTheWire(view.flow),
    together: view.together.map(togetherOnTheWire),
    questions: view.questions.map(questionOnTheWire),
    history: view.history.map((entry) => ({ ...entry, at: iso(entry.at), dueAt: isoOrNull(entry.dueAt) })),
    context: contextOnTheWire(view.context),
  };
}

const contextOnTheWire = ({ since, changed, decided, asked, attached, did }: ContextPack) => ({
  since,
  changed: changed.map((each) => ({ ...each, at: iso(each.at) })),
  decided: decided.map((each) => ({ ...each, at: iso(each.at) })),
  asked: asked.map((each) => ({ ...each, at: iso(each.at) })),
  attached: attached.map((each) => ({ ...each, at: iso(each.at) })),
  did: did.map((each) => ({ ...each, done: each.done.map((one) => ({ ...one, at: iso(one.at) })) })),
});

export const caseRoutes = [list, places, show, moves];
