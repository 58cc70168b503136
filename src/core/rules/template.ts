// How do values get into a text? `Large expense {{case.title}}`: what stands in double braces is a rule.

import { fail, type Result, succeed } from '../base/index.ts';
import { type Place, problemAt, type RuleProblem } from './problem.ts';
import { compileRule, type EvaluationOptions, evaluate, type Rule } from './rule.ts';
import type { RuleScope } from './scope.ts';
import { wordsOf } from './values/write-value.ts';

/** A text with rules in it. **shape**: pieces of text and rules, in their order. */
export type Template = { readonly text: string; readonly pieces: readonly (string | Rule)[] };

const LONGEST_TEMPLATE = 100_000;
/** Makes a template. **rejects**: what is wrong with its rules, at their place in the text; braces that are not closed. */
export function compileTemplate(text: string, scope: RuleScope): Result<Template, readonly RuleProblem[]> {
  if (text.length > LONGEST_TEMPLATE)
    return fail([
      problemAt({ from: 0, to: text.length }, 'too-long', 'The text is too long.', 'Shorten it.'),
    ]);
  const pieces: (string | Rule)[] = [];
  const problems: RuleProblem[] = [];
  let end = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', end)) {
    const close = closingBraces(text, open + 2);
    if (close === undefined) return fail([...problems, unclosed({ from: open, to: open + 2 })]);
    if (open > end) pieces.push(text.slice(end, open));
    const rule = compileRule(text.slice(open + 2, close), scope);
    if (rule.ok) pieces.push(rule.value);
    else problems.push(...rule.problem.map((problem) => moved(problem, open + 2)));
    end = close + 2;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return problems.length > 0 ? fail(problems) : succeed({ text, pieces });
}

/** Fills a template; a missing value leaves its place empty. **rejects**: as `evaluate`; the budget is for each rule. */
export function renderTemplate(
  template: Template,
  data: Readonly<Record<string, unknown>>,
  options: EvaluationOptions,
): Result<string, RuleProblem> {
  let text = '';
  for (const piece of template.pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const value = evaluate(piece, data, options);
    if (!value.ok) return value;
    text += wordsOf(value.value);
  }
  return succeed(text);
}

/** Where the braces close: the next pair that does not stand in a text in quotes. One pass, no pattern: it must stay linear. */
function closingBraces(text: string, start: number): number | undefined {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '}' && text[at + 1] === '}') return at;
  }
  return undefined;
}

const unclosed = (place: Place): RuleProblem =>
  problemAt(place, 'syntax', 'Braces are not closed.', 'Write for example {{case.title}}.');

const moved = (problem: RuleProblem, by: number): RuleProblem => ({
  ...problem,
  from: problem.from + by,
  to: problem.to + by,
});
