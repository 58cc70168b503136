import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleScope } from '../scope.ts';
import { plainValue } from '../values/write-value.ts';
import type { Table } from './compiled-table.ts';
import { coverageOf } from './coverage.ts';
import { evaluateTable } from './evaluate-table.ts';
import { compileTable } from './table.ts';
import type { TableCell, TableSpec } from './table-spec.ts';

const SCOPE: RuleScope = {
  fields: {
    amount: { kind: 'money' },
    size: { kind: 'number' },
    category: { kind: 'choice', options: ['travel', 'meals'] },
    day: { kind: 'date' },
    urgent: { kind: 'yes-no' },
    note: { kind: 'text' },
  },
};
const TITLES: Readonly<Record<string, string>> = {
  amount: 'Amount',
  category: 'Category',
  day: 'Day',
  note: 'Note',
};

type Written = Partial<Pick<TableSpec, 'hit' | 'collect' | 'otherwise'>> & {
  ranked?: TableCell[];
  gives?: TableSpec['outputs'][number]['type'];
};

const spec = (
  inputs: string,
  rules: TableCell[][],
  { ranked = [], gives = { kind: 'text' }, ...more }: Written = {},
): TableSpec => ({
  hit: 'unique',
  collect: null,
  otherwise: null,
  inputs: inputs.split(' ').map((expression) => ({
    expression,
    title: TITLES[expression] ?? expression,
    places: expression === 'amount' ? 2 : undefined,
  })),
  outputs: [{ name: 'out', title: 'Out', type: gives, values: ranked }],
  rules,
  ...more,
});

function made(...given: Parameters<typeof spec>): Table {
  const table = compileTable(spec(...given), SCOPE);
  if (!table.ok) throw new Error(JSON.stringify(table.problem));
  return table.value;
}

function asked(table: Table, data: Record<string, unknown>) {
  const answer = evaluateTable(table, data, { at: 0 });
  if (!answer.ok) throw new Error(answer.problem.message);
  const { value } = answer;
  return value.kind === 'decided' ? value.values.map(plainValue)[0] : { [value.kind]: value.hits };
}

