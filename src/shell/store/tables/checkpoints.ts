// The checkpoints of a workspace: made here out of one snapshot, so that heads and hashes belong together, and read again.
import type { Instant } from '../../../core/base/index.ts';
import {
  type Growth,
  growthDigest,
  HASH_LETTERS,
  readStatement,
  type Signed,
  type Statement,
  statementText,
} from '../checkpoints/checkpoint.ts';
import { type Head, merkleTree } from '../checkpoints/merkle.ts';
import type { SigningKey } from '../checkpoints/signing-key.ts';
import { type Scope, statement } from '../connections.ts';
import { StoreFault } from '../store-fault.ts';

export type CheckpointRow = Signed & { readonly seq: number; readonly madeAt: Instant };

const SNAPSHOT = statement('set transaction isolation level repeatable read');
const LAST = statement(
  `select seq, made_at as "madeAt", statement, signature from checkpoints
    where workspace_id = $1 order by seq desc limit 1`,
);
const AFTER = statement(
  `select seq, made_at as "madeAt", statement, signature from checkpoints
    where workspace_id = $1 and seq > $2 order by seq limit $3`,
);
const OWN = statement(
  `select event_seq as seq, encode(head_hash, 'hex') as hash, sample from workspaces where workspace_id = $1`,
);
const GROWTHS = `returning case_id as "caseId", number, last_seq as last, encode(hashes, 'hex') as hashes`;
const GROW_OWN = statement(
  `insert into checkpoint_cases (workspace_id, case_id, last_seq, number, checkpoint_seq, hashes)
    select $1, '', w.event_seq, 0, $2, grown.hashes
      from workspaces w
        cross join lateral (select coalesce(max(k.last_seq), 0) as last from checkpoint_cases k
          where k.workspace_id = $1 and k.case_id = '') known
        cross join lateral (select string_agg(e.hash, ''::bytea order by e.seq) as hashes from workspace_events e
          where e.workspace_id = $1 and e.seq > known.last) grown
      where w.workspace_id = $1 and w.event_seq > known.last ${GROWTHS}`,
);
const GROW = statement(
  `insert into checkpoint_cases (workspace_id, case_id, last_seq, number, checkpoint_seq, hashes)
    select $1, c.case_id, c.version, c.number, $2, coalesce(grown.hashes, '') from (
        select c.case_id, c.version, c.number, known.last from cases c
          cross join lateral (select coalesce(max(k.last_seq), 0) as last from checkpoint_cases k
            where k.workspace_id = $1 and k.case_id = c.case_id) known
          where c.workspace_id = $1 and c.case_id > $3 and c.version > known.last
          order by c.case_id limit $4) c
      cross join lateral (select string_agg(e.hash, ''::bytea order by e.seq) as hashes from case_events e
        where e.workspace_id = $1 and e.case_id = c.case_id and e.seq > c.last and e.seq <= c.version) grown ${GROWTHS}`,
);
const HEADS = statement(
  `select case_id as "caseId", version as seq, encode(head_hash, 'hex') as hash from cases
    where workspace_id = $1 and case_id > $2 order by case_id limit $3`,
);
const INSERT = statement(
  `insert into checkpoints (workspace_id, seq, made_at, statement, signature)
    values ($1, $2, to_timestamp($3::bigint / 1000.0), $4, $5)`,
);
const OF_CHECKPOINT = statement(
  `select case_id as "caseId", number, last_seq as last, encode(hashes, 'hex') as hashes from checkpoint_cases
    where workspace_id = $1 and checkpoint_seq = $2 and case_id > $3 order by case_id limit $4`,
);

const PAGE = 2_000;

