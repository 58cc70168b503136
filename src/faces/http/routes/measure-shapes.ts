// What measures look like on the wire: one figure of all cases with its trend, or one for each activity or period.
import * as z from 'zod';
import type { MeasureAnswer } from '../../../shell/service/index.ts';
import { iso, isoTime, summaryOnTheWire, summarySchema } from './flow-shapes.ts';

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

export const measureSchema = z
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

export function measureOnTheWire({ values, ...about }: MeasureAnswer): z.input<typeof measureSchema> {
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
