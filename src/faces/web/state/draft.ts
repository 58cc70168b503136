// What somebody is typing, kept in this browser until it is sent: a reload, a crash or a lost sign-in takes nothing. Where another
// person signs in here, it is laid aside for whoever typed it, and is there again once they come back.
import { useCallback, useLayoutEffect, useState } from 'react';

const TYPED = 'millrace-draft:';

/** A value under a name, remembered across reloads; the third member forgets it. */
export function useDraft<Value>(name: string, initial: Value): [Value, (next: Value) => void, () => void] {
  const key = TYPED + name;
  const [value, setValue] = useState<Value>(() => read(key) ?? initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      write(key, next);
    },
    [key],
  );
  // What is typed on the page that is being left, after this one was made ready and before it is seen, is not lost either.
  useLayoutEffect(() => setValue((now) => read(key) ?? now), [key]);
  const forget = useCallback(() => write(key, undefined), [key]);
  return [value, set, forget];
}

function read<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/** A browser without storage, or a full one, still lets people type. */
function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** Whether something was typed under a name and neither sent nor deleted again. */
export function isTyped(name: string): boolean {
  const kept = read<unknown>(TYPED + name);
  return kept !== undefined && kept !== '' && JSON.stringify(kept) !== '{}';
}

const WHOSE = 'millrace-drafts-of';
/** Nobody's: what strangers type into public forms, and how this device shows the frame. */
const NOBODYS = ['public:', 'public-name:', 'public-sent:', 'rail-folded'];

const asideOf = (person: string): string => `millrace-aside:${person}:`;

/** To be called with whoever is signed in, before a page looks for what was typed. */
export function claimDrafts(person: string): void {
  try {
    const before = localStorage.getItem(WHOSE);
    if (before === person) return;
    if (before !== null) move(TYPED, asideOf(before));
    move(asideOf(person), TYPED);
    localStorage.setItem(WHOSE, person);
  } catch {
    // A browser without storage keeps nothing that somebody else could see.
    return;
  }
}

function move(from: string, to: string): void {
  const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  for (const key of all) {
    const name = key.startsWith(from) ? key.slice(from.length) : undefined;
    if (name === undefined || NOBODYS.some((each) => name.startsWith(each))) continue;
    const text = localStorage.getItem(key) ?? '';
    localStorage.removeItem(key);
    localStorage.setItem(to + name, text);
  }
}
