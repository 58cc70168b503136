// What does a draft say about what it rests on? Sentences for what it draws beside the stages of the history: the description of a
// stage where somebody works is an instruction to whoever does it, and stays empty.
import type { LearntBranch } from './rules/learn.ts';

/** Where its rules come from, and how good they are. */
export function learntInWords({ cases, accuracy, baseline }: LearntBranch): string {
  return (
    `Which way a case takes was learnt from ${whole(cases)} cases. Tried on cases that were kept aside, the rules were right ` +
    `for ${percent(accuracy)}; always taking the usual way would be right for ${percent(baseline)}.`
  );
}

/** That stages are branches because they were done side by side. **shape**: `groups` of titles. */
export const besideInWords = (groups: readonly (readonly string[])[]): string =>
  `In the history these were done side by side: ${groups.map((group) => listed(group)).join('; ')}.`;

/** What is to be decided. **shape**: the titles of what may come; null stands for nothing of it. */
export function choiceInWords(choices: readonly (string | null)[]): string {
  const things = choices.filter((choice) => choice !== null);
  const isOptional = things.length < choices.length;
  const [last = '', ...before] = [...(isOptional ? [...things, 'not'] : things)].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} or ${last}`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

// By hand, because a locale would differ from machine to machine.
const whole = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function listed(titles: readonly string[]): string {
  const quoted = titles.map((title) => `"${title}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
