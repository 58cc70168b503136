// Cases by who worked on them, or which group did, at all or at one activity.
import { type Attribute, type EventLog, nameAt } from '../../event-log/index.ts';
import { type FilterKind, isName, isNames, oneOf } from './filter-kind.ts';

/** **shape**: `by` is the name of a person (`resource`) or of a group; with `did`, only who did that activity counts. */
export type PerformerFilter = {
  readonly keep: 'with' | 'without';
  readonly performer: 'resource' | 'group';
  readonly by: readonly string[];
  readonly did?: string;
};

export const performerFilter: FilterKind<PerformerFilter> = {
  key: 'performer',
  read: (raw) => {
    const keep = oneOf(raw.keep, ['with', 'without']);
    const performer = oneOf(raw.performer, ['resource', 'group']);
    if (keep === undefined || performer === undefined || !isNames(raw.by)) return undefined;
    if (raw.did === undefined) return { keep, performer, by: raw.by };
    return isName(raw.did) ? { keep, performer, by: raw.by, did: raw.did } : undefined;
  },
  passing: ({ log }, { performer, by, did }) => {
    const wanted = new Set(by);
    const group = performer === 'group' ? groupsOf(log) : undefined;
    const codes = performer === 'group' ? group?.codes : log.resource;
    if (codes === undefined) return () => false;
    const names = group ? namesIn(group) : log.resources;
    const fits = Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0));
    const at = did === undefined ? undefined : log.activities.indexOf(did);
    return (start, end) => {
      for (let i = start; i < end; i++) {
        const isHere = at === undefined || log.activity[i] === at;
        if (isHere && fits[codes[i] as number] === 1) return true;
      }
      return false;
    };
  },
};

const GROUP_NAMES = ['org:group', 'group', 'team', 'department', 'org:role', 'role'];

/** The column that tells the group of whoever did the work, by its usual names; undefined where there is none. */
export function groupsOf(log: EventLog): Attribute | undefined {
  for (const name of GROUP_NAMES) {
    const found = log.attributes.find(
      (attribute) => attribute.of === 'event' && attribute.name.toLowerCase() === name,
    );
    if (found) return found;
  }
  return undefined;
}

const namesIn = ({ values }: Attribute): string[] =>
  Array.from({ length: values.size }, (_, code) => nameAt(values, code));
