// What an action puts into a field: a whole `{{expression}}` keeps its type, braces within a text make a text, anything
// else is a literal.
import { checkValues, type FieldValue, type Workflow } from '../../model/index.ts';
import { unknownField } from '../validate/misspelt.ts';
import type { ValueTemplate } from './compiled.ts';
import { type Compiling, expression, text } from './expressions.ts';
import { error } from './findings.ts';
import { sentValue } from './rule-data.ts';

const WHOLE_EXPRESSION = /^\s*\{\{((?:(?!\}\}).)*)\}\}\s*$/s;

type Place = { readonly field: string; readonly at: string };

/** A value for a field; undefined at run time where what was worked out does not fit it. */
export function fieldValue(compiling: Compiling, { field, at }: Place, source: unknown): ValueTemplate {
  const { workflow, note } = compiling;
  if (!Object.hasOwn(workflow.record, field)) {
    note(unknownField(at, field, workflow));
    return () => undefined;
  }
  if (typeof source !== 'string' || !source.includes('{{')) return literal(compiling, { field, at }, source);
  const whole = WHOLE_EXPRESSION.exec(source)?.[1];
  const computed = whole === undefined ? text(compiling, source, at) : expression(compiling, whole, at);
  return (facts) => readAs(workflow, field, sentValue(workflow.record[field], computed(facts)));
}

function literal({ workflow, note }: Compiling, { field, at }: Place, source: unknown): ValueTemplate {
  const value = readAs(workflow, field, source);
  if (value === undefined) {
    const message = `${JSON.stringify(source)} does not fit the field "${field}".`;
    note(error('value-invalid', at, message, 'Write a value of the field’s type, or an {{expression}}.'));
  }
  return () => value;
}

/** A value as the field takes it; undefined where it does not fit. */
export function readAs({ record }: Workflow, field: string, sent: unknown): FieldValue | undefined {
  const checked = checkValues(record, [{ field, required: false }], { [field]: sent }, { references: true });
  return checked.ok ? checked.value[field] : undefined;
}
