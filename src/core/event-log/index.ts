export { createLogBuilder, type LogBuilder, type LogRow, logOf } from './builder.ts';
export type { Attribute, AttributeKind } from './columns/attributes.ts';
export { type Names, nameAt, textsOf } from './columns/dictionary.ts';
export { decodeText, encodeText } from './columns/utf8.ts';
export { type CsvPreview, previewCsv } from './csv/preview.ts';
export { type AttributeColumn, type CaseTexts, describeCases, groupEvents } from './describe.ts';
export { caseName, type EventLog, spanOf } from './event-log.ts';
export { type CaseHistory, type HistoryEvent, type HistoryOptions, logFromEvents } from './from-events.ts';
export { formatOf, logReader, readLog } from './from-file.ts';
export {
  addEvents,
  type CaseFacts,
  createHistoryStore,
  furtherOn,
  HISTORY_KINDS,
  type HistoryNames,
  type HistoryPage,
  type HistoryStore,
  type HistoryView,
  lastKnown,
  mustReadAnew,
  tellFacts,
  totalsOf,
} from './history/history-store.ts';
export { viewHistory } from './history/view-history.ts';
export type {
  ImportedLog,
  ImportOptions,
  ImportProblem,
  ImportWarning,
  LogFormat,
  LogReader,
  ObjectTypeCount,
  RejectedRow,
  UsedColumns,
} from './import.ts';
export { LOG_FORMATS } from './import.ts';
export { keepCases, keepEvents, keepLifecycle } from './keep.ts';
export { WRITTEN_FORMATS, type WrittenFormat, writeLog } from './to-file.ts';
export { previewXlsx } from './xlsx/preview.ts';
