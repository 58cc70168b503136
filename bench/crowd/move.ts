// Moves of new cases in the middle of a crowd: each is decided by its owner and stands in the next stage.
import { randomUUID } from 'node:crypto';
import type { CaseState } from '../../src/core/model/index.ts';
import { type Asked, createWorkServices } from '../../src/shell/service/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { load } from '../load.ts';
import type { Crowd } from './open-crowd.ts';

export type Mover = {
  /** Opens the cases that are moved next. */
  prepare(): Promise<void>;
  /** False where all were moved. */
  move(): Promise<boolean>;
};

const OPENERS = 64;
const AT_ONCE = 2_000;

/** **rejects** where a move is refused, for then it would measure nothing. */
export async function openMover(db: Database, { office }: Crowd): Promise<Mover> {
  const { handle } = createWorkServices({ db, now: () => Date.now() });
  const { workspaceId, workflows, askers } = office;
  const ready: CaseState[] = [];
  const ask = async (person: string, command: Asked): Promise<CaseState> => {
    const actor = { kind: 'person', person } as const;
    const outcome = await handle({
      workspaceId,
      actor,
      role: 'member',
      command,
      idempotencyKey: randomUUID(),
    });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return outcome.value.state;
  };
  const values = { subject: 'A chair', amount: { minor: 12_500, currency: 'EUR' } };
  const input = { values, via: 'people', intake: 1 };
  return {
    prepare: async () => {
      await load(OPENERS, 60, async () => {
        if (ready.length >= AT_ONCE) return false;
        ready.push(await ask(askers[0] ?? '', { type: 'OpenCase', workflow: workflows[0] ?? '', input }));
        return true;
      });
    },
    move: async () => {
      const state = ready.shift();
      if (state === undefined) return false;
      const { workItem = '', owner = null } = state.workItems[0] ?? {};
      const done = { workItem, values: {}, outcome: 'approved' };
      await ask(owner ?? '', { type: 'CompleteWorkItem', caseId: state.caseId, input: done });
      return true;
    },
  };
}
