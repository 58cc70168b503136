// How often somebody may guess a password: a few times freely, then a pause.
import type { Instant } from '../../core/base/index.ts';

/** **units**: failures within the window; milliseconds. */
const MOST = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_KEPT = 20_000;

export type Attempts = ReturnType<typeof createAttempts>;

/** Counts tries by key that came to nothing, in this process. **units**: `now` in milliseconds of a clock that never jumps. */
export function createAttempts(now: () => Instant) {
  const failures = new Map<string, { count: number; since: Instant }>();
  const recent = (key: string) => {
    const found = failures.get(key);
    return found !== undefined && now() - found.since < WINDOW_MS ? found : undefined;
  };
  return {
    /** Counts one more before it is tried, so that many at once get no further than many in turn; false where it is too many. */
    begin: (key: string): boolean => {
      const found = recent(key) ?? { count: 0, since: now() };
      if (found.count >= MOST) return false;
      failures.delete(key);
      failures.set(key, { count: found.count + 1, since: found.since });
      const [oldest] = failures.keys();
      if (failures.size > MOST_KEPT && oldest !== undefined) failures.delete(oldest);
      return true;
    },
    /** It was no guess after all. */
    forget: (key: string): void => void failures.delete(key),
  };
}
