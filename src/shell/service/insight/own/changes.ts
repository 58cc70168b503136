// What has changed since a history was read, as far as one was told: the cases, the names of things, or nobody knows what.
import type { Database } from '../../../store/index.ts';

export type Changes = {
  /** Whether anything changed. */
  any(): boolean;
  /** What changed; from here on new changes are collected. **shape**: `all` where it is not known which cases changed. */
  take(): { readonly caseIds: readonly string[]; readonly names: boolean; readonly all: boolean };
  /** These cases were not read after all, nor is it known what else was. */
  putBack(caseIds: readonly string[]): void;
  addCases(caseIds: readonly string[]): void;
  addNames(): void;
  addAll(): void;
};

/** Beyond this many it is cheaper to compare all cases. */
const MOST_CASES = 20_000;

export function createChanges(): Changes {
  let cases = new Set<string>();
  let names = true;
  let all = true;
  const addCases = (caseIds: readonly string[]): void => {
    if (cases.size + caseIds.length > MOST_CASES) {
      cases = new Set();
      all = true;
    } else for (const caseId of caseIds) cases.add(caseId);
  };
  return {
    any: () => all || names || cases.size > 0,
    take: () => {
      const taken = { caseIds: [...cases], names, all };
      [cases, names, all] = [new Set<string>(), false, false];
      return taken;
    },
    putBack: (caseIds) => {
      addCases(caseIds);
      [names, all] = [true, true];
    },
    addCases,
    addNames: () => {
      names = true;
    },
    addAll: () => {
      all = true;
    },
  };
}

type Hearing = Parameters<Parameters<Database['listen']>[0]>[0];

/** What a message means for a history: cases, names, or that messages were lost or too many to be named. */
export function hear(changes: Changes, hearing: Hearing): void {
  if (hearing.kind === 'lost') {
    changes.addAll();
    changes.addNames();
  } else if (hearing.change.caseIds.length > 0) changes.addCases(hearing.change.caseIds);
  else if (hearing.change.kinds.includes('many')) changes.addAll();
  else changes.addNames();
}
