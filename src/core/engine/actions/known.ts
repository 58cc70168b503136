// Does what an action names exist in the workflow? What does not is noted with its place and its remedy.
import type { Preparing } from '../compile/compiled.ts';
import { unknownField, unknownStage } from '../validate/misspelt.ts';

export function knownField({ workflow, note }: Preparing, field: string, at: string): void {
  if (workflow.record[field] === undefined) note(unknownField(at, field, workflow));
}

export function knownStage({ workflow, note }: Preparing, stage: string, at: string): void {
  if (!workflow.stages.some(({ id }) => id === stage)) note(unknownStage(at, stage, workflow));
}
