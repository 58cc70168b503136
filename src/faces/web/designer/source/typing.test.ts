import { describe, expect, test } from 'vitest';
import { indented } from './typing.ts';

describe('Typing in the source', () => {
  test('Tab indents at the caret, and every selected line', () => {
    expect(indented({ text: 'a: 1', from: 0, to: 0 }, 'indent').text).toBe('  a: 1');
    expect(indented({ text: 'a:\nb:\nc:', from: 1, to: 4 }, 'indent').text).toBe('  a:\n  b:\nc:');
  });

  test('Shift+Tab takes an indent away, and no more than there is', () => {
    expect(indented({ text: '   a:\n b:', from: 0, to: 8 }, 'outdent').text).toBe(' a:\nb:');
  });

  test('Enter goes on as deep as the line before, and deeper behind a colon', () => {
    expect(indented({ text: '  a: 1', from: 6, to: 6 }, 'enter').text).toBe('  a: 1\n  ');
    expect(indented({ text: 'stages:', from: 7, to: 7 }, 'enter')).toEqual({
      text: 'stages:\n  ',
      from: 10,
      to: 10,
    });
  });
});
