// How fast are rules compiled and evaluated? An ordinary condition, a list, and exact money, a thousand cases each round.

import {
  compileCondition,
  compileRule,
  evaluate,
  type Rule,
  type RuleScope,
} from '../src/core/rules/index.ts';

/** One measured figure. **units**: named in `unit`. */
export type RuleFigure = { readonly name: string; readonly value: number; readonly unit: string };

const SCOPE: RuleScope = {
  fields: {
    amount: { kind: 'money' },
    category: { kind: 'choice', options: ['travel', 'meals', 'equipment'] },
    due: { kind: 'date' },
    lines: {
      kind: 'list',
      of: { kind: 'record', fields: { price: { kind: 'money' }, count: { kind: 'number' } } },
    },
  },
};
const CONDITION = 'amount > 100 and category in ["travel", "meals"]';
const DATES = 'due - today() <= duration("P7D")';
const LINES = 'sum(for line in lines return line.price * line.count) > 100';
const AT = Date.UTC(2026, 10, 23);
const CASES = Array.from({ length: 1_000 }, (_, index) => ({
  amount: `${index % 250}.${String(index % 100).padStart(2, '0')}`,
  category: index % 3 === 0 ? 'travel' : 'equipment',
  due: `2026-12-${String((index % 28) + 1).padStart(2, '0')}`,
  lines: [
    { price: '10.10', count: index % 7 },
    { price: 5, count: 3 },
  ],
}));

/** Measures for about two seconds. */
export function benchRules(): RuleFigure[] {
  return [
    { name: 'compile a condition', value: perSecond(1, () => compiled(CONDITION)), unit: 'rules/s' },
    { name: 'evaluate an amount and a choice', value: evaluations(CONDITION), unit: 'evaluations/s' },
    { name: 'evaluate a date against today', value: evaluations(DATES), unit: 'evaluations/s' },
    { name: 'evaluate a sum over two lines', value: evaluations(LINES), unit: 'evaluations/s' },
  ];
}

function evaluations(text: string): number {
  const rule = compiled(text);
  return perSecond(CASES.length, () => {
    for (const data of CASES)
      if (!evaluate(rule, data, { at: AT }).ok) throw new Error(`${text} has no answer`);
  });
}

function compiled(text: string): Rule {
  const rule = text.includes('sum') ? compileRule(text, SCOPE) : compileCondition(text, SCOPE);
  if (!rule.ok) throw new Error(rule.problem[0]?.message);
  return rule.value;
}

function perSecond(count: number, round: () => void): number {
  for (let warm = 0; warm < 20; warm++) round();
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < 500) {
    round();
    rounds++;
  }
  return Math.round((rounds * count * 1_000) / (performance.now() - start));
}
