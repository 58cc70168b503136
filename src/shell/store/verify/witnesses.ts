// What the checkpoints of a workspace know: the hash of every event up to the last of them. Those kept outside count before
// those in the database; each must be signed, follow the one before, and agree with the hashes that came with it.
import {
  type Growth,
  growthDigest,
  HASH_LETTERS,
  type KeptCheckpoint,
  readStatement,
  type Signed,
  type Statement,
} from '../checkpoints/checkpoint.ts';
import { merkleTree } from '../checkpoints/merkle.ts';
import { isSigned } from '../checkpoints/signing-key.ts';
import type { HistoryFault, Proof, ProofOptions } from './proof.ts';

/** What is known of one chain. `hashes` are those of its events from the first, one after the other. */
export type Witness = { readonly number: number; readonly hashes: string; readonly checkpoint: number };

export const eventsOf = ({ hashes }: Witness): number => hashes.length / HASH_LETTERS;
export const hashAt = ({ hashes }: Witness, seq: number): string =>
  hashes.slice((seq - 1) * HASH_LETTERS, seq * HASH_LETTERS);

/** The checkpoints as the database has them. `growths` by the seq of their checkpoint. */
export type StoredCheckpoints = {
  readonly signed: ReadonlyMap<number, Signed>;
  readonly growths: ReadonlyMap<number, readonly Growth[]>;
};

type Tell = (message: string) => void;

/** Checks the checkpoints of one workspace, noting what does not hold. **shape**: witnesses by case id ('' for its own chain). */
export function witnessesOf(
  workspace: string,
  stored: StoredCheckpoints,
  options: ProofOptions,
  proof: Proof,
): ReadonlyMap<string, Witness> {
  const witnesses = new Map<string, Witness>();
  if (options.without?.includes('checkpoints')) return witnesses;
  const outside = outsideOf(workspace, options.outside ?? []);
  const seqs = [...new Set([...stored.signed.keys(), ...outside.keys()])].sort((one, other) => one - other);
  let before: Statement | null = null;
  for (const [index, seq] of seqs.entries()) {
    const tell: Tell = (message) =>
      proof.faults.push(checkpointFault(workspace, `Checkpoint ${seq}: ${message}`));
    if (seq !== index + 1 && before?.seq !== seq - 1) tell('the one before it is missing.');
    compareWithOutside(stored.signed.get(seq), outside.get(seq), tell);
    const signed = outside.get(seq) ?? stored.signed.get(seq);
    const said: Statement | undefined =
      signed && checkedStatement(signed, { workspace, seq, before, options, tell });
    if (signed === undefined || said === undefined) continue;
    addGrowths(witnesses, growthsFor(said, outside.get(seq), stored.growths.get(seq) ?? [], tell), seq, tell);
    before = said;
    proof.checkpoints += 1;
    proof.keys.add(said.key);
    proof.lastCheckpointAt = Math.max(proof.lastCheckpointAt ?? 0, said.at);
  }
  const last = before;
  if (last !== null && rootOf(witnesses) !== last.root) {
    proof.faults.push(
      checkpointFault(workspace, `Checkpoint ${last.seq}: its root is not that of the heads it knows.`),
    );
  }
  return witnesses;
}

const checkpointFault = (workspace: string, message: string): HistoryFault => ({
  ...{ code: 'checkpoint', workspace, caseId: null, number: null, seq: null, message },
});

function outsideOf(workspace: string, kept: readonly KeptCheckpoint[]): ReadonlyMap<number, KeptCheckpoint> {
  const mine = kept.flatMap((each) => {
    const said = readStatement(each.statement);
    return said?.workspace === workspace ? [[said.seq, each] as const] : [];
  });
  return new Map(mine);
}

function compareWithOutside(inside: Signed | undefined, outside: Signed | undefined, tell: Tell): void {
  if (outside === undefined) return;
  if (inside === undefined) tell('it was kept outside and is missing here.');
  else if (inside.statement !== outside.statement) tell('it says something else than the one kept outside.');
  else if (inside.signature !== outside.signature) tell('its signature is not that of the one kept outside.');
}

type Checking = {
  readonly workspace: string;
  readonly seq: number;
  readonly before: Statement | null;
  readonly options: ProofOptions;
  readonly tell: Tell;
};

function checkedStatement(
  { statement, signature }: Signed,
  { workspace, seq, before, options, tell }: Checking,
): Statement | undefined {
  const said = readStatement(statement);
  if (said === null || said.workspace !== workspace || said.seq !== seq) {
    tell('what it says is of another place, or cannot be read.');
    return undefined;
  }
  const looked = !options.without?.includes('signatures');
  if (looked && !isSigned(statement, signature, said.key)) {
    tell('its signature is not of the key it names.');
    return undefined;
  }
  if (looked && options.keys !== undefined && !options.keys.includes(said.key)) {
    tell(`it is signed by the key ${said.key}, which is none of those given.`);
    return undefined;
  }
  if (before !== null && said.previousRoot !== before.root) tell('it does not follow the one before.');
  return said;
}

/** The hashes that the statement was signed over: those kept outside, or those of the database. */
function growthsFor(
  said: Statement,
  outside: KeptCheckpoint | undefined,
  inside: readonly Growth[],
  tell: Tell,
): readonly Growth[] {
  const sorted = [...inside].sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
  const insideHolds = digestOf(sorted) === said.changes;
  if (!insideHolds) tell('the hashes of events beside it are not those it was signed over.');
  if (outside !== undefined && outside.growths.length > 0) {
    if (digestOf(outside.growths) === said.changes) return outside.growths;
    tell('the hashes kept outside with it are not those it was signed over.');
  }
  return insideHolds ? sorted : [];
}

function digestOf(growths: readonly Growth[]): string {
  const digest = growthDigest();
  for (const growth of growths) digest.add(growth);
  return digest.hex();
}

function addGrowths(into: Map<string, Witness>, growths: readonly Growth[], seq: number, tell: Tell): void {
  for (const { caseId, number, last, hashes } of growths) {
    const known = into.get(caseId)?.hashes ?? '';
    if (known.length + hashes.length !== last * HASH_LETTERS) {
      tell(`it knows too few or too many events of ${caseId === '' ? 'the workspace' : `case ${number}`}.`);
      continue;
    }
    into.set(caseId, { number, hashes: known + hashes, checkpoint: seq });
  }
}

function rootOf(witnesses: ReadonlyMap<string, Witness>): string {
  const tree = merkleTree();
  const sorted = [...witnesses].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [caseId, witness] of sorted) {
    const seq = eventsOf(witness);
    tree.add({ caseId, seq, hash: hashAt(witness, seq) });
  }
  return tree.root();
}
