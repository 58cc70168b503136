// Of which kind is a column of a file that does not say, or calls all text, as many exports do? By all its values: numbers, true and false, times, else text.

import { createTimeReader, isDayFirst, readInstant, settleDateOrder } from '../time/read-instant.ts';
import { instantText } from '../write/put-instant.ts';
import type { Attribute, AttributeKind } from './attributes.ts';
import {
  codeOf,
  codeOfText,
  createDictionary,
  type Dictionary,
  type Names,
  nameAt,
  namesOf,
} from './dictionary.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const TRUTH = /^(true|false)$/i;
// true, True, TRUE and their opposites.
const MOST_TRUTHS = 6;

/** An attribute of text, given the kind that its values show; values are put in one form (ISO 8601, `true`, no blanks). */
export function withKind(attribute: Attribute, dayFirst: boolean | undefined): Attribute {
  const { values } = attribute;
  if (values.size === 0 || attribute.kind !== 'text') return attribute;
  if (every(values, (text) => NUMBER.test(text.trim())))
    return told(attribute, 'number', (text) => text.trim());
  if (values.size <= MOST_TRUTHS && every(values, (text) => TRUTH.test(text)))
    return told(attribute, 'boolean', (text) => text.toLowerCase());
  const instants = instantsOf(values, dayFirst);
  if (instants === undefined) return attribute;
  return told(attribute, 'time', (text, code) =>
    YEAR_FIRST.test(text) ? text : instantText(instants[code] as number),
  );
}

const YEAR_FIRST = /^\d{4}-/;

function every(values: Names, fits: (text: string) => boolean): boolean {
  for (let code = 0; code < values.size; code++) if (!fits(nameAt(values, code))) return false;
  return true;
}

function instantsOf(values: Names, dayFirst: boolean | undefined): Float64Array | undefined {
  const reader = createTimeReader();
  const instants = new Float64Array(values.size);
  for (let code = 0; code < values.size; code++) {
    const instant = readInstant(
      reader,
      values.bytes,
      values.offsets[code] ?? 0,
      values.offsets[code + 1] ?? 0,
    );
    if (Number.isNaN(instant)) return undefined;
    instants[code] = instant;
  }
  settleDateOrder(instants, instants.length, dayFirst ?? isDayFirst(reader));
  return instants.includes(Number.NaN) ? undefined : instants;
}

// `better` gives the form of a value, or undefined where it stands well already; equal ones become one.
function told(
  attribute: Attribute,
  kind: AttributeKind,
  better: (text: string, code: number) => string,
): Attribute {
  const { values } = attribute;
  const forms = Array.from({ length: values.size }, (_, code) => {
    const text = nameAt(values, code);
    const form = better(text, code);
    return form === text ? undefined : form;
  });
  const changed = forms.some((form) => form !== undefined);
  return changed ? { ...attribute, kind, ...recoded(attribute, forms) } : { ...attribute, kind };
}

function recoded({ values, codes }: Attribute, forms: readonly (string | undefined)[]) {
  const dictionary: Dictionary = createDictionary();
  const { bytes, offsets } = values;
  const codeNow = Int32Array.from({ length: values.size }, (_, code) => {
    const form = forms[code];
    return form === undefined
      ? codeOf(dictionary, bytes, offsets[code] ?? 0, offsets[code + 1] ?? 0)
      : codeOfText(dictionary, form);
  });
  return {
    codes: codes.map((code) => (code < 0 ? -1 : (codeNow[code] as number))),
    values: namesOf(dictionary),
  };
}
