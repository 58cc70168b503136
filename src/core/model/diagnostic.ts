// What is wrong, or could be better, in a workflow's source: the place and the remedy.

import type { Edit } from './edit/edit.ts';

/** A remedy that can be done at once: edits that resolve the finding, and what they do, in words. */
export type Fix = {
  readonly words: string;
  readonly edits: readonly Edit[];
  /** In place of edits, where the model does not hold the word: another for the one that the finding points at in the source. */
  readonly respell?: { readonly from: string; readonly to: string };
};

/** `at`: path in the model (`stages.check.owner`). `line` and `column` (1 and up) where it was read from a source. */
export type Diagnostic = {
  code: string;
  severity: 'error' | 'advice';
  at: string;
  message: string;
  remedy: string;
  line: number | null;
  column: number | null;
  /** Absent where somebody has to say what is meant. */
  fix?: Fix;
  /** Where there is more than one good answer; absent where there is none. */
  choices?: readonly Fix[];
};
