// Is everything called by one name, and does the workflow begin and end?
import type { Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { TAKEN_NAMES } from '../compile/rule-data.ts';

export function checkNames(workflow: Workflow): Noted[] {
  return [...duplicates(workflow), ...shownTwice(workflow), ...takenNames(workflow), ...bounds(workflow)];
}

function duplicates({ stages, automations }: Workflow): Noted[] {
  const remedy = 'Give one of them another id.';
  return [
    ...repeated(stages.map(({ id }) => id)).map((id) =>
      error('stage-id-twice', `stages.${id}`, `Two stages have the id "${id}".`, remedy),
    ),
    ...repeated(automations.map(({ id }) => id)).map((id) =>
      error('automation-id-twice', `automations.${id}`, `Two automations have the id "${id}".`, remedy),
    ),
    ...stages.flatMap(({ id, outcomes }) =>
      repeated(outcomes.map(({ name }) => name)).map((name) =>
        error(
          'outcome-twice',
          `stages.${id}.outcomes.${name}`,
          `Two outcomes are called "${name}".`,
          'Rename one of them.',
        ),
      ),
    ),
  ];
}

/** A form asks for a field once, and a choice offers an option once. */
function shownTwice({ record, intake, stages }: Workflow): Noted[] {
  const options = Object.entries(record).flatMap(([field, { label, options }]) =>
    repeated(options).map((option) =>
      error(
        'option-twice',
        `record.${field}.options`,
        `"${label}" offers "${option}" twice.`,
        'Remove one of them.',
      ),
    ),
  );
  const forms = [
    ...intake.map(({ fields }, index) => ({ fields, at: `intake[${index}].form.fields` })),
    ...stages.map(({ id, form }) => ({ fields: form, at: `stages.${id}.form` })),
  ];
  return [
    ...options,
    ...forms.flatMap(({ fields, at }) =>
      repeated(fields.map(({ field }) => field)).map((field) =>
        error('field-twice', at, `This form asks for "${field}" twice.`, 'Remove one of them.'),
      ),
    ),
  ];
}

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

function takenNames({ record }: Workflow): Noted[] {
  return TAKEN_NAMES.filter((name) => Object.hasOwn(record, name)).map((name) =>
    error(
      'field-name-taken',
      `record.${name}`,
      `Rules use the name "${name}" for something else.`,
      'Call the field otherwise.',
    ),
  );
}

function bounds({ intake, stages }: Workflow): Noted[] {
  const noted: Noted[] = [];
  if (intake.length === 0) {
    noted.push(
      error(
        'no-intake',
        'intake',
        'Nothing opens a case of this workflow.',
        'Add a form and say in which stage it starts.',
      ),
    );
  }
  if (!stages.some((stage) => stage.kind === 'end')) {
    noted.push(
      error('no-end', 'stages', 'No stage ends a case.', 'Add a stage of kind end and lead a way there.'),
    );
  }
  return noted;
}
