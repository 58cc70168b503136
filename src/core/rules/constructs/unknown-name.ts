// A name is not known: which one was probably meant?

import { isFieldId, type RuleType } from '../scope.ts';
import type { Compiling } from './compiling.ts';

const MOST_SHOWN = 8;

/** What to write instead of a name that is not known. */
export function unknownNameRemedy(name: string, at: Compiling): string {
  const known = [...Object.keys(at.fields), ...at.locals.map((local) => local.name)];
  if (name === 'yes' || name === 'no') return `Write ${name === 'yes' ? 'true' : 'false'}.`;
  if (Object.values(at.fields).some((type) => offers(type, name))) return `Put a text in quotes: "${name}".`;
  const near = nearest(name, known);
  if (near !== undefined) return `Did you mean ${near}?`;
  if (!isFieldId(name)) return 'A field is named by its id: letters, digits and _, without spaces or dashes.';
  if (known.length === 0) return 'No fields are at hand here.';
  return `Known here: ${known.slice(0, MOST_SHOWN).join(', ')}${known.length > MOST_SHOWN ? ', …' : ''}.`;
}

const offers = (type: RuleType, name: string): boolean =>
  type.kind === 'choice' ? type.options.includes(name) : type.kind === 'list' && offers(type.of, name);

/** The closest of the names, where it is close: a third of the letters may differ. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  let [best, least]: [string | undefined, number] = [undefined, Math.max(1, Math.floor(name.length / 3)) + 1];
  for (const candidate of names) {
    const distance = editDistance(plain(name).slice(0, 60), plain(candidate).slice(0, 60));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Letters changed, added, left out or swapped with their neighbour (Damerau 1964), three rows at a time. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      const swapped = i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j];
      const swap = swapped ? (before[j - 1] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
