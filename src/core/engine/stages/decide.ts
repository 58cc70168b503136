// A pure branch: the first transition whose rule holds is taken at once. A decision table may fill fields first, and may
// itself name the way.
import { type Rejection, reject, type Stage, type Workflow } from '../../model/index.ts';
import { compileTable, coverageOf, rowWords, type TableSpec } from '../../rules/index.ts';
import type { DecisionTable } from '../compile/compiled.ts';
import { advice, error, type Noted } from '../compile/findings.ts';
import { scopeOf } from '../compile/rule-data.ts';
import { choosesWay, tableSpec } from '../compile/table/decision-table.ts';
import { stageSettings, type TableSettings } from '../compile/table/table-settings.ts';
import { tableOf } from '../compile/table/try-table.ts';
import { changeRecord, factsOf, type Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

type Ready = { readonly table: DecisionTable | null };

export const decide = defineStageKind({
  kind: 'decide',
  title: 'Decision',
  summary: 'The way on is chosen by rule, or by a decision table.',
  worked: false,
  passes: true,
  picks(stage) {
    const table = tableOf(stage);
    return table !== undefined && choosesWay(table);
  },
  settings: stageSettings,
  prepare({ table }, preparing, { next }): Ready {
    if (table === undefined) return { table: null };
    const ways = next.map(({ to }) => to);
    return { table: preparing.table(table, `${preparing.at}.settings.table`, ways) };
  },
  enter: (progress, here) => decideAt(progress, here),
  on: (progress, here, { what }) => (what === 'completed' ? decideAt(progress, here) : REST),
  check: checkTable,
});

function decideAt(progress: Progress, here: Here<Ready>): Onward {
  const { stage, ready } = here;
  const { table } = ready;
  if (table === null) return wayByRule(progress, here, null);
  const decision = table(factsOf(progress, null));
  if (decision.kind === 'nothing') return refuse('no-row-fits', stage.id, []);
  if (decision.kind === 'failed')
    return { next: 'refuse', rejection: reject('table-failed', { stage: stage.id, labels: [decision.why] }) };
  if (decision.kind === 'contradicted') return refuse('rows-contradict', stage.id, decision.rows);
  changeRecord(progress, decision.changes, stage.id);
  if (decision.to === null) return wayByRule(progress, here, null);
  const way = stage.next.find(({ to }) => to === decision.to);
  return way === undefined
    ? { next: 'refuse', rejection: reject('no-way-on', { stage: stage.id }) }
    : { next: 'go', way };
}

function refuse(code: 'no-row-fits' | 'rows-contradict', stage: string, rows: readonly number[]): Onward {
  const facts = {
    stage,
    ...(rows.length > 0 && { labels: [rowWords(rows)], rows: rows.map((row) => row + 1) }),
  };
  const rejection: Rejection = reject(code, facts);
  return { next: 'refuse', rejection };
}

/** Gaps, overlaps and rows that never count, each with an example. */
function checkTable(stage: Stage, workflow: Workflow): Noted[] {
  const written = tableOf(stage);
  if (written === undefined) return [];
  const at = `stages.${stage.id}.settings.table`;
  const spec = tableSpec(
    written,
    workflow,
    stage.next.map(({ to }) => to),
  );
  const table = compileTable(spec, scopeOf(workflow));
  return table.ok ? [...covered(spec, coverageOf(table.value), at), ...waysUntaken(written, stage)] : [];
}

function covered(spec: TableSpec, coverage: ReturnType<typeof coverageOf>, at: string): Noted[] {
  const { hit, otherwise } = spec;
  const isSingle = hit === 'unique' || hit === 'any' || hit === 'first' || hit === 'priority';
  if (!isSingle) return [];
  const gaps = otherwise !== null ? [] : coverage.gaps;
  const clashes = coverage.overlaps.filter(({ differ }) => hit === 'unique' || (hit === 'any' && differ));
  return [
    ...gaps.map(({ example }) =>
      advice(
        'table-gap',
        at,
        `Nothing is said for ${example}.`,
        'Add a row for it, or say what holds otherwise.',
      ),
    ),
    ...clashes.map(({ rows, example }) => {
      const message = `${capital(rowWords(rows))} all fit ${example}${hit === 'any' ? ', and say different things' : ''}.`;
      const remedy =
        hit === 'any'
          ? 'Let them say the same, or take one back.'
          : 'Let only one of them fit, or let the first row that fits count.';
      return error('table-overlap', `${at}.rules[${rows.at(-1)}]`, message, remedy);
    }),
    ...coverage.hidden.map((row) =>
      advice(
        'table-row-hidden',
        `${at}.rules[${row}]`,
        `Row ${row + 1} never counts: a row before it always fits first.`,
        'Move it up, or remove it.',
      ),
    ),
    ...coverage.unchecked.map((title) =>
      advice(
        'table-unchecked',
        at,
        `${title} could not be checked for gaps and overlaps.`,
        'Tests of one field with written values can be.',
      ),
    ),
    ...(coverage.partial
      ? [
          advice(
            'table-unchecked',
            at,
            'The table is too large to be checked whole for gaps and overlaps.',
            'Split it into several tables.',
          ),
        ]
      : []),
  ];
}

/** Where the table names the way, a way that no row names is never taken. */
function waysUntaken(written: TableSettings, { id, next }: Stage): Noted[] {
  if (!choosesWay(written)) return [];
  const column = written.outputs.findIndex((each) => (typeof each === 'string' ? each : each.name) === 'to');
  const cells = [
    ...written.rules.map((row) => row[written.inputs.length + column]),
    ...(written.otherwise === undefined ? [] : [written.otherwise[column]]),
  ].map(String);
  if (cells.some((cell) => cell.includes('{{'))) return [];
  return next.flatMap(({ to }, index) =>
    cells.some((cell) => cell.replaceAll('"', '') === to)
      ? []
      : [
          error(
            'never-taken',
            `stages.${id}.next[${index}]`,
            `No row of the table leads to "${to}".`,
            'Name it in a row, or remove the way.',
          ),
        ],
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
