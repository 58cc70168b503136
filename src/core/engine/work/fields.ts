// Values that somebody sent: read by the record's types, compared with what is there, and refused with every place named.
import { canonicalJson } from '../../base/index.ts';
import {
  type CaseRecord,
  checkValues,
  type FieldChange,
  type FieldProblem,
  type FormField,
  isEmptyValue,
  type Rejection,
  type RejectionCode,
  reject,
} from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { findPerson } from '../owners/named/find-person.ts';

const CODES: { readonly [Code in FieldProblem['code']]: RejectionCode } = {
  unknown: 'field-unknown',
  invalid: 'field-invalid',
  missing: 'field-missing',
};

/** One rejection for all problems of a form; its code is the gravest of theirs, and every field is named with a sentence. */
export function fieldRejection(problems: readonly FieldProblem[]): Rejection {
  const gravest = (['unknown', 'invalid', 'missing'] as const).find((code) =>
    problems.some((problem) => problem.code === code),
  );
  const fields = problems.map(({ field, code, message }) => ({ field, code, message }));
  return reject(CODES[gravest ?? 'invalid'], { fields });
}

/** What sent values change in the record; only real changes. **rejects**: fields that do not exist, values that do not fit. */
export function changesFrom(
  { compiled, state, directory }: Progress,
  values: { readonly [field: string]: unknown },
): readonly FieldChange[] | Rejection {
  const sent = Object.keys(values);
  const { record } = compiled.workflow;
  const unknown = sent.filter((field) => !Object.hasOwn(record, field));
  if (unknown.length > 0) return fieldRejection(unknown.map(unknownField));
  const asked = sent.map((field) => ({ field, required: false }));
  const checks = { before: state.record, references: true, people: findPerson(directory) };
  const checked = checkValues(record, asked, values, checks);
  return checked.ok ? changesBetween(state.record, checked.value) : fieldRejection(checked.problem);
}

const unknownField = (field: string): FieldProblem => ({
  field,
  code: 'unknown',
  message: `This workflow has no field "${field}".`,
});

/** What differs, field by field of `after`. */
export function changesBetween(before: CaseRecord, after: CaseRecord): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, value] of Object.entries(after)) {
    const held = before[field] ?? null;
    if (canonicalJson(held) !== canonicalJson(value)) changes.push({ field, before: held, after: value });
  }
  return changes;
}

/** The fields that must be filled by now and are not. */
export function missingFields(
  { compiled, state }: Progress,
  form: readonly FormField[],
  needed: readonly string[],
): Rejection | null {
  const required = [...form.filter((each) => each.required).map((each) => each.field), ...needed];
  const empty = [...new Set(required)].filter((field) => isEmptyValue(state.record[field]));
  if (empty.length === 0) return null;
  const label = (field: string): string => compiled.workflow.record[field]?.label ?? field;
  return fieldRejection(
    empty.map((field) => ({ field, code: 'missing', message: `${label(field)} is needed.` })),
  );
}
