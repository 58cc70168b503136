// How does a draft look as YAML? What fits on a line stands on one.
import { Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Draft } from './write-stage.ts';

/** **shape**: stable; `within` names the section that the draft is a piece of, null where it is a whole workflow. */
export function styled(draft: Draft, within: string | null = null): string {
  const document = new Document(draft, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, path) {
      const inside = path.filter((each) => isPair(each) || isSeq(each)).length;
      const depth = (within === null ? 0 : 1) + inside;
      const section = within ?? sectionOf(path);
      const isFlow = section === 'canvas' || section === 'record' ? depth >= 2 : isSmall(node);
      if (isFlow && inside > 0) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 110, flowCollectionPadding: true, indentSeq: true });
}

function sectionOf(path: readonly unknown[]): string {
  const pair = path.find((each) => isPair(each));
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
}

/** What fits on a line stands on one: no lists of maps, no long texts. */
function isSmall(node: Node): boolean {
  return widthOf(node) <= 90;
}

function widthOf(node: unknown): number {
  if (isScalar(node)) return String(node.value).length + 2;
  if (isPair(node)) return widthOf(node.key) + widthOf(node.value);
  if (isMap(node) || isSeq(node)) {
    const sum = (node.items as unknown[]).reduce<number>((width, item) => width + widthOf(item), 4);
    // A list of maps reads better as lines, a map of maps too.
    const isNested = isMap(node) && node.items.some((item) => isMap(item.value));
    return isNested ? 1000 : sum;
  }
  return 4;
}
