// What do plain texts, numbers, true, false and null compile to?

import type { ExpressionOf } from '../parsing/expression.ts';
import { MISSING, NUMBER, TEXT, YES_NO } from '../scope.ts';
import { readNumber } from '../values/decimal.ts';
import type { RuleValue } from '../values/value.ts';
import { type Compiled, type Compiling, complain } from './compiling.ts';

type Literal = ExpressionOf<'text' | 'number' | 'yes-no' | 'null'>;

export function compileLiteral(literal: Literal, at: Compiling): Compiled {
  switch (literal.kind) {
    case 'text':
      return constant(TEXT, literal.text);
    case 'yes-no':
      return constant(YES_NO, literal.value);
    case 'null':
      return constant(MISSING, null);
    case 'number': {
      const value = readNumber(literal.digits);
      if (value === undefined)
        complain(
          at,
          literal,
          'number-too-large',
          'This number is too large.',
          'Write one of at most 6,144 digits.',
        );
      return constant(NUMBER, value ?? null);
    }
  }
}

export const constant = (type: Compiled['type'], value: RuleValue): Compiled => ({
  type,
  cost: 1,
  run: () => value,
});
