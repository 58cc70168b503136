// Passkeys of users, and which challenges were answered already.
import { type Runner, statement } from '../connections.ts';

/** **units**: instants in milliseconds. */
export type PasskeyRow = {
  readonly credentialId: string;
  readonly id: string;
  readonly userId: string;
  readonly host: string;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly madeAt: number;
  readonly usedAt: number | null;
};

const COLUMNS = `credential_id as "credentialId", id, user_id as "userId", host, name, public_key as "publicKey",
  counter, transports, made_at as "madeAt", used_at as "usedAt"`;

const OF_USER = statement(`select ${COLUMNS} from passkeys where user_id = $1 order by made_at, id`);
const GET = statement(`select ${COLUMNS} from passkeys where credential_id = $1`);
const INSERT = statement(
  `insert into passkeys (credential_id, id, user_id, host, name, public_key, counter, transports, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0))
    on conflict (credential_id) do nothing returning id`,
);
// A counter that stays behind is that of a copy. Passkeys that are kept in several places do not count and stay at 0.
const USE = statement(
  `update passkeys set counter = $2::bigint, used_at = to_timestamp($3::bigint / 1000.0)
    where credential_id = $1 and (counter < $2::bigint or (counter = 0 and $2::bigint = 0)) returning id`,
);
const RENAME = statement('update passkeys set name = $3 where user_id = $1 and id = $2 returning id');
const REMOVE = statement('delete from passkeys where user_id = $1 and id = $2 returning id');
const REMOVE_ALL = statement('delete from passkeys where user_id = $1');
const TAKE = statement(
  `insert into used_challenges (challenge, at) values ($1, to_timestamp($2::bigint / 1000.0))
    on conflict (challenge) do nothing returning challenge`,
);
const FORGET = statement('delete from used_challenges where at < to_timestamp($1::bigint / 1000.0)');

export const passkeys = {
  ofUser: (above: Runner, userId: string): Promise<PasskeyRow[]> => above.rows<PasskeyRow>(OF_USER, [userId]),

  get: async (above: Runner, credentialId: string): Promise<PasskeyRow | undefined> =>
    (await above.rows<PasskeyRow>(GET, [credentialId]))[0],

  /** False where somebody has this passkey already. */
  insert: async (above: Runner, row: Omit<PasskeyRow, 'usedAt'>): Promise<boolean> => {
    const { credentialId, id, userId, host, name, publicKey, counter, transports, madeAt } = row;
    const values = [credentialId, id, userId, host, name, publicKey, counter, [...transports], madeAt];
    return (await above.rows(INSERT, values)).length === 1;
  },

  /** False where its counter shows that it was copied. */
  use: async (above: Runner, credentialId: string, counter: number, at: number): Promise<boolean> =>
    (await above.rows(USE, [credentialId, counter, at])).length === 1,

  rename: async (above: Runner, userId: string, id: string, name: string): Promise<boolean> =>
    (await above.rows(RENAME, [userId, id, name])).length === 1,

  remove: async (above: Runner, userId: string, id: string): Promise<boolean> =>
    (await above.rows(REMOVE, [userId, id])).length === 1,

  removeAll: async (above: Runner, userId: string): Promise<void> => {
    await above.rows(REMOVE_ALL, [userId]);
  },

  /** Notes that a challenge was answered, or that a code signed in; false where it was before. Forgets those that are older than `keptMs`. */
  take: async (above: Runner, challenge: string, at: number, keptMs: number): Promise<boolean> => {
    await above.rows(FORGET, [at - keptMs]);
    return (await above.rows(TAKE, [challenge, at])).length === 1;
  },
};
