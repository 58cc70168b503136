// How often somebody may guess a password: a few times freely, then a pause.
import type { Instant } from '../../core/base/index.ts';

/** **units**: failures within the window; milliseconds. */
const MOST = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_KEPT = 20_000;

/** Counts failures by key, in this process. */
export function createAttempts(now: () => Instant) {
  const failures = new Map<string, { count: number; since: Instant }>();
  const recent = (key: string) => {
    const found = failures.get(key);
    return found !== undefined && now() - found.since < WINDOW_MS ? found : undefined;
  };
  return {
    tooMany: (key: string): boolean => (recent(key)?.count ?? 0) >= MOST,
    failed: (key: string): void => {
      const found = recent(key) ?? { count: 0, since: now() };
      failures.delete(key);
      failures.set(key, { count: found.count + 1, since: found.since });
      const [oldest] = failures.keys();
      if (failures.size > MOST_KEPT && oldest !== undefined) failures.delete(oldest);
    },
    forget: (key: string): void => void failures.delete(key),
  };
}
