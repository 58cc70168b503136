// One thing is asked a hundred times at once under one key, of two servers, one of which is killed and begun anew meanwhile.
// Whoever got no answer asks again, as every client does: at the other server, or at the new one.
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../../../src/core/base/index.ts';
import { asOwner, type ServerAccess } from '../../../src/shell/store/server.ts';
import type { Answered, Visitor } from '../../http/client.ts';
import { founds, publishes, wellDone } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

/** **shape**: `unequal` answers that differ from the first of their key; `repeated` effects beyond the one; `wrongRefusals`
 * other requests under a used key that were not refused with 422. */
export type SameKeyFound = {
  readonly keys: number;
  readonly answers: number;
  readonly asked: number;
  readonly unequal: number;
  readonly repeated: number;
  readonly wrongRefusals: number;
};

export type SameKeyAsked = {
  readonly rounds: number;
  readonly seed: number;
  /** Plants the fault: every one who asks has a key of their own. */
  readonly fault?: boolean;
};

const AT_ONCE = 100;
const FLOW = `
workflow: keys
title: Keys
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: person ana, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

export async function sameKeyDrill(
  access: ServerAccess,
  folder: string,
  { rounds, seed, fault = false }: SameKeyAsked,
): Promise<SameKeyFound> {
  const random = seededRandom(seed);
  const servers: ServerProcess[] = [await startServer(access, folder), await startServer(access, folder)];
  const visitors = [0, 1].map((n) => reaching(() => servers[n]?.origin ?? '')) as [Visitor, Visitor];
  try {
    await founds(visitors[0]);
    await publishes(visitors[0], FLOW);
    for (const [name, value] of visitors[0].cookies) visitors[1].cookies.set(name, value);
    const tally = { keys: 0, answers: 0, asked: 0, unequal: 0, repeated: 0, wrongRefusals: 0 };
    for (let round = 0; round < rounds; round++) {
      const restart = async () => {
        await pause(5 + random.next() * 120);
        await servers[0]?.kill();
        servers[0] = await startServer(access, folder);
      };
      await playRound({ visitors, restart, tally, round, fault });
    }
    tally.repeated += (await casesIn(access)) - rounds;
    return tally;
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
  }
}

type Round = {
  readonly visitors: readonly [Visitor, Visitor];
  readonly restart: () => Promise<void>;
  readonly tally: { -readonly [name in keyof SameKeyFound]: number };
  readonly round: number;
  readonly fault: boolean;
};

type Sending = { readonly path: string; readonly body: object; readonly other: object; readonly key: string };

/** A case is opened, talked about and completed, each a hundred times; the server is killed during one of the three. */
async function playRound(round: Round): Promise<void> {
  const { visitors, restart, tally, round: n } = round;
  const killing = (step: number) => (n % 3 === step ? restart : () => Promise.resolve());
  const what = `Round ${n}`;
  const opening: Sending = {
    ...{ path: '/api/cases', key: `open ${n}` },
    body: { workflow: 'keys', values: { what } },
    other: { workflow: 'keys', values: { what: `${what}, otherwise` } },
  };
  const opened = await hundredTimes(opening, round, killing(0));
  const { caseId } = opened.body as { caseId: string };
  const saying: Sending = {
    ...{ path: `/api/cases/${caseId}/add-comment`, key: `say ${n}` },
    ...{ body: { text: 'Once' }, other: { text: 'Otherwise' } },
  };
  await hundredTimes(saying, round, killing(1));
  const before = await wellDone<Shown>(visitors[1].ask('GET', `/api/cases/${caseId}`));
  const completing: Sending = {
    ...{ path: `/api/cases/${caseId}/complete-work-item`, key: `complete ${n}` },
    ...{ body: { workItem: before.work[0]?.workItem }, other: { workItem: 'none' } },
  };
  await hundredTimes(completing, round, killing(2));
  // Long after, when the case has gone on, the answer is still the one that was given.
  await again(opening, opened, round);
  const { history } = await wellDone<Shown>(visitors[1].ask('GET', `/api/cases/${caseId}`));
  for (const kind of ['CommentAdded', 'WorkItemCompleted'])
    tally.repeated += history.filter(({ type }) => type === kind).length - 1;
}

const casesIn = (access: ServerAccess): Promise<number> =>
  asOwner(access.owner, async (owner) => {
    const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from cases');
    return rows[0]?.count ?? 0;
  });

type Shown = { work: { workItem: string }[]; history: { type: string }[] };

async function hundredTimes(
  sending: Sending,
  round: Round,
  meanwhile: () => Promise<void>,
): Promise<Answered> {
  const { visitors, tally, fault } = round;
  const keyOf = (n: number) => (fault ? `${sending.key} ${n}` : sending.key);
  const asked = Array.from({ length: AT_ONCE }, (_, n) =>
    sent(n, sending.body, keyOf(n), sending.path, round),
  );
  const [answers] = await Promise.all([Promise.all(asked), meanwhile()]);
  const [first] = answers;
  if (first === undefined) throw new Error('Nobody asked.');
  tally.keys += 1;
  tally.answers += answers.length;
  tally.unequal += answers.filter((each) => !isSame(each, first)).length;
  for (const visitor of visitors) {
    const other = await visitor.ask('POST', sending.path, sending.other, { 'idempotency-key': sending.key });
    if (other.status !== 422 || (other.body as { code?: string }).code !== 'key-reused')
      tally.wrongRefusals += 1;
  }
  return first;
}

async function again({ path, body, key }: Sending, first: Answered, round: Round): Promise<void> {
  const late = await Promise.all([0, 1].map((n) => sent(n, body, key, path, round)));
  round.tally.answers += late.length;
  round.tally.unequal += late.filter((each) => !isSame(each, first)).length;
}

const isSame = (one: Answered, other: Answered): boolean =>
  one.status === 200 && one.status === other.status && isDeepStrictEqual(one.body, other.body);

/** Asks until there is an answer. */
async function sent(n: number, body: object, key: string, path: string, round: Round): Promise<Answered> {
  for (let attempt = n; ; attempt++) {
    round.tally.asked += 1;
    const visitor = round.visitors[attempt % 2 === 0 ? 0 : 1];
    const answer = await visitor.ask('POST', path, body, { 'idempotency-key': key }).catch(() => null);
    if (answer !== null && answer.status !== 503) return answer;
    await pause(50);
  }
}
