// Is this text short and flat enough to be read in little time, and did the grammar understand all of it?

import type { SyntaxNode } from '@lezer/common';
import { type Place, problemAt, type RuleProblem } from '../problem.ts';
import { syntaxProblem } from './syntax-problem.ts';

const LONGEST_RULE = 4_000;
/** Every level is a call inside a call when the rule is compiled and evaluated. */
const DEEPEST_RULE = 250;
/** The grammar takes the square of the depth for brackets in brackets: 1.6 s for a text full of them. */
const DEEPEST_BRACKETS = 100;

/** Why a text is not even given to the grammar. */
export function textBeyondLimits(text: string): RuleProblem | undefined {
  if (text.length > LONGEST_RULE) return tooLong({ from: LONGEST_RULE, to: text.length });
  const at = bracketBeyond(text, DEEPEST_BRACKETS);
  return at === undefined ? undefined : tooLong({ from: at, to: at + 1 });
}

/** Where brackets that are still open first become too many; texts in quotes do not count. */
function bracketBeyond(text: string, most: number): number | undefined {
  let open = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && '([{'.includes(sign) && ++open > most) return at;
    else if (!quoted && ')]}'.includes(sign)) open = Math.max(0, open - 1);
  }
  return undefined;
}

const tooLong = (place: Place): RuleProblem =>
  problemAt(
    place,
    'too-long',
    'The rule is too long.',
    'Split it, or keep part of it in a field of its own.',
  );

/** The first place that the grammar could not read, or that lies too deep. */
export function treeProblem(text: string, top: SyntaxNode): RuleProblem | undefined {
  const cursor = top.cursor();
  let depth = 0;
  for (;;) {
    if (cursor.type.isError) return syntaxProblem(text, cursor.from, cursor.to);
    if (depth > DEEPEST_RULE) return tooLong(cursor);
    if (cursor.firstChild()) {
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return undefined;
      depth--;
      if (depth === 0) return undefined;
    }
  }
}
