// The cases that somebody opened last in this browser, for the search. Each person has a list of their own.
import { useEffect } from 'react';
import { usePermissions } from '../state/session.ts';

export type Opened = { readonly caseId: string; readonly title: string };

const MOST = 6;

/** Remembers that this case is open. */
export function useOpened({ caseId, title }: Opened): void {
  const me = usePermissions().person?.id;
  useEffect(() => {
    if (me === undefined) return;
    const others = read(me).filter((each) => each.caseId !== caseId);
    write(me, [{ caseId, title }, ...others].slice(0, MOST));
  }, [me, caseId, title]);
}

/** The last first. */
export function useOpenedLast(): readonly Opened[] {
  const me = usePermissions().person?.id;
  return me === undefined ? [] : read(me);
}

const nameOf = (personId: string): string => `millrace-opened:${personId}`;

const isOpened = (value: unknown): value is Opened =>
  typeof value === 'object' &&
  value !== null &&
  'caseId' in value &&
  'title' in value &&
  typeof value.caseId === 'string' &&
  typeof value.title === 'string';

/** What this browser cannot tell is as good as nothing. */
function read(personId: string): readonly Opened[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameOf(personId)) ?? '[]');
    return Array.isArray(value) ? value.filter(isOpened) : [];
  } catch {
    return [];
  }
}

function write(personId: string, opened: readonly Opened[]): void {
  try {
    localStorage.setItem(nameOf(personId), JSON.stringify(opened));
  } catch {
    return;
  }
}
