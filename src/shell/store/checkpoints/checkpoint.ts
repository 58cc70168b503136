// What a checkpoint says, and how it is written down: one line for the signed statement, then one for each chain that has grown
// since the checkpoint before, with the hashes of its new events.
import { createHash } from 'node:crypto';
import { canonicalJson, type Instant } from '../../../core/base/index.ts';

/**
 * `root` is over all heads (RFC 6962), `changes` over the lines of the chains that have grown, `key` the public key that signs.
 * **units**: hashes in hexadecimal.
 */
export type Statement = {
  readonly format: 1;
  readonly workspace: string;
  readonly seq: number;
  readonly at: Instant;
  readonly cases: number;
  readonly events: number;
  readonly root: string;
  readonly previousRoot: string | null;
  readonly changes: string;
  readonly key: string;
};

/** A statement as it was signed, byte for byte. */
export type Signed = { readonly statement: string; readonly signature: string };

/** A chain that has grown: the hashes of its events up to `last`, one after the other. **units**: hexadecimal. */
export type Growth = {
  readonly caseId: string;
  readonly number: number;
  readonly last: number;
  readonly hashes: string;
};

export const HASH_LETTERS = 64;

export const statementText = (statement: Statement): string => canonicalJson(statement);

export const checkpointLine = ({ statement, signature }: Signed): string =>
  canonicalJson({ checkpoint: statement, signature });

export const growthLine = ({ caseId, number, last, hashes }: Growth): string =>
  canonicalJson({ case: caseId, hashes, last, number });

/** Adds up the lines of what has grown. */
export function growthDigest(): { add(growth: Growth): void; hex(): string } {
  const hash = createHash('sha256');
  return {
    add: (growth) => hash.update(`${growthLine(growth)}\n`),
    hex: () => hash.digest('hex'),
  };
}

/** What a statement says; null where it is none. */
export function readStatement(text: string): Statement | null {
  try {
    const said = JSON.parse(text) as Statement;
    return said.format === 1 && typeof said.workspace === 'string' && Number.isInteger(said.seq)
      ? said
      : null;
  } catch {
    return null;
  }
}

/** One checkpoint with what has grown, as it was kept outside. */
export type KeptCheckpoint = Signed & { readonly growths: Growth[] };

/** Reads what was written, line by line. **shape**: the number of the first line that cannot be read, or the checkpoints. */
export function readCheckpoints(text: string): { checkpoints: KeptCheckpoint[]; unread: number | null } {
  const checkpoints: KeptCheckpoint[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (!takeLine(line, checkpoints)) return { checkpoints, unread: index + 1 };
  }
  return { checkpoints, unread: null };
}

type Line = {
  checkpoint?: string;
  signature?: string;
  case?: string;
  number?: number;
  last?: number;
  hashes?: string;
};

function takeLine(line: string, checkpoints: KeptCheckpoint[]): boolean {
  try {
    const { checkpoint, signature, case: caseId, number, last, hashes } = JSON.parse(line) as Line;
    if (checkpoint !== undefined && signature !== undefined) {
      checkpoints.push({ statement: checkpoint, signature, growths: [] });
      return readStatement(checkpoint) !== null;
    }
    const into = checkpoints.at(-1);
    if (into === undefined || caseId === undefined || last === undefined || hashes === undefined)
      return false;
    into.growths.push({ caseId, number: number ?? 0, last, hashes });
    return true;
  } catch {
    return false;
  }
}
