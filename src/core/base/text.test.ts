import { expect, test } from 'vitest';
import { beginningOf, isText } from './text.ts';

test('the beginning of a text is as long as asked, or one place shorter where a sign would be cut in half', () => {
  expect(beginningOf('abc', 5)).toBe('abc');
  expect(beginningOf('abcdef', 5)).toBe('abcde');
  expect(beginningOf('abcd😀', 6)).toBe('abcd😀');
  expect(beginningOf('abcd😀', 5)).toBe('abcd');
  expect(isText(beginningOf('😀😀', 3))).toBe(true);
});
