// How what several decide, and what was asked before deciding, look on the wire.
import * as z from 'zod';
import type { QuestionView, TogetherView } from '../../../shell/service/index.ts';

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));

export const togetherSchema = z
  .object({
    ...{ stage: z.string(), stageTitle: z.string(), by: z.string().nullable() },
    ...{ quorum: z.number().nullable(), more: z.boolean() },
    ones: z.array(
      z.object({
        ...{ instance: z.int(), label: z.string().nullable(), person: z.string().nullable() },
        ...{ weight: z.number(), state: z.enum(['done', 'open', 'waiting']) },
        ...{ workItem: z.string().nullable(), outcome: z.string().nullable(), reason: z.string().nullable() },
        ...{ at: z.string().nullable(), seenSeq: z.int().nullable() },
        ...{ changed: z.boolean(), recallable: z.boolean() },
      }),
    ),
  })
  .meta({ id: 'Together' });

export const questionSchema = z
  .object({
    ...{ question: z.string(), asker: z.string().nullable(), asked: z.string().nullable() },
    ...{ text: z.string(), at: z.string(), answer: z.string().nullable() },
    ...{ answeredAt: z.string().nullable(), open: z.boolean() },
  })
  .meta({ id: 'Question' });

export const togetherOnTheWire = ({ ones, ...view }: TogetherView): z.input<typeof togetherSchema> => ({
  ...view,
  ones: ones.map((one) => ({ ...one, at: instantOrNull(one.at) })),
});

export const questionOnTheWire = (view: QuestionView): z.input<typeof questionSchema> => ({
  ...view,
  at: instant(view.at),
  answeredAt: instantOrNull(view.answeredAt),
});
