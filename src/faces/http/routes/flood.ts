// Has one address sent too much? Counts in this process, so that an open form cannot be filled by a machine without end.
const MOST_KEPT = 20_000;

/** **units**: `most` within `windowMs` milliseconds. */
export function createFlood(most: number, windowMs: number, now: () => number = () => performance.now()) {
  const counted = new Map<string, { count: number; since: number }>();
  return {
    /** Counts one more, and says whether it is one too many. */
    tooMuch: (address: string): boolean => {
      const found = counted.get(address);
      const fresh = found === undefined || now() - found.since >= windowMs;
      const entry = fresh ? { count: 1, since: now() } : { count: found.count + 1, since: found.since };
      counted.delete(address);
      counted.set(address, entry);
      const [oldest] = counted.keys();
      if (counted.size > MOST_KEPT && oldest !== undefined) counted.delete(oldest);
      return entry.count > most;
    },
  };
}
