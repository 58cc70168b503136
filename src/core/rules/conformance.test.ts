import { describe, expect, test } from 'vitest';
import { BUILTINS } from './builtins/index.ts';
import { exampleAnswer, FEEL_EXAMPLES } from './conformance.ts';

describe('FEEL', () => {
  test.each(FEEL_EXAMPLES)('R21 $source gives $gives', ({ source, gives }) => {
    expect(exampleAnswer(source)).toBe(gives);
  });

  test('R21 every built-in function has an example', () => {
    const without = [...BUILTINS.keys()].filter(
      (name) => !FEEL_EXAMPLES.some(({ source }) => source.includes(name === '@' ? '@"' : `${name}(`)),
    );
    expect(without).toEqual([]);
  });
});
