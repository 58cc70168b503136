// The tokens with which programs ask in a person's name: made by that person, shown once, never more than the person may.
import { DAY_MS, fail, type Instant, MINUTE_MS, type Result, succeed } from '../../core/base/index.ts';
import {
  type AccessTokenRow,
  accessTokens,
  newId,
  people,
  type Scope,
  workspaceEvents,
} from '../store/index.ts';
import { newToken, readToken } from './invitation-link.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';

/** What a token is good for. `read`: looking alone; `act`: whatever its person may, but for sign-ins and other tokens. */
export const TOKEN_SCOPES = ['read', 'act'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token as its person and administrators see it; never the token itself. */
export type AccessTokenView = {
  readonly id: string;
  readonly name: string;
  readonly may: TokenScope;
  readonly since: Instant;
  readonly expiresAt: Instant;
  /** Exact to some minutes; null until it was used. */
  readonly usedAt: Instant | null;
};

export type AskedToken = {
  readonly name: string;
  readonly may: TokenScope;
  /** Ninety days from now where it is left out; at most a year. */
  readonly expiresAt?: Instant | undefined;
};

export type MadeToken = AccessTokenView & { readonly token: string };

export type AccessTokenService = {
  list(by: By): Promise<AccessTokenView[]>;
  /** Those of somebody else, for administrators. */
  listOf(by: By, personId: string): Promise<Result<AccessTokenView[], Refusal>>;
  /** **shape**: the only time that the token is shown. */
  make(by: By, asked: AskedToken): Promise<Result<MadeToken, Refusal>>;
  /** One's own, or by an administrator anybody's. */
  revoke(by: By, tokenId: string): Promise<Result<undefined, Refusal>>;
};

/** **units**: days. */
const USUAL_DAYS = 90;
const MOST_DAYS = 366;
const MOST_EACH = 50;
/** What a token begins with, so that whoever finds one knows what it is. */
const MARK = 'millrace_';

export function createAccessTokenService(ground: Ground): AccessTokenService {
  const { db } = ground;
  const listed = async (scope: Scope, personId: string) =>
    (await accessTokens.ofPerson(scope, personId)).map(viewOf);
  return {
    list: ({ workspaceId, personId }) => listed(db.in(workspaceId), personId),
    listOf: async ({ workspaceId }, personId) => {
      const scope = db.in(workspaceId);
      const person = await people.get(scope, personId);
      return person === undefined ? fail(NO_SUCH_PERSON) : succeed(await listed(scope, personId));
    },
    make: (by, asked) => make(ground, by, asked),
    revoke: (by, tokenId) => revoke(ground, by, tokenId),
  };
}

const viewOf = ({ tokenId, name, may, createdAt, expiresAt, usedAt }: AccessTokenRow): AccessTokenView => ({
  ...{ id: tokenId, name, may, since: createdAt, expiresAt, usedAt },
});

async function make({ db, now }: Ground, by: By, asked: AskedToken): Promise<Result<MadeToken, Refusal>> {
  const at = now();
  const { name, may, expiresAt = at + USUAL_DAYS * DAY_MS } = asked;
  if (expiresAt <= at || expiresAt > at + MOST_DAYS * DAY_MS) return fail(EXPIRY_UNFIT);
  const { personId } = by;
  const { token, tokenHash } = newToken(by.workspaceId);
  const tokenId = newId();
  return db.withWorkspace(by.workspaceId, async (scope): Promise<Result<MadeToken, Refusal>> => {
    await people.hold(scope, personId);
    if ((await accessTokens.ofPerson(scope, personId)).length >= MOST_EACH) return fail(TOO_MANY);
    await accessTokens.insert(scope, { tokenId, personId, name, may, tokenHash, expiresAt });
    const data = { personId, tokenId, name, may, expiresAt };
    await workspaceEvents.append(scope, { kind: 'AccessTokenMade', at, actor: personId, data });
    const view = { id: tokenId, name, may, since: at, expiresAt, usedAt: null };
    return succeed({ ...view, token: `${MARK}${token}` });
  });
}

async function revoke({ db, now }: Ground, by: By, tokenId: string): Promise<Result<undefined, Refusal>> {
  const mayRevokeAny = by.role === 'owner' || by.role === 'administrator';
  const gone = await db.withWorkspace(by.workspaceId, async (scope) => {
    const token = await accessTokens.get(scope, tokenId);
    if (token === undefined || (token.personId !== by.personId && !mayRevokeAny)) return false;
    await accessTokens.remove(scope, tokenId);
    const data = { personId: token.personId, tokenId, name: token.name };
    await workspaceEvents.append(scope, {
      ...{ kind: 'AccessTokenRevoked', at: now(), actor: by.personId, data },
    });
    return true;
  });
  if (!gone) return fail(NO_SUCH_TOKEN);
  // Servers remember for a moment who asks: they forget it at once.
  announce(db, by.workspaceId, 'people-changed');
  return succeed(undefined);
}

/** Whom a token speaks for, and what it is good for. */
export type TokenHolder = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly token: { readonly name: string; readonly may: TokenScope };
  readonly expiresAt: Instant;
};

/** **units**: milliseconds. A busy program does not write a row for each of its questions. */
const USE_NOTED_AFTER = 5 * MINUTE_MS;

/** The token that a request brings; undefined where it brings none of ours, such as a password for a proxy before us. */
export function tokenIn(headers: Headers): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** Who is behind a token; undefined where it is unknown, revoked or too old. */
export async function holderOf({ db, now }: Ground, token: string): Promise<TokenHolder | undefined> {
  const read = token.startsWith(MARK) ? readToken(token.slice(MARK.length)) : undefined;
  if (read === undefined) return undefined;
  const scope = db.in(read.workspaceId);
  const found = await accessTokens.byHash(scope, read.tokenHash);
  const at = now();
  if (found === undefined || found.expiresAt <= at) return undefined;
  const { tokenId, personId, name, may, expiresAt, usedAt } = found;
  if (usedAt === null || at - usedAt >= USE_NOTED_AFTER) await accessTokens.used(scope, tokenId, at);
  return { workspaceId: read.workspaceId, personId, token: { name, may }, expiresAt };
}

const EXPIRY_UNFIT: Refusal = {
  kind: 'invalid',
  code: 'expiry-unfit',
  message: 'A token ends some day after today and within a year. Choose another day.',
  faults: [{ at: 'body.expiresAt', message: 'Choose a day after today and within a year' }],
};
const TOO_MANY: Refusal = {
  kind: 'limit',
  code: 'too-many-tokens',
  message: `You have ${MOST_EACH} tokens. Revoke one that is not used any more, then make another.`,
};
const NO_SUCH_TOKEN: Refusal = {
  kind: 'not-found',
  code: 'token-not-found',
  message: 'There is no such token any more. Reload to see those that count.',
};
const NO_SUCH_PERSON: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace. Reload to see who is here.',
};
