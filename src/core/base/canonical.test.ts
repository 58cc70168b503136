import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from './canonical.ts';

/** What RFC 8785 asks of keys and lists, in as few words as it can be said. */
function plainly(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  const members = value as { readonly [key: string]: Json };
  const said = Object.keys(members).sort();
  return `{${said.map((key) => `${JSON.stringify(key)}:${plainly(members[key] ?? null)}`).join(',')}}`;
}

describe('canonical JSON', () => {
  test('is as the plain description has it, whatever the keys and however many', () => {
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat(200).map(String),
      fc.constantFrom('__x', '"', '\\'),
    );
    const value = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 5 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 40 }),
      ),
    })).tree as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(value, (each) => {
        expect(canonicalJson(each)).toBe(plainly(each));
      }),
      { numRuns: 300 },
    );
  });

  test('of a long list of keys, and of what is not there', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${(at * 37) % 100}`, at]));
    expect(canonicalJson(many)).toBe(plainly(many));
    expect(canonicalJson({ b: undefined, a: [1, 'x', { d: undefined }], 10: null, 9: true })).toBe(
      '{"10":null,"9":true,"a":[1,"x",{}]}',
    );
  });

  test('what was spelt as a key before is spelt the same once there have been very many keys', () => {
    for (let n = 0; n < 5_000; n++) canonicalJson({ [`"${n}`]: n });
    expect(canonicalJson({ '"1': 1, '"4999': 2 })).toBe('{"\\"1":1,"\\"4999":2}');
  });
});
