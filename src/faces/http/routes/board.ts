// The board of a workflow: its open cases by stage.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { Column } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { iso, isoOrNull, riskSchema } from './case-shapes.ts';

const cardSchema = z
  .object({
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    priority: z.string(),
    stage: z.string(),
    workItem: z.string().nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    enteredAt: z.string(),
    dueAt: z.string().nullable(),
    risk: riskSchema,
    mine: z.boolean(),
  })
  .meta({ id: 'Card' });

const columnSchema = z
  .object({
    stage: z.string(),
    title: z.string(),
    kind: z.string(),
    count: z.int(),
    late: z.int(),
    ways: z.array(z.string()).readonly(),
    cards: z.array(cardSchema),
  })
  .meta({ id: 'Column' });

const columnOnTheWire = (column: Column): z.input<typeof columnSchema> => ({
  ...column,
  cards: column.cards.map((card) => ({
    ...card,
    enteredAt: iso(card.enteredAt),
    dueAt: isoOrNull(card.dueAt),
  })),
});

const filter = z.object({
  owner: z.string().optional(),
  late: z.enum(['true', 'false']).optional(),
  text: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(20_000).optional(),
});

const filterOf = ({ owner, late, text, limit }: z.output<typeof filter>) => ({
  ...{ ownerId: owner, text, limit },
  late: late === 'true',
});

const board = route({
  method: 'GET',
  path: '/api/workflows/:id/board',
  access: 'signed-in',
  summary: 'Open cases by stage: the count of each column and its first cards, longest there first',
  params: z.object({ id: z.string() }),
  query: filter,
  answer: z.object({
    workflow: z.string(),
    title: z.string(),
    total: z.int(),
    columns: z.array(columnSchema),
  }),
  handle: async ({ services, actor, params, query }) => {
    const found = await services.board.board(actor, params.id, filterOf(query));
    if (!found.ok) return found;
    return succeed({ ...found.value, columns: found.value.columns.map(columnOnTheWire) });
  },
});

const column = route({
  method: 'GET',
  path: '/api/workflows/:id/board/:stage',
  access: 'signed-in',
  summary: 'One column of the board with as many of its cards as asked for',
  params: z.object({ id: z.string(), stage: z.string() }),
  query: filter,
  answer: columnSchema,
  handle: async ({ services, actor, params, query }) => {
    const found = await services.board.column(actor, params.id, params.stage, filterOf(query));
    return found.ok ? succeed(columnOnTheWire(found.value)) : found;
  },
});

export const boardRoutes = [board, column];
