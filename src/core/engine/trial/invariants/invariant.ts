// What is an invariant here? Something that holds after every accepted command, whatever the workflow and whatever was asked.
import type { CaseEvent, CaseState, Directory } from '../../../model/index.ts';
import type { Command } from '../../commands/index.ts';
import type { Compiled } from '../../compile/compiled.ts';

/** One accepted command, and what came of it. */
export type Step = {
  readonly compiled: Compiled;
  readonly directory: Directory;
  readonly command: Command;
  /** Whether whoever asked may run the work of others. */
  readonly operator: boolean;
  readonly before: CaseState | null;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
};

/** Looks at each step of one case in turn and remembers what it needs of it. **shape**: what is broken, or null. */
export type Watcher = (step: Step) => string | null;

export type Invariant = {
  /** As the design numbers them: I1 to I14. */
  readonly id: string;
  /** What holds, in words. */
  readonly holds: string;
  /** Begins to watch a case from its opening. */
  watch(): Watcher;
};
