// Does what an action names exist in the workflow? What does not is noted with its place and its remedy.
import type { Preparing } from '../compile/compiled.ts';

export function knownField({ workflow, note }: Preparing, field: string, at: string): void {
  if (workflow.record[field] !== undefined) return;
  note({
    code: 'field-unknown',
    severity: 'error',
    at,
    message: `The record has no field "${field}".`,
    remedy: 'Name a field of this workflow’s record, or add it there.',
  });
}

export function knownStage({ workflow, note }: Preparing, stage: string, at: string): void {
  if (workflow.stages.some(({ id }) => id === stage)) return;
  note({
    code: 'stage-unknown',
    severity: 'error',
    at,
    message: `There is no stage "${stage}".`,
    remedy: 'Name a stage of this workflow.',
  });
}
