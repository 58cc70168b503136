// Where does a pattern match? Every character is read once, for all ways together, so the time is at most the length of the
// text times the length of the program, whatever both say.

import { isWord, isWordInAnyCase } from './characters.ts';
import { type Edge, isLineEnd } from './pattern.ts';
import type { Program } from './program.ts';

/** Where the whole match and each group begin and end, two by two. **units**: characters from 0; -1 for a group that kept nothing. */
export type Kept = readonly number[];

/** A way: the step it has come to, how many of the optional rounds around it have read something, and what it has kept. */
type Way = { readonly step: number; readonly read: number; readonly kept: Kept };

type Run = {
  readonly program: Program;
  readonly text: readonly number[];
  /** At which position each step was last come to, by how far its rounds were. */
  readonly seen: Int32Array;
  visits: number;
};

/** Steps of a program that cost one step of a rule. */
const VISITS_A_STEP = 16;

/** The first match at or after a position, as a backtracking matcher would find it. **rejects**: nothing; undefined where there is
 * none, or `pay` says that no more may be spent. */
export function firstMatch(
  program: Program,
  text: readonly number[],
  from: number,
  pay: (steps: number) => boolean,
): Kept | undefined {
  const seen = new Int32Array(program.steps.length * (program.depth + 1)).fill(-1);
  const run: Run = { program, text, seen, visits: seen.length };
  let ways: Way[] = [];
  let found: Kept | undefined;
  for (let position = from; position <= text.length; position++) {
    const start: Way = { step: 0, read: 0, kept: new Array<number>(program.slots).fill(-1) };
    const { reading, matched } = spread(run, found === undefined ? [...ways, start] : ways, position);
    found = matched ?? found;
    if (!paid(run, pay)) return undefined;
    if (reading.length === 0 && found !== undefined) return found;
    ways = advance(run, reading, position);
  }
  return found;
}

function paid(run: Run, pay: (steps: number) => boolean): boolean {
  const steps = Math.floor(run.visits / VISITS_A_STEP);
  run.visits -= steps * VISITS_A_STEP;
  return pay(steps);
}

/** Follows every way up to where it must read; ways behind one that matches are dropped. */
function spread(
  run: Run,
  ways: readonly Way[],
  position: number,
): { reading: readonly Way[]; matched: Kept | undefined } {
  const { steps, depth } = run.program;
  const reading: Way[] = [];
  const open = [...ways].reverse();
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const key = way.step * (depth + 1) + way.read;
    if (run.seen[key] === position) continue;
    run.seen[key] = position;
    run.visits++;
    const step = steps[way.step];
    if (step === undefined || step.does === 'match') return { reading, matched: way.kept };
    if (step.does === 'read') reading.push(way);
    else if (step.does === 'fork') open.push({ ...way, step: step.second }, { ...way, step: step.first });
    else {
      const next = follow(run, way, step, position);
      if (next !== undefined) open.push(next);
    }
  }
  return { reading, matched: undefined };
}

type Plain = Exclude<Program['steps'][number], { does: 'match' | 'read' | 'fork' }>;

/** What a way becomes behind a step that reads nothing; undefined where it ends. */
function follow(run: Run, way: Way, step: Plain, position: number): Way | undefined {
  const { read, kept } = way;
  const next = way.step + 1;
  switch (step.does) {
    case 'jump':
      return { ...way, step: step.to };
    case 'edge':
      return isAt(run, step.edge, position) ? { ...way, step: next } : undefined;
    case 'keep':
      return { step: next, read, kept: kept.with(step.slot, position) };
    case 'forget':
      return {
        step: next,
        read,
        kept: kept.map((at, slot) => (slot >= step.from && slot < step.to ? -1 : at)),
      };
    case 'begin':
      return { step: next, read: Math.min(read, step.depth - 1), kept };
    case 'end':
      return read < step.depth ? undefined : { step: next, read: step.depth - 1, kept };
  }
}

function advance(run: Run, reading: readonly Way[], position: number): Way[] {
  const code = run.text[position];
  if (code === undefined) return [];
  return reading.flatMap(({ step, kept }) => {
    const at = run.program.steps[step];
    run.visits++;
    return at?.does === 'read' && at.takes(code) ? [{ step: step + 1, read: at.depth, kept }] : [];
  });
}

function isAt({ program, text }: Run, edge: Edge, position: number): boolean {
  const [before, after] = [text[position - 1], text[position]];
  if (edge === 'start') return before === undefined || (program.flags.m && isLineEnd(before));
  if (edge === 'end') return after === undefined || (program.flags.m && isLineEnd(after));
  const word = program.flags.i ? isWordInAnyCase : isWord;
  const differ = (before !== undefined && word(before)) !== (after !== undefined && word(after));
  return differ === (edge === 'word-edge');
}
