// Can what was sent be stored and read again? Texts with a NUL character or half of a character pair cannot, and neither
// can data nested without end; said here, with the place, none of them reaches the database.
import { isText } from '../../../core/base/index.ts';
import type { Fault } from '../../../shell/service/index.ts';

/** **units**: levels of lists and objects within each other; faults that are told at once. */
export const DEEPEST = 64;
const MOST_TOLD = 20;
/** Values in one body: more took a quarter of a second to look at, in which nobody else was answered. */
const MOST_VALUES = 20_000;

type Part = { readonly value: unknown; readonly at: string; readonly depth: number };

/** What is too much about JSON as it is written, before it is read: a million brackets take the parser a fifth of a second. */
export function excessOf(text: string): 'too-deep' | 'too-many' | undefined {
  let [depth, commas, inText] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    else if (sign === ',') commas += 1;
    if (depth > DEEPEST) return 'too-deep';
    if (commas >= MOST_VALUES) return 'too-many';
  }
  return undefined;
}

/** What cannot be stored in a value as JSON gives it. **shape**: faults at paths below `place`. */
export function unstorable(value: unknown, place: string): Fault[] {
  const faults: Fault[] = [];
  const open: Part[] = [{ value, at: place, depth: 0 }];
  let seen = 0;
  // By a list of what is still to be seen, for a call each would end the stack where the nesting is meant to.
  for (let part = open.pop(); part !== undefined && faults.length < MOST_TOLD; part = open.pop()) {
    seen += sizeOf(part.value);
    if (seen > MOST_VALUES) return [{ at: place, message: TOO_MUCH }];
    const message = faultOf(part);
    if (message === undefined) for (const each of partsOf(part)) open.push(each);
    else faults.push({ at: part.at, message });
  }
  return faults;
}

export const TOO_MUCH = 'This holds more than 20,000 values. Send less at once';

/** Counted without making a list of them. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let size = 0;
  for (const _ in value) if (++size > MOST_VALUES) break;
  return size;
}

function faultOf({ value, depth }: Part): string | undefined {
  if (depth > DEEPEST) return `This is nested more than ${DEEPEST} levels deep. Send it flatter`;
  return typeof value === 'string' && !isText(value) ? NO_TEXT : undefined;
}

const NO_TEXT = 'This holds a character that cannot be stored. Type it again instead of pasting it';

function partsOf({ value, at, depth }: Part): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): Part[] => [
    ...(isText(name) ? [] : [{ value: name, at, depth }]),
    ...(typeof inner === 'string' || typeof inner === 'object'
      ? [{ value: inner, at: `${at}.${name}`, depth: depth + 1 }]
      : []),
  ]);
}
