// Which activities and paths of a map does a model allow, and what does it have that never happens? For drawing the intended
// flow beside the real one.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { FlowSurvey } from '../map/survey.ts';
import { followsOfTree, followsOfWays, type ModelFollows } from './follows-of-model.ts';
import { type IntendedModel, type IntendedWalk, walkOf } from './intended.ts';

export const FLOW_MARKS = ['allowed', 'never-happens', 'not-in-model'] as const;

/** `allowed`: it happens and the model has it; `never-happens`: only the model has it; `not-in-model`: it happens only. */
export type FlowMark = (typeof FLOW_MARKS)[number];

/** **shape**: in a path, `from` null is the start and `to` null the end. Those that happen come first, in their order. */
export type MarkedFlow = {
  readonly activities: readonly { readonly name: string; readonly mark: FlowMark }[];
  readonly paths: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly mark: FlowMark;
  }[];
};

/** A larger model's paths would be more than a map could show. */
const MOST_ACTIVITIES = 1_000;

/**
 * Marks each activity and path of a survey, and adds what only the model has. **shape**: names as the log has them; a
 * stage seen under several names has its first. **rejects**: a model with more than 1,000 activities, and branches that
 * cannot be replayed.
 */
export function markFlow(
  model: IntendedModel,
  survey: Pick<FlowSurvey, 'activities' | 'paths'>,
): Result<MarkedFlow, { message: string; remedy: string }> {
  const names = survey.activities.map(({ name }) => name);
  const read = walkOf(model, names);
  if (!read.ok) return read;
  const intended = read.value;
  const { labels } = intended.walk;
  if (labels.length > MOST_ACTIVITIES) return fail(TOO_MANY);
  const numberOf = numbering(labels);
  const follows =
    'tree' in model
      ? followsOfTree(model.tree, (name) => numberOf(intended.spelled(name)))
      : followsOfWays(intended, numberOf);
  return succeed(marked({ labels, names, intended, follows }, survey));
}

const TOO_MANY = {
  message: 'This model has more than 1,000 activities.',
  remedy: 'Choose a smaller one, for example one that leaves out what is rare.',
};

function numbering(labels: readonly string[]): (name: string) => number {
  const numbers = new Map(labels.map((label, number) => [label, number]));
  return (name) => numbers.get(name) ?? -1;
}

type Given = {
  readonly labels: readonly string[];
  readonly names: readonly string[];
  readonly intended: IntendedWalk;
  readonly follows: ModelFollows;
};

type Gate = number | null;

function marked({ labels, names, intended, follows }: Given, survey: Pick<FlowSurvey, 'paths'>): MarkedFlow {
  const codes = new Map(names.map((name, code) => [name, intended.labelOf[code] as number]));
  const labelOf = (name: string | null): Gate => (name === null ? null : (codes.get(name) ?? -1));
  const happens = new Set<string>();
  const paths = survey.paths.map(({ from, to }) => {
    const [a, b] = [labelOf(from), labelOf(to)];
    happens.add(`${a} ${b}`);
    return { from, to, mark: mark(isAllowed(follows, a, b)) };
  });
  const seen = new Set(codes.values());
  const named = (gate: Gate): string | null => (gate === null ? null : (labels[gate] ?? ''));
  return {
    activities: [
      ...names.map((name) => ({ name, mark: mark(labelOf(name) !== -1) })),
      ...labels.flatMap((name, label) => (seen.has(label) ? [] : [{ name, mark: 'never-happens' as const }])),
    ],
    paths: [
      ...paths,
      ...intendedPaths(labels, follows)
        .filter(([a, b]) => !happens.has(`${a} ${b}`))
        .map(([a, b]) => ({ from: named(a), to: named(b), mark: 'never-happens' as const })),
    ],
  };
}

const mark = (isIntended: boolean): FlowMark => (isIntended ? 'allowed' : 'not-in-model');

function isAllowed(follows: ModelFollows, from: Gate, to: Gate): boolean {
  if (from === null) return to === null ? follows.isSkippable : follows.starts.has(to);
  return to === null ? follows.ends.has(from) : follows.after(from).has(to);
}

function intendedPaths(labels: readonly string[], follows: ModelFollows): [Gate, Gate][] {
  return [
    ...Array.from(follows.starts, (to): [Gate, Gate] => [null, to]),
    ...labels.flatMap((_, from) => Array.from(follows.after(from), (to): [Gate, Gate] => [from, to])),
    ...Array.from(follows.ends, (from): [Gate, Gate] => [from, null]),
  ];
}
