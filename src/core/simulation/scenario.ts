// What a scenario says: who is there and when, how much arrives, how long work takes, which way it goes, and with which values.
import { z } from 'zod';
import { type Distribution, distributionProblem, parseDuration } from '../base/index.ts';

const distributed = (number: z.ZodType<number>) =>
  z
    .union([
      number.transform((value): Distribution => ({ kind: 'empirical', values: [value] })),
      z
        .strictObject({ median: number, sigma: z.number() })
        .transform((given): Distribution => ({ kind: 'lognormal', ...given })),
      z
        .strictObject({ mean: number })
        .transform((given): Distribution => ({ kind: 'exponential', ...given })),
      z
        .strictObject({ min: number, max: number })
        .transform((given): Distribution => ({ kind: 'uniform', ...given })),
    ])
    .superRefine((given, context) => {
      const problem = distributionProblem(given);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    });

/** A span such as `20m` or `2h`. **units**: milliseconds of working time. */
const span = z.string().transform((text, context) => {
  const duration = parseDuration(text);
  if (duration.ok && 'ms' in duration.value) return duration.value.ms;
  context.addIssue({ code: 'custom', message: 'This is not a time such as 20m, 2h or 3 days.' });
  return z.NEVER;
});

const weights = z.record(z.string(), z.number().min(0));
const texts = z.array(z.string().min(1)).min(1);

/** Where a field's values come from. `text` may hold `{pool}`: one of that pool. `by`: as another field's value says. */
const simpleSource = z.union([
  z.strictObject({ choose: z.union([texts, weights]) }),
  z.strictObject({ text: texts }),
  z.strictObject({ number: distributed(z.number()), decimals: z.int().min(0).max(4).default(0) }),
  z.strictObject({ days: distributed(z.number()) }),
  z.strictObject({ yes: z.number().min(0).max(1) }),
  z.strictObject({ team: z.string() }),
  z.strictObject({ some: texts, most: z.int().positive().default(2) }),
]);
const valueSource = z.union([
  simpleSource,
  z.strictObject({
    by: z.string(),
    cases: z.record(z.string(), simpleSource),
    otherwise: simpleSource.optional(),
  }),
]);
export type SimpleSource = z.output<typeof simpleSource>;
export type ValueSource = z.output<typeof valueSource>;

const week = z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(z.string()));

const member = z.strictObject({
  key: z.string().min(1),
  name: z.string().min(1),
  teams: z.array(z.string()).default([]),
  manager: z.string().nullable().default(null),
  deputy: z.string().nullable().default(null),
  hours: z.string(),
  /** Where it is not the scenario's. */
  pause: distributed(span).optional(),
  /** Weeks away, counted from the start. */
  away: z.array(z.strictObject({ fromWeek: z.number().min(0), weeks: z.number().positive() })).default([]),
});
export type StaffMember = z.output<typeof member>;

const stagePlan = z.strictObject({
  /** Working time on one item of the stage. */
  takes: distributed(span),
  outcomes: weights.default({}),
  /** From a second visit on, where they differ. */
  again: weights.optional(),
  reasons: z.array(z.string()).default([]),
  comments: z.array(z.string()).default([]),
});
export type StagePlan = z.output<typeof stagePlan>;

export const scenarioShape = z.strictObject({
  workflow: z.string(),
  seed: z.int(),
  hours: z.record(
    z.string(),
    z.strictObject({ zone: z.string(), week, holidays: z.array(z.string()).default([]) }),
  ),
  teams: z.record(z.string(), z.strictObject({ name: z.string(), lead: z.string() })),
  staff: z.array(member).min(1),
  arrivals: z.strictObject({
    perWeek: z.number().positive(),
    /** By how much the rate rises from the start to the end: 0.3 is 30 percent more. */
    growth: z.number().min(-0.9).max(10).default(0),
    hours: z.string(),
    /** Who asks: keys of the staff; or, through the public form, names. */
    requesters: z.array(z.string()).default([]),
    names: z.array(z.string()).default([]),
    priorities: weights.default({ normal: 1 }),
  }),
  /** Working time spent on other things before the next item is taken up. */
  pause: distributed(span),
  stages: z.record(z.string(), stagePlan),
  values: z.record(z.string(), valueSource).default({}),
  pools: z.record(z.string(), texts).default({}),
  comments: z.strictObject({ chance: z.number().min(0).max(1), mention: z.number().min(0).max(1) }).default({
    chance: 0,
    mention: 0,
  }),
});

/** A scenario, read. **units**: spans in milliseconds. */
export type Scenario = z.output<typeof scenarioShape>;
