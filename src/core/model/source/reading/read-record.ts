// The record's fields and the forms that show them, as a source says them.

import { FIELD_TYPES, type Field } from '../../record.ts';
import { FIELD_ID, titleFromId } from '../../words/naming.ts';
import type { FormField } from '../../workflow.ts';
import {
  type Members,
  type Reading,
  readFlag,
  readItems,
  readKnown,
  readMembers,
  readText,
  readTexts,
  readWord,
  report,
  type Spot,
} from './reading.ts';

const FIELD_KEYS = ['type', 'label', 'help', 'required', 'options', 'currency', 'personal'];
const FIELD_SAMPLE = '{ type: money, required: true }';
const FORM_SAMPLE = '[amount, { field: category, required: true }]';

export const DEFAULT_CURRENCY = 'EUR';

/** The record of a workflow: field definitions by id; `amount: money` is short for `amount: { type: money }`. */
export function readRecord(reading: Reading, spot: Spot): { [field: string]: Field } {
  const fields: [string, Field][] = [];
  for (const [id, member] of readMembers(reading, spot, `amount: ${FIELD_SAMPLE}`)) {
    if (!FIELD_ID.test(id)) {
      const remedy = 'Use letters, digits and _, a letter first; the label may be any text.';
      report(reading, member.node, member.at, {
        code: 'field-id',
        message: `"${id}" cannot name a field.`,
        remedy,
      });
    }
    const field = readField(reading, id, member);
    if (field !== null) fields.push([id, field]);
  }
  return Object.fromEntries(fields);
}

function readField(reading: Reading, id: string, spot: Spot): Field | null {
  const isShort = spot.node.kind === 'scalar';
  const members: Members = isShort
    ? new Map([['type', spot]])
    : readKnown(reading, spot, FIELD_KEYS, FIELD_SAMPLE);
  const typeSpot = members.get('type');
  const type = typeSpot === undefined ? missingType(reading, spot) : readWord(reading, typeSpot, FIELD_TYPES);
  if (type === null) return null;
  const text = (key: string): string | null => {
    const member = members.get(key);
    return member === undefined ? null : readText(reading, member);
  };
  const flag = (key: string): boolean => {
    const member = members.get(key);
    return member !== undefined && readFlag(reading, member) === true;
  };
  return {
    type,
    label: text('label') ?? titleFromId(id),
    help: text('help'),
    required: flag('required'),
    options: readOptions(reading, spot, type, members.get('options')),
    currency: readCurrency(reading, type, members.get('currency')),
    personal: flag('personal'),
  };
}

function readOptions(reading: Reading, field: Spot, type: Field['type'], spot: Spot | undefined): string[] {
  if (spot === undefined) {
    if (type === 'choice') {
      const remedy = 'Add options: [travel, meals].';
      report(reading, field.node, field.at, {
        code: 'options-missing',
        message: 'A choice needs options.',
        remedy,
      });
    }
    return [];
  }
  if (type === 'choice' || type === 'list') return readTexts(reading, spot, '[travel, meals]');
  const remedy = 'Remove them, or make the field a choice.';
  report(reading, spot.node, spot.at, {
    code: 'options-unused',
    message: `A ${type} field has no options.`,
    remedy,
  });
  return [];
}

function readCurrency(reading: Reading, type: Field['type'], spot: Spot | undefined): string {
  if (spot === undefined) return type === 'money' ? DEFAULT_CURRENCY : '';
  const text = readText(reading, spot, 'EUR') ?? '';
  if (type === 'money' && /^[A-Z]{3}$/.test(text)) return text;
  const message = type === 'money' ? `"${text}" is no currency.` : `A ${type} field has no currency.`;
  const remedy =
    type === 'money' ? 'Write its three letters, such as EUR.' : 'Remove it, or make the field money.';
  report(reading, spot.node, spot.at, { code: 'currency', message, remedy });
  return '';
}

const missingType = (reading: Reading, spot: Spot): null =>
  report(reading, spot.node, spot.at, {
    code: 'field-type',
    message: `${spot.at} has no type.`,
    remedy: `Add type: and one of ${FIELD_TYPES.join(', ')}.`,
  });

/** The fields of a form. A field named alone is required where the record says so. */
export function readForm(
  reading: Reading,
  spot: Spot,
  record: { readonly [field: string]: Field },
): FormField[] {
  let list: Spot | undefined = spot;
  if (spot.node.kind === 'map')
    list = readKnown(reading, spot, ['fields'], `{ fields: ${FORM_SAMPLE} }`).get('fields');
  return list === undefined ? [] : readFormFields(reading, list, record);
}

export function readFormFields(
  reading: Reading,
  list: Spot,
  record: { readonly [field: string]: Field },
): FormField[] {
  const shown: FormField[] = [];
  for (const item of readItems(reading, list, FORM_SAMPLE)) {
    const isShort = item.node.kind === 'scalar';
    const members: Members = isShort
      ? new Map([['field', item]])
      : readKnown(reading, item, ['field', 'required'], FORM_SAMPLE);
    const named = members.get('field');
    const field = named === undefined ? null : readText(reading, named, 'amount');
    if (field === null) continue;
    const required = members.get('required');
    const usual = Object.hasOwn(record, field) && record[field]?.required === true;
    shown.push({ field, required: required === undefined ? usual : readFlag(reading, required) === true });
  }
  return shown;
}
