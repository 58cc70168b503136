// A decision table as a workflow writes it, made ready: inputs are expressions, outputs are fields of the record, or the way.
import { canonicalJson } from '../../../base/index.ts';
import { currencyDecimals, type FieldChange, type StageId, type Workflow } from '../../../model/index.ts';
import {
  compileTable,
  evaluateTable,
  plainValue,
  type RuleType,
  type RuleValue,
  type TableOutput,
  type TableSpec,
  wordsOf,
} from '../../../rules/index.ts';
import type { DecisionTable, Facts, TableDecision } from '../compiled.ts';
import { type Compiling, notePersonal } from '../expressions.ts';
import { readAs } from '../field-value.ts';
import { error } from '../findings.ts';
import { noteNameless, readsName } from '../requester-name.ts';
import { dataFor, scopeOf, sentValue } from '../rule-data.ts';
import type { TableSettings } from './table-settings.ts';

/** The output that names the stage to go to; every other one is a field. */
export const WAY = 'to';

export const choosesWay = ({ outputs }: Pick<TableSettings, 'outputs'>): boolean =>
  outputs.some((each) => nameOf(each) === WAY);

const nameOf = (written: TableSettings['outputs'][number]): string =>
  typeof written === 'string' ? written : written.name;

/** Whether all rows that fit are gathered in a list. */
const makesList = ({ hit, collect }: Pick<TableSettings, 'hit' | 'collect'>): boolean =>
  hit === 'rule-order' || hit === 'output-order' || (hit === 'collect' && collect === undefined);

/** A written table with its titles, types and orders. */
export function tableSpec(written: TableSettings, workflow: Workflow, ways: readonly StageId[]): TableSpec {
  const { record } = workflow;
  const fieldAt = (name: string) => (Object.hasOwn(record, name) ? record[name] : undefined);
  return {
    hit: written.hit,
    collect: written.collect ?? null,
    inputs: written.inputs.map((each) => {
      const { expression, title } = typeof each === 'string' ? { expression: each, title: undefined } : each;
      const field = fieldAt(expression.trim());
      const places = field?.type === 'money' ? currencyDecimals(field.currency) : undefined;
      return { expression, title: title ?? field?.label ?? expression, places };
    }),
    outputs: written.outputs.map((each): TableOutput => {
      const name = nameOf(each);
      const type = outputType(written, workflow, { name, ways });
      const usual = type.kind === 'choice' ? type.options : [];
      const values = (typeof each === 'string' ? undefined : each.values) ?? usual;
      return { name, title: name === WAY ? 'The way' : (fieldAt(name)?.label ?? name), type, values };
    }),
    rules: written.rules,
    otherwise: written.otherwise ?? null,
  };
}

function outputType(
  written: TableSettings,
  workflow: Workflow,
  { name, ways }: { name: string; ways: readonly StageId[] },
): RuleType {
  if (name === WAY) return { kind: 'choice', options: [...new Set(ways)] };
  const { fields } = scopeOf(workflow);
  const type = Object.hasOwn(workflow.record, name) ? fields[name] : undefined;
  if (type === undefined || written.collect === 'count') return { kind: 'unknown' };
  return makesList(written) && type.kind === 'list' ? type.of : type;
}

type Place = { readonly at: string; readonly ways: readonly StageId[] };

/** Makes a table ready; null where it does not fit, which is then noted part by part. */
export function decisionTable(
  compiling: Compiling,
  written: TableSettings,
  { at, ways }: Place,
): DecisionTable | null {
  const { workflow, scope, note, zone } = compiling;
  const spec = tableSpec(written, workflow, ways);
  const faults = outputFaults(written, spec, workflow);
  for (const { part, message, remedy } of faults)
    note(error('table-output', `${at}.${part}`, message, remedy));
  const table = compileTable(spec, scope);
  if (!table.ok) {
    for (const { part, code, message, remedy } of table.problem)
      note(error(code.startsWith('table-') ? code : `rule-${code}`, `${at}.${part}`, message, remedy));
    return null;
  }
  const { value } = table;
  notePersonal(compiling, value.fields, at);
  noteNameless(compiling, readsName(value), at);
  for (const misfit of misfits(spec, workflow)) note({ ...misfit, at: `${at}.${misfit.at}` });
  return (facts) => {
    const data = dataFor(value.fields, facts, workflow);
    const asked = evaluateTable(value, data, { at: facts.at, zone });
    if (!asked.ok) return { kind: 'failed', why: failureWords(asked.problem) };
    if (asked.value.kind === 'nothing') return { kind: 'nothing' };
    if (asked.value.kind === 'contradicted') return { kind: 'contradicted', rows: asked.value.hits };
    return decided(spec, asked.value.values, { facts, workflow });
  };
}

