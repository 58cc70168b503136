// The parts of a workflow as a reader would say them.
import { canonicalJson } from '../../../base/index.ts';
import type { Action, Due, FormField, IntakeSource, LateRung, OwnerRule, Schedule } from '../../workflow.ts';
import type { Titles } from './titles.ts';

export const textInWords = (text: string | null): string => (text === null ? 'none' : `"${text}"`);

export const ownerInWords = (owner: OwnerRule | null, titles: Titles): string =>
  owner === null ? 'nobody' : titles.owner(owner);

export function dueInWords(due: Due | null): string {
  if (due === null) return 'not set';
  return due.kind === 'no-deadline' ? 'no deadline' : due.duration;
}

const rungInWords = ({ when, act }: LateRung, titles: Titles): string => {
  const time = when.kind === 'share' ? `at ${when.percent}%` : `after ${when.duration}`;
  return `${time} ${act.kind === 'remind' ? 'remind owner' : `${act.kind} to ${titles.owner(act.to)}`}`;
};

export const lateInWords = (late: readonly LateRung[], titles: Titles): string =>
  joined(late.map((rung) => rungInWords(rung, titles)));

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

export const actionsInWords = (actions: readonly Action[], titles: Titles): string =>
  joined(actions.map(titles.action));

const joined = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));

/** **shape**: "Amount, Note and Offer". */
export const listedInWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
