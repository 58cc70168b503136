// What does the clock on the wall say? Offsets of an IANA time zone, as spans between two changes of its clock.
// Temporal knows the zones but takes microseconds a question, so each span found is kept (see zone.test.ts).

import { Temporal } from 'temporal-polyfill';
import type { Instant, Milliseconds } from './instant.ts';

/** A stretch in which a zone's clock is not changed. **units**: `from` and `to` instants (`to` excluded), `offsetMs` wall minus UTC. */
export type ZoneSpan = { readonly from: Instant; readonly to: Instant; readonly offsetMs: Milliseconds };

/** Answers for one zone. */
export type Zone = {
  readonly name: string;
  /** The span around an instant. */
  spanAt(at: Instant): ZoneSpan;
};

const zones = new Map<string, Zone>();

/** The zone of an IANA name such as `Europe/Berlin`; undefined where there is none. */
export function zoneNamed(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (!isZoneName(name)) return undefined;
  const zone = rememberingZone(name);
  zones.set(name, zone);
  return zone;
}

/** The wall-clock reading in a zone. **units**: milliseconds as if the wall stood at UTC. */
export const wallTime = (zone: Zone, at: Instant): Milliseconds => at + zone.spanAt(at).offsetMs;

/** The instant at which the wall of a zone reads so: the earlier of two in a repeated hour, moved on in a skipped one. */
export function instantOfWall(zone: Zone, wallMs: Milliseconds): Instant {
  const before = zone.spanAt(wallMs - 86_400_000);
  const early = wallMs - before.offsetMs;
  const span = zone.spanAt(early);
  if (span.offsetMs === before.offsetMs) return early;
  const late = wallMs - span.offsetMs;
  return late >= span.from ? late : early;
}

function isZoneName(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function rememberingZone(name: string): Zone {
  const spans: ZoneSpan[] = [];
  let latest: ZoneSpan | undefined;
  const find = (at: Instant): ZoneSpan => {
    const place = firstEndingAfter(spans, at);
    const found = spans[place];
    if (found !== undefined && at >= found.from) return found;
    const fresh = askTemporal(name, at);
    spans.splice(place, 0, fresh);
    return fresh;
  };
  return {
    name,
    spanAt(at) {
      if (latest === undefined || at < latest.from || at >= latest.to) latest = find(at);
      return latest;
    },
  };
}

function firstEndingAfter(spans: readonly ZoneSpan[], at: Instant): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? Number.POSITIVE_INFINITY) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function askTemporal(name: string, at: Instant): ZoneSpan {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
  const next = zoned.getTimeZoneTransition('next');
  // A transition at this very instant is not "previous" to it: one millisecond later it is.
  const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: zoned.offsetNanoseconds / 1_000_000,
  };
}
