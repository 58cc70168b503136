// What ends a wait? A time, a date of the record, a message, a condition on the record, a failure, or a person: the first wins.
import { z } from 'zod';
import { addDuration, DAY_MS, type Instant, instantOfWall, parseCivilDate } from '../../../base/index.ts';
import type { Stage } from '../../../model/index.ts';
import type { Condition, Preparing } from '../../compile/compiled.ts';
import { error } from '../../compile/findings.ts';
import type { Progress } from '../../flow/progress.ts';
import type { Here } from '../stage-kind.ts';

/** How settings write one trigger. */
export const triggerShape = z.union([
  z.strictObject({ after: z.string() }),
  z.strictObject({ field: z.string() }),
  z.strictObject({ message: z.string().min(1), keep: z.boolean().optional() }),
  z.strictObject({ when: z.string() }),
  z.strictObject({ by: z.literal('hand') }),
  z.strictObject({ failure: z.literal(true) }),
]);
export type WrittenTrigger = z.output<typeof triggerShape>;

/** One trigger, ready. **shape**: `outcome` is the way it leads; null where the stage has but one. */
export type Trigger = {
  readonly outcome: string | null;
  /** When it fires by the clock; null while the field that says so is empty. */
  readonly instant?: (progress: Progress, here: Here) => Instant | null;
  /** The field that `instant` reads. */
  readonly field?: string;
  readonly message?: string;
  readonly keep?: boolean;
  readonly when?: Condition;
  readonly failure?: true;
};

/** Makes a trigger ready; notes what is wrong with it. */
export function prepareTrigger(
  written: WrittenTrigger,
  outcome: string | null,
  preparing: Preparing,
  at: string,
): Trigger {
  if ('after' in written) return { outcome, ...afterTime(written.after, preparing, at) };
  if ('field' in written) return { outcome, ...onDate(written.field, preparing, at) };
  if ('message' in written) return { outcome, message: written.message, keep: written.keep === true };
  if ('when' in written) return { outcome, when: preparing.condition(written.when, `${at}.when`) };
  return 'failure' in written ? { outcome, failure: true } : { outcome };
}

/**
 * The triggers of a stage, each for its outcome and in the order of the outcomes: where two fire at once the first wins, and
 * the keys of a stored object have no order of their own.
 */
export function prepareTriggers(
  written: { readonly [outcome: string]: WrittenTrigger },
  preparing: Preparing,
  { outcomes }: Stage,
): readonly Trigger[] {
  const rank = new Map(outcomes.map(({ name }, index) => [name, index]));
  const place = (outcome: string): number => rank.get(outcome) ?? outcomes.length;
  return Object.entries(written)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([outcome, trigger]) =>
      prepareTrigger(trigger, outcome, preparing, `${preparing.at}.settings.for.${outcome}`),
    );
}

/** Some time after the stage was entered. */
export function afterTime(text: string, preparing: Preparing, at: string): Pick<Trigger, 'instant'> {
  const duration = preparing.duration(text, at);
  return {
    instant: ({ compiled }, { token }) => addDuration(compiled.calendar, token.enteredAt, duration),
  };
}

/** A date is reached as its day begins, by the wall of the business calendar's zone. */
export function onDate(field: string, preparing: Preparing, at: string): Pick<Trigger, 'instant' | 'field'> {
  if (preparing.workflow.record[field]?.type !== 'date') {
    const message = `"${field}" is not a date field of the record.`;
    const remedy = 'Name a field of type date, or write some time such as 3 days.';
    preparing.note(error('wait-field-no-date', at, message, remedy));
  }
  return {
    field,
    instant({ state, compiled }) {
      const value = state.record[field];
      const day = typeof value === 'string' ? parseCivilDate(value) : undefined;
      return day === undefined ? null : instantOfWall(compiled.calendar.zone, day * DAY_MS);
    },
  };
}
