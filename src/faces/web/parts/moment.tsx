// A point in time for a reader: relative when near, a date when far, exact on hover.
import { createContext, memo, useContext, useSyncExternalStore } from 'react';

const STEPS = [
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 14],
] as const;

const near = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const thisYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const farDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** "5 minutes ago", "in 3 days", "12 Mar", "12 Mar 2024". */
export function momentText(at: number, now: number): string {
  const away = at - now;
  if (Math.abs(away) < 45_000) return near.format(0, 'second');
  for (const [unit, ms, most] of STEPS) {
    const count = Math.round(away / ms);
    if (Math.abs(count) < most) return near.format(count, unit);
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? thisYear : farDate).format(at);
}

/** `at` as ISO 8601 or milliseconds. */
export const Moment = memo(function Moment({ at }: { at: string | number }) {
  const instant = new Date(at).getTime();
  const now = useNow();
  return (
    <time dateTime={new Date(instant).toISOString()} title={exact.format(instant)}>
      {momentText(instant, now)}
    </time>
  );
});

/** The present of whatever is inside, where a clock is only pretended. */
export const PretendedNow = createContext<number | null>(null);

/** One clock for all that shows times: a long list of them is drawn once in half a minute, and no list by list. */
const clock = { now: Date.now(), listeners: new Set<() => void>(), timer: 0 };

function tick(): void {
  clock.now = Date.now();
  for (const listener of clock.listeners) listener();
}

function listen(listener: () => void): () => void {
  if (clock.listeners.size === 0) {
    clock.now = Date.now();
    clock.timer = window.setInterval(tick, 30_000);
  }
  clock.listeners.add(listener);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size === 0) window.clearInterval(clock.timer);
  };
}

/** The present, looked at again every half minute. **units**: milliseconds. */
export function useNow(): number {
  const pretended = useContext(PretendedNow);
  const now = useSyncExternalStore(listen, () => clock.now);
  return pretended ?? now;
}
