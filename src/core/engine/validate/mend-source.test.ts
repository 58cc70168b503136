import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableWorkflow } from '../../../../test/arbitrary/runnable-workflow.ts';
import { type Diagnostic, writeWorkflow } from '../../model/index.ts';
import { checkSource, mendSource } from './mend-source.ts';

const errorsOf = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === 'error').length;

/** As hands slip: a letter left out, or two swapped. */
const slipped = (text: string, at: number, swap: boolean): string => {
  const place = at % text.length;
  return swap
    ? text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
    : text.slice(0, place) + text.slice(place + 1);
};

describe('mending a source', () => {
  test('E6.14 whatever was mistyped, mending never leaves more errors, keeps the rest, and has nothing more to do', () => {
    let mended = 0;
    fc.assert(
      fc.property(runnableWorkflow, fc.nat(), fc.boolean(), (workflow, at, swap) => {
        const source = slipped(`# kept as it is\n${writeWorkflow(workflow)}`, at + 18, swap);
        const before = checkSource(source);
        const after = mendSource(source);
        expect(after.left).toEqual(checkSource(after.source));
        if (before.length > 0)
          expect(errorsOf(after.left) <= errorsOf(before) || after.done.length > 0).toBe(true);
        expect(mendSource(after.source).done).toEqual([]);
        mended += after.done.length;
      }),
      { numRuns: 12 },
    );
    expect(mended).toBeGreaterThan(0);
  });
});
