// Where in a pattern does the reader stand, and what was the first thing wrong? Once there is a fault the rest is not read.

import type { Flags, PatternFault } from './pattern.ts';

export type Reading = {
  readonly signs: readonly string[];
  readonly flags: Flags;
  next: number;
  groups: number;
  depth: number;
  fault: PatternFault | undefined;
};

export const done = (reading: Reading): boolean =>
  reading.fault !== undefined || reading.next >= reading.signs.length;

export const at = (reading: Reading): string | undefined =>
  done(reading) ? undefined : reading.signs[reading.next];

export function take(reading: Reading): string | undefined {
  const sign = at(reading);
  if (sign !== undefined) reading.next++;
  return sign;
}

export function eat(reading: Reading, sign: string): boolean {
  const found = at(reading) === sign;
  if (found) reading.next++;
  return found;
}

export function faultAt(reading: Reading, message: string, remedy: string): void {
  reading.fault ??= { message, remedy };
}
