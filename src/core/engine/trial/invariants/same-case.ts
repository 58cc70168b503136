// Does a case stay what it is? Its id, workflow and number never change, and its version only where it is said.
import type { Invariant } from './invariant.ts';

/** I9. The engine knows a case alone; the store keeps each case in its workspace. */
export const sameCase: Invariant = {
  id: 'I9',
  holds: 'a case stays what it was opened as',
  watch() {
    let known: string | null = null;
    return ({ events, state, command }) => {
      const [first] = events;
      const opened = first?.type === 'CaseOpened' ? first : null;
      if (opened !== null) known = [opened.caseId, opened.workflow, opened.number, opened.requester].join();
      const { caseId, workflow, number, requester } = state;
      if ([caseId, workflow, number, requester].join() !== known) return `${known} is ${caseId} now`;
      if (command.caseId !== caseId) return `${command.caseId} was asked, ${caseId} answered`;
      const again = events.some((event, index) => event.type === 'CaseOpened' && index > 0);
      return again ? 'the case was opened twice' : null;
    };
  },
};

/** I13. */
export const sameVersion: Invariant = {
  id: 'I13',
  holds: 'a case moves only by its own version, or by an explicit move to another',
  watch() {
    let version: number | null = null;
    return ({ events, state, before }) => {
      version ??= before?.version ?? state.version;
      for (const event of events) {
        const moves = event.type === 'CaseMigrated' || event.type === 'MigrationReverted';
        if (moves && event.fromVersion !== version) return `the move begins at version ${event.fromVersion}`;
        if (moves) version = event.toVersion;
        if (event.version !== version && !moves)
          return `${event.type} happened under version ${event.version}`;
      }
      return state.version === version ? null : `the case is under version ${state.version}`;
    };
  },
};
