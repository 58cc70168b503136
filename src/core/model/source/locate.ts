// Where in the source does a diagnostic point? Gives line and column to findings that know only a path in the model.
import type { Diagnostic } from '../diagnostic.ts';
import { type Place, parseSource, type SourceNode } from './source-tree.ts';

/** Fills in line and column of those that have none; the nearest thing that the source does say is pointed at. */
export function locateDiagnostics(text: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const { root } = parseSource(text);
  if (root === null) return [...diagnostics];
  return diagnostics.map((diagnostic) => {
    if (diagnostic.line !== null) return diagnostic;
    const { line, column } = placeOf(root, diagnostic.at);
    return { ...diagnostic, line, column };
  });
}

/** Where the model and the source spell a key differently. */
const SPELLINGS: { readonly [part: string]: string } = { caseTitle: 'case-title' };

function placeOf(root: SourceNode, at: string): Place {
  let node = root;
  let place: Place = root;
  for (const part of at.split(/[.[\]]/).filter((each) => each !== '')) {
    const found = memberOf(node, part);
    // A path may name what the source leaves out, such as an owner that is missing.
    if (found === null) continue;
    node = found.node;
    place = found.place;
  }
  return place;
}

function memberOf(node: SourceNode, part: string): { node: SourceNode; place: Place } | null {
  if (node.kind === 'map') {
    const entry = node.entries.find(({ key }) => key === part || key === SPELLINGS[part]);
    return entry === undefined ? null : { node: entry.value, place: entry };
  }
  if (node.kind !== 'list') return null;
  const item = node.items[Number(part)] ?? node.items.find((each) => isCalled(each, part));
  return item === undefined ? null : { node: item, place: item };
}

/** Automations and form fields stand in lists, and paths may name them by id. */
function isCalled(item: SourceNode, part: string): boolean {
  if (item.kind === 'scalar') return item.text === part;
  if (item.kind !== 'map') return false;
  return item.entries.some(
    ({ key, value }) => (key === 'id' || key === 'field') && value.kind === 'scalar' && value.text === part,
  );
}
