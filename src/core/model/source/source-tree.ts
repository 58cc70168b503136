// What stands where in a workflow's source? YAML 1.2 (JSON is part of it) as a plain tree in which every node knows its
// line and column. What could exhaust the reader is refused here: size, depth, and aliases that multiply.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { isText } from '../../base/index.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** **units**: both count from 1. */
export type Place = { readonly line: number; readonly column: number };

export type SourceNode = Place &
  (
    | { readonly kind: 'map'; readonly entries: readonly SourceEntry[] }
    | { readonly kind: 'list'; readonly items: readonly SourceNode[] }
    | {
        readonly kind: 'scalar';
        readonly value: null | string | number | boolean;
        /** As it was written: `1.50` where the value is 1.5. */
        readonly text: string;
      }
  );

export type SourceEntry = Place & { readonly key: string; readonly value: SourceNode };

/** A workflow of a thousand stages is half as long; the library takes nearly a second for this much of anything. */
const MAX_CHARACTERS = 200_000;
const MAX_NODES = 50_000;
const MAX_DEPTH = 40;

type Walk = {
  readonly lines: LineCounter;
  readonly anchors: Map<string, Node>;
  readonly diagnostics: Diagnostic[];
  nodes: number;
};

/** Parses a source into a tree; null where it cannot be read at all. **rejects**: what is no YAML, with line and remedy. */
export function parseSource(text: string): { root: SourceNode | null; diagnostics: Diagnostic[] } {
  if (text.length > MAX_CHARACTERS) {
    return refuse('source-too-long', 'The source is longer than 200,000 characters.', 'Split the workflow.');
  }
  const lines = new LineCounter();
  const document = composed(text, lines);
  if (document === null) {
    return refuse(
      'source-too-deep',
      'The source is nested too deeply.',
      'Remove some of the brackets or indents.',
    );
  }
  const diagnostics = syntaxFaults(document, lines);
  if (diagnostics.length > 0) return { root: null, diagnostics };
  if (document.contents === null) {
    return refuse('source-empty', 'The source is empty.', 'Start with a line such as "workflow: expense".');
  }
  const walk: Walk = { lines, anchors: new Map(), diagnostics, nodes: 0 };
  const root = treeOf(walk, document.contents, 0, { line: 1, column: 1 });
  return { root: diagnostics.length > 0 ? null : root, diagnostics };
}

function composed(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    // Unique keys are checked in the walk: the library compares every key with every other.
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

function syntaxFaults(document: Document.Parsed, lines: LineCounter): Diagnostic[] {
  return [...document.errors, ...document.warnings].slice(0, 20).map((fault) => {
    const { line, col } = lines.linePos(fault.pos[0]);
    return {
      code: 'source-syntax',
      severity: 'error',
      at: '',
      message: `Line ${line} is not valid YAML: ${fault.message}.`.replace('..', '.'),
      remedy: 'Mend the indentation, the brackets or the quotes there.',
      line,
      column: col,
    };
  });
}

function treeOf(walk: Walk, node: Node | null, depth: number, parent: Place): SourceNode {
  const place = placeOf(walk, node, parent);
  const nothing: SourceNode = { ...place, kind: 'scalar', value: null, text: '' };
  if (node === null || !withinCaps(walk, depth, place)) return nothing;
  if (isAlias(node)) {
    const target = walk.anchors.get(node.source);
    return target === undefined ? nothing : treeOf(walk, target, depth + 1, place);
  }
  if ('anchor' in node && typeof node.anchor === 'string') walk.anchors.set(node.anchor, node);
  if (isSeq(node)) {
    const items = node.items.map((item) => treeOf(walk, item as Node | null, depth + 1, place));
    return { ...place, kind: 'list', items };
  }
  if (isMap(node)) return { ...place, kind: 'map', entries: entriesOf(walk, node.items, depth, place) };
  if (!isScalar(node)) return nothing;
  if (typeof node.value === 'string' && !isText(node.value)) noText(walk, place);
  return { ...place, kind: 'scalar', ...scalarOf(node.value, node.source) };
}

const noText = (walk: Walk, place: Place): void =>
  fault(
    walk,
    place,
    'source-no-text',
    'Here stands a character that cannot be kept.',
    'Take it away: \\0, or half of a pair such as \\ud83d alone.',
  );

function scalarOf(value: unknown, source: string | undefined) {
  if (typeof value === 'string') return { value, text: value };
  const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { value: known, text: source ?? String(known) };
}

function entriesOf(
  walk: Walk,
  pairs: readonly { key: unknown; value: unknown }[],
  depth: number,
  parent: Place,
): SourceEntry[] {
  const entries: SourceEntry[] = [];
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = treeOf(walk, pair.key as Node | null, depth + 1, parent);
    const place = { line: key.line, column: key.column };
    if (key.kind !== 'scalar' || key.value === null) {
      fault(walk, place, 'source-key', 'A key must be plain text.', 'Write a name before the colon.');
    } else if (seen.has(key.text)) {
      const remedy = 'Keep one of them, or rename the other.';
      fault(walk, place, 'source-key-twice', `"${key.text}" stands here twice.`, remedy);
    } else {
      seen.add(key.text);
      entries.push({
        ...place,
        key: key.text,
        value: treeOf(walk, pair.value as Node | null, depth + 1, place),
      });
    }
  }
  return entries;
}

function withinCaps(walk: Walk, depth: number, place: Place): boolean {
  walk.nodes++;
  if (walk.nodes > MAX_NODES) {
    const remedy = 'Write out what the aliases stand for, or split the workflow.';
    if (walk.nodes === MAX_NODES + 1)
      fault(walk, place, 'source-too-large', 'The source says too much.', remedy);
    return false;
  }
  if (depth <= MAX_DEPTH) return true;
  fault(
    walk,
    place,
    'source-too-deep',
    'The source is nested too deeply here.',
    'Nest less, and use no alias within itself.',
  );
  return false;
}

function placeOf(walk: Walk, node: Node | null, parent: Place): Place {
  const offset = node?.range?.[0];
  if (offset === undefined) return parent;
  const { line, col } = walk.lines.linePos(offset);
  return { line, column: col };
}

function fault(walk: Walk, place: Place, code: string, message: string, remedy: string): void {
  // One nested alias would otherwise report itself thousands of times.
  if (walk.diagnostics.length >= 50) return;
  walk.diagnostics.push({
    code,
    severity: 'error',
    at: '',
    message,
    remedy,
    line: place.line,
    column: place.column,
  });
}

const refuse = (code: string, message: string, remedy: string) => ({
  root: null,
  diagnostics: [{ code, severity: 'error' as const, at: '', message, remedy, line: 1, column: 1 }],
});
