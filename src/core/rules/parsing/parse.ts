// What does this text say? The lezer-feel grammar (FEEL, DMN 1.5 chapter 10) reads it, this file names what was read.
// What the grammar knows and rules do not offer is refused by name, never ignored.

import type { SyntaxNode } from '@lezer/common';
import { parser } from 'lezer-feel';
import { fail, legible, type Result, succeed } from '../../base/index.ts';
import { type Place, problemAt, type RuleProblem } from '../problem.ts';
import type {
  ArithmeticOperator,
  Binding,
  ComparisonOperator,
  Entry,
  Expression,
  Range,
  Test,
} from './expression.ts';
import { textBeyondLimits, treeProblem } from './limits.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** Reads an expression. **rejects**: what is no FEEL, too long or too deep, and FEEL that rules do not offer. */
export function parseExpression(text: string): Result<Expression, readonly RuleProblem[]> {
  const beyond = textBeyondLimits(text);
  if (beyond !== undefined) return fail([beyond]);
  const tree = parser.parse(text);
  const wrong = treeProblem(text, tree.topNode);
  if (wrong !== undefined) return fail([wrong]);
  const reading: Reading = { text, problems: [] };
  const [only, second] = partsOf(tree.topNode);
  if (only === undefined || second !== undefined)
    return fail([syntaxProblem(text, second?.from ?? 0, text.length)]);
  const expression = read(only, reading);
  return reading.problems.length > 0 ? fail(reading.problems) : succeed(expression);
}

type Reading = { readonly text: string; readonly problems: RuleProblem[] };
type Reader = (node: SyntaxNode, reading: Reading) => Expression;

/** The parts that carry meaning: words of the language and punctuation are lower case or signs in the grammar. */
function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if ((/^[A-Z]/.test(child.name) || child.name === 'null') && !child.name.endsWith('Comment'))
      parts.push(child);
  return parts;
}

const place = (node: SyntaxNode): Place => ({ from: node.from, to: node.to });
const textAt = (node: SyntaxNode, reading: Reading): string => reading.text.slice(node.from, node.to);
const nameAt = (node: SyntaxNode, reading: Reading): string =>
  textAt(node, reading).trim().replace(/\s+/g, ' ');

function read(node: SyntaxNode, reading: Reading): Expression {
  const reader = Object.hasOwn(READERS, node.name) ? READERS[node.name] : undefined;
  return reader === undefined ? refuse(node, reading) : reader(node, reading);
}

/** Reads the part at a position; the grammar promises that it is there. */
function part(parts: readonly SyntaxNode[], index: number, node: SyntaxNode, reading: Reading): Expression {
  const found = parts[index];
  return found === undefined ? refuse(node, reading) : read(found, reading);
}

const NOT_OFFERED: Readonly<Record<string, string>> = {
  FunctionDefinition: 'Use the built-in functions instead; only sort(…) takes one, of two items.',
  SimplePositiveUnaryTest: 'Name what is compared, for example amount > 100 or amount in [1..5].',
  Expressions: 'Join conditions by and, or.',
};

function refuse(node: SyntaxNode, reading: Reading): Expression {
  const remedy = NOT_OFFERED[node.name] ?? 'Write it with comparisons, and, or.';
  const message = `"${nameAt(node, reading).slice(0, 40)}" cannot be used in a rule.`;
  reading.problems.push(problemAt(place(node), 'not-supported', message, remedy));
  return { kind: 'null', ...place(node) };
}

