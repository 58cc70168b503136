// One run: cases go to another version, or back, each by a command of its own, a few at a time; what became of each is kept,
// so that the run can be looked at and undone later, and after a restart.
import type { Instant, Json } from '../../../core/base/index.ts';
import { settings } from '../../store/index.ts';
import type { Asked } from '../handle.ts';
import type { By } from '../people.ts';
import type { MigrationGround } from './migration-ground.ts';

/** A case that stayed where it was, and why. */
export type StayedCase = { readonly caseId: string; readonly message: string };

/**
 * How far a run is. `running`, `undoing`: under way; `done`, `undone`: over; `stopped`: the server stopped meanwhile, what
 * was moved is moved. **shape**: `moved` are the cases that are on the version because of this run.
 */
export type MigrationRun = {
  readonly id: string;
  readonly toVersion: number;
  readonly by: string;
  readonly at: Instant;
  readonly state: 'running' | 'done' | 'undoing' | 'undone' | 'stopped';
  readonly total: number;
  readonly done: number;
  readonly moved: readonly string[];
  readonly stayed: readonly StayedCase[];
};

export type Going = { -readonly [Member in keyof MigrationRun]: MigrationRun[Member] };

/** Cases that are decided on at the same moment, so that people's own commands keep coming through. */
const AT_ONCE = 4;
const KEPT_EVERY = 50;

const settingOf = (workflowId: string): string => `migration ${workflowId}`;

/** The last run of a workflow, as it was kept. */
export async function keptRun(
  { db }: MigrationGround,
  workspaceId: string,
  workflowId: string,
): Promise<MigrationRun | null> {
  const kept = await settings.get(db.in(workspaceId), settingOf(workflowId));
  return kept === undefined ? null : (kept as unknown as MigrationRun);
}

export function keepRun(
  { db }: MigrationGround,
  workspaceId: string,
  workflowId: string,
  run: MigrationRun,
): Promise<void> {
  return settings.put(db.in(workspaceId), settingOf(workflowId), run as unknown as Json);
}

export type Work = {
  readonly by: By;
  readonly workflowId: string;
  readonly cases: readonly string[];
  /** What is asked of a case. */
  readonly command: (caseId: string) => Asked;
  readonly settled: (caseId: string, problem: string | null) => void;
  readonly stopped: () => boolean;
};

/** Asks every case, a few at a time. One that is refused does not stop the others; a run can be stopped between cases. */
export async function workThrough(ground: MigrationGround, run: Going, work: Work): Promise<void> {
  const { by, workflowId, cases, command, settled, stopped } = work;
  const waiting = [...cases];
  const one = async (): Promise<void> => {
    for (let caseId = waiting.shift(); caseId !== undefined && !stopped(); caseId = waiting.shift()) {
      settled(caseId, await problemOf(ground, by, command(caseId)));
      run.done += 1;
      if (run.done % KEPT_EVERY === 0) await keepRun(ground, by.workspaceId, workflowId, run);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await keepRun(ground, by.workspaceId, workflowId, run);
  ground.db.announce({ workspaceId: by.workspaceId, caseIds: [], kinds: ['workflow-changed'], jobs: false });
}

async function problemOf({ handle }: MigrationGround, by: By, command: Asked): Promise<string | null> {
  const actor = { kind: 'person' as const, person: by.personId };
  const outcome = await handle({ workspaceId: by.workspaceId, actor, role: 'operator', command });
  return outcome.ok ? null : outcome.problem.message;
}
