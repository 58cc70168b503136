// The parts of a workflow as a reader would say them.
import { canonicalJson } from '../../../base/index.ts';
import { ownerToText } from '../../words/owner-text.ts';
import type { Action, Due, FormField, IntakeSource, LateRung, OwnerRule, Schedule } from '../../workflow.ts';

export const textInWords = (text: string | null): string => (text === null ? 'none' : `"${text}"`);

export const ownerInWords = (owner: OwnerRule | null): string =>
  owner === null ? 'nobody' : ownerToText(owner);

export function dueInWords(due: Due | null): string {
  if (due === null) return 'not set';
  return due.kind === 'no-deadline' ? 'no deadline' : due.duration;
}

export const rungInWords = ({ when, act }: LateRung): string => {
  const time = when.kind === 'share' ? `at ${when.percent}%` : `after ${when.duration}`;
  return `${time} ${act.kind === 'remind' ? 'remind owner' : `${act.kind} to ${ownerToText(act.to)}`}`;
};

export const lateInWords = (late: readonly LateRung[]): string => joined(late.map(rungInWords));

export const formInWords = (form: readonly FormField[], called: (field: string) => string): string =>
  joined(form.map(({ field, required }) => (required ? `${called(field)} (required)` : called(field))));

/** Whom a form is open to, as the page says it. */
const SOURCES: { readonly [source in IntakeSource]: string } = {
  people: 'everybody signed in',
  public: 'anybody with the link',
  api: 'programs',
};

export const openToInWords = (from: readonly IntakeSource[]): string =>
  joined(from.map((source) => SOURCES[source]));

export function scheduleInWords(schedule: Schedule | null | undefined): string {
  if (schedule == null) return 'none';
  const { every, calendar, once, with: given } = schedule;
  return [
    every,
    `of ${calendar ?? 'the calendar of the workflow'}`,
    once ? 'once' : 'for each open case',
    ...(given === undefined ? [] : [`with ${canonicalJson(given)}`]),
  ].join(' ');
}

export const actionsInWords = (actions: readonly Action[]): string =>
  joined(actions.map(({ kind, settings }) => `${kind} ${canonicalJson(settings)}`));

const joined = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));

/** **shape**: "Amount, Note and Offer". */
export const listedInWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
