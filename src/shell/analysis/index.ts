export { type Analyst, createAnalyst } from './analyst.ts';
export type {
  AnswerTo,
  FlowAnswer,
  FoundCase,
  FoundCases,
  LogSource,
  MeasureAnswer,
  NarrowEvent,
  Question,
  Reading,
  ReadingProblem,
  TraceEvent,
} from './question.ts';
