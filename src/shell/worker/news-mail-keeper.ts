// Sends people their news by mail, where they want it: what they have not read after a little while, all of it in one mail, and not
// another for some minutes. Which server sends it is settled in the database.
import { createHash } from 'node:crypto';
import type { Milliseconds } from '../../core/base/index.ts';
import {
  type Database,
  type DueMail,
  mailChoices,
  type Pace,
  type Scope,
  type UnmailedNews,
  workspaces,
} from '../store/index.ts';
import { type Mailer, MailRefused } from './perform/performer.ts';

export type NewsMailKeeper = { stop(): Promise<void> };

export type NewsMailOptions = {
  readonly database: Pick<Database, 'above' | 'in'>;
  readonly mailer: Mailer;
  /** What people type to get to Millrace; without it mails carry no links. */
  readonly address: string | undefined;
  readonly pace?: Pace;
  readonly pollMs?: Milliseconds;
  readonly mayBegin?: () => Promise<boolean>;
  readonly onTrouble?: (error: unknown) => void;
};

/** Read at once, news is not mailed; twenty changes within five minutes make at most two mails. */
const PACE: Pace = { settleMs: 60_000, apartMs: 5 * 60_000 };
const POLL_MS = 20_000;
/** A server that is away is asked again after so long. */
const AGAIN_MS = 5 * 60_000;
const MOST_TOLD = 20;

export function keepNewsMail({ pollMs = POLL_MS, ...options }: NewsMailOptions): NewsMailKeeper {
  let underWay = Promise.resolve();
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) return;
    waiting = true;
    underWay = sendAll(options)
      .catch((error: unknown) => options.onTrouble?.(error))
      .finally(() => {
        waiting = false;
      });
  }, pollMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** Sends whatever is due in every workspace. */
export async function sendAll(options: NewsMailOptions): Promise<void> {
  const { database, pace = PACE, mayBegin } = options;
  if ((await mayBegin?.()) === false) return;
  for (const workspaceId of await workspaces.ids(database.above)) {
    const scope = database.in(workspaceId);
    for (;;) {
      const due = await mailChoices.claim(scope, pace);
      if (due === undefined) break;
      await sendOne(options, scope, due);
    }
  }
}

async function sendOne({ mailer, address }: NewsMailOptions, scope: Scope, due: DueMail): Promise<void> {
  const { personId } = due;
  const news = await mailChoices.news(scope, personId);
  const ids = news.map(({ notificationId }) => notificationId);
  if (ids.length === 0) return mailChoices.settle(scope, personId, { ids, trouble: null });
  // Sent twice, because a server was killed in between, it is told by its id.
  const id = createHash('sha256')
    .update([scope.workspaceId, personId, ...ids].join(' '))
    .digest('hex');
  try {
    await mailer({ id, to: [due.address], ...newsMail(due.name, news, address) });
    await mailChoices.settle(scope, personId, { ids, trouble: null });
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    if (error instanceof MailRefused) await mailChoices.settle(scope, personId, { ids, trouble });
    else await mailChoices.fail(scope, personId, { trouble, againMs: AGAIN_MS });
  }
}

/** One line of news, the last of its case, with how much came before it there. */
type Line = { readonly text: string; readonly caseId: string | null; readonly before: number };

/** What a mail says about some news, the oldest first. */
export function newsMail(
  name: string,
  news: readonly UnmailedNews[],
  address: string | undefined,
): { subject: string; text: string } {
  const lines = byCase(news);
  const [first] = lines;
  const subject =
    lines.length === 1 && first !== undefined ? first.text : `${lines.length} cases have news for you`;
  const shown = lines.slice(0, MOST_TOLD).map((line) => said(line, address));
  const rest = lines.length > MOST_TOLD ? [`and ${lines.length - MOST_TOLD} more.`] : [];
  const last = 'You choose what is mailed to you in Settings, under "News by mail".';
  return { subject, text: `${[`Hello ${name},`, ...shown, ...rest, last].join('\n\n')}\n` };
}

function byCase(news: readonly UnmailedNews[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { notificationId, caseId, text } of news) {
    const key = caseId ?? notificationId;
    const before = lines.get(key);
    lines.set(key, { text, caseId, before: before === undefined ? 0 : before.before + 1 });
  }
  return [...lines.values()];
}

function said({ text, caseId, before }: Line, address: string | undefined): string {
  const more = before === 0 ? [] : [`(and ${before} more ${before === 1 ? 'change' : 'changes'} before)`];
  const link =
    caseId === null || address === undefined ? [] : [`${address.replace(/\/$/, '')}/cases/${caseId}`];
  return [text, ...more, ...link].join('\n');
}
