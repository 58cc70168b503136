// Values before they are decided upon: personal ones are put where they can be erased and a reference takes their place,
// and a file must be one that was really uploaded. And back again, for whoever may read the case.
import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson, fail, type Json, type Result, succeed } from '../../core/base/index.ts';
import type { Command } from '../../core/engine/index.ts';
import {
  type CaseRecord,
  checkValues,
  type Field,
  type FieldProblem,
  type FieldValue,
  type FormInput,
  isPersonalValue,
  type OutgoingText,
  type PersonalValue,
  type Rejection,
  type RequesterName,
  reject,
} from '../../core/model/index.ts';
import { files, newId, type PersonalValueRow, personalValues, type Scope } from '../store/index.ts';

export type SetApart = { readonly values: FormInput; readonly personal: readonly PersonalValueRow[] };

type Fields = { readonly [field: string]: Field };
/** The case the values go to: what its record holds now. */
export type Destination = { readonly caseId: string; readonly record: CaseRecord };

/** Puts personal values apart and checks files. **rejects**: field-invalid, with every field named. */
export async function setApart(
  scope: Scope,
  fields: Fields,
  values: FormInput,
  destination: Destination,
): Promise<Result<SetApart, Rejection>> {
  const special = Object.keys(values).filter((name) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field !== undefined && (field.personal || field.type === 'file') && !isBlank(values[name]);
  });
  if (special.length === 0) return succeed({ values, personal: [] });
  const checked = checkValues(fields, optional(special), pick(values, special));
  const problems = checked.ok ? await missingFiles(scope, fields, checked.value) : checked.problem;
  if (!checked.ok || problems.length > 0)
    return fail(invalid([...problems, ...ofOthers(fields, values, special)]));
  return succeed(await replacePersonal(scope, fields, { values, read: checked.value, destination }));
}

const optional = (names: readonly string[]) => names.map((field) => ({ field, required: false }));

/** What else does not fit, so that a form tells everything at once. */
function ofOthers(fields: Fields, values: FormInput, special: readonly string[]): readonly FieldProblem[] {
  const others = Object.keys(values).filter((name) => Object.hasOwn(fields, name) && !special.includes(name));
  const checked = checkValues(fields, optional(others), pick(values, others));
  return checked.ok ? [] : checked.problem;
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

const pick = (values: FormInput, names: readonly string[]): FormInput =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

const invalid = (problems: readonly FieldProblem[]): Rejection =>
  reject('field-invalid', { fields: problems.map(({ field, code, message }) => ({ field, code, message })) });

async function missingFiles(scope: Scope, fields: Fields, read: CaseRecord): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [field, value] of Object.entries(read)) {
    if (!isFileValue(value) || (await files.get(scope, value.file)) !== undefined) continue;
    const message = `${fields[field]?.label ?? field}: this file is not here any more. Choose it again.`;
    problems.push({ field, code: 'invalid', message });
  }
  return problems;
}

/** True for the value of a file field. */
export const isFileValue = (
  value: unknown,
): value is { file: string; name: string; mediaType: string; bytes: number } =>
  typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string';

type Replacing = { values: FormInput; read: CaseRecord; destination: Destination };

async function replacePersonal(
  scope: Scope,
  fields: Fields,
  { values, read, destination }: Replacing,
): Promise<SetApart> {
  const names = Object.keys(read).filter((name) => fields[name]?.personal === true && !isBlank(read[name]));
  if (names.length === 0) return { values, personal: [] };
  const stored = destination.caseId === '' ? {} : await personalValues.ofCase(scope, destination.caseId);
  const replaced: { [field: string]: unknown } = { ...values };
  const personal: PersonalValueRow[] = [];
  for (const name of names) {
    const value = read[name] as Json;
    const held = destination.record[name];
    const kept = isPersonalValue(held) ? stored[held.personal] : undefined;
    if (isPersonalValue(held) && kept !== undefined && canonicalJson(kept) === canonicalJson(value)) {
      // Sent again unchanged: the reference stays, so that the history tells of no change.
      replaced[name] = held;
      continue;
    }
    const { row, reference } = personalRow(value);
    personal.push(row);
    replaced[name] = reference;
  }
  return { values: replaced, personal };
}

/** A value as it is kept apart, and what the history holds in its place. */
export function personalRow(value: unknown): { row: PersonalValueRow; reference: PersonalValue } {
  const row = { reference: newId(), salt: randomBytes(16).toString('hex'), value: value as Json };
  return { row, reference: { personal: row.reference, hash: hashOf(row) } };
}

const hashOf = ({ salt, value }: PersonalValueRow): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(value)).digest('hex');

/** What a reader sees in place of a stored value; null where it was erased. */
export function revealed(value: FieldValue, stored: { readonly [reference: string]: Json }): FieldValue {
  return isPersonalValue(value) ? ((stored[value.personal] ?? null) as FieldValue) : value;
}

/** A requester's name as a reader sees it; null where there is none, or it was erased. */
export function revealedName(
  name: RequesterName | null,
  stored: { readonly [reference: string]: Json },
): string | null {
  const plain = revealed(name, stored);
  return typeof plain === 'string' ? plain : null;
}

/** A text for somebody outside, as it is sent: nothing stands where a value was erased. */
export const revealedText = (text: OutgoingText, stored: { readonly [reference: string]: Json }): string =>
  typeof text === 'string' ? text : text.map((part) => revealedName(part, stored) ?? '').join('');

/** Puts the name of whoever asks without sign-in apart, too: the history must not hold it for ever. */
export function nameApart(command: Command): { command: Command; personal: readonly PersonalValueRow[] } {
  if (command.type !== 'OpenCase') return { command, personal: [] };
  const { by, requesterName } = command;
  const own = by.kind === 'public' ? by.name : null;
  // A reference is only ever made here: one that somebody sends could be of another's name.
  const name = typeof requesterName === 'string' ? requesterName : own;
  if (typeof name !== 'string' || name === '')
    return { command: { ...command, requesterName: null }, personal: [] };
  const { row, reference } = personalRow(name);
  const named = { ...command, requesterName: reference };
  return {
    command: by.kind === 'public' ? { ...named, by: { kind: 'public', name: reference } } : named,
    personal: [row],
  };
}

/** A whole record as a reader sees it. */
export const revealedRecord = (
  record: CaseRecord,
  stored: { readonly [reference: string]: Json },
): CaseRecord =>
  Object.fromEntries(Object.entries(record).map(([field, value]) => [field, revealed(value, stored)]));