describe('decision tables', () => {
  test.each([
    ['size', '-', 5, true],
    ['size', '', 5, true],
    ['size', null, null, true],
    ['size', '< 10', 5, true],
    ['size', '< 10', 10, false],
    ['size', '< 10, > 20', 21, true],
    ['size', '[1..5]', 5, true],
    ['size', '[1..5)', 5, false],
    ['size', 7, 7, true],
    ['size', '-7', -7, true],
    ['size', 'not(7, 8)', 8, false],
    ['size', 'not(> 7)', 7, true],
    ['size', '? > 3 and modulo(?, 2) = 0', 4, true],
    ['size', '? > 3 and modulo(?, 2) = 0', 5, false],
    ['size', '< 10', null, false],
    ['size', 'null', null, true],
    ['category', 'travel', 'travel', true],
    ['category', 'travel, meals', 'meals', true],
    ['category', '"travel","meals"', 'meals', true],
    ['category', 'not(travel)', 'meals', true],
    ['note', '"a", "b"', 'b', true],
    ['note', 'contains(?, "what?")', 'so what?', true],
    ['urgent', true, true, true],
    ['urgent', 'false', true, false],
    ['day', '>= 2026-01-01', '2026-01-01', true],
    ['day', '[2026-01-01..2026-02-01]', '2026-02-02', false],
    ['day', 'date("2026-01-01")', '2026-01-01', true],
  ] as const)('R20.1 an input cell is a unary test: %s %s of %s is %s', (input, cell, value, fits) => {
    const table = made(input, [[cell, 'hit']], { otherwise: ['miss'] });
    expect(asked(table, { [input]: value })).toBe(fits ? 'hit' : 'miss');
  });

  const tiers: TableCell[][] = [
    ['< 100', 'low'],
    ['< 1000', 'middle'],
    ['-', 'high'],
  ];

  test('R20.2 UNIQUE takes the one row that fits, and names the rows that contradict it', () => {
    expect(asked(made('size', tiers), { size: 5000 })).toBe('high');
    expect(asked(made('size', tiers), { size: 50 })).toEqual({ contradicted: [0, 1, 2] });
  });

  test('R20.2 FIRST, PRIORITY, ANY, COLLECT, RULE ORDER and OUTPUT ORDER', () => {
    const ranked = ['high', 'middle', 'low'];
    const data = { size: 500 };
    expect(asked(made('size', tiers, { hit: 'first' }), data)).toBe('middle');
    expect(asked(made('size', tiers, { hit: 'priority', ranked }), data)).toBe('high');
    expect(asked(made('size', tiers, { hit: 'any' }), data)).toEqual({ contradicted: [1, 2] });
    expect(
      asked(
        made(
          'size',
          [
            ['< 9', 'a'],
            ['< 8', 'a'],
          ],
          { hit: 'any' },
        ),
        { size: 1 },
      ),
    ).toBe('a');
    expect(asked(made('size', tiers, { hit: 'collect' }), data)).toEqual(['middle', 'high']);
    expect(asked(made('size', tiers, { hit: 'rule-order' }), data)).toEqual(['middle', 'high']);
    expect(asked(made('size', tiers, { hit: 'output-order', ranked }), data)).toEqual(['high', 'middle']);
  });

  test.each([
    ['sum', 0.3],
    ['min', 0.1],
    ['max', 0.2],
    ['count', 2],
  ] as const)('R20.3 COLLECT makes the %s of the rows that fit, exactly', (collect, value) => {
    const rows: TableCell[][] = [
      ['> 0', 0.1],
      ['> 1', '0.2'],
      ['> 100', 7],
    ];
    const table = made('size', rows, { hit: 'collect', collect, gives: { kind: 'number' } });
    expect(asked(table, { size: 2 })).toBe(value);
    expect(asked(table, { size: 0 })).toBe(collect === 'count' ? 0 : null);
  });

  test('R20.4 where no row fits, otherwise answers, or it is said that nothing does', () => {
    expect(asked(made('size', [['< 1', 'a']]), { size: 5 })).toEqual({ nothing: [] });
    expect(asked(made('size', [['< 1', 'a']], { otherwise: ['b'] }), { size: 5 })).toBe('b');
  });

  test.each([
    [['< "x"', 'a'], 'rules[0][0]', 'wrong-type'],
    [['< ', 'a'], 'rules[0][0]', 'syntax'],
    [['< limit', 'a'], 'rules[0][0]', 'unknown-name'],
    [['? + 1', 'a'], 'rules[0][0]', 'not-a-condition'],
    [['< 1', '{{size}}'], 'rules[0][1]', 'wrong-type'],
    [['< 1'], 'rules[0]', 'table-shape'],
  ])('R20.5 what is wrong with a row is told with its cell: %j', (row, part, code) => {
    const table = compileTable(spec('size', [row]), SCOPE);
    expect(table).toMatchObject({ ok: false, problem: [{ part, code }] });
  });

  test('R20.5 a cell sees only the fields of the scope, and costs steps', () => {
    const table = compileTable(spec('size', [['? > __proto__.x', 'a']]), SCOPE);
    expect(table).toMatchObject({ ok: false, problem: [{ code: 'unknown-name' }] });
    const loops = made('size', [
      ['some i in 1..100000 satisfies some j in 1..100000 satisfies i * j < ? - 1', 'a'],
    ]);
    expect(evaluateTable(loops, { size: 1 }, { at: 0 })).toMatchObject({
      ok: false,
      problem: { code: 'budget-spent' },
    });
  });
});

describe('a cell that cannot be worked out', () => {
  const failing = (table: Table, data: Record<string, unknown>) => {
    const answer = evaluateTable(table, data, { at: 0 });
    return answer.ok ? answer.value : [answer.problem.cell, answer.problem.message];
  };
  const huge = '{{size ** 9999}}';
  const gives = { kind: 'number' } as const;

  test('R20.10 it is named by its row and column, whether it tests or answers', () => {
    const answers = made(
      'size',
      [
        ['< 1', 5],
        ['>= 1', huge],
      ],
      { gives },
    );
    expect(failing(answers, { size: 0 })).toMatchObject({ kind: 'decided' });
    expect(failing(answers, { size: 9 })).toEqual(['row 2, Out', 'The result is too large a number.']);
    const tests = made(
      'size note',
      [
        ['-', '-', 5],
        ['? ** 9999 > 1', '"x"', 6],
      ],
      { gives },
    );
    expect(failing(tests, { size: 9 })).toEqual(['row 2, size', 'The result is too large a number.']);
  });

  test('R20.10 an input, and what stands under otherwise, are named too', () => {
    const input = made('amount', [['< 1', 'a']]);
    expect(failing(input, { amount: 'much' })).toEqual([
      'Amount',
      'What is stored in "amount" is not an amount of money.',
    ]);
    const otherwise = made('size', [['< 1', 5]], { gives, otherwise: [huge] });
    expect(failing(otherwise, { size: 9 })).toEqual(['otherwise, Out', 'The result is too large a number.']);
  });
});

