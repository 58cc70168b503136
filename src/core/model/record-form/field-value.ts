// One value for one field: reads what was sent as the field's type, or says in a sentence what would fit.
import { fail, parseCivilDate, type Result, succeed } from '../../base/index.ts';
import type { Field, FieldType, FieldValue, FileValue, MoneyValue } from '../record.ts';
import { currencyDecimals, moneyFromText, moneyToText } from './money.ts';

type Reading = Result<FieldValue, string>;

/** **units**: characters. */
const TEXT_LIMIT = 1_000;
const LONG_TEXT_LIMIT = 100_000;
const LIST_LIMIT = 1_000;

const readers: { readonly [Type in FieldType]: (field: Field, sent: unknown) => Reading } = {
  text: (field, sent) => readText(field, sent, TEXT_LIMIT),
  'long-text': (field, sent) => readText(field, sent, LONG_TEXT_LIMIT),
  number: readNumber,
  money: readMoney,
  choice: readChoice,
  date: readDate,
  'yes-no': readYesNo,
  person: readPerson,
  file: readFile,
  list: readList,
};

/** Reads one value that is not blank. **rejects**: with a sentence that opens with the field's label. */
export const readFieldValue = (field: Field, sent: unknown): Reading => readers[field.type](field, sent);

const quoted = (options: readonly string[]): string => options.map((option) => `"${option}"`).join(', ');

function readText(field: Field, sent: unknown, limit: number): Reading {
  if (typeof sent !== 'string') return fail(`${field.label} takes text.`);
  if (sent.length > limit) return fail(`${field.label} takes at most ${limit} characters.`);
  return succeed(sent);
}

function readNumber(field: Field, sent: unknown): Reading {
  const isNumeral = typeof sent === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(sent);
  const number = isNumeral ? Number(sent) : sent;
  if (typeof number === 'number' && Number.isFinite(number)) return succeed(number === 0 ? 0 : number);
  return fail(`${field.label} takes a number, such as 1234.5, without thousands separators.`);
}

function readMoney(field: Field, sent: unknown): Reading {
  if (isMoney(sent)) {
    if (sent.currency !== field.currency) return fail(`${field.label} is in ${field.currency}.`);
    return succeed({ minor: sent.minor === 0 ? 0 : sent.minor, currency: sent.currency });
  }
  const text = typeof sent === 'number' ? String(sent) : sent;
  const money = typeof text === 'string' ? moneyFromText(text, field.currency) : null;
  if (money !== null) return succeed(money);
  const sample = moneyToText({
    minor: 1250 * 10 ** currencyDecimals(field.currency),
    currency: field.currency,
  });
  return fail(
    `${field.label} takes an amount in ${field.currency}, such as ${sample}, without thousands separators.`,
  );
}

const isMoney = (sent: unknown): sent is MoneyValue =>
  typeof sent === 'object' &&
  sent !== null &&
  'minor' in sent &&
  Number.isSafeInteger(sent.minor) &&
  'currency' in sent &&
  typeof sent.currency === 'string';

function readChoice(field: Field, sent: unknown): Reading {
  if (typeof sent === 'string' && field.options.includes(sent)) return succeed(sent);
  return fail(`${field.label} takes one of ${quoted(field.options)}.`);
}

function readDate(field: Field, sent: unknown): Reading {
  const date = typeof sent === 'string' ? sent.trim() : '';
  if (parseCivilDate(date) !== undefined) return succeed(date);
  return fail(`${field.label} takes a date, such as 2026-03-31.`);
}

const YES: readonly unknown[] = [true, 'true', 'yes', 'on', '1'];
const NO: readonly unknown[] = [false, 'false', 'no', 'off', '0'];

function readYesNo(field: Field, sent: unknown): Reading {
  const answer = typeof sent === 'string' ? sent.trim().toLowerCase() : sent;
  if (YES.includes(answer)) return succeed(true);
  if (NO.includes(answer)) return succeed(false);
  return fail(`${field.label} takes yes or no.`);
}

function readPerson(field: Field, sent: unknown): Reading {
  if (typeof sent === 'string' && sent.length <= 200) return succeed(sent.trim());
  return fail(`${field.label} takes a person of this workspace.`);
}

function readFile(field: Field, sent: unknown): Reading {
  if (!isFile(sent)) return fail(`${field.label} takes an uploaded file.`);
  return succeed({ file: sent.file, name: sent.name, mediaType: sent.mediaType, bytes: sent.bytes });
}

function isFile(sent: unknown): sent is FileValue {
  if (typeof sent !== 'object' || sent === null) return false;
  const { file, name, mediaType, bytes } = sent as { readonly [member: string]: unknown };
  const named = [file, name, mediaType].every((each) => typeof each === 'string' && each !== '');
  return named && typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0;
}

/** A list comes as an array, or as text with one entry a line. */
function readList(field: Field, sent: unknown): Reading {
  const entries = typeof sent === 'string' ? sent.split('\n') : sent;
  if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === 'string')) {
    return fail(`${field.label} takes a list of texts.`);
  }
  const kept = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  if (kept.length > LIST_LIMIT) return fail(`${field.label} takes at most ${LIST_LIMIT} entries.`);
  const strange = field.options.length > 0 ? kept.find((entry) => !field.options.includes(entry)) : undefined;
  if (strange !== undefined) {
    return fail(`${field.label} takes entries among ${quoted(field.options)}, not "${strange}".`);
  }
  return succeed(kept);
}
