// Effects that are sent to a receiver which fails one time in three, by two servers at once: what became of each is looked up
// in the histories and at the receiver.
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseEvent } from '../../../src/core/model/index.ts';
import { caseEvents } from '../../../src/shell/store/index.ts';
import type { Database } from '../../../src/shell/store/open-database.ts';
import {
  type Perform,
  performWith,
  reportAsCommand,
  startWorker,
  type Worker,
} from '../../../src/shell/worker/index.ts';
import { visitor } from '../../http/client.ts';
import { appOver, type FreshApp } from '../../http/fresh-app.ts';
import { type Founder, founds, letIn, publishes, wellDone } from '../founder.ts';
import { type Judgement, judge } from './judge.ts';
import { openReceiver } from './receiver.ts';

/** What can be planted: a key of its own for each attempt, effects sent later than said, effects only said to be sent. */
export const EFFECT_FAULTS = ['key', 'order', 'lost'] as const;
export type EffectFault = (typeof EFFECT_FAULTS)[number];

export type EffectsAsked = { readonly cases: number; readonly seed: number; readonly fault?: EffectFault };

export const STEPS = 5;
const FAILING = 0.3;
/** The pauses are a hundredth of those in use, and nobody is waited for longer than this. */
const QUICKER = { firstPauseMs: 10, mostAttempts: 9, pollMs: 200 };
const ANSWER_WITHIN_MS = 800;
const OPENED_AT_ONCE = 16;
/** **units**: milliseconds for each effect, and for the last ones to be tried again. */
const PATIENCE = { each: 60, last: 120_000 };

/** Each case asks for three effects when it is opened and for two more in a stage, one after the other. */
const workflow = (host: string): string => {
  const call = (step: number) =>
    `{ call-webhook: { url: "http://${host}/hook", body: { what: "{{what}}", step: "${step}" } } }`;
  return `
workflow: effects
title: Effects
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: tell }]
stages:
  tell:
    kind: automatic
    owner: person ana
    do: [${call(4)}, ${call(5)}]
    next: [{ to: done }]
  done: { kind: end }
automations:
  - { id: tell, on: case-opened, do: [${[1, 2, 3].map(call).join(', ')}] }
`;
};

/** Of every fiftieth case, the second effect and the fourth are never accepted. */
const isDead = (what: string, step: string): boolean =>
  what.endsWith(' dead') && (step === '2' || step === '4');
const nameOf = (n: number): string => `Case ${n}${n % 50 === 7 ? ' dead' : ''}`;

/** Runs the drill over two servers on one database. */
export async function effectsDrill(
  [one, two]: readonly [Database, Database],
  { cases, seed, fault }: EffectsAsked,
): Promise<Judgement> {
  const receiver = await openReceiver(seed, FAILING, isDead);
  const servers = [await appOver(one), await appOver(two)] as const;
  const ana = await founds(visitor(servers[0].app));
  await wellDone(ana.ask('PUT', '/api/workspace/outgoing', { allowed: [receiver.host] }));
  await publishes(ana, workflow(receiver.host));
  const begun = performance.now();
  const late: Promise<unknown>[] = [];
  const workers = servers.map((server, n) => begin(n === 0 ? one : two, server, { fault, late }));
  try {
    const caseIds = await openCases(ana, cases);
    const histories = await settled(one, ana, caseIds);
    await Promise.all(late);
    return judge(histories, receiver, { ana: ana.id, seconds: (performance.now() - begun) / 1_000 });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await receiver.close();
  }
}

type Planted = { readonly fault: EffectFault | undefined; readonly late: Promise<unknown>[] };

function begin(db: Database, { services, faults }: FreshApp, { fault, late }: Planted): Worker {
  const { handle } = services;
  const perform = performWith({ db, handle, answerWithinMs: ANSWER_WITHIN_MS });
  return startWorker({
    database: db,
    perform: fault === undefined ? perform : faulty[fault](perform, late),
    report: reportAsCommand(handle, () => Date.now()),
    onTrouble: (error) => faults.push(error),
    ...QUICKER,
  });
}

const SAID = { kind: 'applied', result: null } as const;

const faulty: { readonly [fault in EffectFault]: (perform: Perform, late: Promise<unknown>[]) => Perform } = {
  key: (perform) => (job) => perform({ ...job, key: `${job.key}.${job.attempts}` }),
  order: (perform, late) => async (job) => {
    // So much apart that a slow machine does not bring them into order again.
    const later = 400 * (STEPS - (Number(job.key.split('/')[1]) % STEPS));
    late.push(pause(later).then(() => perform(job).catch(() => undefined)));
    return SAID;
  },
  lost: (perform) => (job) => (job.attempts > 1 ? Promise.resolve(SAID) : perform(job)),
};

async function openCases(ana: Founder, count: number): Promise<string[]> {
  const caseIds: string[] = [];
  let next = 0;
  const open = async () => {
    while (next < count) {
      const values = { what: nameOf(next++) };
      const asked = letIn(() => ana.ask('POST', '/api/cases', { workflow: 'effects', values }));
      caseIds.push((await wellDone<{ caseId: string }>(asked)).caseId);
    }
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open));
  return caseIds;
}

/** The histories, once nothing is pending in any of them; as they are where that takes too long. */
async function settled(
  db: Database,
  { workspaceId }: Founder,
  caseIds: readonly string[],
): Promise<CaseEvent[][]> {
  const histories: CaseEvent[][] = [];
  const until = performance.now() + PATIENCE.last + caseIds.length * STEPS * PATIENCE.each;
  for (let from = 0; from < caseIds.length; from += 100) {
    const look = async () => [
      ...(await caseEvents.historiesOf(db.in(workspaceId), caseIds.slice(from, from + 100))).values(),
    ];
    let some = await look();
    while (some.some(isPending) && performance.now() < until) {
      await pause(200);
      some = await look();
    }
    histories.push(...some);
  }
  return histories;
}

const isPending = (history: readonly CaseEvent[]): boolean => {
  const count = (...types: CaseEvent['type'][]) => history.filter(({ type }) => types.includes(type)).length;
  return history.length === 0 || count('EffectRequested') !== count('EffectApplied', 'EffectFailed');
};
