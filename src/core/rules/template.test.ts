import { describe, expect, test } from 'vitest';
import { EXPENSE, EXPENSE_SCOPE } from './expense.test-data.ts';
import { compileTemplate, renderTemplate } from './template.ts';

function fill(text: string, data: object = EXPENSE): string {
  const template = compileTemplate(text, EXPENSE_SCOPE);
  if (!template.ok) return template.problem.map(({ code, from, to }) => `${code} ${from}-${to}`).join(', ');
  const result = renderTemplate(template.value, { ...data }, { at: 0 });
  return result.ok ? result.value : result.problem.code;
}

describe('templates', () => {
  test.each([
    ['Large expense {{case.title}}', 'Large expense Bremen'],
    ['{{ amount }} for {{requester}}, due {{due}}', '120.5 for Bo, due 2026-12-01'],
    ['Tags: {{tags}}. Urgent: {{urgent}}.', 'Tags: train, hotel. Urgent: yes.'],
    ['{{if amount > 100 then "large }} one" else "small"}}', 'large }} one'],
    ['{"amount": "{{amount}}"}', '{"amount": "120.5"}'],
    ['nothing to fill', 'nothing to fill'],
    ['', ''],
  ])('R19 %s', (text, expected) => expect(fill(text)).toBe(expected));

  test('R19 a missing value leaves its place empty', () => expect(fill('[{{title}}]', {})).toBe('[]'));

  test('R19 problems stand at their place in the whole text', () => {
    expect(fill('Hello {{titel}} and {{amount +}}')).toBe('unknown-name 8-13, syntax 30-30');
    expect(fill('Hello {{title')).toBe('syntax 6-8');
    expect(fill('{{}}')).toBe('syntax 2-2');
  });

  test('R16 thousands of opening braces are refused quickly', () => {
    const start = performance.now();
    expect(fill('{{"'.repeat(30_000))).toContain('syntax');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
