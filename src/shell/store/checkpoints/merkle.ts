// One hash over many, after RFC 6962: leaves and nodes are told apart by a first byte, so that none passes for the other.
// Leaves come one by one; of a million only twenty hashes are held.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/base/index.ts';

/** Where a chain stands: its case ('' is the workspace's own chain), its last event, and that event's hash in hexadecimal. */
export type Head = { readonly caseId: string; readonly seq: number; readonly hash: string };

export type MerkleTree = {
  /** The next leaf; heads come in the order of their case ids. */
  add(head: Head): void;
  /** **units**: hexadecimal. */
  root(): string;
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export function merkleTree(): MerkleTree {
  // Whole subtrees, the largest first; no two are of one size.
  const whole: { readonly size: number; readonly hash: Buffer }[] = [];
  return {
    add: ({ caseId, seq, hash }) => {
      let joined = { size: 1, hash: digest(LEAF, Buffer.from(canonicalJson([caseId, seq, hash]))) };
      for (let last = whole.at(-1); last?.size === joined.size; last = whole.at(-1)) {
        whole.pop();
        joined = { size: joined.size * 2, hash: digest(NODE, last.hash, joined.hash) };
      }
      whole.push(joined);
    },
    root: () => {
      const [first, ...rest] = whole.map(({ hash }) => hash).reverse();
      if (first === undefined) return digest().toString('hex');
      return rest.reduce((right, left) => digest(NODE, left, right), first).toString('hex');
    },
  };
}

function digest(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
