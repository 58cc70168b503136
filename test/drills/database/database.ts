// People are at work at a server while the line to its database is cut, goes away, falls silent or loses answers: whoever got no
// answer asks again under the same key. In the end each thing was done once, and all that was acknowledged is there.
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../src/core/base/index.ts';
import { asOwner, type ServerAccess } from '../../../src/shell/store/server.ts';
import { type Founder, founds, publishes } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { startServer } from '../server-process.ts';
import { type Line, openLine } from './line.ts';

const TROUBLES = ['cut', 'lost answers', 'silence', 'away'] as const;
type Trouble = (typeof TROUBLES)[number];

/** With `fault`, every attempt has a key of its own. */
export type DatabaseAsked = { readonly rounds: number; readonly seed: number; readonly fault?: boolean };

/** **shape**: `lost` of the acknowledged are not there, `doubled` are there more than once; `asked` counts attempts. **units**:
 * `longestMs` from the end of a trouble (the beginning of a silence) until everybody was answered again. */
export type DatabaseFound = {
  readonly acknowledged: number;
  readonly asked: number;
  readonly lost: number;
  readonly doubled: number;
  readonly longestMs: number;
};

const PEOPLE = 8;
const ANSWER_WITHIN_MS = 15_000;
const FLOW = `
workflow: line
title: Line
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: person ana, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

export async function databaseDrill(
  access: ServerAccess,
  folder: string,
  { rounds, seed, fault = false }: DatabaseAsked,
): Promise<DatabaseFound> {
  const line = await openLine(access.owner);
  const through = { host: '127.0.0.1', port: line.port };
  const [owner, runtime] = [access.owner, access.runtime].map((each) => ({ ...each, ...through }));
  const server = await startServer({ ...access, owner: owner ?? {}, runtime: runtime ?? {} }, folder);
  try {
    const ana = await founds(reaching(() => server.origin));
    await publishes(ana, FLOW);
    const seen: Seen = { acknowledged: new Set(), answeredAt: [], asked: 0, stopped: false };
    const people = Array.from({ length: PEOPLE }, (_, n) => atWork(ana, `Person ${n}`, { seen, fault }));
    const longestMs = await troubled(line, { rounds, seed, seen });
    seen.stopped = true;
    await Promise.all(people);
    return { ...(await counted(access, seen)), asked: seen.asked, longestMs };
  } finally {
    await server.kill();
    await line.close();
  }
}

type Seen = {
  /** What was said, once it was acknowledged. */
  readonly acknowledged: Set<string>;
  /** When each of the people was answered last. */
  readonly answeredAt: number[];
  asked: number;
  stopped: boolean;
};

type Beside = { readonly seen: Seen; readonly fault: boolean };

/** One after the other: a case is opened, and three things are said of it. */
async function atWork(ana: Founder, who: string, { seen, fault }: Beside): Promise<void> {
  const place = seen.answeredAt.push(performance.now()) - 1;
  const sent = async (path: string, body: object, key: string): Promise<unknown> => {
    for (let attempt = 0; ; attempt++) {
      seen.asked += 1;
      const headers = { 'idempotency-key': fault ? `${key} ${attempt}` : key };
      const answer = await answered(ana.ask('POST', path, body, headers));
      if (answer?.status === 200) {
        seen.answeredAt[place] = performance.now();
        return answer.body;
      }
      if (answer !== null && answer.status !== 503 && answer.status !== 429)
        throw new Error(`Refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
      await pause(30);
    }
  };
  for (let n = 0; !seen.stopped; n++) {
    const opened = await sent(
      '/api/cases',
      { workflow: 'line', values: { what: `${who} ${n}` } },
      `open ${who} ${n}`,
    );
    const { caseId } = opened as { caseId: string };
    for (let step = 0; step < 3; step++) {
      const text = `${who} ${n} ${step}`;
      await sent(`/api/cases/${caseId}/add-comment`, { text }, text);
      seen.acknowledged.add(text);
    }
  }
}

const answered = async (asking: ReturnType<Founder['ask']>) =>
  Promise.race([asking.catch(() => null), pause(ANSWER_WITHIN_MS, null, { ref: false })]);

type Trial = { readonly rounds: number; readonly seed: number; readonly seen: Seen };

async function troubled(line: Line, { rounds, seed, seen }: Trial): Promise<number> {
  const random = seededRandom(seed);
  const begin: { readonly [trouble in Trouble]: () => void | Promise<void> } = {
    cut: () => line.cut(),
    silence: () => line.silence(),
    // Away long enough that the server does not find out by itself what became of its commits.
    'lost answers': () =>
      line.loseAnswers('CommentAdded', 200 + random.next() * 300).then(() => line.away(2_500)),
    away: () => line.away(500 + random.next() * 1_000),
  };
  let longest = 0;
  for (let round = 0; round < rounds; round++) {
    await pause(300 + random.next() * 300);
    const trouble = TROUBLES[round % TROUBLES.length] ?? 'cut';
    await begin[trouble]();
    const healed = performance.now();
    while (seen.answeredAt.some((at) => at < healed) && performance.now() - healed < 60_000) await pause(20);
    longest = Math.max(longest, performance.now() - healed);
  }
  return longest;
}

async function counted(access: ServerAccess, { acknowledged }: Seen) {
  const done = await asOwner(access.owner, async (owner) => {
    const asked = `select kind || ' ' || coalesce(data->>'text', data->'record'->>'what') as what, count(*)::int as count
      from case_events where kind in ('CommentAdded', 'CaseOpened') group by 1`;
    return (await owner.query<{ what: string; count: number }>(asked)).rows;
  });
  const there = new Set(done.map(({ what }) => what));
  const lost = [...acknowledged].filter((text) => !there.has(`CommentAdded ${text}`)).length;
  const doubled = done.reduce((sum, { count }) => sum + count - 1, 0);
  return { acknowledged: acknowledged.size, lost, doubled };
}
