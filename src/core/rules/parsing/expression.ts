// What does a rule say? The shape of an expression once its text is understood; nothing of the parser is left in it.

import type { Place } from '../problem.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `low..high`; open ends are excluded. */
export type Range = Place & {
  readonly kind: 'range';
  readonly low: Expression;
  readonly high: Expression;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/** What can stand after `in`. */
export type Test =
  | Range
  | (Place & {
      readonly kind: 'comparing';
      readonly operator: ComparisonOperator;
      readonly other: Expression;
    })
  | (Place & { readonly kind: 'value'; readonly value: Expression });

/** `x in list` of `some`, `every` and `for`. */
export type Binding = Place & { readonly name: string; readonly source: Expression };

/** `name: value` of a group. */
export type Entry = Place & { readonly name: string; readonly value: Expression };

export type Expression = Range | Whole;

type Whole = Place &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'number'; readonly digits: string }
    | { readonly kind: 'yes-no'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'path'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'filter'; readonly list: Expression; readonly by: Expression }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly given: readonly Expression[];
        /** What each value is called, where they are named. */
        readonly names?: readonly string[];
      }
    | { readonly kind: 'instance'; readonly of: Expression; readonly type: string }
    /** `names` stand in `precedes` for two items of the list. */
    | {
        readonly kind: 'sort';
        readonly list: Expression;
        readonly names: readonly string[];
        readonly precedes: Expression;
      }
    | { readonly kind: 'negation'; readonly of: Expression }
    | ({ readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator } & Sides)
    | ({ readonly kind: 'comparison'; readonly operator: ComparisonOperator } & Sides)
    | {
        readonly kind: 'between';
        readonly subject: Expression;
        readonly low: Expression;
        readonly high: Expression;
      }
    | { readonly kind: 'in'; readonly subject: Expression; readonly tests: readonly Test[] }
    | ({ readonly kind: 'logic'; readonly operator: 'and' | 'or' } & Sides)
    | {
        readonly kind: 'if';
        readonly condition: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'group'; readonly entries: readonly Entry[] }
    | {
        readonly kind: 'quantified';
        readonly quantifier: 'some' | 'every';
        readonly bindings: readonly Binding[];
        readonly condition: Expression;
      }
    | { readonly kind: 'for'; readonly bindings: readonly Binding[]; readonly result: Expression }
  );

type Sides = { readonly left: Expression; readonly right: Expression };

/** An expression of one kind. */
export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;
