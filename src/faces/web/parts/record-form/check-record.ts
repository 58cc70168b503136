// What of a form is missing or mistyped, before it is sent; the server checks again.
import { type Field, type FieldValue, isEmptyValue } from '../../../../core/model/index.ts';

/** A field as the form shows it. */
export type FormEntry = { readonly id: string; readonly field: Field; readonly required: boolean };

/** Why a field may not stay as it is; the words are the catalogue's. */
export type FieldFault = 'required' | 'number' | 'money';

/** A typed text that is not yet a value: kept as it is, so that nothing typed is lost. */
export type Unread = { readonly unread: string };
export type FormValue = FieldValue | Unread | undefined;
export type FormValues = { readonly [field: string]: FormValue };

export const isUnread = (value: FormValue): value is Unread =>
  typeof value === 'object' && value !== null && 'unread' in value;

/** What is wrong, by field. Nothing is wrong when it is empty. */
export function checkForm(
  entries: readonly FormEntry[],
  values: FormValues,
): { [field: string]: FieldFault } {
  const faults: { [field: string]: FieldFault } = {};
  for (const { id, field, required } of entries) {
    const value = values[id];
    if (isUnread(value)) faults[id] = field.type === 'money' ? 'money' : 'number';
    else if (required && isEmptyValue(value)) faults[id] = 'required';
  }
  return faults;
}

/** The values that can be sent: what could not be read is left out, and what the form does not ask for. */
export function readyValues(
  entries: readonly FormEntry[],
  values: FormValues,
): { [field: string]: FieldValue } {
  const ready: { [field: string]: FieldValue } = {};
  for (const { id } of entries) {
    const value = values[id];
    if (value !== undefined && !isUnread(value)) ready[id] = value;
  }
  return ready;
}
