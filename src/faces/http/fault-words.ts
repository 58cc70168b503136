// How does a reader learn what a schema found wrong? Its own messages speak of types; these say what to give.
import type { z } from 'zod';

type Issue = z.ZodError['issues'][number];

/** The issue in plain words; a message that a schema was given by us stays as it is. */
export function faultInWords(issue: Issue): string {
  if (!/^(Too (small|big)|Invalid (input|option)|Unrecognized key)/.test(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here`;
  if (issue.code === 'too_small') return `Give ${amount('at least', Number(issue.minimum), issue.origin)}`;
  if (issue.code === 'too_big') return `Give ${amount('at most', Number(issue.maximum), issue.origin)}`;
  if (issue.code === 'invalid_value') return `Give one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return missingOrOther(issue.message, issue.expected);
  return issue.message;
}

function amount(bound: string, size: number, of: string): string {
  if (of === 'string') return `${bound} ${size} ${size === 1 ? 'character' : 'characters'}`;
  if (of === 'array') return `${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  return `${bound} ${size}`;
}

const KINDS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with keys and values',
};

function missingOrOther(message: string, expected: string): string {
  const kind = KINDS[expected] ?? expected;
  return message.endsWith('received undefined') ? `This is missing: give ${kind}` : `Give ${kind}`;
}
