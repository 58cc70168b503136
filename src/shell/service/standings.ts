// Where does a case stand? As this server left it a moment ago, which spares the question before its next command.
// What is remembered may be old: the commit checks its version, and nothing is refused on the ground of it.
import type { LoadedCase } from '../store/index.ts';

export type Standings = {
  /** As this server left it; undefined where it does not remember. */
  remembered(workspaceId: string, caseId: string): LoadedCase | undefined;
  keep(workspaceId: string, standing: LoadedCase): void;
  forget(workspaceId: string, caseId: string): void;
};

/** A state takes some kilobytes. */
const MOST_KEPT = 4_000;

/** Remembers the cases that moved last. */
export function createStandings(): Standings {
  const kept = new Map<string, LoadedCase>();
  const nameOf = (workspaceId: string, caseId: string) => `${workspaceId}\n${caseId}`;
  return {
    remembered: (workspaceId, caseId) => kept.get(nameOf(workspaceId, caseId)),
    keep: (workspaceId, standing) => {
      const name = nameOf(workspaceId, standing.state.caseId);
      // Taken out first, so that it comes to stand last: those that moved long ago stand first, and go first.
      kept.delete(name);
      if (standing.state.status !== 'open') return;
      kept.set(name, standing);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    forget: (workspaceId, caseId) => void kept.delete(nameOf(workspaceId, caseId)),
  };
}
