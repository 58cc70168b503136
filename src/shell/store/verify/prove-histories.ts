// Does everything that is stored still say what was written? Reads the pieces of a backup or of a database once, workspace by
// workspace: checkpoints, cases and personal values first, then every event against them.
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../../core/base/index.ts';
import type { CaseState } from '../../../core/model/index.ts';
import { valuesOf } from '../backup/copy.ts';
import type { Piece } from '../backup/pieces.ts';
import type { Growth, Signed } from '../checkpoints/checkpoint.ts';
import { readStatement } from '../checkpoints/checkpoint.ts';
import { workspaceEventJson } from '../tables/workspace-events.ts';
import { type ChainWalk, type StoredEvent, walkChain } from './case-chain.ts';
import { caseDifference } from './case-row.ts';
import { emptyProof, type HistoryFault, type Proof, type ProofOptions } from './proof.ts';
import { provingFiles } from './prove-files.ts';
import { eventsOf, type Witness, witnessesOf } from './witnesses.ts';

/** The tables a proof reads, in the order in which they come. */
export const PROOF_TABLES = [
  ...['workspaces', 'cases', 'personal_values', 'checkpoints', 'checkpoint_cases'],
  ...['workspace_events', 'case_events'],
];

type Row = { readonly [column: string]: string | null };
type CaseRow = {
  readonly number: number;
  readonly version: number;
  readonly hash: string;
  readonly row: Row;
};

type Room = {
  readonly workspace: string;
  own: { seq: number; hash: string | null } | null;
  readonly cases: Map<string, CaseRow>;
  /** The salted hash of each value that is there. */
  readonly personal: Map<string, string>;
  readonly signed: Map<number, Signed>;
  readonly growths: Map<number, Growth[]>;
  witnesses: ReadonlyMap<string, Witness> | null;
  ownWalk: ChainWalk | null;
  walk: { readonly caseId: string; readonly chain: ChainWalk } | null;
  readonly seen: Set<string>;
};

export async function proveHistories(
  pieces: AsyncIterable<Piece>,
  options: ProofOptions = {},
): Promise<Proof> {
  const proof = emptyProof();
  const seen = new Set<string>();
  let room: Room | null = null;
  let table: Extract<Piece, { kind: 'table' }> | null = null;
  for await (const piece of provingFiles(pieces, proof)) {
    if (piece.kind === 'table') {
      table = piece;
      if (piece.workspace !== null && piece.workspace !== room?.workspace) {
        if (room !== null) leave(room, options, proof);
        room = emptyRoom(piece.workspace);
        seen.add(piece.workspace);
      }
      continue;
    }
    if (room === null || table === null || table.workspace === null) continue;
    if (!PROOF_TABLES.includes(table.table)) continue;
    for (const row of piece.rows) takeRow(room, table.table, rowOf(table.columns, row), options, proof);
  }
  if (room !== null) leave(room, options, proof);
  for (const workspace of missingWorkspaces(seen, options)) {
    proof.faults.push(
      fault(workspace, {
        code: 'missing',
        message: 'The whole workspace is missing; checkpoints kept outside know it.',
      }),
    );
  }
  return proof;
}

function missingWorkspaces(seen: ReadonlySet<string>, { outside = [] }: ProofOptions): readonly string[] {
  const known = outside.flatMap(({ statement }) => readStatement(statement)?.workspace ?? []);
  return [...new Set(known)].filter((workspace) => !seen.has(workspace));
}

const emptyRoom = (workspace: string): Room => ({
  ...{ workspace, own: null, cases: new Map(), personal: new Map(), signed: new Map(), growths: new Map() },
  ...{ witnesses: null, ownWalk: null, walk: null, seen: new Set<string>() },
});

function rowOf(columns: readonly string[], row: Buffer): Row {
  const values = valuesOf(row);
  return Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null]));
}