const READERS: Readonly<Record<string, Reader>> = {
  NumericLiteral: (node, reading) => ({
    kind: 'number',
    digits: textAt(node, reading).replace(/\s/g, ''),
    ...place(node),
  }),
  StringLiteral: (node, reading) => ({ kind: 'text', text: unquote(textAt(node, reading)), ...place(node) }),
  BooleanLiteral: (node, reading) => ({
    kind: 'yes-no',
    value: textAt(node, reading) === 'true',
    ...place(node),
  }),
  null: (node) => ({ kind: 'null', ...place(node) }),
  VariableName: (node, reading) => ({ kind: 'name', name: nameAt(node, reading), ...place(node) }),
  ParenthesizedExpression: (node, reading) => part(partsOf(node), 0, node, reading),
  PathExpression: (node, reading) => {
    const parts = partsOf(node);
    const last = parts[1] ?? node;
    return { kind: 'path', of: part(parts, 0, node, reading), name: nameAt(last, reading), ...place(node) };
  },
  FilterExpression: (node, reading) => {
    const parts = partsOf(node);
    return {
      kind: 'filter',
      list: part(parts, 0, node, reading),
      by: part(parts, 1, node, reading),
      ...place(node),
    };
  },
  FunctionInvocation: readCall,
  InstanceOfExpression: (node, reading) => {
    const parts = partsOf(node);
    const type = nameAt(parts[1] ?? node, reading);
    return { kind: 'instance', of: part(parts, 0, node, reading), type, ...place(node) };
  },
  DateTimeLiteral: (node, reading) => {
    const [first] = partsOf(node);
    if (first?.name !== 'AtLiteral') return readCall(node, reading);
    const given = partsOf(first).map((one) => read(one, reading));
    return { kind: 'call', name: '@', given, ...place(node) };
  },
  ArithmeticExpression: readArithmetic,
  Comparison: readComparison,
  Conjunction: (node, reading) => readLogic(node, reading, 'and'),
  Disjunction: (node, reading) => readLogic(node, reading, 'or'),
  IfExpression: (node, reading) => {
    const parts = partsOf(node);
    const [condition, yes, no] = [0, 1, 2].map((index) => part(parts, index, node, reading));
    if (condition === undefined || yes === undefined || no === undefined) return refuse(node, reading);
    return { kind: 'if', condition, yes, no, ...place(node) };
  },
  List: (node, reading) => ({
    kind: 'list',
    items: partsOf(node).map((item) => read(item, reading)),
    ...place(node),
  }),
  Context: (node, reading) => ({
    kind: 'group',
    entries: partsOf(node).map((entry) => readEntry(entry, reading)),
    ...place(node),
  }),
  // A range that stands where a value is asked for: as what a function is given.
  SimplePositiveUnaryTest: (node, reading) => {
    const [only] = partsOf(node);
    return only?.name === 'Interval' ? readRange(only, reading) : refuse(node, reading);
  },
  QuantifiedExpression: (node, reading) => ({
    kind: 'quantified',
    quantifier: node.getChild('every') === null ? 'some' : 'every',
    bindings: readBindings(node, reading),
    condition: part(partsOf(node), 1, node, reading),
    ...place(node),
  }),
  ForExpression: (node, reading) => ({
    kind: 'for',
    bindings: readBindings(node, reading),
    result: part(partsOf(node), 1, node, reading),
    ...place(node),
  }),
};

function readCall(node: SyntaxNode, reading: Reading): Expression {
  const [name, list] = partsOf(node);
  if (name === undefined) return refuse(node, reading);
  if (
    name.name !== 'VariableName' &&
    name.name !== 'DateTimeConstructor' &&
    name.name !== 'SpecialFunctionName'
  )
    return refuse(name, reading);
  const called = nameAt(name, reading);
  const given = list === undefined ? [] : partsOf(list);
  if (list?.name === 'NamedParameters') return readNamed(node, { called, given }, reading);
  const [first, second, third] = given;
  if (
    called === 'sort' &&
    first !== undefined &&
    second?.name === 'FunctionDefinition' &&
    third === undefined
  )
    return readSort(node, { list: first, by: second }, reading);
  return { kind: 'call', name: called, given: given.map((one) => read(one, reading)), ...place(node) };
}

type Called = { readonly called: string; readonly given: readonly SyntaxNode[] };

function readNamed(node: SyntaxNode, { called, given }: Called, reading: Reading): Expression {
  const members = given.map((one) => {
    const [name, value] = partsOf(one);
    return { name: nameAt(name ?? one, reading), value: value ?? one };
  });
  const [list, by] = ['list', 'precedes'].map((name) => members.find((each) => each.name === name)?.value);
  if (called === 'sort' && list !== undefined && by?.name === 'FunctionDefinition' && members.length === 2)
    return readSort(node, { list, by }, reading);
  return {
    kind: 'call',
    name: called,
    given: members.map(({ value }) => read(value, reading)),
    names: members.map(({ name }) => name),
    ...place(node),
  };
}

/** The one function that a rule writes itself: which of two items comes first. */
function readSort(
  node: SyntaxNode,
  { list, by }: { list: SyntaxNode; by: SyntaxNode },
  reading: Reading,
): Expression {
  const [parameters, body] = partsOf(by);
  const names = parameters?.name === 'FormalParameters' ? partsOf(parameters) : [];
  if (names.length !== 2 || body?.name !== 'FunctionBody') return refuse(by, reading);
  return {
    kind: 'sort',
    list: read(list, reading),
    names: names.map((one) => nameAt(partsOf(one)[0] ?? one, reading)),
    precedes: part(partsOf(body), 0, body, reading),
    ...place(node),
  };
}

