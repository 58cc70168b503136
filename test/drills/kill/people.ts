// Six people at work who never give up: each thing is asked for again, under its key, until it is answered.
import { setTimeout as pause } from 'node:timers/promises';
import { type Founder, wellDone } from '../founder.ts';
import type { KillFault } from './kill.ts';

/** What was acknowledged. **shape**: by `what` a case is about: its id, what was said there, and whether its work was completed. */
export type Promised = { readonly caseId: string; readonly said: readonly string[]; completed: boolean };

export type People = {
  readonly promised: ReadonlyMap<string, Promised>;
  /** Each ends what they are at. */
  stop(): Promise<void>;
};

const WORKERS = 6;
/** Of so many cases one is left open, so that its reminder comes. */
const LEFT_OPEN = 5;
/** **units**: milliseconds. */
const EARLY_MS = 1_000;

export function openPeople(ana: Founder, fault: KillFault | undefined): People {
  const promised = new Map<string, Promised>();
  let stopped = false;
  let heard = 0;

  /** Asks until there is an answer. */
  const asked = async (path: string, body: object, key: string) => {
    for (let attempt = 0; ; attempt++) {
      const under = fault === 'key' && attempt > 0 ? `${key}, attempt ${attempt}` : key;
      const answer = await ana.ask('POST', path, body, { 'idempotency-key': under }).catch(() => null);
      // What is said may be said twice; work can be completed once, whatever the key.
      const isHeard = fault !== 'key' || !path.endsWith('add-comment') || attempt > 0 || ++heard % 4 > 0;
      if (answer !== null && answer.status < 429 && isHeard)
        return wellDone<{ caseId: string }>(Promise.resolve(answer));
      await pause(50);
    }
  };
  const say = async (caseId: string, text: string) => {
    const saying = asked.bind(null, `/api/cases/${caseId}/add-comment`, { text });
    if (fault !== 'early') return void (await saying(text));
    // As if the answer were given before anything is kept: taken for done, and asked once a little later.
    void pause(EARLY_MS)
      .then(() => ana.ask('POST', `/api/cases/${caseId}/add-comment`, { text }))
      .catch(() => undefined);
  };
  const workItemOf = async (caseId: string): Promise<string> => {
    for (;;) {
      const answer = await ana.ask('GET', `/api/cases/${caseId}`).catch(() => null);
      const [item] = (answer?.status === 200 ? (answer.body as Shown) : { work: [] }).work;
      if (item !== undefined) return item.workItem;
      await pause(50);
    }
  };
  const worker = async (who: number) => {
    for (let n = 0; !stopped; n++) {
      const what = `${who}.${n}`;
      const { caseId } = await asked('/api/cases', { workflow: 'drill', values: { what } }, `open ${what}`);
      const texts = [`${what}, first`, `${what}, then`];
      const one = { caseId, said: texts, completed: false };
      for (const text of texts) await say(caseId, text);
      promised.set(what, one);
      if (n % LEFT_OPEN === LEFT_OPEN - 1) continue;
      const workItem = await workItemOf(caseId);
      await asked(`/api/cases/${caseId}/complete-work-item`, { workItem, values: {} }, `complete ${what}`);
      one.completed = true;
    }
  };
  const working = Promise.all(Array.from({ length: WORKERS }, (_, who) => worker(who)));
  // A refusal ends the drill where it is waited for.
  working.catch(() => undefined);
  return {
    promised,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}

type Shown = { work: { workItem: string }[] };
