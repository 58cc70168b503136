// One case of each kind that a crowd consists of, made by the product itself: opened, taken, decided, paid, its timers fired. All
// others are copies of these, with their own people, words and times.
import { randomUUID } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../../src/core/base/index.ts';
import { type Asked, createWorkServices } from '../../src/shell/service/index.ts';
import { type Database, jobs } from '../../src/shell/store/index.ts';
import type { CrowdOffice } from './office.ts';

/** What stands for the words of a case in its title and its record. */
export const WORDS = 'zqzwordszqz';

/** A case that many others are copies of. */
export type Pattern = {
  readonly kind: 'fresh' | 'late' | 'closed';
  readonly caseId: string;
  readonly number: number;
  readonly team: number;
  /** How many of a hundred cases of its kind and team are such. */
  readonly share: number;
};

/** The form a case begins with, how far it goes, how it is decided, and its share of a hundred. */
type Way = {
  readonly intake: number;
  readonly steps: number;
  readonly outcome: string;
  readonly share: number;
  readonly priority?: string;
};

/** Half of the open ones began in the pool. Whoever asks the pool tells everybody in it, so the many closed ones did not. */
const OPEN: readonly Way[] = [
  { intake: 0, steps: 0, outcome: 'approved', share: 20 },
  { intake: 0, steps: 1, outcome: 'approved', share: 20 },
  { intake: 1, steps: 0, outcome: 'approved', share: 30 },
  { intake: 1, steps: 0, outcome: 'approved', share: 5, priority: 'high' },
  { intake: 1, steps: 1, outcome: 'approved', share: 25 },
];
const CLOSED: readonly Way[] = [
  { intake: 1, steps: 2, outcome: 'rejected', share: 90 },
  { intake: 1, steps: 2, outcome: 'approved', share: 10 },
];
const AGO = { fresh: 5 * HOUR_MS, late: 30 * DAY_MS, closed: 30 * DAY_MS };

/** Makes them in a workspace that has no cases yet. */
export async function makePatterns(db: Database, office: CrowdOffice): Promise<Pattern[]> {
  const now = Date.now();
  let clock = now;
  const { handle } = createWorkServices({ db, now: () => clock });
  const { workspaceId, workflows, teams, askers } = office;
  const ask = async (person: string, command: Asked) => {
    clock += HOUR_MS;
    const actor = { kind: 'person', person } as const;
    const outcome = await handle({
      workspaceId,
      actor,
      role: 'member',
      command,
      idempotencyKey: randomUUID(),
    });
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.problem.message}`);
    return outcome.value.state;
  };
  const one = async (team: number, { intake, steps, outcome: last, priority = 'normal' }: Way) => {
    const values = { subject: WORDS, amount: { minor: 12_500, currency: 'EUR' } };
    const input = { values, via: 'people', intake, priority };
    let state = await ask(askers[0] ?? '', { type: 'OpenCase', workflow: workflows[team] ?? '', input });
    const { caseId, number } = state;
    for (let step = 0; step < steps && state.status === 'open'; step++) {
      const { workItem = '', owner = null } = state.workItems[0] ?? {};
      if (owner === null) {
        const taken = { type: 'ClaimWorkItem', caseId, input: { workItem } } as const;
        state = await ask(teams[team]?.[3] ?? '', taken);
      } else {
        const outcome = state.tokens[0]?.stage === 'decide' ? { outcome: last } : {};
        state = await ask(owner, {
          type: 'CompleteWorkItem',
          caseId,
          input: { workItem, values: {}, ...outcome },
        });
      }
    }
    return { caseId, number, team };
  };
  const patterns: Pattern[] = [];
  for (const kind of ['fresh', 'late', 'closed'] as const) {
    for (const team of workflows.keys()) {
      for (const way of kind === 'closed' ? CLOSED : OPEN) {
        clock = now - AGO[kind];
        patterns.push({ kind, share: way.share, ...(await one(team, way)) });
      }
    }
  }
  for (const { key, caseId, dueAt, fence } of await jobs.claim(
    db.in(workspaceId),
    { timer: 1_000, effect: 0 },
    HOUR_MS,
  )) {
    const command = { type: 'FireTimer', caseId, input: { timer: key } } as const;
    const actor = { kind: 'machine', part: 'timer' } as const;
    const fired = await handle({ workspaceId, actor, command, at: dueAt, finishes: { key, fence } });
    if (!fired.ok) throw new Error(fired.problem.message);
  }
  return patterns;
}
