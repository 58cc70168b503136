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

export const HARMLESS: readonly Harmless[] = [];

const known = new Set(HARMLESS.map(({ file, was, becomes }) => JSON.stringify([file, was, becomes])));

/** Whether a fault is on the list. */
export function isHarmless(root: string, { file, was, becomes }: Mutant): boolean {
  return known.has(JSON.stringify([relative(root, file), was, becomes]));
}
