export { type Analyst, createAnalyst } from './analyst.ts';
export type {
  AnswerTo,
  Filter,
  FlowAnswer,
  FoundCase,
  FoundCases,
  KeyedVariant,
  LogSource,
  MeasureAnswer,
  NarrowEvent,
  Question,
  Reading,
  ReadingProblem,
  TraceEvent,
} from './question.ts';
