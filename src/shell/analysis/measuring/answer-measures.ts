// Is it better? All measures of the cases asked for, how their values are spread, and how parts of the cases differ.
import { MINUTE_MS } from '../../../core/base/index.ts';
import { type EventLog, spanOf } from '../../../core/event-log/index.ts';
import {
  ageBands,
  cycleTime,
  distributionOf,
  MEASURES,
  type Measure,
  type MeasureOptions,
  splitCases,
  summariesBy,
  summarise,
  trendOf,
  type Values,
} from '../../../core/mining/index.ts';
import { keptBy } from '../kept-by.ts';
import type { OpenLog } from '../open-log.ts';
import type { MeasureAnswer, MeasuresAnswer, Question, SplitPart } from '../question.ts';
import { measureGround } from './measure-ground.ts';

type Asking = Extract<Question, { about: 'measures' }>;

/** No page shows more; what lies before is in the sums of a cumulative flow. */
const MOST_PERIODS = 400;
const MOST_ACTIVITIES = 300;
const SPREAD: ReadonlySet<string> = new Set(['cycle-time', 'case-waiting', 'flow-efficiency', 'cost']);

type Computed = { readonly measure: Measure; readonly values: Values };

/** Answers given lately, as long as their log is open and has not grown: many people look at the same page. */
const given = new WeakMap<EventLog, Map<string, MeasuresAnswer>>();
const MOST_GIVEN = 16;

/** The same question within a minute gets the same answer, unless something happened in between. */
export function measureAll(opened: OpenLog, asked: Asking): MeasuresAnswer {
  const answers = given.get(opened.log) ?? new Map<string, MeasuresAnswer>();
  given.set(opened.log, answers);
  const key = JSON.stringify({ ...asked, until: asked.until && Math.floor(asked.until / MINUTE_MS) });
  const answer = answers.get(key) ?? measureNow(opened, asked);
  if (answers.size >= MOST_GIVEN) answers.clear();
  answers.set(key, answer);
  return answer;
}

function measureNow(opened: OpenLog, asked: Asking): MeasuresAnswer {
  const { log, options: told } = measureGround(opened, keptBy(opened, asked.filters), asked);
  const options = { ...told, period: asked.period };
  const computed = MEASURES.map((measure): Computed => ({ measure, values: measure.compute(log, options) }));
  const cycle = computed.find(({ measure }) => measure === cycleTime)?.values;
  const open = countOnes(options.open);
  const unseen = options.unseen?.endedAt ?? new Float64Array(0);
  const unseenOpen = unseen.reduce((sum, ended) => sum + (Number.isNaN(ended) ? 1 : 0), 0);
  const cases = log.cases + unseen.length;
  const span = spanOf(log);
  return {
    measures: computed.map((each) => asAnswer(each, log, options)),
    counted: {
      ...{ cases, open: open + unseenOpen, ended: cases - open - unseenOpen },
      ...{ from: span?.from ?? null, to: options.until ?? span?.to ?? null },
    },
    distributions: computed.flatMap(({ measure, values }) =>
      values.grain === 'case' && SPREAD.has(measure.name)
        ? [{ measure: measure.name, steps: distributionOf(values.perCase, measure.unit) }]
        : [],
    ),
    ages: ageBands(log, options, cycle?.grain === 'case' ? cycle.summary : summarise(new Float64Array(0))),
    split: asked.split ? splitOf(log, asked.split, { computed, open: options.open }) : null,
  };
}

const countOnes = (mask: Uint8Array | undefined): number => mask?.reduce((sum, bit) => sum + bit, 0) ?? 0;

function asAnswer({ measure, values }: Computed, log: EventLog, options: MeasureOptions): MeasureAnswer {
  const { name, title, definition, unit, source } = measure;
  return { name, title, definition, unit, source, values: shown(values, log, options) };
}

function shown(values: Values, log: EventLog, options: MeasureOptions): MeasureAnswer['values'] {
  if (values.grain === 'case') {
    const { grain, perCase, summary } = values;
    return { grain, summary, trend: trendOf(log, perCase, options).slice(-MOST_PERIODS) };
  }
  if (values.grain === 'activity')
    return { grain: 'activity', activities: values.activities.slice(0, MOST_ACTIVITIES) };
  if (values.grain === 'period') return { grain: 'period', periods: values.periods.slice(-MOST_PERIODS) };
  const { grain, periods, bands } = values;
  const late = (each: readonly number[]) => each.slice(-MOST_PERIODS);
  return {
    grain,
    periods: periods.slice(-MOST_PERIODS),
    bands: bands.map((band) => ({ ...band, values: late(band.values) })),
  };
}

type Told = { readonly computed: readonly Computed[]; readonly open: Uint8Array | undefined };

function splitOf(log: EventLog, column: NonNullable<Asking['split']>, { computed, open }: Told) {
  const split = splitCases(log, column);
  if (split === undefined) return null;
  const { values, others, of } = split;
  const cases = new Uint32Array(values.length + 2);
  const openCases = new Uint32Array(values.length + 2);
  for (const [c, part] of of.entries()) {
    cases[part] = (cases[part] as number) + 1;
    if (open?.[c] === 1) openCases[part] = (openCases[part] as number) + 1;
  }
  const summaries = computed.flatMap(({ measure, values: each }) =>
    each.grain === 'case' ? [[measure.name, summariesBy(each.perCase, split)] as const] : [],
  );
  const parts = Array.from(
    cases,
    (count, part): SplitPart => ({
      part: part < values.length ? 'value' : part === values.length ? 'others' : 'none',
      value: values[part] ?? null,
      cases: count,
      open: openCases[part] as number,
      summaries: Object.fromEntries(summaries.flatMap(([name, by]) => (by[part] ? [[name, by[part]]] : []))),
    }),
  );
  return { others, parts: parts.filter((part) => part.cases > 0) };
}
