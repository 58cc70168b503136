// Do forms, contracts and automations speak of fields and stages that exist?
import type { FormField, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';

export function checkFields(workflow: Workflow): Noted[] {
  const unknown = (field: string, at: string): Noted[] =>
    Object.hasOwn(workflow.record, field)
      ? []
      : [
          error(
            'field-unknown',
            at,
            `The record has no field "${field}".`,
            'Name a field of the record, or add it there.',
          ),
        ];
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

function automationStages({ automations, stages }: Workflow): Noted[] {
  return automations
    .filter(({ stage }) => stage !== null && !stages.some(({ id }) => id === stage))
    .map(({ id, stage }) =>
      error(
        'stage-unknown',
        `automations.${id}.stage`,
        `There is no stage "${stage}".`,
        'Name a stage of this workflow.',
      ),
    );
}