export const checkpoints = {
  last: async (scope: Scope): Promise<CheckpointRow | undefined> =>
    (await scope.rows<CheckpointRow>(LAST, [scope.workspaceId]))[0],

  after: (scope: Scope, seq: number, limit = 100): Promise<CheckpointRow[]> =>
    scope.rows<CheckpointRow>(AFTER, [scope.workspaceId, seq, limit]),

  /** What had grown at a checkpoint, by case id. */
  async *growths(scope: Scope, seq: number): AsyncGenerator<Growth> {
    const own = await scope.rows<Growth>(OF_CHECKPOINT, [scope.workspaceId, seq, '', PAGE]);
    const first = await scope.rows<Growth>(OWN_OF_CHECKPOINT, [scope.workspaceId, seq]);
    yield* first;
    for (let page = own; page.length > 0; ) {
      yield* page;
      const from = page.at(-1)?.caseId ?? '';
      page =
        page.length < PAGE
          ? []
          : await scope.rows<Growth>(OF_CHECKPOINT, [scope.workspaceId, seq, from, PAGE]);
    }
  },

  /**
   * Makes the next one, as the first thing in a transaction. **shape**: null where nothing has changed since the last one,
   * and for a sample, which may go as a whole. **rejects** with a defect where a chain does not hold together.
   */
  make: async (scope: Scope, key: SigningKey, at: Instant): Promise<Statement | null> => {
    await scope.rows(SNAPSHOT, []);
    const [own] = await scope.rows<Own>(OWN, [scope.workspaceId]);
    if (own === undefined || own.sample) return null;
    const before = await checkpoints.last(scope);
    const seq = (before?.seq ?? 0) + 1;
    const changes = growthDigest();
    const ends = new Map<string, string>();
    await growAll(scope, seq, (growth) => {
      changes.add(growth);
      ends.set(growth.caseId, growth.hashes.slice(-HASH_LETTERS));
    });
    if (ends.size === 0) return null;
    const said: Statement = {
      ...{ format: 1, workspace: scope.workspaceId, seq, at, ...(await standing(scope, own, ends)) },
      previousRoot: before === undefined ? null : (readStatement(before.statement)?.root ?? null),
      ...{ changes: changes.hex(), key: key.publicKey },
    };
    const text = statementText(said);
    await scope.rows(INSERT, [scope.workspaceId, seq, at, text, key.sign(text)]);
    return said;
  },
};

const OWN_OF_CHECKPOINT = statement(
  `select case_id as "caseId", number, last_seq as last, encode(hashes, 'hex') as hashes from checkpoint_cases
    where workspace_id = $1 and checkpoint_seq = $2 and case_id = ''`,
);

type Own = { seq: number; hash: string | null; sample: boolean };

/** Keeps the hashes of what has grown, and tells of each. */
async function growAll(scope: Scope, seq: number, told: (growth: Growth) => void): Promise<void> {
  const own = await scope.rows<Growth>(GROW_OWN, [scope.workspaceId, seq]);
  own.forEach(told);
  for (let from = ''; ; ) {
    const page = await scope.rows<Growth>(GROW, [scope.workspaceId, seq, from, PAGE]);
    page.sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
    page.forEach(told);
    if (page.length < PAGE) return;
    from = page.at(-1)?.caseId ?? '';
  }
}

async function standing(
  scope: Scope,
  own: Own,
  ends: ReadonlyMap<string, string>,
): Promise<Pick<Statement, 'cases' | 'events' | 'root'>> {
  const tree = merkleTree();
  if (own.hash !== null) refuseBroken({ caseId: '', seq: own.seq, hash: own.hash }, ends);
  if (own.hash !== null) tree.add({ caseId: '', seq: own.seq, hash: own.hash });
  let cases = 0;
  let events = 0;
  for (let from = ''; ; ) {
    const page = await scope.rows<Head>(HEADS, [scope.workspaceId, from, PAGE]);
    for (const head of page) {
      refuseBroken(head, ends);
      tree.add(head);
      events += head.seq;
    }
    cases += page.length;
    if (page.length < PAGE) return { cases, events, root: tree.root() };
    from = page.at(-1)?.caseId ?? '';
  }
}

/** What does not hold together is not signed. */
function refuseBroken({ caseId, hash }: Head, ends: ReadonlyMap<string, string>): void {
  const end = ends.get(caseId);
  if (end === undefined || end === hash) return;
  const whose = caseId === '' ? 'of the workspace' : `of the case ${caseId}`;
  throw new StoreFault('defect', `The history ${whose} does not end as it should; run: millrace verify`);
}
