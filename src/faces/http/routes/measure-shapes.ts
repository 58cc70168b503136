// What measures look like on the wire: one figure of all cases with its trend, or one for each activity or period.
import * as z from 'zod';
import type { FigurePart, SplitColumn } from '../../../core/mining/index.ts';
import type { MeasureAnswer, MeasuresAnswer } from '../../../shell/service/index.ts';
import { iso, isoOrNull, isoTime, summaryOnTheWire, summarySchema } from './flow-shapes.ts';

const periodValueSchema = z
  .object({ from: isoTime, to: isoTime, value: z.number().nullable() })
  .meta({ id: 'PeriodValue' });

const flowBandsSchema = z
  .object({
    periods: z.array(z.object({ from: isoTime, to: isoTime })),
    bands: z.array(
      z.object({
        counts: z.enum(['began', 'done', 'ended']),
        activity: z.string().nullable(),
        values: z.array(z.int()),
      }),
    ),
  })
  .meta({
    id: 'CumulativeFlow',
    description: 'Cases until the end of each period; `activity` where one is done.',
  });

const measureSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    definition: z.string(),
    unit: z.string(),
    source: z.string(),
    summary: summarySchema.nullable(),
    trend: z.array(z.object({ from: isoTime, to: isoTime, summary: summarySchema })).nullable(),
    activities: z.array(z.object({ activity: z.string(), summary: summarySchema })).nullable(),
    periods: z.array(periodValueSchema).nullable(),
    flow: flowBandsSchema.nullable(),
  })
  .meta({
    id: 'MeasureAnswer',
    description: 'One figure of all cases with its trend, or one for each activity or period.',
  });

function measureOnTheWire({ values, ...about }: MeasureAnswer): z.input<typeof measureSchema> {
  const { name, title, definition, unit, source } = about;
  const answer = { name, title, definition, unit, source, ...NO_FIGURES };
  if (values.grain === 'activity') {
    const activities = values.activities.map(({ activity, summary }) => ({
      activity,
      summary: summaryOnTheWire(summary),
    }));
    return { ...answer, activities };
  }
  if (values.grain === 'period') {
    const periods = values.periods.map(({ from, to, value }) => ({ from: iso(from), to: iso(to), value }));
    return { ...answer, periods };
  }
  if (values.grain === 'flow') {
    const periods = values.periods.map(({ from, to }) => ({ from: iso(from), to: iso(to) }));
    const bands = values.bands.map((band) => ({ ...band, values: [...band.values] }));
    return { ...answer, flow: { periods, bands } };
  }
  const trend = values.trend.map(({ from, to, summary }) => ({
    ...{ from: iso(from), to: iso(to) },
    summary: summaryOnTheWire(summary),
  }));
  return { ...answer, summary: summaryOnTheWire(values.summary), trend };
}

const NO_FIGURES = { summary: null, trend: null, activities: null, periods: null, flow: null };

/** One JSON text, as an address holds it. **rejects**: what is no part of a figure. */
export const figureIn = z
  .string()
  .max(3_000)
  .transform((text, context): FigurePart => {
    const read = readJson(figureSchema, text);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: FIGURE_HOW });
    return { measure: '' };
  });

const FIGURE_HOW =
  'Name a measure and what of it, as JSON: {"measure":"cycle-time","atLeast":86400000} or {"measure":"demand","from":0,"to":604800000}.';

const figureSchema = z.strictObject({
  measure: z.string().max(60),
  from: z.number().optional(),
  to: z.number().optional(),
  activity: z.string().max(2_000).optional(),
  atLeast: z.number().optional(),
  below: z.number().optional(),
});

/** The column by which cases are told apart, as one JSON text; null where none is asked for. */
export const splitIn = z
  .string()
  .max(3_000)
  .optional()
  .transform((text, context): SplitColumn | null => {
    if (text === undefined) return null;
    const read = readJson(splitSchema, text);
    if (read !== undefined) return read;
    context.addIssue({
      code: 'custom',
      message: 'Name a column as JSON, such as {"of":"case","name":"Version"}.',
    });
    return null;
  });

const splitSchema = z.strictObject({ of: z.enum(['case', 'event']), name: z.string().max(2_000) });

function readJson<Shape extends z.ZodType>(schema: Shape, text: string): z.output<Shape> | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export const hoursSchema = z
  .object({
    zone: z.string(),
    week: z.record(z.string(), z.array(z.string())),
    holidays: z.array(z.string()),
  })
  .meta({ id: 'BusinessHours', description: 'Opening hours by day of the week, such as 09:00-17:00.' });

export const measuresSchema = z.object({
  measures: z.array(measureSchema),
  counted: z.object({
    cases: z.int(),
    ended: z.int(),
    open: z.int(),
    from: isoTime.nullable(),
    to: isoTime.nullable(),
  }),
  distributions: z.array(
    z.object({
      measure: z.string(),
      steps: z.array(z.object({ from: z.number(), to: z.number().nullable(), count: z.int() })),
    }),
  ),
  ages: z.object({
    bounds: z.array(z.number()),
    stages: z.array(z.object({ activity: z.string(), counts: z.array(z.int()) })),
  }),
  split: z
    .object({
      others: z.int(),
      parts: z.array(
        z.object({
          part: z.enum(['value', 'others', 'none']),
          value: z.string().nullable(),
          cases: z.int(),
          open: z.int(),
          summaries: z.record(z.string(), summarySchema),
        }),
      ),
    })
    .nullable(),
});

export const measuresOnTheWire = (told: MeasuresAnswer): z.input<typeof measuresSchema> => ({
  measures: told.measures.map(measureOnTheWire),
  counted: { ...told.counted, from: isoOrNull(told.counted.from), to: isoOrNull(told.counted.to) },
  distributions: told.distributions.map(({ measure, steps }) => ({ measure, steps: [...steps] })),
  ages: {
    bounds: [...told.ages.bounds],
    stages: told.ages.stages.map(({ activity, counts }) => ({ activity, counts: [...counts] })),
  },
  split: told.split && {
    others: told.split.others,
    parts: told.split.parts.map(({ summaries, ...part }) => ({
      ...part,
      summaries: Object.fromEntries(
        Object.entries(summaries).map(([name, summary]) => [name, summaryOnTheWire(summary)]),
      ),
    })),
  },
});
