// What is done in a dry run: commands of pretend people, a clock that is moved, and what the world outside is said to have
// answered. Work is named by its stage, so that a run still fits after the workflow was changed.
import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import { COMMAND_TYPES, type CommandType } from '../../engine/index.ts';

/** What people may do; what the machine does follows from the clock and from the answers of the world. */
const BY_MACHINE: readonly CommandType[] = [
  ...(['FireTimer', 'ReportEffect', 'ReportChild', 'MigrateCase', 'RevertMigration'] as const),
];

const commandType = z.enum(COMMAND_TYPES).refine((type) => !BY_MACHINE.includes(type), {
  message: 'This is done by the machine: move the clock, or say what was answered.',
});

const anything: z.ZodType<Json> = z.json();

/** **units**: `ms` milliseconds, `until` an instant. */
export const dryStepShape = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('command'),
    type: commandType,
    by: z.string().max(64),
    /** The stage of the work that it is about, in place of the id of the work. */
    stage: z.string().max(200).optional(),
    input: z.record(z.string(), anything),
  }),
  z.strictObject({ do: z.literal('move-on') }),
  z.strictObject({
    do: z.literal('wait'),
    ms: z
      .int()
      .min(1)
      .max(3_700 * 86_400_000),
  }),
  z.strictObject({ do: z.literal('wait-until'), until: z.int() }),
  z.strictObject({
    do: z.literal('answer'),
    /** Which of what is under way outside, the oldest first. */
    nth: z.int().min(0),
    outcome: z.enum(['applied', 'failed']),
    reason: z.string().max(500).default(''),
  }),
  z.strictObject({
    do: z.literal('child-ends'),
    nth: z.int().min(0),
    outcome: z.string().max(200).nullable(),
    values: z.record(z.string(), anything).default({}),
  }),
]);
export type DryStep = z.output<typeof dryStepShape>;

export const MOST_STEPS = 300;

/** A whole run. **units**: `startAt` an instant. */
export const dryRunShape = z.strictObject({
  startAt: z.int(),
  steps: z.array(dryStepShape).max(MOST_STEPS),
});
export type DryRun = z.output<typeof dryRunShape>;
