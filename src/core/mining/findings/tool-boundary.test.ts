// Work that goes from one tool to another: read from a file, as attributes are.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { readLog } from '../../event-log/index.ts';
import { findingsOf } from './index.ts';
import { toolBoundary } from './tool-boundary.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const iso = (hours: number): string => new Date(MONDAY + hours * HOUR_MS).toISOString();

/** Asked and checked in the mail system, booked in the other one after so many hours. */
function found(after: (n: number) => number, { column = 'system', other = 'Ledger' } = {}) {
  const rows = Array.from({ length: 150 }, (_, n) => {
    const at = n * 3;
    return [
      `${n},Ask,${iso(at)},Mail`,
      `${n},Check,${iso(at + 1 + (n % 3))},Mail`,
      `${n},Book,${iso(at + 1 + (n % 3) + after(n))},${other}`,
      `${n},File,${iso(at + 3 + (n % 3) + after(n))},${other}`,
    ];
  }).flat();
  const read = readLog(new TextEncoder().encode([`case,activity,time,${column}`, ...rows].join('\n')));
  if (!read.ok) throw new Error(read.problem.message);
  return findingsOf(read.value.log, { kinds: [toolBoundary] });
}

describe('a tool boundary', () => {
  it('MN-W22 is where work lies longer from one tool to the next than within one', () => {
    const [first, ...others] = found((n) => 20 + (n % 9)).findings;
    expect(first).toMatchObject({ kind: 'tool-boundary', at: { from: 'Check', to: 'Book' }, cases: 150 });
    expect(first?.text).toBe(
      'Work that goes from “Mail” to “Ledger” takes 24 hours until the next step is done, against 2 hours within one system; mostly from “Check” to “Book”.',
    );
    expect(others).toEqual([]);
  });

  it('MN-W22 is none where work takes no longer across than within', () => {
    expect(found((n) => 1 + (n % 3)).findings).toEqual([]);
  });

  it('MN-W10 needs an attribute that names tools and changes within cases', () => {
    const why = 'The log does not say in which system or tool work was done.';
    expect(found(() => 24, { column: 'colour' }).notEnoughData).toEqual([{ kind: 'tool-boundary', why }]);
    expect(found(() => 24, { other: 'Mail' }).notEnoughData).toEqual([{ kind: 'tool-boundary', why }]);
  });
});
