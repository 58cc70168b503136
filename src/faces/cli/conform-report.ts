// What does `millrace conform` print? One object for the JSON, and the same as a page of plain lines.
import { caseName, type EventLog } from '../../core/event-log/index.ts';
import type { Conformance, RuleReport } from '../../core/mining/index.ts';
import { count, number } from './count-in-words.ts';
import { safeCell } from './safe-print.ts';
import { spanInWords } from './span-in-words.ts';

/** A rule that was understood. */
export type CheckedRule = Exclude<RuleReport, { problem: unknown }>;

const EXAMPLES = 5;

/** The stable JSON form. **units**: fitness and precision from 0 to 1; `costMs` milliseconds; `cases` that break a rule. */
export const conformJson = (held: Conformance, rules: readonly CheckedRule[], log: EventLog) => ({
  fitness: held.fitness,
  precision: held.precision,
  deviations: held.deviations.map(({ text, cases, costMs }) => ({ text, cases, costMs })),
  ...(rules.length === 0
    ? {}
    : {
        rules: rules.map(({ text, checked, caseNumbers }) => ({
          text,
          checked,
          cases: caseNumbers.length,
          examples: examplesOf(caseNumbers, log),
        })),
      }),
});

const examplesOf = (caseNumbers: Uint32Array, log: EventLog): string[] =>
  Array.from(caseNumbers.subarray(0, EXAMPLES), (c) => caseName(log, c));

const SHOWN = 40;

export function conformSummary(held: Conformance, rules: readonly CheckedRule[], log: EventLog): string {
  const { fitness, precision, deviations, cases, conformingCases, guessed, replay } = held;
  const shown = deviations.slice(0, SHOWN);
  const rows = inColumns(
    shown.map((each) => [number(each.cases), each.costMs > 0 ? spanInWords(each.costMs) : '–', each.text]),
  );
  const more = held.more + deviations.length - shown.length;
  return `${[
    `Fitness ${share(fitness)}: so much of the history fits the model`,
    `Precision ${share(precision)}: so much of what the model allows is done`,
    `${number(conformingCases)} of ${count(cases, 'case')} follow the model throughout`,
    ...(rows.length > 0
      ? ['', 'Deviations: cases, the time they cost more than cases that follow the model', ...rows]
      : []),
    ...(more > 0 ? [`  … and ${number(more)} more`] : []),
    ...(replay.passedOver > 0
      ? [
          '',
          `Note: fitness and precision pass over ${count(replay.passedOver, 'event')} of activities that the model does not have.`,
        ]
      : []),
    ...(guessed > 0
      ? ['', `Note: for ${count(guessed, 'case')} the deviations are not certainly the fewest.`]
      : []),
    ...(rules.length > 0 ? ['', 'Rules: cases that break them', ...ruleLines(rules, log)] : []),
  ].join('\n')}\n`;
}

const ruleLines = (rules: readonly CheckedRule[], log: EventLog): string[] =>
  inColumns(
    rules.map(({ text, checked, caseNumbers }) => {
      const examples = examplesOf(caseNumbers, log).join(', ');
      return [
        `${number(caseNumbers.length)} of ${number(checked)}`,
        examples === '' ? text : `${text} (for example ${examples})`,
      ];
    }),
  );

/** All columns but the last as wide as their widest cell, the first to the right. */
function inColumns(told: readonly (readonly string[])[]): string[] {
  const rows = told.map((cells) => cells.map(safeCell));
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows.map((cells) => {
    const padded = cells.map((cell, i) => {
      if (i === cells.length - 1) return cell;
      return i === 0 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
    });
    return `  ${padded.join('  ')}`;
  });
}

const share = (value: number | null): string =>
  value === null ? 'not known' : `${(Math.floor(value * 1000) / 10).toFixed(1)}%`;
