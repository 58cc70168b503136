// Which small faults could a file have? Each is a stretch of its text and what would stand there instead.
import { parseSync } from 'vite';

/** One fault. **units**: `start` and `end` count characters from 0; `line` from 1. */
export type Mutant = {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly becomes: string;
};

type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const TURNED = new Map(
  Object.entries({
    '===': '!==',
    '!==': '===',
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '+': '-',
    '-': '+',
    '*': '/',
    '&&': '||',
    '||': '&&',
    '??': '&&',
  }),
);
const CALLS = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    find: 'findLast',
    findLast: 'find',
    min: 'max',
    max: 'min',
  }),
);

/** All faults of a file: conditions that always or never hold, operators turned around, calls and filters left out, answers turned. */
export function mutantsOf(file: string, code: string, first: number): Mutant[] {
  const { program } = parseSync(file, code);
  const found: Omit<Mutant, 'id' | 'file' | 'line'>[] = [];
  const put = ({ start, end }: Node, becomes: string): void => {
    const was = code.slice(start, end);
    if (was !== becomes) found.push({ start, end, was, becomes });
  };
  const text = ({ start, end }: Node): string => code.slice(start, end);
  const visit = (node: Node): void => {
    if (node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSNonNullExpression')
      return;
    if (node.type === 'ImportDeclaration') return;
    look(node, put, text);
    for (const child of Object.values(node))
      for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) visit(each);
  };
  visit(program as unknown as Node);
  const lineOf = (at: number): number => code.slice(0, at).split('\n').length;
  return found.map((each, index) => ({ id: first + index, file, line: lineOf(each.start), ...each }));
}

function look(node: Node, put: (at: Node, becomes: string) => void, text: (at: Node) => string): void {
  switch (node.type) {
    case 'IfStatement':
      put(node.test as Node, 'true');
      // What only throws stands against what cannot happen: no test can make it happen.
      if ((node.consequent as Node).type !== 'ThrowStatement') put(node.test as Node, 'false');
      return;
    case 'ConditionalExpression':
      put(node.test as Node, 'true');
      put(node.test as Node, 'false');
      return;
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const turned = TURNED.get(node.operator as string);
      const [left, right] = [text(node.left as Node), text(node.right as Node)];
      if (turned !== undefined) put(node, `(${left}) ${turned} (${right})`);
      return;
    }
    case 'UnaryExpression':
      if (node.operator === '!' || node.operator === '-') put(node, text(node.argument as Node));
      return;
    case 'Literal':
      if (typeof node.value === 'boolean') put(node, String(!node.value));
      return;
    case 'ExpressionStatement':
      if ((node.expression as Node).type === 'CallExpression') put(node.expression as Node, 'undefined');
      return;
    case 'CallExpression':
      lookAtCall(node, put, text);
  }
}

function lookAtCall(node: Node, put: (at: Node, becomes: string) => void, text: (at: Node) => string): void {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression' || callee.computed === true) return;
  const [name, of] = [text(callee.property as Node), text(callee.object as Node)];
  if (name === 'filter') put(node, of);
  const turned = (name === 'min' || name === 'max') && of !== 'Math' ? undefined : CALLS.get(name);
  // What is looked up by its id is there once: the first is the last.
  if (name.startsWith('find') && asksForOne((node.arguments as Node[])[0])) return;
  const given = (node.arguments as Node[]).map(text).join(', ');
  if (turned !== undefined) put(node, `${of}.${turned}(${given})`);
}

/** Whether something is looked for that equals a value of the caller's, and not one that is written out. */
function asksForOne(asked: Node | undefined): boolean {
  const body = asked?.type === 'ArrowFunctionExpression' ? (asked.body as Node) : undefined;
  if (body?.type !== 'BinaryExpression' || body.operator !== '===') return false;
  return [body.left, body.right].every((each) => !(each as Node).type.endsWith('Literal'));
}

/** The file with all of its faults in it, each asleep until its number is called. */
export function withMutants(code: string, mutants: readonly Mutant[]): string {
  // The innermost first: an outer one takes the inner ones along in what it leaves as it was.
  const ordered = [...mutants].sort((a, b) => a.end - a.start - (b.end - b.start));
  return within(code, ordered, 0, code.length);
}

function within(code: string, mutants: readonly Mutant[], from: number, to: number): string {
  const inside = mutants.filter(({ start, end }) => start >= from && end <= to);
  // Those that no other one of these encloses, and of several at one place all together.
  const outer = inside.filter(
    (one) =>
      !inside.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  );
  const places = [...new Map(outer.map(({ start, end }) => [`${start}`, { start, end }])).values()].sort(
    (a, b) => a.start - b.start,
  );
  let [written, at] = ['', from];
  for (const { start, end } of places) {
    const here = outer.filter((one) => one.start === start && one.end === end);
    const rest = inside.filter((one) => one.start >= start && one.end <= end && !here.includes(one));
    const as = here.map(({ id, becomes }) => `__mutant(${id}) ? (${becomes}) : `).join('');
    written += `${code.slice(at, start)}(${as}(${within(code, rest, start, end)}))`;
    at = end;
  }
  return written + code.slice(at, to);
}
