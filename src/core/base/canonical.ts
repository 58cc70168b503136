// One value, one spelling: JSON with sorted keys, so that equal values give equal bytes and equal hashes (after RFC 8785).

/** A value that JSON can carry. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** JSON with keys sorted by code unit; members that are undefined are left out. */
export function canonicalJson(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object') return JSON.stringify(value);
  return isList(value) ? listText(value) : membersText(value);
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

// Texts are put together as they come: lists of parts took most of the time of a function that spells every state and event.
function listText(values: readonly Json[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at++) {
    if (at > 0) text += ',';
    text += canonicalJson(values[at] ?? null);
  }
  return `${text}]`;
}

function membersText(members: { readonly [key: string]: Json | undefined }): string {
  let text = '{';
  for (const key of sorted(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += keyText(key) + canonicalJson(member);
  }
  return `${text}}`;
}

/** Up to here putting each in its place is sooner done than what sorts long lists. */
const FEW = 24;

function sorted(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] as string;
    let to = at;
    for (; to > 0 && (keys[to - 1] as string) > key; to--) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}

/** Keys are few and come again and again; those of records are data, so that only so many are kept. */
const MOST_KEPT = 2_000;
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (keyTexts.size < MOST_KEPT) keyTexts.set(key, text);
  return text;
}
