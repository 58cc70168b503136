// What a page keeps in its address: filter, sort, tab, open item. Back and shared links then show the same.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Raw = Record<string, unknown>;

/**
 * The page's own part of the address, read by `parse` (which must give a default for everything), and its setter.
 * A change replaces the entry in the history unless `push` is asked for.
 */
export function useAddress<Search extends Raw>(parse: (raw: Raw) => Search) {
  const raw = useSearch({ strict: false }) as Raw;
  const navigate = useNavigate();
  const set = useCallback(
    (change: Partial<Search>, { push = false } = {}) =>
      navigate({
        to: '.',
        search: ((old: Raw) => withoutEmpty({ ...old, ...change })) as never,
        replace: !push,
      }),
    [navigate],
  );
  return [parse(raw), set] as const;
}

const withoutEmpty = (search: Raw): Raw =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );

/** A text of the address, or its default. */
export const textIn = (raw: Raw, name: string, otherwise = ''): string =>
  typeof raw[name] === 'string' || typeof raw[name] === 'number' ? String(raw[name]) : otherwise;