/** What went wrong in which cell, and what to do about it. */
export function failureWords(failure: { cell: string | null; message: string; remedy: string }): string {
  const { cell, message, remedy } = failure;
  const said = cell === null ? message : `${cell}: ${message}`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} ${remedy}`;
}

function decided(
  { outputs }: TableSpec,
  values: readonly RuleValue[],
  { facts, workflow }: { facts: Facts; workflow: Workflow },
): TableDecision {
  const changes: FieldChange[] = [];
  let to: StageId | null = null;
  for (const [column, { name, title }] of outputs.entries()) {
    const plain = plainValue(values[column] ?? null);
    if (name === WAY) {
      to = typeof plain === 'string' ? plain : null;
      continue;
    }
    const field = workflow.record[name];
    const sent = Array.isArray(plain) ? plain.map(String) : sentValue(field, plain);
    const after = plain === null ? null : readAs(workflow, name, sent);
    if (after === undefined) return { kind: 'failed', why: unfitWords(title, values[column] ?? null) };
    const before = facts.record[name] ?? null;
    if (canonicalJson(before) !== canonicalJson(after)) changes.push({ field: name, before, after });
  }
  return { kind: 'decided', changes, to };
}

/** An answer is never dropped: what its field does not take, somebody has to look at. */
const unfitWords = (title: string, answer: RuleValue): string =>
  failureWords({
    cell: null,
    message: `${title} cannot hold ${wordsOf(answer)}, which the table answers.`,
    remedy: 'Correct the row that answers it, or the field.',
  });

type Fault = { readonly part: string; readonly message: string; readonly remedy: string };

/** Outputs that are no fields, or whose fields cannot hold what the table makes. */
function outputFaults(written: TableSettings, spec: TableSpec, { record }: Workflow): Fault[] {
  const names = spec.outputs.map(({ name }) => name);
  return spec.outputs.flatMap(({ name, title }, column): Fault[] => {
    const part = `outputs[${column}]`;
    if (names.indexOf(name) !== column)
      return [{ part, message: `${title} is answered twice.`, remedy: 'Remove one of the two columns.' }];
    if (name === WAY) {
      if (
        written.hit === 'unique' ||
        written.hit === 'first' ||
        written.hit === 'priority' ||
        written.hit === 'any'
      )
        return [];
      const remedy = 'Choose a hit policy by which one row counts, such as first.';
      return [{ part, message: 'Several rows may fit, and a case goes one way.', remedy }];
    }
    const type = Object.hasOwn(record, name) ? record[name]?.type : undefined;
    if (type === undefined) {
      const remedy = 'Name a field of the record, or to for the way.';
      return [{ part, message: `The record has no field "${name}".`, remedy }];
    }
    if (makesList(written) && type !== 'list') {
      const remedy = 'Use a list field, say what is made of them (collect: sum), or let one row count.';
      return [{ part, message: `Several rows may fit, and ${title} holds one value.`, remedy }];
    }
    if (written.collect === 'count' && type !== 'number')
      return [{ part, message: `${title} cannot hold a count.`, remedy: 'Use a number field.' }];
    return [];
  });
}

/** Values that are written out and that their field would not take; a way that is not said. */
function misfits(spec: TableSpec, workflow: Workflow) {
  const first = spec.inputs.length;
  const rows = [
    ...spec.rules.map((cells, row) => ({
      cells: cells.slice(first),
      at: (column: number) => `rules[${row}][${first + column}]`,
    })),
    ...(spec.otherwise === null
      ? []
      : [{ cells: spec.otherwise, at: (column: number) => `otherwise[${column}]` }]),
  ];
  return rows.flatMap(({ cells, at }) =>
    spec.outputs.flatMap(({ name, title, type }, column) => {
      const written = cells[column] ?? null;
      const empty = written === null || written === '';
      if (name === WAY) {
        const remedy = 'Name the stage that the case goes to.';
        return empty ? [error('table-way', at(column), 'This row does not say the way.', remedy)] : [];
      }
      const field = Object.hasOwn(workflow.record, name) ? workflow.record[name] : undefined;
      if (empty || field === undefined || type.kind === 'unknown') return [];
      if (typeof written === 'string' && /\{\{|[("]/.test(written)) return [];
      const sent = field.type === 'list' ? [String(written)] : written;
      if (readAs(workflow, name, sent) !== undefined) return [];
      const remedy = 'Write a value of the field’s type, or an {{expression}}.';
      return [
        error('value-invalid', at(column), `${JSON.stringify(written)} does not fit ${title}.`, remedy),
      ];
    }),
  );
}