describe('gaps and overlaps', () => {
  const gapsOf = (...given: Parameters<typeof spec>) =>
    coverageOf(made(...given)).gaps.map(({ example }) => example);

  test('R20.6 a gap is told with an example that falls in it', () => {
    const rows: TableCell[][] = [
      ['< 500', '-', 'a'],
      ['>= 500', 'meals', 'b'],
      ['> 500', 'travel', 'c'],
    ];
    expect(gapsOf('amount category', rows)).toEqual(['Amount 500 and Category travel']);
  });

  test('R20.6 what lies between two cents or two days is no gap', () => {
    expect(
      gapsOf('amount', [
        ['<= 99.99', 'a'],
        ['>= 100', 'b'],
      ]),
    ).toEqual([]);
    expect(
      gapsOf('size', [
        ['<= 99.99', 'a'],
        ['>= 100', 'b'],
      ]),
    ).toEqual(['size 99.995']);
    expect(
      gapsOf('day', [
        ['<= 2026-01-31', 'a'],
        ['>= 2026-02-01', 'b'],
      ]),
    ).toEqual([]);
    expect(
      gapsOf('day', [
        ['< 2026-01-31', 'a'],
        ['>= 2026-02-01', 'b'],
      ]),
    ).toEqual(['Day 2026-01-31']);
  });

  test('R20.6 choices, yes-no and texts are looked at value by value', () => {
    expect(
      gapsOf('category urgent', [
        ['travel', '-', 'a'],
        ['-', true, 'b'],
      ]),
    ).toEqual(['Category meals and urgent no']);
    expect(gapsOf('note', [['"a"', 'a']])).toEqual(['Note anything else']);
  });

  test('R20.7 an overlap is told with its rows and an example', () => {
    const { overlaps } = coverageOf(
      made('amount', [
        ['<= 100', 'a'],
        ['>= 100', 'b'],
      ]),
    );
    expect(overlaps).toEqual([{ rows: [0, 1], example: 'Amount 100', differ: true }]);
  });

  test('R20.7 rows that never count are told', () => {
    const rows: TableCell[][] = [
      ['< 10', 'a'],
      ['< 5', 'b'],
      ['-', 'c'],
    ];
    expect(coverageOf(made('size', rows, { hit: 'first' })).hidden).toEqual([1]);
  });

  test('R20.8 what cannot be judged is named, and never called a gap', () => {
    const found = coverageOf(
      made('amount size*2', [
        ['< 5', '> 1', 'a'],
        ['>= 5', '? > amount', 'b'],
      ]),
    );
    expect(found).toMatchObject({ gaps: [], overlaps: [], unchecked: ['size*2'] });
  });

  test('R20.8 a table of many rows and columns is judged in bounded time', () => {
    const rows = Array.from({ length: 200 }, (_, row) => [
      `[${row}..${row + 50}]`,
      `[${row * 3}..${row * 3 + 90}]`,
      'a',
    ]);
    expect(coverageOf(made('size amount', rows, { hit: 'collect' })).gaps.length).toBeGreaterThan(0);
  });

  const cell = fc.oneof(
    fc.constantFrom('-', '3', 'not(2)', '? > 1'),
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: 0, max: 5 }))
      .map(([sign, at]) => `${sign} ${at}`),
    fc
      .tuple(fc.constantFrom('[', '('), fc.nat(3), fc.nat(3), fc.constantFrom(']', ')'))
      .map(([open, low, more, close]) => `${open}${low}..${low + more}${close}`),
  );

  test('R20.9 the sweep finds a gap or an overlap exactly where trying values finds one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (pairs) => {
        const judged = pairs.every((pair) => pair.every((text) => !text.includes('?')));
        const table = made(
          'size amount',
          pairs.map(([one, other]) => [one, other, 'x']),
        );
        const { gaps, overlaps } = coverageOf(table);
        const tried = { gap: false, overlap: false };
        for (let size = -1; size <= 8; size += 0.5)
          for (let amount = -1; amount <= 8; amount += 0.5) {
            const answer = evaluateTable(table, { size, amount }, { at: 0 });
            const hits = answer.ok ? answer.value.hits.length : 0;
            if (hits === 0) tried.gap = true;
            if (hits > 1) tried.overlap = true;
          }
        if (judged) expect({ gap: gaps.length > 0, overlap: overlaps.length > 0 }).toEqual(tried);
        else {
          if (gaps.length > 0) expect(tried.gap).toBe(true);
          if (overlaps.length > 0) expect(tried.overlap).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
