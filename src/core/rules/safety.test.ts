import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, EXPENSE_SCOPE } from './expense.test-data.ts';
import { compileRule, evaluate } from './rule.ts';
import type { RuleScope } from './scope.ts';

const OPEN: RuleScope = {
  fields: { data: { kind: 'unknown' }, items: { kind: 'list', of: { kind: 'number' } } },
};

function run(text: string, data: Record<string, unknown>, budget?: number): unknown {
  const rule = compileRule(text, OPEN);
  if (!rule.ok) return rule.problem[0]?.code;
  const value = evaluate(rule.value, data, budget === undefined ? { at: 0 } : { at: 0, budget });
  return value.ok ? value.value : value.problem.code;
}

describe('safety', () => {
  const items = Array.from({ length: 2_000 }, (_, index) => index);

  test.each([
    'every a in items, b in items, c in items satisfies a + b + c >= 0',
    'count(for a in items return for b in items return for c in items return a * b * c) > 0',
    'count(items[count(items[item > 0]) > 0]) > 0',
    'every a in items satisfies list contains(items, a - 10000) = false',
    'every a in 1..1000000000 satisfies a > 0',
    'count(distinct values(items)) > 0',
    'sum(for a in items return sum(items)) > 0',
    'every a in items satisfies items = reverse(reverse(items))',
    'count(sort(items, function(a, b) count(items[item > a]) > b)) > 0',
  ])('R16 the budget ends %s', (text) => {
    const start = performance.now();
    expect(run(text, { items })).toBe('budget-spent');
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('R16 texts and lists that double and double again end with the budget', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const doubling = (start: string, twice: (letter: string) => string) =>
      letters
        .slice(1)
        .reduce(
          (source, letter, index) => `${source}, ${letter} in [${twice(letters[index] ?? '')}]`,
          `a in [${start}]`,
        );
    const text = `for ${doubling('"0123456789"', (one) => `${one} + ${one} + ${one}`)} return z`;
    expect(run(text, {})).toBe('budget-spent');
    const list = `for ${doubling('[1]', (one) => `[${one}, ${one}, ${one}]`)} return z`;
    expect(run(list, {})).toBe('budget-spent');
  });

  test('R16 a smaller budget is kept, and an honest rule stays far below the usual one', () => {
    expect(run('every a in items satisfies a >= 0', { items })).toBe(true);
    expect(run('every a in items satisfies a >= 0', { items }, 100)).toBe('budget-spent');
    expect(run('1 + 1', {}, 1)).toBe('budget-spent');
  });

  test('R17 rules that are too long or too deep are refused', () => {
    expect(run(`1 ${'+ 1'.repeat(1_500)}`, {})).toBe('too-long');
    expect(run(`${'('.repeat(600)}1${')'.repeat(600)}`, {})).toBe('too-long');
    expect(run(`1${' + 1'.repeat(600)} = 601`, {})).toBe('too-long');
    expect(run(`1${' + 1'.repeat(200)} = 201`, {})).toBe(true);
  });

  test('R17 numbers that grow too large are refused', () => {
    expect(run('9 ** 9999', {})).toBe('number-too-large');
    expect(run('(10 ** 6000) * (10 ** 6000)', {})).toBe('number-too-large');
    expect(run('1e9999', {})).toBe('number-too-large');
    expect(run('data + 1', { data: Number.MAX_VALUE })).toMatchObject({ kind: 'decimal' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'R18 %s is unknown as a name',
    (name) => {
      expect(run(name, {})).toBe('unknown-name');
      expect(run(`${name}()`, {})).toMatch('unknown-function');
      expect(answer(`requester.${name}`)).toBe('unknown-name');
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'length'])(
    'R18 %s leads nowhere behind a value of unknown type',
    (name) => {
      for (const data of [{}, [], 'text', 5, { inner: {} }, Object.create({ [name]: 'inherited' })])
        expect([null, []]).toContainEqual(run(`data.${name}`, { data }));
    },
  );

  test('R18 inherited fields are missing', () => {
    const rule = compileRule('amount', EXPENSE_SCOPE);
    const data = Object.create({ amount: 5 }) as Record<string, unknown>;
    expect(rule.ok && evaluate(rule.value, data, { at: 0 })).toEqual({ ok: true, value: null });
  });

  test('R18 data without a prototype is read like any other', () => {
    const data: Record<string, unknown> = Object.assign(Object.create(null), { items: [1, 2] });
    expect(run('count(items)', data)).toBe(2);
  });
});

describe('nothing is thrown', () => {
  const words =
    'amount title urgent tags lines and or not ( ) [ ] { } .. , . = != < > <= >= in between if then else some every for return satisfies item "x" "" 1 2.5 - + * / ** null true date("2026-01-01") duration("P1D") count( @ \\ \n ; : ? ä 😀 e " \' //'.split(
      ' ',
    );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((all) => all.join(' ')),
  );

  test('R9 any text is a rule or has problems within its bounds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rule = compileRule(text, EXPENSE_SCOPE);
        if (rule.ok) return;
        expect(rule.problem.length).toBeGreaterThan(0);
        for (const { from, to, message, remedy } of rule.problem) {
          expect(from >= 0 && from <= to && to <= text.length).toBe(true);
          expect(message !== '' && remedy !== '').toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('R5 any data give an answer or a problem', () => {
    const rules = [
      'amount > 1',
      'lines[price > 1].count',
      'due + duration("P1M")',
      'requester.manager.name',
      'sum(prices)',
      'opened > now()',
      'amount * amount * amount',
      'receipt.size / quantity',
      'title + title',
      'case.priority in tags',
    ];
    const member = fc.jsonValue();
    const data = fc.record(
      Object.fromEntries(
        Object.keys(EXPENSE_SCOPE.fields).map((name) => [
          name,
          fc.option(fc.oneof(member, fc.double(), fc.constant('2026-12-31'))),
        ]),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...rules), data, (text, record) => {
        const rule = compileRule(text, EXPENSE_SCOPE);
        const result = rule.ok ? evaluate(rule.value, record, { at: 0 }) : undefined;
        expect(result?.ok === true || result?.problem.code !== undefined).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('R17 long rules are read in little time', () => {
    for (const text of [
      '('.repeat(4_000),
      '[1..'.repeat(1_000),
      'a '.repeat(2_000),
      'if a then '.repeat(400),
      'not('.repeat(1_000),
      '1 in '.repeat(800),
      '-'.repeat(4_000),
      '"\\'.repeat(2_000),
      'a.'.repeat(2_000),
      'some a in '.repeat(400),
      '{a:'.repeat(1_300),
    ]) {
      const start = performance.now();
      expect(compileRule(text, EXPENSE_SCOPE).ok).toBe(false);
      expect([text.slice(0, 10), performance.now() - start < 700]).toEqual([text.slice(0, 10), true]);
    }
  });
});
