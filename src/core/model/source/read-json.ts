// Reads any YAML or JSON document as plain JSON, for readers who check its shape themselves and point with `locateDiagnostics`.
import type { Json } from '../../base/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Reading, readJson } from './reading/reading.ts';
import { parseSource } from './source-tree.ts';

/** **shape**: null where there is any error. **rejects**: bad syntax, what would exhaust the reader. */
export function readJsonSource(text: string): { value: Json; diagnostics: Diagnostic[] } {
  const { root, diagnostics } = parseSource(text);
  if (root === null) return { value: null, diagnostics };
  const reading: Reading = { diagnostics };
  const value = readJson(reading, { node: root, at: '' });
  return { value: diagnostics.length > 0 ? null : value, diagnostics };
}
