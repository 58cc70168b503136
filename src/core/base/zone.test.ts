import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { instantOfWall, wallTime, type Zone, zoneNamed } from './zone.ts';

const NAMES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
];
const zone = (name: string): Zone => {
  const found = zoneNamed(name);
  if (found === undefined) throw new Error(name);
  return found;
};
const anyInstant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2037, 0) });

describe('zones', () => {
  test('B2 show the same wall clock as Temporal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), anyInstant, (name, at) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        expect(wallTime(zone(name), at) - at).toBe(zoned.offsetNanoseconds / 1e6);
      }),
      { numRuns: 500 },
    );
  });

  test('B2 find the instant of a wall clock as Temporal does, also when the clock is changed', () => {
    const nearChange = fc.constantFrom(
      Date.UTC(2026, 2, 29),
      Date.UTC(2026, 9, 25),
      Date.UTC(2026, 2, 8),
      Date.UTC(2026, 10, 1),
    );
    const wall = fc.oneof(
      anyInstant,
      fc.tuple(nearChange, fc.nat(86_400_000)).map(([day, ms]) => day + ms),
    );
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), wall, (name, wallMs) => {
        const plain = Temporal.Instant.fromEpochMilliseconds(wallMs)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        expect(instantOfWall(zone(name), wallMs)).toBe(plain.toZonedDateTime(name).epochMilliseconds);
      }),
      { numRuns: 1_000 },
    );
  });

  test('B2 start a new span at the very instant of a change', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect(zone('Europe/Berlin').spanAt(change).from).toBe(change);
    expect(zone('Europe/Berlin').spanAt(change - 1).to).toBe(change);
  });

  test('B2 that do not exist are not found', () => expect(zoneNamed('Europe/Atlantis')).toBeUndefined());
});
