// What somebody is typing, kept in this browser until it is sent: a reload, a crash or a lost sign-in takes nothing.
import { useCallback, useLayoutEffect, useState } from 'react';

/** A value under a name, remembered across reloads; the third member forgets it. */
export function useDraft<Value>(name: string, initial: Value): [Value, (next: Value) => void, () => void] {
  const key = `millrace-draft:${name}`;
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
  const kept = read<unknown>(`millrace-draft:${name}`);
  return kept !== undefined && kept !== '' && JSON.stringify(kept) !== '{}';
}
