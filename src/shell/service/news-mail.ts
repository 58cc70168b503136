// One's news by mail: where to, of which kinds, and whether the address is one's own. Nobody has mail sent to somebody else: an
// address counts once the code that was sent there comes back.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { NotificationReason } from '../../core/model/index.ts';
import { type Database, type MailChoiceRow, mailChoices, newId } from '../store/index.ts';
import { createAttempts } from './attempts.ts';
import type { Reader } from './notifications.ts';
import type { Refusal } from './refusal.ts';

/** Hands a mail over. **rejects** with words that may be told. */
export type Post = (mail: {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}) => Promise<void>;

/** The kinds of news that can be switched on and off, each with the reasons that it stands for. */
export const NEWS_KINDS = {
  work: ['offered', 'returned', 'asked', 'answered'],
  late: ['late', 'escalated'],
  mentions: ['mentioned'],
  comments: ['commented'],
  closed: ['closed'],
  automations: ['automation'],
} as const satisfies { readonly [kind: string]: readonly NotificationReason[] };

export type NewsKind = keyof typeof NEWS_KINDS;

export const NEWS_KIND_NAMES = Object.keys(NEWS_KINDS) as readonly NewsKind[];

/** What goes by mail where nothing else was chosen: what asks for somebody. */
const USUAL: readonly NewsKind[] = ['work', 'late', 'mentions'];

/** `canSend`: a mail server is set. `awaitsCode`: the code that was sent to `address` is still to be typed. */
export type NewsMailView = {
  readonly canSend: boolean;
  readonly address: string | null;
  readonly awaitsCode: boolean;
  readonly kinds: readonly NewsKind[];
  readonly trouble: string | null;
};

export type NewsMailService = {
  show(reader: Reader): Promise<NewsMailView>;
  /** Sends a code to the address. */
  propose(reader: Reader, address: string): Promise<Result<undefined, Refusal>>;
  confirm(reader: Reader, code: string): Promise<Result<undefined, Refusal>>;
  choose(reader: Reader, kinds: readonly NewsKind[]): Promise<Result<undefined, Refusal>>;
  remove(reader: Reader): Promise<void>;
};

/** `post` is absent where no mail server is set. */
export type NewsMailGround = {
  readonly db: Database;
  readonly now: () => Instant;
  readonly post: Post | undefined;
};

const CODE_LASTS_MS = 15 * 60_000;
const MOST_GUESSES = 5;

export function createNewsMailService({ db, now, post }: NewsMailGround): NewsMailService {
  // Whoever is signed in could otherwise have any address flooded with codes.
  const sendings = createAttempts(() => performance.now());
  const show = async ({ workspaceId, personId }: Reader): Promise<NewsMailView> => {
    const row = await mailChoices.get(db.in(workspaceId), personId);
    return {
      canSend: post !== undefined,
      address: row?.address ?? null,
      awaitsCode: row !== undefined && row.confirmedAt === null,
      kinds: row === undefined ? USUAL : kindsOf(row.kinds),
      trouble: row?.trouble ?? null,
    };
  };
  const propose = async ({ workspaceId, personId }: Reader, address: string) => {
    if (post === undefined) return fail(NO_SERVER);
    if (!sendings.begin(`${workspaceId} ${personId}`)) return fail(TOO_MANY_CODES);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    try {
      await post({
        id: newId(),
        to: [address],
        subject: `${code} is your code for Millrace`,
        text: told(code),
      });
    } catch (error) {
      return fail({ ...NOT_SENT, message: `${NOT_SENT.message} ${(error as Error).message}` });
    }
    await mailChoices.propose(db.in(workspaceId), personId, {
      ...{ address, kinds: reasonsOf(USUAL) },
      code: { hash: hashOf(code), until: now() + CODE_LASTS_MS },
    });
    return succeed(undefined);
  };
  const confirm = ({ workspaceId, personId }: Reader, code: string) =>
    db.withWorkspace(workspaceId, async (scope) => {
      const row = await mailChoices.get(scope, personId);
      if (row === undefined || row.confirmedAt !== null) return fail(NOTHING_TO_CONFIRM);
      const guesses = await mailChoices.guess(scope, personId);
      if (guesses > MOST_GUESSES || (row.codeUntil ?? 0) < now()) return fail(CODE_IS_OVER);
      if (!isCode(row, code)) return fail(WRONG_CODE);
      await mailChoices.confirm(scope, personId, now());
      return succeed(undefined);
    });
  const choose = async ({ workspaceId, personId }: Reader, kinds: readonly NewsKind[]) => {
    const scope = db.in(workspaceId);
    if ((await mailChoices.get(scope, personId)) === undefined) return fail(NOTHING_TO_CONFIRM);
    await mailChoices.choose(scope, personId, reasonsOf(kinds));
    return succeed(undefined);
  };
  return {
    ...{ show, propose, confirm, choose },
    remove: ({ workspaceId, personId }) => mailChoices.remove(db.in(workspaceId), personId),
  };
}

const reasonsOf = (kinds: readonly NewsKind[]): readonly string[] =>
  kinds.flatMap((kind) => NEWS_KINDS[kind]);

const kindsOf = (reasons: readonly string[]): readonly NewsKind[] =>
  NEWS_KIND_NAMES.filter((kind) => NEWS_KINDS[kind].some((reason) => reasons.includes(reason)));

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

const isCode = ({ codeHash }: MailChoiceRow, code: string): boolean =>
  codeHash !== null && timingSafeEqual(codeHash, hashOf(code));

const told = (code: string): string =>
  `Type ${code} in Millrace to have your news sent here. It holds for 15 minutes.\n\nIf you did not ask for it, do nothing: no more mails will come.\n`;

const NO_SERVER: Refusal = {
  kind: 'conflict',
  code: 'no-mail-server',
  message: 'No mail server is set. Whoever runs Millrace sets one with MILLRACE_SMTP_URL.',
};
const TOO_MANY_CODES: Refusal = {
  kind: 'limit',
  code: 'too-many-codes',
  message: 'Many codes were sent already. Wait a quarter of an hour, then have another one sent.',
};
const NOT_SENT: Refusal = { kind: 'conflict', code: 'mail-not-sent', message: 'The mail did not go out.' };
const NOTHING_TO_CONFIRM: Refusal = {
  kind: 'conflict',
  code: 'no-mail-address',
  message: 'There is no mail address that waits for this. Give one first.',
};
const WRONG_CODE: Refusal = {
  kind: 'invalid',
  code: 'wrong-code',
  message: 'This is not the code that was sent. Look at the newest mail from Millrace.',
};
const CODE_IS_OVER: Refusal = {
  kind: 'conflict',
  code: 'code-is-over',
  message: 'This code does not hold any more. Have a new one sent.',
};
