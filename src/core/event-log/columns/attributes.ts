// What else does the file say about a case or an event? Kept in columns, so that conditions can be learnt from them.

import { gather } from './arrange.ts';
import { codeOf, createDictionary, type Dictionary, type Names, namesOf } from './dictionary.ts';
import { longer } from './rows.ts';

/** A file with more kinds of attribute than this uses them as data; columns would only cost memory. */
export const MOST_ATTRIBUTES = 256;

export type AttributeKind = 'text' | 'number' | 'time' | 'boolean';

/** One further column. **shape**: `codes[i]` names the value of case or event i in `values`, -1 where it has none. */
export type Attribute = {
  readonly name: string;
  readonly of: 'case' | 'event';
  readonly kind: AttributeKind;
  readonly codes: Int32Array;
  readonly values: Names;
};

/** An attribute that is still being collected. */
export type GrowingAttribute = {
  name: string;
  of: 'case' | 'event';
  kind: AttributeKind | undefined;
  codes: Int32Array;
  dictionary: Dictionary;
};

export const growAttribute = (
  name: string,
  of: 'case' | 'event',
  kind?: AttributeKind,
): GrowingAttribute => ({
  name,
  of,
  kind,
  codes: new Int32Array(1024).fill(-1),
  dictionary: createDictionary(),
});

/** Gives case or event `index` the value bytes[start, end). */
export function setAttribute(
  attribute: GrowingAttribute,
  index: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (index >= attribute.codes.length) {
    attribute.codes = longer(attribute.codes, Math.max(index + 1, attribute.codes.length * 2), -1);
  }
  attribute.codes[index] = codeOf(attribute.dictionary, bytes, start, end);
}

/** The finished column over `count` cases or events, in the arranged order. */
export function finishAttribute(
  attribute: GrowingAttribute,
  count: number,
  order: Uint32Array | undefined,
): Attribute {
  const { name, of, codes, dictionary } = attribute;
  const filled = codes.length < count ? longer(codes, count, -1) : codes;
  const values = namesOf(dictionary);
  return {
    name,
    of,
    kind: attribute.kind ?? 'text',
    codes: gather(filled, count, of === 'event' ? order : undefined),
    values,
  };
}
