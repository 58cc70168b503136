// Where has each person their news sent, and what of it is still to go out? A person has a mail at a time: what comes meanwhile waits
// for the next.
import type { Instant, Milliseconds } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** `confirmedAt`: since when the address is known to be theirs; null until then. `trouble`: why the last mail did not go. */
export type MailChoiceRow = {
  address: string;
  kinds: string[];
  codeHash: Buffer | null;
  codeUntil: Instant | null;
  guesses: number;
  confirmedAt: Instant | null;
  trouble: string | null;
};

export type NewCode = { readonly hash: Buffer; readonly until: Instant };

/** How mails are kept few. `settleMs`: so old is news before it goes out; `apartMs`: so long is between two mails. */
export type Pace = { readonly settleMs: Milliseconds; readonly apartMs: Milliseconds };

/** A person whose mail is due, and held for whoever asked until the lease ends. */
export type DueMail = { personId: string; name: string; address: string };

export type UnmailedNews = { notificationId: string; caseId: string | null; text: string; at: Instant };

const GET = statement(
  `select address, kinds, code_hash as "codeHash", code_until as "codeUntil", guesses, confirmed_at as "confirmedAt", trouble
    from mail_choices where workspace_id = $1 and person_id = $2`,
);
const PROPOSE = statement(
  `insert into mail_choices (workspace_id, person_id, address, kinds, code_hash, code_until)
    values ($1, $2, $3, $4, $5, to_timestamp($6::bigint / 1000.0))
    on conflict (workspace_id, person_id) do update set address = excluded.address, code_hash = excluded.code_hash,
      code_until = excluded.code_until, guesses = 0, confirmed_at = null, mailed_at = null, lease_until = null,
      trouble = null`,
);
const GUESS = statement(
  'update mail_choices set guesses = guesses + 1 where workspace_id = $1 and person_id = $2 returning guesses',
);
const CONFIRM = statement(
  `update mail_choices set confirmed_at = to_timestamp($3::bigint / 1000.0), code_hash = null, code_until = null
    where workspace_id = $1 and person_id = $2`,
);
const CHOOSE = statement('update mail_choices set kinds = $3 where workspace_id = $1 and person_id = $2');
const REMOVE = statement('delete from mail_choices where workspace_id = $1 and person_id = $2');

// What is a day old is no news, and what came before the address was confirmed was never asked for.
const UNMAILED = `n.workspace_id = $1 and n.person_id = m.person_id and n.read_at is null and n.mailed_at is null
  and n.reason = any (m.kinds) and n.at > greatest(m.confirmed_at, now() - interval '1 day')`;
const CLAIM = statement(
  `update mail_choices c set lease_until = now() + interval '2 minutes' from (
      select m.person_id, p.name from mail_choices m join people p on p.workspace_id = m.workspace_id and p.person_id = m.person_id
        where m.workspace_id = $1 and p.active and m.confirmed_at is not null
          and (m.lease_until is null or m.lease_until < now())
          and (m.mailed_at is null or m.mailed_at <= now() - $3 * interval '1 millisecond')
          and exists (select 1 from notifications n where ${UNMAILED} and n.at <= now() - $2 * interval '1 millisecond')
        order by m.mailed_at nulls first, m.person_id limit 1 for update of m skip locked) as due
    where c.workspace_id = $1 and c.person_id = due.person_id returning c.person_id as "personId", due.name, c.address`,
);
const NEWS = statement(
  `select n.notification_id as "notificationId", n.case_id as "caseId", n.text, n.at
    from mail_choices m join notifications n on n.workspace_id = m.workspace_id and n.person_id = m.person_id
    where m.workspace_id = $1 and m.person_id = $2 and ${UNMAILED} order by n.at, n.notification_id limit 500`,
);
const MAILED = statement(
  `update notifications set mailed_at = now() where workspace_id = $1 and person_id = $2 and notification_id = any ($3)`,
);
const SETTLE = statement(
  `update mail_choices set mailed_at = now(), lease_until = null, trouble = $3 where workspace_id = $1 and person_id = $2`,
);
const FAIL = statement(
  `update mail_choices set lease_until = now() + $4 * interval '1 millisecond', trouble = $3
    where workspace_id = $1 and person_id = $2`,
);

export const mailChoices = {
  get: async (scope: Scope, personId: string): Promise<MailChoiceRow | undefined> =>
    (await scope.rows<MailChoiceRow>(GET, [scope.workspaceId, personId]))[0],

  /** An address that is still to be confirmed; the kinds chosen before stay. */
  propose: async (
    scope: Scope,
    personId: string,
    { address, kinds, code }: { address: string; kinds: readonly string[]; code: NewCode },
  ): Promise<void> => {
    await scope.rows(PROPOSE, [scope.workspaceId, personId, address, kinds, code.hash, code.until]);
  },

  /** Counts a guess before it is looked at. **shape**: how many there were with this one. */
  guess: async (scope: Scope, personId: string): Promise<number> =>
    (await scope.rows<{ guesses: number }>(GUESS, [scope.workspaceId, personId]))[0]?.guesses ?? 0,

  confirm: async (scope: Scope, personId: string, at: Instant): Promise<void> => {
    await scope.rows(CONFIRM, [scope.workspaceId, personId, at]);
  },

  choose: async (scope: Scope, personId: string, kinds: readonly string[]): Promise<void> => {
    await scope.rows(CHOOSE, [scope.workspaceId, personId, kinds]);
  },

  remove: async (scope: Scope, personId: string): Promise<void> => {
    await scope.rows(REMOVE, [scope.workspaceId, personId]);
  },

  /** Whose mail is due, for one server alone: whoever waited longest. Claimed one by one, no lease ends before it is their turn. */
  claim: async (scope: Scope, { settleMs, apartMs }: Pace): Promise<DueMail | undefined> =>
    (await scope.rows<DueMail>(CLAIM, [scope.workspaceId, settleMs, apartMs]))[0],

  /** What a mail would tell, the oldest first. */
  news: (scope: Scope, personId: string): Promise<UnmailedNews[]> =>
    scope.rows<UnmailedNews>(NEWS, [scope.workspaceId, personId]),

  /** The mail is out, or refused for good, which `trouble` says: its news is not mailed again. */
  settle: async (
    scope: Scope,
    personId: string,
    { ids, trouble }: { ids: readonly string[]; trouble: string | null },
  ): Promise<void> => {
    await scope.rows(MAILED, [scope.workspaceId, personId, ids]);
    await scope.rows(SETTLE, [scope.workspaceId, personId, trouble]);
  },

  /** It did not go; it is tried again after so long. */
  fail: async (
    scope: Scope,
    personId: string,
    { trouble, againMs }: { trouble: string; againMs: Milliseconds },
  ): Promise<void> => {
    await scope.rows(FAIL, [scope.workspaceId, personId, trouble, againMs]);
  },
};
