// What changed between the last look at the findings and today: what is new, gone, back, dearer or cheaper?
import type { FindingFigures } from './figures.ts';

export const FINDING_CHANGES = ['new', 'returned', 'grown', 'shrunk', 'gone', 'same'] as const;

/** One finding then and now. **shape**: `before` is null for a new one, `now` for one that is gone. */
export type FindingChange = {
  readonly key: string;
  readonly what: (typeof FINDING_CHANGES)[number];
  readonly before: FindingFigures | null;
  readonly now: FindingFigures | null;
};

/** A cost counts as changed from this share on; less is the noise of a history that goes on. */
const NOTABLE = 0.1;

/**
 * Every finding of either time, the greatest change in cost a month first. **shape**: `look` is what was seen then,
 * `returned` the keys of those whose state is returned now.
 */
export function sinceLook(
  look: readonly FindingFigures[],
  today: readonly FindingFigures[],
  returned: ReadonlySet<string>,
): FindingChange[] {
  const before = new Map(look.map((each) => [each.key, each]));
  const now = new Map(today.map((each) => [each.key, each]));
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  const changes = keys.map((key) =>
    changeOf(key, before.get(key) ?? null, now.get(key) ?? null, returned.has(key)),
  );
  return changes.sort((a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1));
}

function changeOf(
  key: string,
  before: FindingFigures | null,
  now: FindingFigures | null,
  isReturned: boolean,
): FindingChange {
  const what = isReturned && now !== null ? 'returned' : nameOf(before, now);
  return { key, what, before, now };
}

function nameOf(before: FindingFigures | null, now: FindingFigures | null): FindingChange['what'] {
  if (before === null) return 'new';
  if (now === null) return 'gone';
  const change = now.monthMs - before.monthMs;
  if (Math.abs(change) <= before.monthMs * NOTABLE) return 'same';
  return change > 0 ? 'grown' : 'shrunk';
}

const weightOf = ({ before, now }: FindingChange): number =>
  Math.abs((now?.monthMs ?? 0) - (before?.monthMs ?? 0));
