// Which construct compiles which kind of expression? One line each.

import type { Expression } from '../parsing/expression.ts';
import { compileArithmetic, compileNegation } from './arithmetic.ts';
import { compileCall } from './calls.ts';
import { compileBetween, compileComparison, compileIn } from './comparison.ts';
import type { Compiled, Compiling } from './compiling.ts';
import { compileGroup, compileRange } from './groups.ts';
import { compileInstance } from './instance.ts';
import { compileFilter, compileFor, compileList, compileQuantified } from './lists.ts';
import { compileLiteral } from './literals.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileName, compilePath } from './names.ts';
import { compileSort } from './sorting.ts';

export function compileExpression(expression: Expression, at: Compiling): Compiled {
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'yes-no':
    case 'null':
      return compileLiteral(expression, at);
    case 'name':
      return compileName(expression, at);
    case 'path':
      return compilePath(expression, at);
    case 'filter':
      return compileFilter(expression, at);
    case 'call':
      return compileCall(expression, at);
    case 'instance':
      return compileInstance(expression, at);
    case 'sort':
      return compileSort(expression, at);
    case 'negation':
      return compileNegation(expression, at);
    case 'arithmetic':
      return compileArithmetic(expression, at);
    case 'comparison':
      return compileComparison(expression, at);
    case 'between':
      return compileBetween(expression, at);
    case 'in':
      return compileIn(expression, at);
    case 'logic':
      return compileLogic(expression, at);
    case 'if':
      return compileIf(expression, at);
    case 'list':
      return compileList(expression, at);
    case 'group':
      return compileGroup(expression, at);
    case 'range':
      return compileRange(expression, at);
    case 'quantified':
      return compileQuantified(expression, at);
    case 'for':
      return compileFor(expression, at);
  }
}
