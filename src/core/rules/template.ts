// How do values get into a text? `Large expense {{case.title}}`: what stands in double braces is a rule.

import { fail, type Result, succeed } from '../base/index.ts';
import { type Place, problemAt, type RuleProblem } from './problem.ts';
import { compileRule, type EvaluationOptions, evaluate, type Rule } from './rule.ts';
import type { RuleScope } from './scope.ts';
import { wordsOf } from './values/write-value.ts';

/** A text with rules in it. **shape**: pieces of text and rules, in their order. */
export type Template = { readonly text: string; readonly pieces: readonly (string | Rule)[] };

const LONGEST_TEMPLATE = 100_000;
/** A rule in braces: anything but a closing pair, except inside a text in quotes. */
const PLACEHOLDER = /\{\{((?:"(?:[^"\\]|\\.)*"|(?!\}\})[^"])*)\}\}/gs;

/** Makes a template. **rejects**: what is wrong with its rules, at their place in the text; braces that are not closed. */
export function compileTemplate(text: string, scope: RuleScope): Result<Template, readonly RuleProblem[]> {
  if (text.length > LONGEST_TEMPLATE)
    return fail([
      problemAt({ from: 0, to: text.length }, 'too-long', 'The text is too long.', 'Shorten it.'),
    ]);
  const pieces: (string | Rule)[] = [];
  const problems: RuleProblem[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    addText(text.slice(end, match.index), end, pieces, problems);
    const rule = compileRule(match[1] ?? '', scope);
    if (rule.ok) pieces.push(rule.value);
    else problems.push(...rule.problem.map((problem) => moved(problem, match.index + 2)));
    end = match.index + match[0].length;
  }
  addText(text.slice(end), end, pieces, problems);
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

function addText(text: string, start: number, pieces: (string | Rule)[], problems: RuleProblem[]): void {
  const open = text.indexOf('{{');
  if (open >= 0) {
    const place: Place = { from: start + open, to: start + open + 2 };
    problems.push(problemAt(place, 'syntax', 'Braces are not closed.', 'Write for example {{case.title}}.'));
  } else if (text !== '') pieces.push(text);
}

const moved = (problem: RuleProblem, by: number): RuleProblem => ({
  ...problem,
  from: problem.from + by,
  to: problem.to + by,
});
