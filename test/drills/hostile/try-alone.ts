// Tries parsers in a process of their own, and begins another behind the input that ended it.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Found, Tried } from './judge.ts';
import type { ParserName } from './parsers.ts';

export type Trying = {
  readonly seed: number;
  readonly count: number;
  readonly nth: number;
  readonly fault?: string | undefined;
};

/** **units**: milliseconds without a word, after which it is taken to hang; MiB of heap. */
const PATIENCE = 30_000;
const TO_BEGIN = 120_000;
const HEAP = 256;

type Begun = { readonly n: number; readonly name: string; readonly parser: ParserName };
type Said =
  | Begun
  | { readonly n: number; readonly answer: string; readonly ms: number; readonly mib: number };
type TriedOf = Tried & { readonly parser: ParserName };

export async function tryAlone(parsers: readonly ParserName[], trying: Trying): Promise<Found[]> {
  const tried: TriedOf[] = [];
  for (let first: number | undefined = 0; first !== undefined; )
    first = await runFrom(first, { parsers, trying, tried });
  return parsers.map((parser) => ({
    ...{ parser, where: 'alone' },
    tried: tried.filter((each) => each.parser === parser),
  }));
}

type Run = {
  readonly parsers: readonly ParserName[];
  readonly trying: Trying;
  readonly tried: TriedOf[];
};

/** Tries what is left from `first` on; gives where to go on after an input that ended the process. */
async function runFrom(first: number, { parsers, trying, tried }: Run): Promise<number | undefined> {
  const child = begin(parsers, trying, first);
  let begun: Begun | undefined;
  let watch = watched(child, TO_BEGIN);
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    clearTimeout(watch);
    watch = watched(child);
    const said = JSON.parse(line) as Said;
    if ('name' in said) begun = said;
    else if (begun !== undefined) {
      const { name, parser } = begun;
      tried.push({ name, parser, blocked: 0, answer: said.answer, ms: said.ms, mib: said.mib });
      begun = undefined;
    }
  }
  clearTimeout(watch);
  const code = await ended(child);
  if (code === 0) return undefined;
  if (begun === undefined) throw new Error(`${parsers} could not be tried on from ${first} (${code}).`);
  const { n, name, parser } = begun;
  const answer = child.killed ? 'hung' : `crashed: the process ended (${code})`;
  tried.push({ name, parser, answer, ms: PATIENCE, mib: 0, blocked: 0 });
  return n + 1;
}

/** The fault is planted once: whoever goes on behind it goes on without. */
function begin(parsers: readonly ParserName[], trying: Trying, first: number): ChildProcess {
  const file = join(import.meta.dirname, 'alone-child.ts');
  const { seed, count, nth, fault } = trying;
  const asked = [parsers, seed, count, nth, first, ...(first === 0 && fault !== undefined ? [fault] : [])];
  const limits = [`--max-old-space-size=${HEAP}`, '--expose-gc'];
  return spawn(process.execPath, [...limits, file, ...asked.map(String)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const watched = (child: ChildProcess, patience = PATIENCE): NodeJS.Timeout =>
  setTimeout(() => child.kill('SIGKILL'), patience);

const ended = (child: ChildProcess): Promise<number | string> =>
  new Promise((resolve) => {
    const say = () => resolve(child.exitCode ?? child.signalCode ?? 'unknown');
    if (child.exitCode !== null || child.signalCode !== null) say();
    else child.once('exit', say);
  });
