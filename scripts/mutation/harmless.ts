// Which planted faults could nobody ever see? Each with the reason. They are not planted.
import { relative } from 'node:path';
import type { Mutant } from './mutants.ts';

/** A fault by its file and its text, since lines move. */
type Harmless = {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
};

const WORKED_OUT_AGAIN = 'What is not remembered is worked out again, with the same answer.';

export const HARMLESS: readonly Harmless[] = [
  ['src/core/engine/flow/branches/flow-graph.ts', 'known.set(workflow, graph)', 'undefined'],
  ['src/core/engine/flow/branches/flow-graph.ts', 'graph === undefined', 'true'],
  ['src/core/engine/flow/branches/flow-graph.ts', 'graph.reaching.set(to, reachers)', 'undefined'],
  ['src/core/engine/flow/branches/flow-graph.ts', 'found !== undefined', 'false'],
  ['src/core/engine/owners/named/person-of.ts', 'byKey.set(people, keys)', 'undefined'],
  ['src/core/engine/owners/named/person-of.ts', 'keys === undefined', 'true'],
  ['src/core/engine/stages/approval.ts', 'onces.set(compiled, once)', 'undefined'],
  ['src/core/engine/stages/approval.ts', 'once === undefined', 'true'],
].map(([file = '', was = '', becomes = '']) => ({ file, was, becomes, why: WORKED_OUT_AGAIN }));

const textOf = ({ file, was, becomes }: Omit<Harmless, 'why'>): string =>
  JSON.stringify([file, was, becomes]);
const known = new Set(HARMLESS.map(textOf));

/** Whether a fault is on the list. */
export const isHarmless = (root: string, { file, was, becomes }: Mutant): boolean =>
  known.has(textOf({ file: relative(root, file), was, becomes }));
