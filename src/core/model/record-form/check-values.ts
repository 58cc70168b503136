// What somebody typed into a form: does it fit the record's fields, and which typed values is it?
// Pages, the API and the engine all ask here, so that an answer is right everywhere or nowhere.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { PersonId } from '../ids.ts';
import { type CaseRecord, type Field, type FieldValue, isEmptyValue, isPersonalValue } from '../record.ts';
import type { FormField } from '../workflow.ts';
import { readFieldValue } from './field-value.ts';

/** What does not fit, named by field, with a sentence that says what to do. */
export type FieldProblem = { field: string; code: 'missing' | 'invalid' | 'unknown'; message: string };

/** Form input as it comes: texts of an HTML form, or JSON. */
export type FormInput = { readonly [field: string]: unknown };

export type FormChecks = {
  /** What the record holds already: a required field that is filled there need not be sent again. */
  before?: CaseRecord;
  /** True where values marked personal were already put apart by the shell and come as references. Never set it at a face. */
  references?: boolean;
  /** Finds a person by what was sent; null where there is none. Without it any text passes, as in a page that has no directory. */
  people?: (sent: string) => PersonId | null;
};

/**
 * Turns form input into typed values, or names every problem.
 * **shape**: only the fields that were sent; a field sent empty is null. **rejects**: a required field that is empty,
 * a value of the wrong kind, a field that the form does not show.
 */
export function checkValues(
  fields: { readonly [field: string]: Field },
  formFields: readonly FormField[],
  input: FormInput,
  checks: FormChecks = {},
): Result<CaseRecord, FieldProblem[]> {
  const problems = unknownFields(formFields, input);
  const values: [string, FieldValue][] = [];
  for (const shown of formFields) {
    const field = Object.hasOwn(fields, shown.field) ? fields[shown.field] : undefined;
    if (field === undefined) {
      problems.push({
        field: shown.field,
        code: 'unknown',
        message: `The record has no field "${shown.field}".`,
      });
      continue;
    }
    const answer = readAnswer(field, shown, input, checks);
    if (answer === null) continue;
    if (answer.ok) values.push([shown.field, answer.value]);
    else problems.push({ field: shown.field, ...answer.problem });
  }
  return problems.length > 0 ? fail(problems) : succeed(Object.fromEntries(values));
}

function unknownFields(formFields: readonly FormField[], input: FormInput): FieldProblem[] {
  const shown = new Set(formFields.map((each) => each.field));
  return Object.keys(input)
    .filter((field) => !shown.has(field))
    .map((field) => ({ field, code: 'unknown', message: `This form has no field "${field}".` }));
}

type Answer = Result<FieldValue, { code: 'missing' | 'invalid'; message: string }> | null;

/** Null: nothing was sent, and nothing is missing. */
function readAnswer(field: Field, shown: FormField, input: FormInput, checks: FormChecks): Answer {
  const sent = Object.hasOwn(input, shown.field) ? input[shown.field] : undefined;
  if (sent === undefined) {
    const kept = checks.before === undefined ? undefined : checks.before[shown.field];
    return shown.required && isEmptyValue(kept) ? missing(field) : null;
  }
  if (isBlank(sent)) return shown.required ? missing(field) : succeed(null);
  if (checks.references === true && field.personal && isReference(sent)) return succeed(sent);
  const value = readFieldValue(field, sent);
  if (!value.ok) return fail({ code: 'invalid', message: value.problem });
  if (field.type === 'person' && checks.people !== undefined)
    return personFrom(field, value.value, checks.people);
  return shown.required && isEmptyValue(value.value) ? missing(field) : value;
}

function personFrom(field: Field, value: FieldValue, find: (sent: string) => PersonId | null): Answer {
  const person = typeof value === 'string' ? find(value) : null;
  if (person !== null) return succeed(person);
  return fail({ code: 'invalid', message: `${field.label} takes a person of this workspace.` });
}

const missing = (field: Field): Answer => fail({ code: 'missing', message: `${field.label} is needed.` });

const isBlank = (sent: unknown): boolean =>
  sent === null ||
  (typeof sent === 'string' && sent.trim() === '') ||
  (Array.isArray(sent) && sent.length === 0);

const isReference = (sent: unknown): sent is FieldValue =>
  isPersonalValue(sent as FieldValue) && typeof (sent as { hash?: unknown }).hash === 'string';
