// Does a tree foretell cases that it has not seen better than always saying the most usual way? Ten parts, each foretold by a
// tree grown on the other nine; a sign test over cases.
import { binomialTail } from '../../statistics/tails.ts';
import { type Examples, foretold, growTree, MOST_DEPTH } from './grow-tree.ts';

/** **units**: shares of the rows; `pValue` of as many cases better by chance. */
export type HeldOut = {
  readonly depth: number;
  readonly accuracy: number;
  readonly baseline: number;
  readonly pValue: number;
};

const PARTS = 10;

/** **shape**: `caseOf[row]`; all rows of a case are in one part. Only `rows` are looked at. */
export function heldOut(examples: Examples, caseOf: Int32Array, rows: Int32Array, least: number): HeldOut {
  const right = Array.from({ length: MOST_DEPTH + 1 }, () => new Uint8Array(caseOf.length));
  const part = Uint8Array.from(caseOf, partOf);
  for (let p = 0; p < PARTS; p++) {
    const known = rows.filter((row) => part[row] !== p);
    if (known.length === 0) continue;
    const tree = growTree(examples, known, least);
    for (const row of rows) {
      if (part[row] !== p) continue;
      for (const [depth, column] of right.entries()) {
        column[row] = foretold(tree, examples, row, depth) === examples.ways[row] ? 1 : 0;
      }
    }
  }
  // The usual way is that of all rows: of parts it would be told too badly where ways are about as frequent.
  const usualWay = growTree(examples, rows, least, 0).way;
  for (const row of rows) (right[0] as Uint8Array)[row] = examples.ways[row] === usualWay ? 1 : 0;
  const shares = right.map((column) => column.reduce((sum, bit) => sum + bit, 0) / rows.length);
  const depth = simplest(shares, rows.length);
  const [usual, tree] = [right[0] as Uint8Array, right[depth] as Uint8Array];
  return {
    depth,
    accuracy: shares[depth] as number,
    baseline: shares[0] as number,
    pValue: betterBy(tree, usual, caseOf),
  };
}

// The least depth that is within one standard error of the best.
function simplest(shares: readonly number[], rows: number): number {
  const best = Math.max(...shares.slice(1));
  const enough = best - Math.sqrt((best * (1 - best)) / rows);
  return Math.max(
    1,
    shares.findIndex((share, depth) => depth > 0 && share >= enough),
  );
}

function betterBy(tree: Uint8Array, usual: Uint8Array, caseOf: Int32Array): number {
  const lead = new Map<number, number>();
  for (const [row, c] of caseOf.entries()) {
    lead.set(c, (lead.get(c) ?? 0) + (tree[row] as number) - (usual[row] as number));
  }
  const leads = [...lead.values()];
  const better = leads.filter((each) => each > 0).length;
  const worse = leads.filter((each) => each < 0).length;
  return binomialTail(better, better + worse, 0.5);
}

// Scattered, so that no habit of numbering cases falls in with the parts.
const partOf = (c: number): number => (Math.imul(c + 1, 0x9e3779b1) >>> 8) % PARTS;
