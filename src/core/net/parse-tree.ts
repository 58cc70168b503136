// Which tree does a text write down? A reader of `->( 'a', X( 'b', tau ) )` that says where and why it stops.
import { fail, type Result, succeed } from '../base/index.ts';
import { type ProcessTree, TREE_SIGNS, type TreeOperator } from './process-tree.ts';

/** Where a text stops being a tree. **units**: `at` counts characters from 0. */
export type TreeProblem = { readonly at: number; readonly message: string; readonly remedy: string };

/** A text may be so long, and its brackets so deep; what the inductive miner prints is far below both. */
const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 500;

const FORM = "A tree is written as ->( 'a', X( 'b', tau ), +( 'c', 'd' ), *( 'e', tau ) ).";
const OPERATORS = Object.entries(TREE_SIGNS) as [TreeOperator, string][];
const SIGNS: ReadonlyMap<string, TreeOperator> = new Map([
  ...OPERATORS.map(([operator, sign]) => [sign, operator] as const),
  ['→', 'sequence'],
  ['×', 'choice'],
  ['∧', 'parallel'],
  ['⟲', 'loop'],
  ['↺', 'loop'],
]);

type Reader = { readonly text: string; at: number };
type Read<Value> = Result<Value, TreeProblem>;

/**
 * Reads a tree as `printTree` writes it; blanks and line breaks between its parts do not matter.
 * **rejects**: anything else, an operator without children, a loop with one child, more than 2,000,000 characters or 500
 * brackets within each other. **units**: the problem's place counts characters from 0.
 */
export function parseTree(text: string): Result<ProcessTree, TreeProblem> {
  const reader = { text, at: 0 };
  if (text.length > MOST_CHARACTERS) return problem(reader, 'This text is longer than 2,000,000 characters.');
  const tree = readTree(reader, 0);
  if (!tree.ok) return tree;
  skipBlanks(reader);
  return reader.at === text.length ? tree : problem(reader, 'The tree ends here, and more text follows.');
}

function readTree(reader: Reader, depth: number): Read<ProcessTree> {
  skipBlanks(reader);
  if (depth > DEEPEST) return problem(reader, `More than ${DEEPEST} brackets are open here.`);
  if (reader.text[reader.at] === "'") return readActivity(reader);
  const word = /(?:tau|τ|->|[X+*→×∧⟲↺])(?![A-Za-z])/uy;
  word.lastIndex = reader.at;
  const [sign = ''] = word.exec(reader.text) ?? [];
  if (sign === '') return problem(reader, 'Here a name in quotes, tau, or one of -> X + * is expected.');
  const operator = SIGNS.get(sign);
  reader.at += sign.length;
  return operator === undefined ? succeed({ kind: 'tau' }) : readBlock(reader, operator, depth);
}

function readBlock(reader: Reader, kind: TreeOperator, depth: number): Read<ProcessTree> {
  const began = reader.at;
  if (!readSign(reader, '(')) return problem(reader, 'Here a ( is expected.');
  const children: ProcessTree[] = [];
  do {
    const child = readTree(reader, depth + 1);
    if (!child.ok) return child;
    children.push(child.value);
  } while (readSign(reader, ','));
  if (!readSign(reader, ')')) return problem(reader, 'Here a comma or a ) is expected.');
  if (kind === 'loop' && children.length < 2) {
    return problem({ ...reader, at: began }, 'A loop has a body and at least one way back.');
  }
  return succeed({ kind, children });
}

function readActivity(reader: Reader): Read<ProcessTree> {
  const quoted = /'((?:[^'\\]|\\.)*)'/suy;
  quoted.lastIndex = reader.at;
  const match = quoted.exec(reader.text);
  if (match === null) return problem(reader, 'This name has no closing quote.');
  reader.at = quoted.lastIndex;
  return succeed({ kind: 'activity', name: (match[1] ?? '').replace(/\\(.)/gsu, '$1') });
}

function readSign(reader: Reader, sign: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== sign) return false;
  reader.at++;
  return true;
}

function skipBlanks(reader: Reader): void {
  const blanks = /\s*/y;
  blanks.lastIndex = reader.at;
  blanks.exec(reader.text);
  reader.at = blanks.lastIndex;
}

const problem = ({ at }: Reader, message: string): { ok: false; problem: TreeProblem } =>
  fail({ at, message, remedy: FORM });
