// A simple condition short enough to stand on a path: `Amount > 100`.
import type { Field } from '../../../../core/model/index.ts';
import { type Operator, readRule } from './simple-rule.ts';

const SIGNS: { readonly [operator in Operator]?: string } = {
  '=': '=',
  '!=': '≠',
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
};

/** Undefined where the rule is not that simple, or has more than one condition. */
export function compactRule(rule: string, record: { readonly [field: string]: Field }): string | undefined {
  const [only, second] = readRule(rule, record) ?? [];
  const sign = only === undefined ? undefined : SIGNS[only.operator];
  if (only === undefined || second !== undefined || sign === undefined) return undefined;
  const field = record[only.field];
  const label = field?.label ?? only.field;
  if (field?.type === 'yes-no') return only.value === 'true' ? label : `${label}: no`;
  return sign === '=' ? `${label}: ${only.value}` : `${label} ${sign} ${only.value}`;
}
