export { type Analyst, createAnalyst } from './analyst.ts';
export type {
  AnswerTo,
  CaseFacts,
  Filter,
  FlowAnswer,
  FoundCase,
  FoundCases,
  HistoryRow,
  KeyedVariant,
  LogSource,
  MeasureAnswer,
  NarrowEvent,
  Question,
  Reading,
  ReadingProblem,
  TraceEvent,
} from './question.ts';
