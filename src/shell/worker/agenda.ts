// Which workspaces to look into, and when. A hint that may be stale: every poll looks into all of them.
import type { Milliseconds } from '../../core/base/index.ts';

export type Agenda = {
  /** Look into the workspace after so long, or earlier where that was noted before. */
  note(workspaceId: string, inMs: Milliseconds): void;
  /** Takes those whose time has come. */
  take(): string[];
  /** How long until the next one's time comes; null where none is noted. */
  untilNext(): Milliseconds | null;
};

export function makeAgenda(now: () => Milliseconds): Agenda {
  const times = new Map<string, number>();
  return {
    note: (workspaceId, inMs) => {
      const at = now() + inMs;
      times.set(workspaceId, Math.min(at, times.get(workspaceId) ?? at));
    },
    take: () => {
      const ready = [...times].filter(([, at]) => at <= now()).map(([workspaceId]) => workspaceId);
      for (const workspaceId of ready) times.delete(workspaceId);
      return ready;
    },
    untilNext: () => (times.size === 0 ? null : Math.max(0, Math.min(...times.values()) - now())),
  };
}
