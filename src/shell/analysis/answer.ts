// How is a question about an open log answered? By the kernel; here only what crosses the thread is put together.
import { caseName, type EventLog } from '../../core/event-log/index.ts';
import {
  boundedSurvey,
  cycleTime,
  draft,
  playbackOf,
  type Summary,
  searchValues,
  summariseKnown,
  surveyFlow,
  tellsStarts,
  topVariants,
  type Variant,
  variantKey,
  variantsOf,
} from '../../core/mining/index.ts';
import { columnsOf, compareSets } from './answer-compare.ts';
import { conformanceOf } from './answer-conformance.ts';
import { measureEffects } from './answer-finding-effects.ts';
import { findFindings } from './answer-findings.ts';
import { marksOf } from './answer-marks.ts';
import { discoverModel, learntFrom } from './answer-model.ts';
import { keptBy } from './kept-by.ts';
import { findCases } from './measuring/answer-cases.ts';
import { measureAll } from './measuring/answer-measures.ts';
import { furtherOnOf, knownOf, type OpenLog } from './open-log.ts';
import type { AnswerTo, FlowAnswer, KeyedVariant, Question, TraceEvent } from './question.ts';
import { spansOf } from './spans-of.ts';

const MOST_VARIANTS = 200;

type Asking<About extends Question['about']> = Extract<Question, { about: About }>;

export function answerQuestion(opened: OpenLog, question: Question): AnswerTo<Question> {
  switch (question.about) {
    case 'flow':
      return flowOf(opened, question);
    case 'cases':
      return findCases(opened, question);
    case 'trace':
      return traceOf(opened, question.caseName);
    case 'playback':
      return playbackOf(opened.log, { kept: keptBy(opened, question.filters), open: opened.open });
    case 'measures':
      return measureAll(opened, question);
    case 'known':
      return knownOf(opened, question.caseIds);
    case 'further-on':
      return furtherOnOf(opened, question.caseIds, question.versions);
    case 'draft':
      return draft(opened.log, question.title);
    case 'learnt':
      return learntFrom(opened);
    case 'model':
      return discoverModel(opened, question.noise);
    case 'columns':
      return columnsOf(opened.log);
    case 'values':
      return searchValues(opened.log, question.column, question.text);
    case 'compare':
      return compareSets(opened, question);
    case 'marks':
      return marksOf(opened, keptBy(opened, question.filters), question.intended);
    case 'conformance':
      return conformanceOf(opened, keptBy(opened, question.filters), question);
    case 'findings':
      return findFindings(opened, keptBy(opened, question.filters));
    case 'finding-effects':
      return measureEffects(opened, question.answered);
  }
}

const wholeFlows = new WeakMap<OpenLog, FlowAnswer>();

/** The flow of all cases is what every map opens with: it is reckoned once for as long as the log is held open. */
function flowOf(opened: OpenLog, { filters }: Asking<'flow'>): FlowAnswer {
  if (filters.length > 0) return flowAmong(opened, keptBy(opened, filters));
  const whole = wholeFlows.get(opened) ?? flowAmong(opened, undefined);
  wholeFlows.set(opened, whole);
  return whole;
}

function flowAmong(opened: OpenLog, kept: Uint8Array | undefined): FlowAnswer {
  const { log, open } = opened;
  const ended = open.map((isOpen, c) => (isOpen === 1 || kept?.[c] === 0 ? 0 : 1));
  const variants = variantsOf(log, ended);
  const survey = surveyFlow(log, { kept, open, spans: tellsStarts(log) ? spansOf(log) : undefined });
  return {
    survey: boundedSurvey(survey),
    variants: { count: variants.count, top: topVariants(log, variants, MOST_VARIANTS).map(keyed) },
    durations: durationsOf(opened, kept),
    underWay: survey.cases - ended.reduce((sum, bit) => sum + bit, 0),
    unseen: kept ? 0 : opened.unseen.endedAt.reduce((sum, ended) => sum + (Number.isNaN(ended) ? 1 : 0), 0),
    ofCases: log.cases,
  };
}

/** How long the kept cases took that ended; of all cases it is reckoned once, so that a filter copies no column. */
function durationsOf({ log, open }: OpenLog, kept: Uint8Array | undefined): Summary {
  const { perCase, summary } = cycleTime.compute(log, { open });
  return kept ? summariseKnown(perCase.map((ms, c) => (kept[c] === 1 ? ms : Number.NaN))) : summary;
}

const keyed = (variant: Variant): KeyedVariant => ({ ...variant, key: variantKey(variant.activities) });

const boundsOf = (log: EventLog, c: number): [number, number] => [
  log.caseStarts[c] as number,
  (log.caseStarts[c + 1] as number) - 1,
];

function traceOf({ log }: OpenLog, name: string): TraceEvent[] | null {
  for (let c = 0; c < log.cases; c++) {
    if (caseName(log, c) !== name) continue;
    const [first, last] = boundsOf(log, c);
    return Array.from({ length: last - first + 1 }, (_, i) => eventAt(log, first + i));
  }
  return null;
}

function eventAt(log: EventLog, i: number): TraceEvent {
  const startedAt = log.startedAt?.[i];
  return {
    activity: log.activities[log.activity[i] as number] ?? '',
    resource: log.resources[log.resource[i] as number] ?? null,
    lifecycle: log.lifecycles[log.lifecycle[i] as number] ?? null,
    at: log.at[i] as number,
    startedAt: startedAt === undefined || Number.isNaN(startedAt) ? null : startedAt,
  };
}
