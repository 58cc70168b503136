// Do forms, contracts and automations speak of fields and stages that exist?
import type { FormField, Workflow } from '../../model/index.ts';
import type { Noted } from '../compile/findings.ts';
import { unknownField, unknownStage } from './misspelt.ts';

export function checkFields(workflow: Workflow): Noted[] {
  const unknown = (field: string, at: string): Noted[] =>
    Object.hasOwn(workflow.record, field) ? [] : [unknownField(at, field, workflow)];
  const form = (fields: readonly FormField[], at: string): Noted[] =>
    fields.flatMap(({ field }, index) => unknown(field, `${at}[${index}]`));
  const all = (fields: readonly string[], at: string): Noted[] =>
    fields.flatMap((field) => unknown(field, at));
  return [
    ...workflow.intake.flatMap(({ fields }, index) => form(fields, `intake[${index}].form.fields`)),
    ...workflow.stages.flatMap(({ id, form: fields, next, outcomes }) => [
      ...form(fields, `stages.${id}.form`),
      ...next.flatMap(({ carries }, index) => all(carries, `stages.${id}.next[${index}].carries`)),
      ...outcomes.flatMap(({ name, carries, needs }) => [
        ...all(carries, `stages.${id}.outcomes.${name}.carries`),
        ...all(
          needs.filter((need) => need !== 'reason'),
          `stages.${id}.outcomes.${name}.needs`,
        ),
      ]),
    ]),
    ...workflow.automations.flatMap(({ id, field }) =>
      field === null ? [] : unknown(field, `automations.${id}.field`),
    ),
    ...automationStages(workflow),
  ];
}

function automationStages(workflow: Workflow): Noted[] {
  const { automations, stages } = workflow;
  return automations
    .filter(({ stage }) => stage !== null && !stages.some(({ id }) => id === stage))
    .map(({ id, stage }) => unknownStage(`automations.${id}.stage`, stage ?? '', workflow));
}
