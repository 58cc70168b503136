// A rule cannot be read: where does it go wrong, and what did its writer probably mean?

import { problemAt, type RuleProblem } from '../problem.ts';

type Slip = { readonly sign: RegExp; readonly message: string; readonly remedy: string };

/** Habits from other languages, looked for around the place where reading failed. */
const SLIPS: readonly Slip[] = [
  { sign: /&&|\|\|/, message: 'Conditions are joined by words.', remedy: 'Write and, or.' },
  { sign: /==/, message: 'Two values are compared by a single sign.', remedy: 'Write = or !=.' },
  { sign: /<>/, message: 'There is no sign <>.', remedy: 'Write !=.' },
  {
    sign: /\bis\s+(not\s+)?(null|empty)\b/,
    message: 'A missing value is asked for by a comparison.',
    remedy: 'Write = null or != null.',
  },
  { sign: /^[^"]*'/, message: 'Text stands in double quotes.', remedy: 'Write "like this".' },
  { sign: /[“”„]/, message: 'Text stands in straight quotes.', remedy: 'Write "like this".' },
  { sign: /\d,\d{3}/, message: 'Numbers have no separator of thousands.', remedy: 'Write 1000.' },
  { sign: /[€$£%]/, message: 'Numbers have no unit.', remedy: 'Write the number alone, for example 100.' },
  {
    sign: /(^|[^!])!(?!=)/,
    message: 'There is no sign !.',
    remedy: 'Write not(…), or != between two values.',
  },
];

/** The problem at the first place that could not be read. */
export function syntaxProblem(text: string, from: number, to: number): RuleProblem {
  const place = { from, to: Math.max(to, Math.min(from + 1, text.length)) };
  if (text.trim() === '')
    return problemAt(place, 'syntax', 'The rule is empty.', 'Write for example amount > 100.');
  if (oddQuotes(text)) return problemAt(place, 'syntax', 'A text is not closed.', 'Put a " at its end.');
  const around = text.slice(Math.max(0, from - 12), to + 12);
  const slip = SLIPS.find(({ sign }) => sign.test(around));
  if (slip !== undefined) return problemAt(place, 'syntax', slip.message, slip.remedy);
  const depth = unclosed(text);
  if (depth !== undefined)
    return problemAt(place, 'syntax', `A ${depth} is not closed.`, 'Close it, or take it away.');
  if (/\bif\b/.test(text) && !/\belse\b/.test(text))
    return problemAt(place, 'syntax', 'An "if" has no "else".', 'Write if … then … else ….');
  if (text.slice(from).trim() === '')
    return problemAt(place, 'syntax', 'The rule stops too early.', 'Finish it, for example amount > 100.');
  return problemAt(
    place,
    'syntax',
    `"${text.slice(place.from, place.to)}" does not fit here.`,
    'Write for example amount > 100 and category = "travel".',
  );
}

const withoutTexts = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, '""');

const oddQuotes = (text: string): boolean => (withoutTexts(text).match(/"/g)?.length ?? 0) % 2 === 1;

function unclosed(text: string): '(' | '[' | undefined {
  const bare = withoutTexts(text);
  const count = (sign: string) => bare.split(sign).length;
  // Ranges may mix the two: (1..5] is closed.
  if (count('(') + count('[') <= count(')') + count(']')) return undefined;
  return count('(') > count(')') ? '(' : '[';
}
