// How does a person read what was mined? A page of plain lines: the log, its activities, its main paths and variants.
import type { ImportedLog } from '../../core/event-log/index.ts';
import { count, number } from './count-in-words.ts';
import type { MineReport } from './mine-report.ts';
import { safeCell } from './safe-print.ts';
import { spanInWords } from './span-in-words.ts';

const SHOWN = 12;
const SHOWN_VARIANTS = 5;

export function mineSummary(report: MineReport, imported: ImportedLog): string {
  const { log, variants, durations } = report;
  const lines = [
    `${count(log.cases, 'case')}, ${count(log.events, 'event')}, ${count(log.activities, 'activity', 'activities')}, ` +
      `${count(variants.count, 'variant')}, ${log.resources === 0 ? 'people not recorded' : count(log.resources, 'person', 'people')}`,
    ...(log.from && log.to ? [`From ${log.from.slice(0, 10)} to ${log.to.slice(0, 10)}`] : []),
    ...columnsLine(imported),
    ...durationLine(durations),
    '',
    'Activities',
    ...table(report.activities, ({ name, events, cases, repeats }) => [
      number(events),
      `in ${count(cases, 'case')}${repeats > 0 ? `, ${number(repeats)} repeated` : ''}`,
      name,
    ]),
    '',
    'Begins with',
    ...table(report.starts, ({ name, cases }) => [number(cases), name]),
    '',
    'Ends with',
    ...table(report.ends, ({ name, cases }) => [number(cases), name]),
    '',
    'Main paths, and the median time they take',
    ...table(report.follows, (path) => [
      number(path.count),
      spanInWords(path.medianMs),
      `${path.from} → ${path.to}`,
    ]),
    '',
    'Most frequent variants',
    ...table(
      variants.top.slice(0, SHOWN_VARIANTS),
      ({ cases, activities }) => [number(cases), activities.join(' → ')],
      variants.count,
    ),
    ...rejectedLines(imported),
    ...imported.warnings.flatMap((warning) => ['', `Note: ${warning.message}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function columnsLine({ columns }: ImportedLog): string[] {
  if (!columns) return [];
  const used = Object.entries(columns).filter(([, name]) => name !== undefined);
  return [`Columns: ${used.map(([role, name]) => `${role} = ${name}`).join(', ')}`];
}

function durationLine({ medianMs, p90Ms }: MineReport['durations']): string[] {
  if (medianMs === null || p90Ms === null) return [];
  return [
    `Half of the cases take at most ${spanInWords(medianMs)}, nine in ten at most ${spanInWords(p90Ms)}`,
  ];
}

// All columns but the last are as wide as their widest cell, numbers to the right.
function table<Row>(rows: readonly Row[], cellsOf: (row: Row) => string[], total = rows.length): string[] {
  const shown = rows.slice(0, SHOWN).map((row) => cellsOf(row).map(safeCell));
  const widths = (shown[0] ?? []).map((_, i) => Math.max(...shown.map((cells) => cells[i]?.length ?? 0)));
  const lines = shown.map((cells) => {
    const padded = cells.map((cell, i) => {
      if (i === cells.length - 1) return cell;
      return i === 0 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
    });
    return `  ${padded.join('  ')}`;
  });
  return total > shown.length ? [...lines, `  … and ${number(total - shown.length)} more`] : lines;
}

function rejectedLines(imported: ImportedLog): string[] {
  if (imported.rejectedCount === 0) return [];
  const rows = table(
    imported.rejected,
    ({ line, reason, remedy }) => [`line ${line}`, `${reason} ${remedy}`],
    imported.rejectedCount,
  );
  return ['', `Left out: ${count(imported.rejectedCount, 'row')}`, ...rows];
}
