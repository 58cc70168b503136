// What is known of each case of ours besides its events, in columns of codes that grow and change.
import type { Attribute, AttributeKind } from '../columns/attributes.ts';
import { codeOfText, createDictionary, type Dictionary, type Names, namesOf } from '../columns/dictionary.ts';

export type FactColumn = {
  readonly name: string;
  readonly kind: AttributeKind;
  codes: Int32Array;
  readonly dictionary: Dictionary;
};

export const createFactColumn = (name: string, kind: AttributeKind): FactColumn => ({
  name,
  kind,
  codes: new Int32Array(0),
  dictionary: createDictionary(),
});

export function putFact(column: FactColumn, c: number, text: string | null | undefined): void {
  if (c >= column.codes.length) {
    const wider = new Int32Array(Math.max(256, (c + 1) * 2)).fill(-1);
    wider.set(column.codes);
    column.codes = wider;
  }
  column.codes[c] = text === null || text === undefined ? -1 : codeOfText(column.dictionary, text);
}

/** The column as an attribute of the cases numbered so; undefined where none of them has a value. */
export function factAttribute(column: FactColumn, cases: Uint32Array): Attribute | undefined {
  const codes = Int32Array.from(cases, (c) => column.codes[c] ?? -1);
  const used = new Uint8Array(column.dictionary.size);
  for (const code of codes) if (code >= 0) used[code] = 1;
  const count = used.reduce((sum, bit) => sum + bit, 0);
  if (count === 0) return undefined;
  const { name, kind } = column;
  const names = namesOf(column.dictionary);
  if (count === names.size) return { name, kind, of: 'case', codes, values: names };
  // A value that every case has lost since is none any more.
  const kept = Uint32Array.from([...used.keys()].filter((code) => used[code] === 1));
  const place = new Int32Array(names.size).fill(-1);
  for (const [i, code] of kept.entries()) place[code] = i;
  const values = someNames(names, kept);
  return {
    name,
    kind,
    of: 'case',
    codes: codes.map((code) => (code < 0 ? -1 : (place[code] as number))),
    values,
  };
}

/** The names with these codes, in this order. */
export function someNames(names: Names, codes: ArrayLike<number>): Names {
  const offsets = new Uint32Array(codes.length + 1);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    offsets[i + 1] =
      (offsets[i] as number) + (names.offsets[code + 1] as number) - (names.offsets[code] as number);
  }
  const bytes = new Uint8Array(offsets[codes.length] as number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    bytes.set(names.bytes.subarray(names.offsets[code], names.offsets[code + 1]), offsets[i]);
  }
  return { size: codes.length, bytes, offsets };
}
