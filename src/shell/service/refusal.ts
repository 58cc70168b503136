// What a use case answers when it will not do as asked: a code, and a sentence that says what happened and what to do.
import { REJECTIONS, type Rejection, type RejectionKind } from '../../core/model/index.ts';

/** One wrong place in what was sent. **shape**: `at` is a path such as `body.name`. */
export type Fault = { readonly at: string; readonly message: string };

/** Why something was refused; the face gives each its HTTP number. `unavailable`: the database went away meanwhile. */
export type RefusalKind = RejectionKind | 'unauthenticated' | 'unavailable';

export type Refusal = {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly message: string;
  readonly faults?: readonly Fault[];
  readonly facts?: Rejection['facts'];
  /** **units**: seconds until it makes sense to ask again. */
  readonly retryAfter?: number;
};

/** A rejection of the engine, told as a refusal; its facts travel along. */
export function refusalOf(rejection: Rejection): Refusal {
  const { kind, title } = REJECTIONS[rejection.code];
  return { kind, code: rejection.code, message: withRows(title, rejection), facts: rejection.facts };
}

/** Of a decision table, which rows or which cell: whoever is refused sees no other sign of it. */
function withRows(title: string, { code, facts: { labels } }: Rejection): string {
  if ((code !== 'table-failed' && code !== 'rows-contradict') || !Array.isArray(labels)) return title;
  return `${title} ${labels.map(String).map(capital).join(' ')}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
