// What questions about a history look like on the wire, whether it was imported or lived: filters, flow, cases.
import * as z from 'zod';
import type { Instant } from '../../../core/base/index.ts';
import { type AskedFilter, readFilter } from '../../../core/mining/index.ts';
import type { AnswerTo, CasesBehind, Filter, FlowAnswer } from '../../../shell/service/index.ts';

const findingFilter = z.strictObject({ keep: z.literal('finding'), key: z.string().max(1000) });

const deviationFilter = z.strictObject({
  keep: z.literal('deviation'),
  workflow: z.string().max(200),
  key: z.string().max(4_000),
});
const ruleFilter = z.strictObject({
  keep: z.literal('breaks'),
  workflow: z.string().max(200).nullable(),
  rule: z.string().max(2_000),
});

export const filterSchema: z.ZodType<Filter> = z.union([
  z.custom<AskedFilter>((raw) => readFilter(raw) !== undefined),
  findingFilter,
  deviationFilter,
  ruleFilter,
]);

const HOW =
  'Give filters as a JSON list, such as [{"keep":"with","activity":"Check"}]; docs/how-to/add-a-filter.md shows all kinds.';

/** Filters travel as one JSON text, so that an address holds them. */
export const filtersIn = z
  .string()
  .max(12_000)
  .optional()
  .transform((text, context): Filter[] => {
    try {
      const read = z
        .array(filterSchema)
        .max(20)
        .safeParse(JSON.parse(text ?? '[]'));
      if (read.success) return read.data;
    } catch {
      // Said below.
    }
    context.addIssue({ code: 'custom', message: HOW });
    return [];
  });

const ms = z.number();
const known = z.number().nullable();
export const isoTime = z.iso.datetime();

export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export const summarySchema = z
  .object({
    count: z.int(),
    total: ms,
    mean: known,
    median: known,
    p85: known,
    p90: known,
    p95: known,
    min: known,
    max: known,
  })
  .meta({ id: 'Summary' });

type Summary = FlowAnswer['durations'];

/** A figure of nothing is not a number; on the wire it is null. */
export function summaryOnTheWire(summary: Summary): z.input<typeof summarySchema> {
  const knownOrNull = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    count: summary.count,
    total: summary.total,
    mean: knownOrNull(summary.mean),
    median: knownOrNull(summary.median),
    p85: knownOrNull(summary.p85),
    p90: knownOrNull(summary.p90),
    p95: knownOrNull(summary.p95),
    min: knownOrNull(summary.min),
    max: knownOrNull(summary.max),
  };
}

const times = { medianMs: ms, meanMs: ms, p90Ms: ms, minMs: ms, maxMs: ms, totalMs: ms };
const timesSchema = z.object(times).meta({ id: 'FlowTimes' });

const activitySchema = z
  .object({
    name: z.string(),
    events: z.int(),
    cases: z.int(),
    repeats: z.int(),
    casesWithRepeats: z.int(),
    waiting: timesSchema.nullable(),
    working: timesSchema.nullable(),
  })
  .meta({ id: 'FlowActivity' });

const pathSchema = z
  .object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    count: z.int(),
    cases: z.int(),
    ...times,
  })
  .meta({ id: 'FlowPath' });

export const surveySchema = z.object({
  cases: z.int(),
  events: z.int(),
  activities: z.array(activitySchema),
  paths: z.array(pathSchema),
});

export const flowSchema = z
  .object({
    survey: surveySchema,
    variants: z.object({
      count: z.int(),
      top: z.array(z.object({ key: z.string(), cases: z.int(), activities: z.array(z.string()) })),
    }),
    durations: summarySchema,
    underWay: z.int(),
    unseen: z.int().describe('Open cases that have left no stage yet, and so stand on no map.'),
    ofCases: z.int(),
  })
  .meta({
    id: 'Flow',
    description: 'How cases move: counts, times in milliseconds, and the variants of those that ended.',
  });

export const surveyOnTheWire = (survey: FlowAnswer['survey']): z.input<typeof surveySchema> => ({
  ...survey,
  activities: [...survey.activities],
  paths: [...survey.paths],
});

export const flowOnTheWire = (flow: FlowAnswer): z.input<typeof flowSchema> => ({
  survey: surveyOnTheWire(flow.survey),
  variants: {
    count: flow.variants.count,
    top: flow.variants.top.map(({ key, cases, activities }) => ({ key, cases, activities: [...activities] })),
  },
  durations: summaryOnTheWire(flow.durations),
  underWay: flow.underWay,
  unseen: flow.unseen,
  ofCases: flow.ofCases,
});

export const casesBehindSchema = z
  .object({
    total: z.int(),
    cases: z.array(
      z.object({
        name: z.string(),
        caseId: z.string().nullable(),
        number: z.int().nullable(),
        events: z.int(),
        from: isoTime,
        to: isoTime.nullable().describe('Null while the case is still under way.'),
      }),
    ),
  })
  .meta({ id: 'CasesBehind' });

export const casesOnTheWire = ({ total, cases }: CasesBehind): z.input<typeof casesBehindSchema> => ({
  total,
  cases: cases.map((found) => ({
    ...found,
    from: iso(found.from),
    to: found.to === null ? null : iso(found.to),
  })),
});

const places = z.array(z.int().min(0));
const spans = z.array(z.number());

/** In columns: a thousand cases are a few hundred thousand letters, as objects they would be some millions. */
export const playbackSchema = z
  .object({
    from: isoTime,
    to: isoTime,
    ofCases: z.int().describe('How many cases there are; these were taken of them, evenly over time.'),
    activities: z.array(z.string()),
    caseStarts: places.describe('The steps of case c are the places caseStarts[c] to caseStarts[c + 1].'),
    open: places.describe('1 for a case that is still under way.'),
    activity: places.describe('By step: which of the activities.'),
    beganMs: spans.describe(
      'By step: milliseconds after `from`; as `doneMs` where the history does not tell it.',
    ),
    doneMs: spans,
  })
  .meta({ id: 'Playback', description: 'When each case was at which activity, to be watched again.' });

export const playbackOnTheWire = ({
  from,
  to,
  ...columns
}: AnswerTo<{ about: 'playback'; filters: [] }>): z.input<typeof playbackSchema> => ({
  ...{ from: iso(from), to: iso(to), ofCases: columns.ofCases },
  activities: [...columns.activities],
  caseStarts: [...columns.caseStarts],
  open: [...columns.open],
  activity: [...columns.activity],
  beganMs: [...columns.beganMs],
  doneMs: [...columns.doneMs],
});

export const traceSchema = z
  .object({
    events: z.array(
      z.object({
        activity: z.string(),
        resource: z.string().nullable(),
        lifecycle: z.string().nullable(),
        at: isoTime,
        startedAt: isoTime.nullable(),
      }),
    ),
  })
  .meta({ id: 'Trace' });

export const traceOnTheWire = (events: NonNullable<AnswerTo<{ about: 'trace'; caseName: string }>>) => ({
  events: events.map((event) => ({
    ...event,
    at: iso(event.at),
    startedAt: isoOrNull(event.startedAt),
  })),
});
