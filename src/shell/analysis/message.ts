// What the server's main thread and the analysis thread say to each other. Every message belongs to a numbered exchange.
import type { UsedColumns } from '../../core/event-log/index.ts';
import type { SourceGround } from './check-source.ts';
import type { HistoryPart, HistorySource, LogSource, Question } from './question.ts';

/** A piece of a file, or a page of our own history. */
export type LogPart = Uint8Array | HistoryPart;

/** What somebody said of the columns of a table. */
export type GivenColumns = Partial<UsedColumns>;

export type ToThread =
  | { readonly n: number; readonly say: 'begin'; readonly key: string; readonly source: LogSource }
  /** More of our own history follows, for the log that is open. */
  | { readonly n: number; readonly say: 'extend'; readonly key: string; readonly source: HistorySource }
  | { readonly n: number; readonly say: 'part'; readonly part: LogPart }
  | { readonly n: number; readonly say: 'end' }
  /** The rest will not come: what was sent is no whole log. */
  | { readonly n: number; readonly say: 'abandon' }
  | { readonly n: number; readonly say: 'ask'; readonly key: string; readonly question: Question }
  | { readonly n: number; readonly say: 'forget'; readonly key: string }
  /** No log is asked: what is wrong with the source of a workflow. */
  | { readonly n: number; readonly say: 'check'; readonly source: string; readonly ground: SourceGround }
  /** Nor here: what a workbook will be read as. */
  | { readonly n: number; readonly say: 'look'; readonly workbook: Uint8Array; readonly given: GivenColumns };

/** `taken`: send the next part (or no more, where `enough`). `not-open`: the log was let go to make room, or would read otherwise by now; open it again. */
export type FromThread =
  | { readonly n: number; readonly say: 'taken'; readonly enough: boolean }
  | { readonly n: number; readonly say: 'answer'; readonly answer: unknown }
  | { readonly n: number; readonly say: 'not-open' }
  | { readonly n: number; readonly say: 'failed'; readonly message: string };
