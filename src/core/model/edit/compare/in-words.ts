// The parts of a workflow as a reader would say them.
import { canonicalJson } from '../../../base/index.ts';
import { ownerToText } from '../../words/owner-text.ts';
import type { Action, Due, FormField, LateRung, OwnerRule, Schedule } from '../../workflow.ts';

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

export const formInWords = (form: readonly FormField[]): string =>
  joined(form.map(({ field, required }) => (required ? `${field} (required)` : field)));

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

type Way = {
  name: string | null;
  to: string;
  when: string | null;
  needs: readonly string[];
  carries: readonly string[];
  rework: boolean;
  accept?: true | undefined;
};

export const waysInWords = (ways: readonly Way[]): string => joined(ways.map(wayInWords), '; ');

function wayInWords(way: Way): string {
  const parts = [way.name === null ? `to ${way.to}` : `${way.name} to ${way.to}`];
  if (way.when !== null) parts.push(`when ${way.when}`);
  if (way.needs.length > 0) parts.push(`needing ${way.needs.join(', ')}`);
  if (way.carries.length > 0) parts.push(`carrying ${way.carries.join(', ')}`);
  if (way.rework) parts.push('as rework');
  if (way.accept === true) parts.push('to be accepted');
  return parts.join(' ');
}

export const actionsInWords = (actions: readonly Action[]): string =>
  joined(actions.map(({ kind, settings }) => `${kind} ${canonicalJson(settings)}`));

const joined = (items: readonly string[], by = ', '): string =>
  items.length === 0 ? 'none' : items.join(by);
