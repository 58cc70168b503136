// The case rests until something has come: a time, a date in its record, a message, or that a condition holds. Of several,
// each with an outcome of its own, the first wins.
import { z } from 'zod';
import { reject, type Stage } from '../../model/index.ts';
import type { Preparing } from '../compile/compiled.ts';
import { error, type Noted } from '../compile/findings.ts';
import type { Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';
import { awaitsAmong, beginWaiting, firedBy, stopWaiting } from './waiting/await.ts';
import { checkOutcomes } from './waiting/outcomes.ts';
import {
  prepareTrigger,
  prepareTriggers,
  type Trigger,
  triggerShape,
  type WrittenTrigger,
} from './waiting/trigger.ts';

const settings = z.strictObject({
  until: z
    .union([z.string(), z.strictObject({ field: z.string() })])
    .optional()
    .meta({ title: 'Wait until', description: 'Some time, such as 3 days, or a date field.' }),
  message: z
    .string()
    .min(1)
    .optional()
    .meta({ title: 'Or for the message', description: 'Its name, such as payment-received.' }),
  keep: z
    .boolean()
    .optional()
    .meta({ title: 'Keep a message that comes too early', description: 'Else it is refused.' }),
  when: z.string().optional().meta({ title: 'Or until this holds', description: 'A rule on the record.' }),
  for: z
    .record(z.string(), triggerShape)
    .optional()
    .meta({ title: 'Or for the first of', description: 'Each outcome, and what leads to it.' }),
});
type Settings = z.output<typeof settings>;

export const wait = defineStageKind({
  kind: 'wait',
  title: 'Wait',
  summary: 'The case waits for a date, some time, a message, or for something to hold.',
  worked: false,
  ownOutcomes: true,
  settings,
  prepare: triggersOf,
  enter(progress, here) {
    const { stage, ready } = here;
    const [only] = ready;
    // One that waits for a date alone must have it.
    if (ready.length === 1 && only?.field !== undefined && only.instant?.(progress, here) === null) {
      const facts = { stage: stage.id, fields: [only.field] };
      return { next: 'refuse', rejection: reject('field-missing', facts) };
    }
    return goBy(progress, here, beginWaiting(progress, here, ready));
  },
  on(progress, here, happening) {
    if (happening.what === 'completed') return wayByRule(progress, here, happening.outcome);
    return goBy(progress, here, firedBy(progress, here, here.ready, happening));
  },
  awaits: awaitsAmong,
  check: checkWait,
});

function goBy(progress: Progress, here: Here, fired: Trigger | null): Onward {
  if (fired === null) return REST;
  stopWaiting(progress, here);
  return wayByRule(progress, here, fired.outcome);
}

function triggersOf(written: Settings, preparing: Preparing, stage: Stage): readonly Trigger[] {
  if (written.for !== undefined) return prepareTriggers(written.for, preparing, stage);
  const [only] = singleIn(written);
  const at = `${preparing.at}.settings`;
  return only === undefined ? [] : [prepareTrigger(only.trigger, null, preparing, only.in(at))];
}

type Single = { readonly trigger: WrittenTrigger; in(at: string): string };

function singleIn({ until, message, keep, when }: Settings): Single[] {
  return [
    ...(until === undefined
      ? []
      : [
          {
            trigger: typeof until === 'string' ? { after: until } : until,
            in: (at: string) => `${at}.until`,
          },
        ]),
    ...(message === undefined
      ? []
      : [{ trigger: { message, keep: keep === true }, in: (at: string) => `${at}.message` }]),
    ...(when === undefined ? [] : [{ trigger: { when }, in: (at: string) => at }]),
  ];
}

function checkWait(stage: Stage): Noted[] {
  const read = settings.safeParse(stage.settings);
  if (!read.success) return [];
  const singles = singleIn(read.data).length;
  const several = read.data.for === undefined ? null : Object.keys(read.data.for);
  if (singles + (several === null ? 0 : 1) !== 1) {
    const remedy =
      'Say one of until, message and when; or, for the first of several, for: with an outcome each.';
    const message =
      singles === 0 && several === null
        ? `"${stage.title}" does not say what it waits for.`
        : `"${stage.title}" says more than one thing that it waits for.`;
    return [error('wait-for-what', `stages.${stage.id}`, message, remedy)];
  }
  return checkOutcomes(stage, several ?? []);
}
