import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

describe('a report in pieces', () => {
  it('is the text that JSON gives in one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (report) => {
        expect([...jsonPieces(report)].join('')).toBe(`${JSON.stringify(report, null, 2)}\n`);
      }),
    );
    const long = { list: Array.from({ length: 2500 }, (_, i) => ({ i, text: 'a\nb' })), none: [] };
    const pieces = [...jsonPieces(long)];
    expect(pieces.join('')).toBe(`${JSON.stringify(long, null, 2)}\n`);
    expect(pieces.length).toBeGreaterThan(4);
  });
});
