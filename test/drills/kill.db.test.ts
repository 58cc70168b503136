// The server is killed in the middle of work, five times: after each restart every acknowledged move is there, once, the
// histories have no gaps and verify, and timers that came due while nobody ran fire. The same where the database is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Colleague, joins, publish } from '../http/office.ts';
import { reaching } from './reaching.ts';

const root = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'millrace-drill-'));
const KILLS = 5;
const WORKERS = 6;

const FLOW = `
workflow: drill
title: Drill
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 3s
    late: [{ at: 100%, do: remind owner }]
    next: [{ to: done }]
  done: { kind: end }
`;

type Server = { child: ChildProcess; origin: string };
let server: Server;
let ana: Colleague;
let cy: Colleague;

beforeAll(async () => {
  server = await start();
  const first = reaching(() => server.origin);
  await first.ask('POST', '/api/welcome', { name: 'Ana', password: 'correct horse' });
  const { person } = (await first.ask('GET', '/api/session')).body as { person: { id: string } };
  ana = { ...first, id: person.id, name: 'Ana' };
  cy = await joins(() => reaching(() => server.origin), ana, 'Cy Chen');
  await ana.ask('POST', '/api/teams', { name: 'Finance', memberIds: [cy.id] });
  await publish(ana, FLOW);
});
afterAll(async () => {
  server.child.kill('SIGTERM');
  await ended(server.child);
  rmSync(directory, { recursive: true, force: true });
});

type Acknowledged = { caseId: string; seq: number; text: string };

test('five kills lose nothing that was acknowledged, and double nothing', { timeout: 240_000 }, async () => {
  const acknowledged: Acknowledged[] = [];
  const opened: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const stop = new AbortController();
    const working = Array.from({ length: WORKERS }, (_, n) =>
      work(`${kill}.${n}`, stop.signal, { acknowledged, opened }),
    );
    await pause(700 + kill * 150);
    server.child.kill('SIGKILL');
    stop.abort();
    await Promise.all(working);
    await ended(server.child);
    // Long enough for what is late to come due while nobody runs.
    if (kill === KILLS - 1) await pause(3_500);
    server = await start();
  }
  expect(acknowledged.length).toBeGreaterThan(50);
  for (const { caseId, seq, text } of acknowledged) {
    const { history } = await show(caseId);
    expect(history.map((event) => event.seq)).toEqual(history.map((_, place) => place + 1));
    const said = history.filter((event) => event.type === 'CommentAdded' && event.text === text);
    expect(said, `${caseId} ${text}`).toHaveLength(1);
    expect(said[0]?.seq).toBeLessThanOrEqual(seq);
  }
  expect(new Set(opened).size).toBe(opened.length);
  // A timer that was in the hands of the killed server comes when its lease ends.
  const missing = async () => (await reminders(opened)).filter((count) => count === 0).length;
  await expect.poll(missing, { timeout: 45_000, interval: 1_000 }).toBe(0);
  expect((await reminders(opened)).filter((count) => count > 1)).toEqual([]);
});

test('the death of the database ends the server with a sentence, and nothing acknowledged is lost', {
  timeout: 60_000,
}, async () => {
  const acknowledged: Acknowledged[] = [];
  const stop = new AbortController();
  const working = Array.from({ length: WORKERS }, (_, n) =>
    work(`database.${n}`, stop.signal, { acknowledged, opened: [] }),
  );
  await pause(1_500);
  const [postmaster] = readFileSync(join(directory, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(postmaster), 'SIGKILL');
  await ended(server.child);
  stop.abort();
  await Promise.all(working);
  expect(server.child.exitCode).toBe(1);
  server = await start();
  expect(acknowledged.length).toBeGreaterThan(5);
  for (const { caseId, text } of acknowledged) {
    const said = (await show(caseId)).history.filter((event) => event.text === text);
    expect(said, `${caseId} ${text}`).toHaveLength(1);
  }
});

/** One person at work: opens a case and comments on it again and again, each command sent until it is answered or the server dies. */
async function work(
  who: string,
  signal: AbortSignal,
  seen: { acknowledged: Acknowledged[]; opened: string[] },
) {
  const { ask } = ana;
  for (let n = 0; !signal.aborted; n++) {
    try {
      const made = await ask(
        'POST',
        '/api/cases',
        { workflow: 'drill', values: { what: `${who} ${n}` } },
        { 'idempotency-key': `open ${who} ${n}` },
      );
      if (made.status !== 200) continue;
      const { caseId } = made.body as { caseId: string };
      seen.opened.push(caseId);
      for (let step = 0; step < 3; step++) {
        const text = `${who} ${n} ${step}`;
        const done = await ask(
          'POST',
          `/api/cases/${caseId}/add-comment`,
          { text },
          { 'idempotency-key': text },
        );
        if (done.status === 200)
          seen.acknowledged.push({ caseId, seq: (done.body as { seq: number }).seq, text });
      }
    } catch {
      // The server is gone; whatever was not answered is neither promised nor counted.
    }
  }
}

type Shown = { history: { seq: number; type: string; text: string | null }[] };
const show = async (caseId: string): Promise<Shown> =>
  (await ana.ask('GET', `/api/cases/${caseId}`)).body as Shown;

/** How often each case's owner was reminded. */
const reminders = (caseIds: readonly string[]): Promise<number[]> =>
  Promise.all(
    caseIds.map(async (caseId) => {
      const { history } = await show(caseId);
      return history.filter(({ type }) => type === 'LateRungReached').length;
    }),
  );

async function start(): Promise<Server> {
  const args = [join(root, 'src/main.ts'), 'start', '--port', '0', '--no-open', '--data', directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The server ended: ${said}`)));
    child.stdout?.on('data', (text) => {
      said += text;
      const origin = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (origin !== undefined) resolve({ child, origin });
    });
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