function takeRow(room: Room, table: string, row: Row, options: ProofOptions, proof: Proof): void {
  switch (table) {
    case 'workspaces':
      room.own = { seq: Number(row.event_seq), hash: hexOf(row.head_hash) };
      proof.workspaces += 1;
      return;
    case 'cases':
      room.cases.set(row.case_id ?? '', {
        ...{ number: Number(row.number), version: Number(row.version), hash: hexOf(row.head_hash) ?? '' },
        row,
      });
      proof.cases += 1;
      return;
    case 'personal_values':
      room.personal.set(row.reference ?? '', saltedHash(row));
      proof.personalValues += 1;
      return;
    case 'checkpoints':
      room.signed.set(Number(row.seq), { statement: row.statement ?? '', signature: row.signature ?? '' });
      return;
    case 'checkpoint_cases':
      takeGrowth(room, row);
      return;
    case 'workspace_events':
      takeOwnEvent(room, row, options, proof);
      return;
    default:
      takeEvent(room, row, options, proof);
  }
}

function saltedHash({ salt, value }: Row): string {
  const text = canonicalJson(JSON.parse(value ?? 'null') as Json);
  return createHash('sha256')
    .update(Buffer.from(hexOf(salt) ?? '', 'hex'))
    .update(text)
    .digest('hex');
}

function takeGrowth(room: Room, row: Row): void {
  const seq = Number(row.checkpoint_seq);
  const growths = room.growths.get(seq) ?? [];
  growths.push({
    ...{ caseId: row.case_id ?? '', number: Number(row.number) },
    ...{ last: Number(row.last_seq), hashes: hexOf(row.hashes) ?? '' },
  });
  room.growths.set(seq, growths);
}

/** What the checkpoints know; asked for when the first event comes, for by then all of them were read. */
function witnessesIn(room: Room, options: ProofOptions, proof: Proof): ReadonlyMap<string, Witness> {
  room.witnesses ??= witnessesOf(room.workspace, room, options, proof);
  return room.witnesses;
}

function takeOwnEvent(room: Room, row: Row, options: ProofOptions, proof: Proof): void {
  const witness = witnessesIn(room, options, proof).get('');
  room.ownWalk ??= walkChain({ witness, without: options.without ?? [], folds: false });
  proof.events += 1;
  const seq = Number(row.seq);
  const told = {
    ...{ kind: row.kind ?? '', actor: row.actor ?? '' },
    ...{ at: instantOf(row.at), data: JSON.parse(row.data ?? 'null') as Json },
  };
  room.ownWalk.take({
    ...linkOf(row),
    event: workspaceEventJson(seq, told),
    columns: {},
    sameWorkflow: true,
  });
}

function takeEvent(room: Room, row: Row, options: ProofOptions, proof: Proof): void {
  const caseId = row.case_id ?? '';
  const witnesses = witnessesIn(room, options, proof);
  proof.events += 1;
  if (room.walk?.caseId !== caseId) {
    endCase(room, proof);
    const chain = walkChain({ witness: witnesses.get(caseId), without: options.without ?? [], folds: true });
    room.walk = { caseId, chain };
  }
  const event = JSON.parse(row.data ?? 'null') as Json;
  const workflow = room.cases.get(caseId)?.row.workflow_id ?? row.workflow_id ?? null;
  const at = { version: Number(row.version), at: instantOf(row.at) };
  const columns = {
    ...{ ...at, kind: row.kind ?? null, actor: row.actor ?? null, stage: row.stage ?? null },
    ...{ item: row.work_item_id ?? null, cause: row.cause ?? null },
  };
  const sameWorkflow = row.workflow_id === workflow;
  room.walk.chain.take({ ...linkOf(row), event, columns, sameWorkflow });
  if (!options.without?.includes('personal') && row.data?.includes('"personal"')) {
    provePersonal(room, { caseId, seq: Number(row.seq) }, event, proof);
  }
}

const linkOf = (row: Row): Pick<StoredEvent, 'seq' | 'previousHash' | 'hash'> => ({
  ...{ seq: Number(row.seq), previousHash: hexOf(row.previous_hash), hash: hexOf(row.hash) ?? '' },
});

