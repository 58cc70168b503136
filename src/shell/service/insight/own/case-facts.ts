// What is known of each of our cases besides its events, so that cases can be told apart by it: the version it runs under,
// its priority, how it ended, and the fields of its record that name nobody and have few or measurable values.
import type { Workflow } from '../../../../core/model/index.ts';
import {
  currencyDecimals,
  type Field,
  type FieldValue,
  isPersonalValue,
} from '../../../../core/model/index.ts';
import type { HistoryPart, HistorySource } from '../../../analysis/index.ts';
import type { CaseFactsRow } from '../../../store/index.ts';

export type Fact = HistorySource['facts'][number] & {
  textOf(row: CaseFactsRow): string | null;
};

const KINDS: { readonly [type: string]: Fact['kind'] } = {
  choice: 'text',
  number: 'number',
  money: 'number',
  'yes-no': 'boolean',
};

/** The facts that the cases of these versions have; the newest version, which is first, says what a field is called. */
export function factsIn(versions: readonly { readonly workflow: Workflow }[]): readonly Fact[] {
  const ends = new Map(
    versions.toReversed().flatMap(({ workflow }) => workflow.stages.map(({ id, title }) => [id, title])),
  );
  const about: Fact[] = [
    { name: 'Version', kind: 'number', textOf: ({ workflowVersion }) => String(workflowVersion) },
    { name: 'Priority', kind: 'text', textOf: ({ priority }) => priority },
    { name: 'Outcome', kind: 'text', textOf: ({ outcome }) => outcome && (ends.get(outcome) ?? outcome) },
  ];
  const taken = new Set(about.map(({ name }) => name));
  for (const [id, field] of openFields(versions)) {
    const name = taken.has(field.label) ? `${field.label} (${id})` : field.label;
    taken.add(name);
    about.push({ name, kind: KINDS[field.type] ?? 'text', textOf: ({ record }) => textOf(record[id]) });
  }
  return about;
}

/** A field that is personal in any version is left out, whatever the others say. */
function openFields(versions: readonly { readonly workflow: Workflow }[]): Map<string, Field> {
  const fields = new Map<string, Field>();
  const personal = new Set<string>();
  for (const { workflow } of versions) {
    for (const [id, field] of Object.entries(workflow.record)) {
      if (field.personal) personal.add(id);
      else if (!fields.has(id) && field.type in KINDS) fields.set(id, field);
    }
  }
  for (const id of personal) fields.delete(id);
  return fields;
}

function textOf(value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || value === '' || isPersonalValue(value)) return null;
  if (typeof value !== 'object') return String(value);
  return 'minor' in value ? String(value.minor / 10 ** currencyDecimals(value.currency)) : null;
}

/** Pages of cases as the analysis thread takes them. */
export async function* toldFacts(
  facts: readonly Fact[],
  pages: AsyncIterable<readonly CaseFactsRow[]>,
): AsyncGenerator<HistoryPart> {
  for await (const rows of pages) {
    const told = rows.map((row) => ({
      caseId: row.caseId,
      version: row.version,
      facts: facts.map((fact) => fact.textOf(row)),
    }));
    if (told.length > 0) yield { facts: told };
  }
}
