// How does a pattern become a program that reads each character once? After K. Thompson (1968) and R. Pike: all ways are gone
// at the same time, in the order in which a backtracking matcher would try them.

import { fail, type Result, succeed } from '../../../base/index.ts';
import { folded, formsOf } from './characters.ts';
import type { Characters, Edge, Flags, Member, Part, PatternFault } from './pattern.ts';
import { readPattern } from './read-pattern.ts';

/** A step of a program. **shape**: `depth` counts the optional rounds around a step; `begin` opens such a round and `end`
 * ends it, which it may only after it has read something; both forget how far deeper rounds have come. */
export type Step =
  | { readonly does: 'read'; readonly takes: (code: number) => boolean; readonly depth: number }
  | { readonly does: 'edge'; readonly edge: Edge }
  | { readonly does: 'keep'; readonly slot: number }
  | { readonly does: 'forget'; readonly from: number; readonly to: number }
  | { readonly does: 'fork'; first: number; second: number }
  | { readonly does: 'jump'; to: number }
  | { readonly does: 'begin'; readonly depth: number }
  | { readonly does: 'end'; readonly depth: number }
  | { readonly does: 'match' };

/** A pattern ready to run. **shape**: `depth` is that of its deepest step; two `slots` for each group, the whole match first. */
export type Program = {
  readonly steps: readonly Step[];
  readonly depth: number;
  readonly slots: number;
  readonly flags: Flags;
};

const MOST_STEPS = 5_000;

/** Makes a program of a pattern. **rejects**: as `readPattern`, and patterns whose repetitions would make it too long. */
export function compilePattern(text: string, flags: Flags): Result<Program, PatternFault> {
  const read = readPattern(text, flags);
  if (!read.ok) return read;
  const { part, groups } = read.value;
  if (lengthOf(part) > MOST_STEPS)
    return fail({ message: 'The pattern repeats too much.', remedy: 'Use smaller numbers in { }.' });
  const writing: Writing = { steps: [], flags, depth: 0 };
  writePart({ kind: 'group', number: 0, of: part }, writing, 0);
  writing.steps.push({ does: 'match' });
  return succeed({ steps: writing.steps, depth: writing.depth, slots: 2 * (groups + 1), flags });
}

/** How long a program will be, before it is written. */
function lengthOf(part: Part): number {
  switch (part.kind) {
    case 'characters':
    case 'edge':
      return 1;
    case 'sequence':
      return part.parts.reduce((sum, one) => sum + lengthOf(one), 0);
    case 'choice':
      return part.ways.reduce((sum, one) => sum + lengthOf(one) + 2, 0);
    case 'group':
      return lengthOf(part.of) + 2;
    case 'repeat':
      return (lengthOf(part.of) + 5) * rounds(part.least, part.most);
  }
}

const rounds = (least: number, most: number): number =>
  most === Number.POSITIVE_INFINITY ? least + 1 : most;

type Writing = { readonly steps: Step[]; readonly flags: Flags; depth: number };

function writePart(part: Part, writing: Writing, depth: number): void {
  const { steps } = writing;
  switch (part.kind) {
    case 'characters':
      steps.push({ does: 'read', takes: takerOf(part.of, writing.flags), depth });
      return;
    case 'edge':
      steps.push({ does: 'edge', edge: part.edge });
      return;
    case 'sequence':
      for (const one of part.parts) writePart(one, writing, depth);
      return;
    case 'choice':
      writeChoice(part.ways, writing, depth);
      return;
    case 'group':
      if (part.number !== null) steps.push({ does: 'keep', slot: 2 * part.number });
      writePart(part.of, writing, depth);
      if (part.number !== null) steps.push({ does: 'keep', slot: 2 * part.number + 1 });
      return;
    case 'repeat':
      writeRounds(part, writing, depth);
  }
}

function writeChoice(ways: readonly Part[], writing: Writing, depth: number): void {
  const { steps } = writing;
  const jumps: Extract<Step, { does: 'jump' }>[] = [];
  for (const [index, way] of ways.entries()) {
    if (index === ways.length - 1) {
      writePart(way, writing, depth);
      break;
    }
    const fork = { does: 'fork' as const, first: steps.length + 1, second: 0 };
    steps.push(fork);
    writePart(way, writing, depth);
    const jump = { does: 'jump' as const, to: 0 };
    steps.push(jump);
    jumps.push(jump);
    fork.second = steps.length;
  }
  for (const jump of jumps) jump.to = steps.length;
}

/** First the rounds that must be, then those that may be; a round that may be must read something. */
function writeRounds(part: Extract<Part, { kind: 'repeat' }>, writing: Writing, outside: number): void {
  const { steps } = writing;
  const { of, least, most, lazy } = part;
  const kept = groupsIn(of);
  for (let count = 0; count < least; count++) {
    if (kept !== undefined) steps.push({ does: 'forget', ...kept });
    writePart(of, writing, outside);
  }
  const depth = outside + 1;
  writing.depth = Math.max(writing.depth, most > least ? depth : 0);
  const endless = most === Number.POSITIVE_INFINITY;
  const forks: (readonly [fork: Extract<Step, { does: 'fork' }>, inside: number])[] = [];
  for (let count = least; count < (endless ? least + 1 : most); count++) {
    const fork = { does: 'fork' as const, first: 0, second: 0 };
    forks.push([fork, steps.length + 1]);
    const again = steps.length;
    steps.push(fork, { does: 'begin', depth });
    if (kept !== undefined) steps.push({ does: 'forget', ...kept });
    writePart(of, writing, depth);
    steps.push({ does: 'end', depth });
    if (endless) steps.push({ does: 'jump', to: again });
  }
  for (const [fork, inside] of forks) {
    fork.first = lazy ? steps.length : inside;
    fork.second = lazy ? inside : steps.length;
  }
}

/** The slots of the groups inside a part: each round begins without what they kept. */
function groupsIn(part: Part): { readonly from: number; readonly to: number } | undefined {
  const numbers: number[] = [];
  const look = (one: Part): void => {
    if (one.kind === 'group' && one.number !== null) numbers.push(one.number);
    if (one.kind === 'group' || one.kind === 'repeat') look(one.of);
    for (const inner of one.kind === 'sequence' ? one.parts : one.kind === 'choice' ? one.ways : [])
      look(inner);
  };
  look(part);
  if (numbers.length === 0) return undefined;
  return { from: 2 * Math.min(...numbers), to: 2 * Math.max(...numbers) + 2 };
}

/** Where case does not matter a set takes a letter of which it has any form. */
function takerOf({ not, members }: Characters, { i }: Flags): (code: number) => boolean {
  const has = (code: number): boolean => members.some((member) => holdsOf(member, code));
  const found = i
    ? (code: number): boolean =>
        members.some((member) => isAlike(member, code)) || formsOf(code).some((form) => has(form))
    : has;
  return not ? (code) => !found(code) : found;
}

const holdsOf = (member: Member, code: number): boolean =>
  'holds' in member ? member.holds(code) : code >= member.low && code <= member.high;

const isAlike = (member: Member, code: number): boolean =>
  !('holds' in member) && member.low === member.high && folded(member.low) === folded(code);
