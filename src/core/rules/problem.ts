// What is wrong with a rule, where in its text, and what to write instead?

/** A stretch of a rule's text. **units**: `from` and `to` count characters from 0; `to` is excluded. */
export type Place = { readonly from: number; readonly to: number };

export type RuleProblemCode =
  | 'syntax'
  | 'too-long'
  | 'not-supported'
  | 'unknown-name'
  | 'unknown-function'
  | 'unknown-option'
  | 'wrong-arguments'
  | 'wrong-type'
  | 'not-a-condition'
  | 'wrong-value'
  | 'number-too-large'
  | 'budget-spent';

/** One thing wrong with a rule or its evaluation. **shape**: code, place in the text, a sentence, and a remedy. */
export type RuleProblem = Place & {
  readonly code: RuleProblemCode;
  readonly message: string;
  readonly remedy: string;
};

export function problemAt(place: Place, code: RuleProblemCode, message: string, remedy: string): RuleProblem {
  return { code, from: place.from, to: place.to, message, remedy };
}
