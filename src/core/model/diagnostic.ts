// What is wrong, or could be better, in a workflow's source: the place and the remedy.

/** `at`: path in the model (`stages.check.owner`). `line` and `column` (1 and up) where it was read from a source. */
export type Diagnostic = {
  code: string;
  severity: 'error' | 'advice';
  at: string;
  message: string;
  remedy: string;
  line: number | null;
  column: number | null;
};
