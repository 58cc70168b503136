// What changed in where a stage leads, way by way, with the titles that people know: "Check leads to Pay too: when amount > 100".
import { canonicalJson } from '../../../base/index.ts';
import type { Outcome, Stage, Transition } from '../../workflow.ts';
import { listedInWords } from './in-words.ts';
import { AS_WRITTEN, type Titles } from './titles.ts';

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
  ({ when }, { rule }) => (when == null ? '' : `when ${rule(when)}`),
  ({ needs = [] }, { field }) => (needs.length === 0 ? '' : `needs ${listedInWords(needs.map(field))}`),
  ({ carries }, { field }) => (carries.length === 0 ? '' : `carries ${listedInWords(carries.map(field))}`),
  ({ rework }) => (rework ? 'back to earlier work' : ''),
  ({ accept }) => (accept === true ? 'must be accepted' : ''),
];

const wayInWords = (way: Way, titles: Titles): string =>
  ASPECTS.map((say) => say(way, titles))
    .filter((words) => words !== '')
    .join(', ');

/** What is not the same and reads alike is told as it is written. */
export function bothInWords<Thing>(
  say: (thing: Thing, titles: Titles) => string,
  [before, after]: readonly [Thing, Thing],
  titles: Titles,
): [was: string, now: string] {
  const [was, now] = [say(before, titles), say(after, titles)];
  return was === now ? [say(before, AS_WRITTEN), say(after, AS_WRITTEN)] : [was, now];
}

/** What is different about a way, as it was and as it is. */
function changedInWords(before: Way, after: Way, titles: Titles): string {
  const aspects: Aspect[] = [
    ({ title = '' }) => (title === '' ? '' : `called "${title}"`),
    ({ to }) => `to ${titles.stage(to)}`,
    ...ASPECTS,
  ];
  const different = aspects.filter((say) => say(before, AS_WRITTEN) !== say(after, AS_WRITTEN));
  const parts = different.map((say) =>
    bothInWords(say, [before, after], titles)
      .map((words) => (words === '' ? 'nothing' : words))
      .join(' → '),
  );
  return parts.length === 0 ? `${canonicalJson(before)} → ${canonicalJson(after)}` : parts.join('; ');
}
