// Which things are said of which activity? One bit for each pair, so that a million activities cost little.
import type { EventLog } from '../event-log.ts';

type Said = { has(event: number): boolean };

/** Whether any event of activity `a` has thing number `n`. */
export function usedBy(log: EventLog, said: readonly Said[]): (a: number, n: number) => boolean {
  const width = Math.ceil(said.length / 8);
  const bits = new Uint8Array(log.activities.length * width);
  for (const [n, each] of said.entries()) {
    const bit = 1 << (n & 7);
    for (let i = 0; i < log.events; i++) {
      if (!each.has(i)) continue;
      const place = (log.activity[i] as number) * width + (n >> 3);
      bits[place] = (bits[place] as number) | bit;
    }
  }
  return (a, n) => ((bits[a * width + (n >> 3)] as number) & (1 << (n & 7))) !== 0;
}
