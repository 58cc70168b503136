// A comparison as rows for a spreadsheet, with everything that a sentence rests on.
import { csvRows } from '../../chart/written.ts';
import type { Comparison } from '../../wire.ts';
import type { Sets } from './compare-sets.ts';

const HEAD = [
  'what',
  'activity',
  'from',
  'to',
  'first',
  'second',
  'first_value',
  'second_value',
  'first_cases',
];
const TAIL = ['second_cases', 'difference', 'low', 'high', 'effect', 'p', 'adjusted_p', 'real'];

/** **units**: shares from 0 to 1, times in milliseconds. */
export function csvOfComparison({ rows }: Comparison, sets: Sets): string {
  return csvRows([
    [...HEAD, ...TAIL],
    ...rows.map(({ aspect, subject, first, second, ...row }) => [
      ...[aspect, subject.of === 'activity' ? subject.activity : ''],
      ...(subject.of === 'path' ? [subject.from ?? 'START', subject.to ?? 'END'] : ['', '']),
      ...[sets.first, sets.second, first.value, second.value, first.cases, second.cases],
      ...[row.difference, row.low, row.high, row.effect, row.pValue, row.adjusted],
      row.real ? 'yes' : 'no',
    ]),
  ]);
}
