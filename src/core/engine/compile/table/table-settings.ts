// How is a decision table written in a workflow?
import { z } from 'zod';
import { AGGREGATIONS, HIT_POLICIES } from '../../../rules/index.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const input = z.union([z.string(), z.strictObject({ expression: z.string(), title: z.string().optional() })]);
const output = z.union([z.string(), z.strictObject({ name: z.string(), values: z.array(cell).optional() })]);

/** The shape of a table in a workflow. */
export const tableShape = z.strictObject({
  hit: z.enum(HIT_POLICIES).default('unique'),
  collect: z.enum(AGGREGATIONS).optional(),
  inputs: z.array(input),
  outputs: z.array(output),
  rules: z.array(z.array(cell)),
  otherwise: z.array(cell).optional(),
});
export type TableSettings = z.output<typeof tableShape>;

/** The settings of a stage that decides. */
export const stageSettings = z.strictObject({
  table: tableShape.optional().meta({ title: 'Decision table' }),
});
