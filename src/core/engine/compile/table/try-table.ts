// What would a table say of values that somebody types, before anything is published?
import type { Stage, Workflow } from '../../../model/index.ts';
import { compileTable, evaluateTable, type RuleType, wordsOf } from '../../../rules/index.ts';
import { partSettings } from '../../flow/branches/flow-settings.ts';
import { scopeOf } from '../rule-data.ts';
import { failureWords, tableSpec } from './decision-table.ts';
import { stageSettings } from './table-settings.ts';

/** The table of a stage as it is written; undefined where it has none, or one that is no table. */
export const tableOf = (stage: Stage) => {
  const read = stageSettings.safeParse(partSettings(stage).own);
  return read.success ? read.data.table : undefined;
};

/** What a table would say. **shape**: `hits` are the rows that fit, from 0; `fields` what it reads; `problem` where a value is none of its field. */
export type TableTrial = {
  readonly fields: readonly string[];
  readonly kind: 'decided' | 'nothing' | 'contradicted';
  readonly hits: readonly number[];
  readonly values: readonly { readonly title: string; readonly text: string }[];
  readonly problem: string | null;
};

/** Asks the table of a stage with values as they are typed; null where the table has faults. */
export function tryTable(
  workflow: Workflow,
  stage: Stage,
  typed: { readonly [field: string]: string },
): TableTrial | null {
  const written = tableOf(stage);
  if (written === undefined) return null;
  const ways = stage.next.map(({ to }) => to);
  const spec = tableSpec(written, workflow, ways);
  const scope = scopeOf(workflow);
  const table = compileTable(spec, scope);
  if (!table.ok) return null;
  const { fields } = table.value;
  const data = Object.fromEntries(
    fields.map((name) => [name, typedValue(typed[name] ?? '', scope.fields[name])]),
  );
  const asked = evaluateTable(table.value, data, { at: 0 });
  if (!asked.ok)
    return { fields, kind: 'nothing', hits: [], values: [], problem: failureWords(asked.problem) };
  const { value } = asked;
  const said = value.kind === 'decided' ? value.values : [];
  const values = said.map((each, column) => ({
    title: spec.outputs[column]?.title ?? '',
    text: wordsOf(each),
  }));
  return { fields, kind: value.kind, hits: value.hits, values, problem: null };
}

function typedValue(text: string, type: RuleType | undefined): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type?.kind === 'yes-no') return /^(?:yes|true)$/i.test(trimmed);
  if (type?.kind === 'list') return trimmed.split(',').map((each) => each.trim());
  return trimmed;
}
