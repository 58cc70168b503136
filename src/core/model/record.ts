// What travels with a case: typed fields and their values.
import type { PersonId } from './ids.ts';

export const FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  'money',
  'choice',
  'date',
  'yes-no',
  'person',
  'file',
  'list',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** One field of a workflow's record. `personal` values are kept apart so that they can be erased. */
export type Field = {
  type: FieldType;
  label: string;
  help: string | null;
  required: boolean;
  /** The values a `choice` may take, in the order shown. */
  options: readonly string[];
  /** ISO 4217, of a `money` field. */
  currency: string;
  personal: boolean;
};

/** **units**: integer minor units of the field's one currency (12.50 EUR is 1250). */
export type MoneyValue = { minor: number; currency: string };

/** A stored file: its content hash, name, type and size in bytes. */
export type FileValue = { file: string; name: string; mediaType: string; bytes: number };

/** A value that was put where it can be erased; the history keeps this reference and a salted hash. */
export type PersonalValue = { personal: string; hash: string };

/** What somebody without sign-in calls themselves, kept apart; a text in histories that were written before names were. */
export type RequesterName = string | PersonalValue;

/** A text for somebody outside: what is kept apart stands in it as its reference, and is looked up when it is sent. */
export type OutgoingText = string | readonly (string | PersonalValue)[];

/**
 * A field's value. text, long-text, choice: string; number: number; money: MoneyValue; date: `YYYY-MM-DD`;
 * yes-no: boolean; person: PersonId; file: FileValue; list: strings; null: emptied.
 */
export type FieldValue =
  | null
  | string
  | number
  | boolean
  | MoneyValue
  | FileValue
  | PersonalValue
  | readonly string[];

/** The case file: values by field id. A field that was never filled is absent. */
export type CaseRecord = { readonly [field: string]: FieldValue };

export const isPersonalValue = (value: FieldValue | undefined): value is PersonalValue =>
  typeof value === 'object' && value !== null && 'personal' in value;

export const isEmptyValue = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A person-typed value, or null. */
export const personIn = (value: FieldValue | undefined): PersonId | null =>
  typeof value === 'string' ? value : null;
