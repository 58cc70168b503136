// How what a case waits for, and the cases that belong to it, look on the wire.
import * as z from 'zod';
import type { FlowView } from '../../../shell/service/index.ts';

const instant = (at: number): string => new Date(at).toISOString();

const relatedShape = { caseId: z.string(), number: z.int(), title: z.string(), status: z.string() };

const awaitedSchema = z
  .object({
    outcome: z.string().nullable(),
    outcomeTitle: z.string().nullable(),
    what: z.enum(['after', 'field', 'message', 'when', 'hand', 'failure']),
    about: z.string().nullable(),
    at: z.string().nullable(),
  })
  .meta({ id: 'Awaited' });

const standSchema = z
  .object({
    ...{ stage: z.string(), title: z.string(), kind: z.string(), since: z.string() },
    held: z.enum(['alone', 'while']).nullable(),
    others: z.array(z.string()).readonly(),
    awaited: z.array(awaitedSchema),
    byHand: z.boolean(),
  })
  .meta({ id: 'Stand' });

export const flowSchema = z
  .object({
    stands: z.array(standSchema),
    startable: z.array(z.object({ stage: z.string(), title: z.string() })).readonly(),
    takesPart: z.boolean(),
    parent: z.object(relatedShape).meta({ id: 'RelatedCase' }).nullable(),
    children: z.array(z.object({ ...relatedShape, stage: z.string() }).meta({ id: 'ChildCase' })).readonly(),
  })
  .meta({ id: 'CaseFlow' });

export const flowOnTheWire = ({ stands, ...view }: FlowView): z.input<typeof flowSchema> => ({
  ...view,
  stands: stands.map(({ since, awaited, ...stand }) => ({
    ...stand,
    since: instant(since),
    awaited: awaited.map(({ at, ...each }) => ({ ...each, at: at === null ? null : instant(at) })),
  })),
});