/** A member is named by an id or, in quotes, by any text. */
function readEntry(node: SyntaxNode, reading: Reading): Entry {
  const [key] = partsOf(node);
  const [quoted] = key === undefined ? [] : partsOf(key);
  const name =
    quoted?.name === 'StringLiteral' ? unquote(textAt(quoted, reading)) : nameAt(key ?? node, reading);
  return { name, value: part(partsOf(node), 1, node, reading), ...place(node) };
}

function readArithmetic(node: SyntaxNode, reading: Reading): Expression {
  const operands = partsOf(node).filter((one) => one.name !== 'ArithOp');
  const sign = node.getChild('ArithOp');
  if (sign === null) return refuse(node, reading);
  if (operands.length === 1)
    return { kind: 'negation', of: part(operands, 0, node, reading), ...place(node) };
  return {
    kind: 'arithmetic',
    operator: textAt(sign, reading) as ArithmeticOperator,
    left: part(operands, 0, node, reading),
    right: part(operands, 1, node, reading),
    ...place(node),
  };
}

function readLogic(node: SyntaxNode, reading: Reading, operator: 'and' | 'or'): Expression {
  const parts = partsOf(node);
  const [left, right] = [part(parts, 0, node, reading), part(parts, 1, node, reading)];
  return { kind: 'logic', operator, left, right, ...place(node) };
}

function readComparison(node: SyntaxNode, reading: Reading): Expression {
  const parts = partsOf(node).filter((one) => one.name !== 'CompareOp');
  const sign = node.getChild('CompareOp');
  const left = part(parts, 0, node, reading);
  if (sign !== null && parts[1]?.name === 'SimplePositiveUnaryTest') {
    reading.problems.push(syntaxProblem(reading.text, sign.from, sign.to));
    return left;
  }
  if (sign !== null) {
    const operator = textAt(sign, reading) as ComparisonOperator;
    return { kind: 'comparison', operator, left, right: part(parts, 1, node, reading), ...place(node) };
  }
  if (node.getChild('between') !== null) {
    const [low, high] = [part(parts, 1, node, reading), part(parts, 2, node, reading)];
    return { kind: 'between', subject: left, low, high, ...place(node) };
  }
  const after = parts[1];
  const tests = after?.name === 'PositiveUnaryTests' ? partsOf(after) : parts.slice(1);
  return { kind: 'in', subject: left, tests: tests.map((test) => readTest(test, reading)), ...place(node) };
}

function readTest(node: SyntaxNode, reading: Reading): Test {
  const [only] = partsOf(node);
  if (node.name === 'PositiveUnaryTest' && only !== undefined) return readTest(only, reading);
  if (node.name === 'ParenthesizedExpression' && only?.name === 'SimplePositiveUnaryTest')
    return readTest(only, reading);
  if (node.name !== 'SimplePositiveUnaryTest')
    return { kind: 'value', value: read(node, reading), ...place(node) };
  const sign = node.getChild('CompareOp');
  if (sign !== null) {
    const operator = textAt(sign, reading) as ComparisonOperator;
    return { kind: 'comparing', operator, other: part(partsOf(node), 1, node, reading), ...place(node) };
  }
  return only?.name === 'Interval'
    ? readRange(only, reading)
    : { kind: 'value', value: refuse(node, reading), ...place(node) };
}

function readRange(node: SyntaxNode, reading: Reading): Range {
  const parts = partsOf(node);
  const text = textAt(node, reading);
  return {
    kind: 'range',
    low: part(parts, 0, node, reading),
    high: part(parts, 1, node, reading),
    lowOpen: !text.startsWith('['),
    highOpen: !text.endsWith(']'),
    ...place(node),
  };
}

function readBindings(node: SyntaxNode, reading: Reading): Binding[] {
  const [list] = partsOf(node);
  if (list === undefined) return [];
  return partsOf(list).map((one) => {
    const [name, source] = partsOf(one);
    return { name: nameAt(name ?? one, reading), source: readSource(source ?? one, reading), ...place(one) };
  });
}

function readSource(node: SyntaxNode, reading: Reading): Expression {
  const parts = partsOf(node);
  const interval = parts[0]?.name === 'SimplePositiveUnaryTest' ? parts[0].getChild('Interval') : null;
  if (interval !== null && interval !== undefined) return readRange(interval, reading);
  if (node.name !== 'IterationContext' || parts.length < 2) return part(parts, 0, node, reading);
  const [low, high] = [part(parts, 0, node, reading), part(parts, 1, node, reading)];
  return { kind: 'range', low, high, lowOpen: false, highOpen: false, ...place(node) };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unquote(literal: string): string {
  const text = literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (all, four, six, sign) => {
      const code = Number.parseInt(four ?? six ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return ESCAPES[sign] ?? sign;
    });
  // A rule may write what could not be kept in a record.
  return legible(text);
}
