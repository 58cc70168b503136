// Light or dark, comfortable or compact: chosen on this device, known before the first paint (entry/first-paint.ts).
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { useState } from 'react';

const THEME = 'millrace-theme';
const DENSITY = 'millrace-density';

export type Density = 'comfortable' | 'compact';

/** Keeps the colour scheme where the first paint looks for it. */
export const schemeManager: MantineColorSchemeManager = {
  get: (otherwise) => (stored(THEME) as MantineColorScheme | undefined) ?? otherwise,
  set: (scheme) => store(THEME, scheme),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => store(THEME, 'auto'),
};

/** How close rows stand together. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(
    () => (stored(DENSITY) as Density | undefined) ?? 'comfortable',
  );
  const choose = (next: Density) => {
    setDensity(next);
    store(DENSITY, next);
    document.documentElement.setAttribute('data-density', next);
  };
  return [density, choose];
}

function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
