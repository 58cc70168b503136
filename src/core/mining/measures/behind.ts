// Which cases stand behind a figure? So that every number opens the cases it was made of.
import type { Instant } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { workSpans } from '../work-spans.ts';
import { caseSpans } from './case-span.ts';
import { elapsedIn } from './elapsed.ts';
import { MEASURES } from './index.ts';
import type { MeasureOf, MeasureOptions } from './measure.ts';

/**
 * A part of a measure's figures. **shape**: `measure` is its name; `from` and `to` the period (`to` excluded); `activity`
 * where it is measured by activity; `atLeast` and `below` bound the value of a case, or its age. **units**: instants, and
 * those of the measure.
 */
export type FigurePart = {
  readonly measure: string;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly activity?: string | undefined;
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
};

/** By case number of the log, and by number of the unseen cases: 1 for a case behind the figure. */
export type CasesOfFigure = { readonly seen: Uint8Array; readonly unseen: Uint8Array };

/** The cases behind a part of a figure; none where there is no measure of that name. */
export function casesOfFigure(log: EventLog, part: FigurePart, options: MeasureOptions = {}): CasesOfFigure {
  const { measure } = part;
  const none = new Uint8Array(options.unseen?.beganAt.length ?? 0);
  if (measure === 'demand' || measure === 'throughput' || measure === 'work-in-progress')
    return inPeriod(log, measure, part, options);
  if (measure === 'ageing') return standingAt(log, part, options);
  const asked = MEASURES.find(({ name }) => name === measure);
  if (asked?.grain === 'case') return { seen: withValue(asked, log, part, options), unseen: none };
  if (asked !== undefined) return { seen: withActivity(log, part, options), unseen: none };
  return { seen: new Uint8Array(log.cases), unseen: none };
}

const inside = (at: Instant, { from, to }: FigurePart): boolean =>
  (from === undefined || at >= from) && (to === undefined || at < to);

const between = (value: number, { atLeast, below }: FigurePart): boolean =>
  !Number.isNaN(value) &&
  (atLeast === undefined || value >= atLeast) &&
  (below === undefined || value < below);

function inPeriod(log: EventLog, measure: string, part: FigurePart, options: MeasureOptions): CasesOfFigure {
  const spans = caseSpans(log, options);
  const met = (began: Instant, ended: Instant): number => {
    if (measure === 'demand') return inside(began, part) ? 1 : 0;
    if (measure === 'throughput') return !Number.isNaN(ended) && inside(ended, part) ? 1 : 0;
    if (part.from === undefined && part.to === undefined) return Number.isNaN(ended) ? 1 : 0;
    const beganBefore = part.to === undefined || began < part.to;
    return beganBefore && (Number.isNaN(ended) || part.from === undefined || ended > part.from) ? 1 : 0;
  };
  const { unseen } = options;
  return {
    seen: Uint8Array.from(spans.beganAt, (began, c) => met(began, spans.endedAt[c] as number)),
    unseen: Uint8Array.from(unseen?.beganAt ?? [], (began, c) => met(began, unseen?.endedAt[c] as number)),
  };
}

function withValue(measure: MeasureOf<'case'>, log: EventLog, part: FigurePart, options: MeasureOptions) {
  const { endedAt } = caseSpans(log, options);
  const { perCase } = measure.compute(log, options);
  return Uint8Array.from(perCase, (value, c) =>
    between(value, part) && inside(endedAt[c] as number, part) ? 1 : 0,
  );
}

/** The cases that have the activity done, or done again where rework is asked for. */
function withActivity(log: EventLog, part: FigurePart, options: MeasureOptions): Uint8Array {
  const kept = new Uint8Array(log.cases);
  const spans = options.spans ?? workSpans(log);
  const activity = log.activities.indexOf(part.activity ?? '');
  const times = part.measure === 'rework' ? 2 : 1;
  let [lastCase, count] = [-1, 0];
  for (let i = 0; i < spans.count; i++) {
    if (spans.activity[i] !== activity) continue;
    const c = spans.caseOf[i] as number;
    count = c === lastCase ? count + 1 : 1;
    lastCase = c;
    if (count >= times) kept[c] = 1;
  }
  return kept;
}

/** The cases that stand at the activity now and are that old. */
function standingAt(log: EventLog, part: FigurePart, options: MeasureOptions): CasesOfFigure {
  const seen = new Uint8Array(log.cases);
  const unseen = new Uint8Array(options.unseen?.beganAt.length ?? 0);
  const { standing, until } = options;
  if (standing === undefined || until === undefined) return { seen, unseen };
  const elapsed = elapsedIn(log, options);
  for (const [row, activity] of standing.activity.entries()) {
    if (part.activity !== undefined && standing.activities[activity] !== part.activity) continue;
    if (!between(elapsed(standing.beganAt[row] as number, until), part)) continue;
    const c = standing.caseOf[row] as number;
    if (c >= 0) seen[c] = 1;
    else unseen[-1 - c] = 1;
  }
  return { seen, unseen };
}