function endCase(room: Room, proof: Proof): void {
  if (room.walk === null) return;
  const { caseId, chain } = room.walk;
  room.walk = null;
  room.seen.add(caseId);
  const { broken, seq, hash, state } = chain.end();
  const stored = room.cases.get(caseId);
  const number = stored?.number ?? room.witnesses?.get(caseId)?.number ?? state?.number ?? null;
  const tell = (told: Told) => proof.faults.push(fault(room.workspace, { caseId, number, ...told }));
  if (broken !== null) return void tell({ ...broken, message: `Event ${broken.seq}: ${broken.message}.` });
  if (stored === undefined)
    return void tell({ code: 'case', message: 'The case is missing, though its history is there.' });
  if (stored.version > seq) {
    const rest = stored.version === seq + 1 ? '' : `, with all up to event ${stored.version}`;
    return void tell({ code: 'missing', seq: seq + 1, message: `Event ${seq + 1}: it is missing${rest}.` });
  }
  if (stored.version < seq) {
    return void tell({
      code: 'case',
      seq: stored.version + 1,
      message: `Event ${stored.version + 1}: the case knows nothing of it.`,
    });
  }
  if (stored.hash !== hash)
    return void tell({ code: 'case', seq, message: 'The case ends with another event than its history.' });
  if (state !== null) tellDifference(state, stored.row, tell);
}

type Told = Partial<HistoryFault> & Pick<HistoryFault, 'code' | 'message'>;

function tellDifference(state: CaseState, row: Row, tell: (told: Told) => void): void {
  const column = caseDifference(state, row);
  if (column !== null) tell({ code: 'case', message: `Its ${column} is not what its history says.` });
}

/** The references to personal values anywhere in an event: what is there must be what the history meant. */
function provePersonal(
  room: Room,
  place: { caseId: string; seq: number },
  value: Json | undefined,
  proof: Proof,
): void {
  if (typeof value !== 'object' || value === null) return;
  const { personal, hash } = value as { personal?: unknown; hash?: unknown };
  if (typeof personal === 'string' && typeof hash === 'string') {
    const found = room.personal.get(personal);
    if (found === undefined || found === hash) return;
    const number = room.cases.get(place.caseId)?.number ?? null;
    const message = `Event ${place.seq}: a personal value is not the one that was written.`;
    // Told once, though the history may point to it again.
    room.personal.set(personal, hash);
    proof.faults.push(fault(room.workspace, { code: 'personal', ...place, number, message }));
    return;
  }
  for (const inner of Object.values(value)) provePersonal(room, place, inner, proof);
}

function leave(room: Room, options: ProofOptions, proof: Proof): void {
  endCase(room, proof);
  const witnesses = witnessesIn(room, options, proof);
  endOwn(room, witnesses, proof);
  for (const [caseId, { number, version }] of room.cases) {
    if (room.seen.has(caseId)) continue;
    const message = `Event 1: it is missing${version > 1 ? `, with all up to event ${version}` : ''}.`;
    proof.faults.push(fault(room.workspace, { code: 'missing', caseId, number, seq: 1, message }));
  }
  for (const [caseId, witness] of witnesses) {
    if (caseId === '' || room.seen.has(caseId) || room.cases.has(caseId)) continue;
    const message = `Event 1: it is missing, with the whole case of ${eventsOf(witness)} events; checkpoint ${witness.checkpoint} knows it.`;
    proof.faults.push(
      fault(room.workspace, { code: 'missing', caseId, number: witness.number, seq: 1, message }),
    );
  }
}

function endOwn(room: Room, witnesses: ReadonlyMap<string, Witness>, proof: Proof): void {
  const walk = room.ownWalk ?? walkChain({ witness: witnesses.get(''), without: [], folds: false });
  const { broken, seq, hash } = walk.end();
  const tell = (told: Told) => proof.faults.push(fault(room.workspace, told));
  const own = 'The history of the workspace: event';
  if (broken !== null) return void tell({ ...broken, message: `${own} ${broken.seq}: ${broken.message}.` });
  if (room.own === null)
    return void tell({ code: 'missing', message: 'The row of the workspace is missing.' });
  if (room.own.seq > seq)
    return void tell({ code: 'missing', seq: seq + 1, message: `${own} ${seq + 1}: it is missing.` });
  if (room.own.seq < seq || room.own.hash !== hash) {
    tell({ code: 'altered', seq, message: `${own} ${seq}: the workspace ends with another.` });
  }
}

const fault = (workspace: string, told: Told): HistoryFault => ({
  ...{ caseId: null, number: null, seq: null },
  ...{ workspace, ...told },
});

const hexOf = (bytea: string | null | undefined): string | null => bytea?.replace(/^\\x/, '') ?? null;

const instantOf = (text: string | null | undefined): number =>
  Date.parse((text ?? '').replace(' ', 'T').replace(/\+00$/, 'Z'));
