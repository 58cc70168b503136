// What watches over the process that runs the tests: where it does not answer in time, or dies, it is ended and a new one is begun, and
// the run goes on.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Module } from './modules.ts';
import type { Answer, Ask } from './warm.ts';

/** What came of asking: an answer, or that the process hung or died of it. */
export type Said = Answer | 'hung' | 'died';

/** **units**: milliseconds. */
const TO_START = 60_000;
const LOOK_EVERY = 100;
/** Where others are busy too, a process gets so much less of the processor. */
const BUSY = 6;
/** Of the system's ticks, in which the time of a process is counted. **units**: milliseconds */
const TICK = 10;
/** A process that has run so many asks is begun anew, so that no memory piles up. */
const ASKS_A_PROCESS = 1_000;

export type Runner = {
  /** `withinMs`: of the processor, where the system tells that; else of the clock. */
  readonly ask: (ask: Ask, withinMs: number) => Promise<Said>;
  readonly end: () => void;
};

/** A runner of tests that always comes back. */
export function createRunner(modules: readonly Module[]): Runner {
  let child: ChildProcess | null = null;
  let asks = 0;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  const start = async (): Promise<ChildProcess> => {
    asks = 0;
    const begun = fork(join(import.meta.dirname, 'warm.ts'), [], {
      execArgv: ['--max-old-space-size=1024', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child = begun;
    const said = await once(begun, { ask: 'load', modules }, TO_START);
    if (typeof said === 'string')
      throw new Error(`The process that runs the tests does not start: it ${said}.`);
    return begun;
  };
  const ask = async (asked: Ask, withinMs: number): Promise<Said> => {
    if (asks >= ASKS_A_PROCESS) end();
    const running = child ?? (await start());
    asks += 1;
    const said = await once(running, asked, withinMs);
    if (typeof said === 'string') end();
    return said;
  };
  return { ask, end };
}

function once(child: ChildProcess, ask: Ask, withinMs: number): Promise<Said> {
  return new Promise((resolve) => {
    const done = (said: Said): void => {
      clearInterval(looks);
      child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
      child.on('error', () => undefined);
      resolve(said);
    };
    const [began, used] = [performance.now(), cpuOf(child)];
    const looks = setInterval(() => {
      const clock = performance.now() - began;
      const now = cpuOf(child);
      const isOver = used === null || now === null ? clock > withinMs : now - used > withinMs;
      if (isOver || clock > BUSY * withinMs) done('hung');
    }, LOOK_EVERY);
    child.once('message', (said) => done(said as Answer));
    child.once('exit', () => done('died'));
    child.once('error', () => done('died'));
    child.send(ask, (error) => error !== null && done('died'));
  });
}

/** What a process has had of the processor so far; null where the system does not tell. **units**: milliseconds */
function cpuOf({ pid }: ChildProcess): number | null {
  try {
    // Behind the name of the command, which may hold anything, the twelfth and thirteenth word.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return TICK * (Number(words[11]) + Number(words[12]));
  } catch {
    return null;
  }
}
