import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule, evaluate } from '../../rule.ts';
import type { RuleScope } from '../../scope.ts';
import { plainValue } from '../../values/write-value.ts';

const SCOPE: RuleScope = {
  fields: { text: { kind: 'text' }, pattern: { kind: 'text' }, by: { kind: 'text' } },
};

function ask(source: string, data: Record<string, string>): unknown {
  const rule = compileRule(source, SCOPE);
  if (!rule.ok) return rule.problem[0]?.message;
  const value = evaluate(rule.value, data, { at: 0 });
  return value.ok ? plainValue(value.value) : value.problem.message;
}

const text = fc
  .array(fc.constantFrom('a', 'b', ';', ' ', '1', '😀'), { maxLength: 14 })
  .map((all) => all.join(''));
const pattern = fc.constantFrom(
  'a',
  ';',
  ' *; *',
  '[ab]+',
  'a*',
  '',
  '$',
  '^',
  '(a)(b)?',
  '.',
  'a|b*?',
  '\\b1?',
  '(?:ab?)+',
);

describe('functions on patterns', () => {
  test('R22 replace writes what ECMAScript writes', () => {
    fc.assert(
      fc.property(text, pattern, fc.constantFrom('', 'x', '[$1]', '$1$2'), (text, pattern, by) => {
        const groups = new RegExp(`${pattern}|`).exec('')?.length ?? 1;
        fc.pre((!by.includes('$1') || groups > 1) && (!by.includes('$2') || groups > 2));
        expect(ask('replace(text, pattern, by)', { text, pattern, by })).toBe(
          text.replace(new RegExp(pattern, 'gu'), by),
        );
      }),
    );
  });

  test('R22 split parts where ECMAScript parts', () => {
    fc.assert(
      fc.property(text, pattern, (text, pattern) => {
        const plain = pattern.replace(/\((?!\?)/g, '(?:');
        expect(ask('split(text, pattern)', { text, pattern })).toEqual(text.split(new RegExp(plain, 'u')));
      }),
    );
  });

  test('R22 the signs $ and \\ are written with a \\ before them', () => {
    expect(ask('replace(text, pattern, by)', { text: 'a5', pattern: '(\\d)', by: '\\$$1 \\\\ $0' })).toBe(
      'a$5 \\ 5',
    );
  });

  test('R22 a pattern that comes out of the record and cannot be read ends the evaluation', () => {
    expect(ask('matches(text, pattern)', { text: 'a', pattern: '(a' })).toBe('A ( is not closed.');
  });

  test('R16 many matches are paid for: what would take the square of a long text ends', () => {
    const long = 'a'.repeat(50_000);
    expect(ask('replace(text, "a.*b|a", "x")', { text: long })).toBe('The rule takes too many steps.');
    expect(ask('split(text, "a.*b|a")', { text: long })).toBe('The rule takes too many steps.');
    expect(ask('matches(text, "^(a|b)*$")', { text: long })).toBe(true);
  });
});
