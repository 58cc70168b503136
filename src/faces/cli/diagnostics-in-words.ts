// How does what is wrong with a workflow read in a terminal? Its place as editors open it, then what is wrong and what to do.
import type { Diagnostic } from '../../core/model/index.ts';

/** Two lines for each diagnostic. */
export const diagnosticsInWords = (path: string, found: readonly Diagnostic[]): string =>
  found
    .map(({ severity, at, line, column, message, remedy }) => {
      const place = line === null ? path : `${path}:${line}:${column ?? 1}`;
      return `${[place, severity, at].filter(Boolean).join('  ')}\n  ${message} ${remedy}\n`;
    })
    .join('\n');
