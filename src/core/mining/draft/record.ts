// Which fields travel with a case, and where is each filled in? A subject and details, what the rules ask about, and what the
// history knows of nearly every case from the start.
import type { Field, FormField, Intake, StageId } from '../../model/index.ts';
import type { AskedWhere } from './fields/asked-where.ts';

export const SUBJECT = 'subject';
export const DETAILS = 'details';

/** A column of the log that became a field. **shape**: `stages` whose forms ask for it; `inRules` where a rule reads it. */
export type DraftField = {
  readonly field: string;
  readonly column: string;
  readonly atStart: boolean;
  readonly stages: readonly StageId[];
  readonly inRules: boolean;
};

/** **shape**: `forms` by stage number. */
export type DraftRecord = {
  readonly record: { readonly [field: string]: Field };
  readonly intake: Intake['fields'];
  readonly forms: readonly (readonly FormField[])[];
  readonly fields: readonly DraftField[];
};

/** Asked for by nearly everybody, so it must be there. */
const NEARLY_ALL = 0.95;

/** A field that the draft has. **shape**: `readAt` the numbers of the stages whose rules read it. */
export type UsedField = {
  readonly where: AskedWhere;
  readonly inRules: boolean;
  readonly readAt: readonly number[];
};

/** **shape**: `ids` by stage number; `starts` are stage numbers. */
export function draftRecord(
  used: readonly UsedField[],
  ids: readonly StageId[],
  starts: readonly number[],
): DraftRecord {
  const placed = used.map((each) => ({ ...each, stages: formsAsking(each, starts) }));
  const forms = ids.map((_, stage) =>
    placed.flatMap(({ where, stages }): FormField[] => {
      const asked = stages.find((each) => each.stage === stage);
      return asked ? [{ field: where.field.id, required: asked.share >= NEARLY_ALL }] : [];
    }),
  );
  return {
    record: {
      [SUBJECT]: textField('text', 'Subject', true),
      [DETAILS]: textField('long-text', 'Details', false),
      ...Object.fromEntries(placed.map(({ where: { field } }) => [field.id, field.field])),
    },
    intake: [
      { field: SUBJECT, required: true },
      { field: DETAILS, required: false },
      ...placed.flatMap(({ where, inRules }) =>
        where.atStart ? [{ field: where.field.id, required: inRules && where.share >= NEARLY_ALL }] : [],
      ),
    ],
    forms,
    fields: placed.map(({ where, inRules, stages }) => ({
      field: where.field.id,
      column: where.field.clue.attribute.name,
      atStart: where.atStart,
      stages: stages.map(({ stage }) => ids[stage] ?? ''),
      inRules,
    })),
  };
}

// Where nobody wrote it, whoever leaves the stage whose rule reads it has to.
function formsAsking({ where, readAt }: UsedField, starts: readonly number[]): AskedWhere['stages'] {
  if (!where.atStart)
    return where.stages.length > 0 ? where.stages : readAt.map((stage) => ({ stage, share: 0 }));
  return where.stages.filter(({ stage }) => !starts.includes(stage));
}

const textField = (type: 'text' | 'long-text', label: string, required: boolean): Field => ({
  type,
  label,
  help: null,
  required,
  options: [],
  currency: '',
  personal: false,
});
