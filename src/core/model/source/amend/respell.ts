// The word that a finding points at in a source, and another in its place.
import type { Diagnostic } from '../../diagnostic.ts';

/** **shape**: the same source where the finding respells nothing, or the word does not stand there any more. */
export function respell(source: string, { fix, line, column }: Diagnostic): string {
  if (fix?.respell === undefined || line === null || column === null) return source;
  const { from, to } = fix.respell;
  const lines = source.split('\n');
  const text = lines[line - 1] ?? '';
  const quote = /^["']/.exec(text.slice(column - 1))?.[0] ?? '';
  const start = column - 1 + quote.length;
  if (!text.startsWith(from, start)) return source;
  lines[line - 1] = text.slice(0, start) + to + text.slice(start + from.length);
  return lines.join('\n');
}
