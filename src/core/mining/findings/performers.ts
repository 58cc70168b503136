// Who did each piece of work: a person, or where the log names none a group (org:group), or nobody known?
import { type Attribute, type EventLog, textsOf } from '../../event-log/index.ts';
import type { WorkSpans } from '../work-spans.ts';

/** **shape**: `of[i]` is the performer of the i-th piece of work, a place in `names`, -1 where unknown. */
export type Performers = {
  readonly kind: 'person' | 'group' | 'none';
  readonly names: readonly string[];
  readonly of: Int32Array;
};

/** People where the log has any, otherwise groups. */
export function performersOf(log: EventLog, spans: WorkSpans): Performers {
  if (log.resources.length > 0) return { kind: 'person', names: log.resources, of: spans.resource };
  return teamsOf(log, spans) ?? { kind: 'none', names: [], of: spans.resource };
}

/** The groups that did each piece of work, whether or not people are named; undefined where the log has none. */
export function teamsOf(log: EventLog, spans: WorkSpans): Performers | undefined {
  const group = groupIn(log);
  if (group === undefined) return undefined;
  const of = new Int32Array(spans.count);
  for (let i = 0; i < spans.count; i++) of[i] = group.codes[spans.event[i] as number] as number;
  return { kind: 'group', names: textsOf(group.values), of };
}

/** The attribute that says which team an event belongs to; undefined where there is none. */
export const groupIn = (log: EventLog): Attribute | undefined =>
  log.attributes.find(({ name, of }) => of === 'event' && /^(org:)?(group|team|department)$/i.test(name));
