// The expressions and durations in owner rules, made ready once per version and found again by how they were written.
import type { Duration } from '../../../base/index.ts';
import { rulesOfStage, type Workflow } from '../../../model/index.ts';
import type { CompiledOwners, Expression, Preparing, TextTemplate } from '../../compile/compiled.ts';

export function compileOwners({ stages }: Workflow, preparing: Preparing): CompiledOwners {
  const rules = new Map<string, Expression>();
  const skills = new Map<string, TextTemplate>();
  const withins = new Map<string, Duration>();
  for (const { rule, at } of stages.flatMap(rulesOfStage)) {
    if (rule.kind === 'rule') rules.set(rule.rule, preparing.expression(rule.rule, at));
    if (rule.kind !== 'team') continue;
    if (rule.skill !== undefined) skills.set(rule.skill, preparing.text(rule.skill, `${at}.skill`));
    if (rule.within !== undefined) withins.set(rule.within, preparing.duration(rule.within, `${at}.within`));
  }
  return { rules, skills, withins };
}
