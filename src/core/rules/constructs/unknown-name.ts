// A name is not known: which one was probably meant?
import { nearest } from '../../base/index.ts';
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
