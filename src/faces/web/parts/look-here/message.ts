// What the page and the worker that reads a log in this browser tell each other.
import type {
  ImportOptions,
  ImportProblem,
  ImportWarning,
  ObjectTypeCount,
  RejectedRow,
} from '../../../../core/event-log/index.ts';

/** What was found in a file. **units**: instants. */
export type FoundHere = {
  readonly cases: number;
  readonly events: number;
  readonly from: number;
  readonly to: number;
  readonly objectType: string | null;
  readonly objectTypes: readonly ObjectTypeCount[];
  readonly rejected: RejectedRow | null;
  readonly rejectedCount: number;
  readonly warnings: readonly ImportWarning[];
};

export type ReadHere =
  | { readonly ok: true; readonly found: FoundHere }
  | { readonly ok: false; readonly problem: ImportProblem };

export type Query = { readonly [name: string]: unknown };

export type ToWorker =
  | { readonly n: number; readonly say: 'preview'; readonly file: File }
  | { readonly n: number; readonly say: 'read'; readonly file: File; readonly options: ImportOptions }
  | { readonly n: number; readonly say: 'ask'; readonly name: string; readonly query: Query };

/** **units**: `share` from 0 to 1. */
export type FromWorker =
  | { readonly n: number; readonly say: 'progress'; readonly share: number }
  | { readonly n: number; readonly say: 'answer'; readonly answer: unknown }
  | { readonly n: number; readonly say: 'failed'; readonly message: string };
