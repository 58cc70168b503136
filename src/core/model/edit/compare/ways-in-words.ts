// What changed in where a stage leads, way by way, with the titles that people know: "Check leads to Pay too: when amount > 100".
import { canonicalJson } from '../../../base/index.ts';
import type { Outcome, Stage, Transition, Workflow } from '../../workflow.ts';
import { listedInWords } from './in-words.ts';

/** What stages and fields are called on the screen; their id where two are called the same. */
export type Titles = { readonly stage: (id: string) => string; readonly field: (id: string) => string };

export function titlesOf(before: Workflow, after: Workflow): Titles {
  const stages = [...before.stages, ...after.stages].map(({ id, title }) => [id, title] as const);
  const fields = [...Object.entries(before.record), ...Object.entries(after.record)].map(
    ([id, { label }]) => [id, label] as const,
  );
  return { stage: named(stages), field: named(fields) };
}

/** The later title counts: a stage is called as it is now. */
function named(pairs: readonly (readonly [string, string])[]): (id: string) => string {
  const titles = new Map(pairs);
  const count = new Map<string, number>();
  for (const title of titles.values()) count.set(title, (count.get(title) ?? 0) + 1);
  return (id) => {
    const title = titles.get(id) ?? '';
    return title === '' || count.get(title) !== 1 ? id : title;
  };
}

/** Each difference in the ways of a stage, as a sentence. */
export const diffWays = (before: Stage, after: Stage, titles: Titles): string[] => [
  ...diffTransitions(before.next, after.next, titles).map((said) => `${after.title}${said}`),
  ...diffOutcomes(before.outcomes, after.outcomes, titles).map((said) => `${after.title}: ${said}`),
];

const same = (a: Transition | Outcome, b: Transition | Outcome): boolean =>
  canonicalJson(a) === canonicalJson(b);

function diffTransitions(before: readonly Transition[], after: readonly Transition[], titles: Titles) {
  const gone = before.filter((way) => !after.some((other) => same(way, other)));
  const come = after.filter((way) => !before.some((other) => same(way, other)));
  const said: string[] = [];
  for (const way of come) {
    const earlier = gone.findIndex(({ to }) => to === way.to);
    const [was] = earlier === -1 ? [] : gone.splice(earlier, 1);
    said.push(
      was === undefined
        ? ` leads to ${titles.stage(way.to)}${behind(wayInWords(way, titles))}`
        : `: the way to ${titles.stage(way.to)} changed: ${changedInWords(was, way, titles)}`,
    );
  }
  said.push(...gone.map(({ to }) => ` no longer leads to ${titles.stage(to)}`));
  return said.length === 0 && canonicalJson(before) !== canonicalJson(after)
    ? [' tries its ways in another order']
    : said;
}

function diffOutcomes(before: readonly Outcome[], after: readonly Outcome[], titles: Titles) {
  const named = (list: readonly Outcome[], name: string) => list.find((outcome) => outcome.name === name);
  const said = after.flatMap((outcome) => {
    const was = named(before, outcome.name);
    if (was === undefined)
      return [
        `outcome "${outcome.title}" added, to ${titles.stage(outcome.to)}${behind(wayInWords(outcome, titles))}`,
      ];
    return same(was, outcome)
      ? []
      : [`outcome "${was.title}" changed: ${changedInWords(was, outcome, titles)}`];
  });
  const gone = before.filter(({ name }) => named(after, name) === undefined);
  said.push(...gone.map(({ title }) => `outcome "${title}" removed`));
  return said.length === 0 && canonicalJson(before) !== canonicalJson(after)
    ? ['its outcomes were put in another order']
    : said;
}

const behind = (words: string): string => (words === '' ? '' : `: ${words}`);

type Way = (Transition | Outcome) & {
  readonly when?: string | null;
  readonly title?: string;
  readonly needs?: readonly string[];
};
type Aspect = (way: Way, titles: Titles) => string;

/** What there is to say of a way beside where it leads; nothing where it is as most are. */
const ASPECTS: readonly Aspect[] = [
  ({ when }) => (when == null ? '' : `when ${when}`),
  ({ needs = [] }, { field }) => (needs.length === 0 ? '' : `needs ${listedInWords(needs.map(field))}`),
  ({ carries }, { field }) => (carries.length === 0 ? '' : `carries ${listedInWords(carries.map(field))}`),
  ({ rework }) => (rework ? 'back to earlier work' : ''),
  ({ accept }) => (accept === true ? 'must be accepted' : ''),
];

const wayInWords = (way: Way, titles: Titles): string =>
  ASPECTS.map((say) => say(way, titles))
    .filter((words) => words !== '')
    .join(', ');

/** What is different about a way, as it was and as it is. */
function changedInWords(before: Way, after: Way, titles: Titles): string {
  const aspects: Aspect[] = [
    ({ title = '' }) => (title === '' ? '' : `called "${title}"`),
    ({ to }) => `to ${titles.stage(to)}`,
    ...ASPECTS,
  ];
  const different = aspects.filter((say) => say(before, titles) !== say(after, titles));
  const parts = different.map((say) =>
    [say(before, titles), say(after, titles)].map((words) => (words === '' ? 'nothing' : words)).join(' → '),
  );
  return parts.length === 0 ? `${canonicalJson(before)} → ${canonicalJson(after)}` : parts.join('; ');
}
