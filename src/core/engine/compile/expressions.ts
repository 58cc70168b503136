// The engine's door to the rules: compiles conditions, texts and values against a workflow's record.
import type { Workflow } from '../../model/index.ts';
import type { Preparing } from './compiled.ts';
import { error, type Noted } from './findings.ts';

type RuleCompilers = Pick<Preparing, 'condition' | 'text' | 'value'>;

export function ruleCompilers(_workflow: Workflow, note: (noted: Noted) => void): RuleCompilers {
  return {
    condition(source, at) {
      note(error('rule-invalid', at, `Rules are not read yet: ${source}`, 'Leave the rule out.'));
      return () => false;
    },
    text: (source) => () => source,
    value: (_field, source) => () => source,
  };
}
