// Running cases come along to another version: what would become of them, the run itself, its progress, and its undoing.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import type { PastWarning } from '../../../core/engine/index.ts';
import { cases, newId } from '../../store/index.ts';
import type { By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { NO_SUCH_WORKFLOW } from '../workflows/workflow-catalogue.ts';
import {
  type Destination,
  explainMigration,
  judge,
  type MigrationPreview,
  previewMigration,
} from './judge-cases.ts';
import type { MigrationGround } from './migration-ground.ts';
import { type Going, keepRun, keptRun, type MigrationRun, workThrough } from './migration-run.ts';

type Values = { readonly [field: string]: unknown };

/**
 * What is moved. **shape**: `values` are filled where a case needs the field; `ofCase` are one case's own and win;
 * `caseIds` the cases, all of them where it is left out.
 */
export type MigrationAsked = Destination & {
  readonly values: Values;
  readonly ofCase: { readonly [caseId: string]: Values };
  readonly caseIds?: readonly string[] | undefined;
};

export type MigrationService = {
  preview(
    workspaceId: string,
    workflowId: string,
    to: Destination,
  ): Promise<Result<MigrationPreview, Refusal>>;
  explain(
    workspaceId: string,
    caseId: string,
    to: Destination,
  ): Promise<Result<readonly PastWarning[], Refusal>>;
  /** The last run; null where there was none. */
  run(workspaceId: string, workflowId: string): Promise<MigrationRun | null>;
  /** Begins to move them. **rejects** while another run of the workflow is under way. */
  start(by: By, workflowId: string, asked: MigrationAsked): Promise<Result<MigrationRun, Refusal>>;
  /** Begins to undo the last run; cases that have gone on since stay moved. */
  undo(by: By, workflowId: string): Promise<Result<MigrationRun, Refusal>>;
  /** Lets what is under way end after the case it is at. */
  close(): Promise<void>;
};

type UnderWay = { readonly run: Going; ended: Promise<void> };

export function createMigrationService(ground: MigrationGround): MigrationService {
  const underWay = new Map<string, UnderWay>();
  const closing = { now: false };
  const keyOf = (workspaceId: string, workflowId: string): string => `${workspaceId}\n${workflowId}`;
  const lastRun = async (workspaceId: string, workflowId: string): Promise<MigrationRun | null> => {
    const going = underWay.get(keyOf(workspaceId, workflowId));
    if (going !== undefined) return going.run;
    const kept = await keptRun(ground, workspaceId, workflowId);
    return kept !== null && (kept.state === 'running' || kept.state === 'undoing')
      ? { ...kept, state: 'stopped' }
      : kept;
  };
  const begin = (by: By, workflowId: string, run: Going, work: () => Promise<void>): void => {
    const key = keyOf(by.workspaceId, workflowId);
    const ended = work().finally(() => underWay.delete(key));
    underWay.set(key, { run, ended });
    // What could not be written is told to whoever looks: the run stands as stopped.
    ended.catch(() => undefined);
  };
  const stopped = (): boolean => closing.now;
  return {
    preview: (workspaceId, workflowId, to) => previewMigration(ground, workspaceId, workflowId, to),
    explain: (workspaceId, caseId, to) => explainMigration(ground, workspaceId, caseId, to),
    run: lastRun,
    async start(by, workflowId, asked) {
      if (underWay.has(keyOf(by.workspaceId, workflowId))) return fail(UNDER_WAY);
      const planned = await plan(ground, by, workflowId, asked);
      if (!planned.ok) return planned;
      if (underWay.has(keyOf(by.workspaceId, workflowId))) return fail(UNDER_WAY);
      const { run, valuesOf } = planned.value;
      const caseIds = run.moved;
      run.moved = [];
      begin(by, workflowId, run, async () => {
        await keepRun(ground, by.workspaceId, workflowId, run);
        await workThrough(ground, run, {
          ...{ by, workflowId, stopped, cases: caseIds },
          command: (caseId) => ({
            type: 'MigrateCase',
            caseId,
            input: { toVersion: asked.toVersion, mapping: asked.mapping, values: valuesOf(caseId) },
          }),
          settled: (caseId, message) => {
            if (message === null) run.moved = [...run.moved, caseId];
            else run.stayed = [...run.stayed, { caseId, message }];
          },
        });
        run.state = closing.now ? 'stopped' : 'done';
        await keepRun(ground, by.workspaceId, workflowId, run);
      });
      return succeed(run);
    },
    async undo(by, workflowId) {
      const last = await lastRun(by.workspaceId, workflowId);
      if (underWay.has(keyOf(by.workspaceId, workflowId))) return fail(UNDER_WAY);
      if (last === null || last.moved.length === 0) return fail(NOTHING_TO_UNDO);
      const run: Going = { ...last, state: 'undoing', done: 0, total: last.moved.length, stayed: [] };
      const { moved } = last;
      begin(by, workflowId, run, async () => {
        await workThrough(ground, run, {
          ...{ by, workflowId, stopped, cases: moved },
          command: (caseId) => ({ type: 'RevertMigration', caseId, input: {} }),
          settled: (caseId, message) => {
            if (message === null) run.moved = run.moved.filter((each) => each !== caseId);
            else run.stayed = [...run.stayed, { caseId, message }];
          },
        });
        run.state = closing.now ? 'stopped' : 'undone';
        await keepRun(ground, by.workspaceId, workflowId, run);
      });
      return succeed(run);
    },
    async close() {
      closing.now = true;
      await Promise.allSettled([...underWay.values()].map(({ ended }) => ended));
    },
  };
}

type Planned = { run: Going; valuesOf: (caseId: string) => Values };

/** Which cases go, and with which values: those that land, those whose fields are filled, and no others. */
async function plan(
  ground: MigrationGround,
  by: By,
  workflowId: string,
  asked: MigrationAsked,
): Promise<Result<Planned, Refusal>> {
  const to = await ground.versions.compiledVersion(by.workspaceId, workflowId, asked.toVersion);
  if (to === undefined) return fail(NO_SUCH_WORKFLOW);
  const wanted = asked.caseIds === undefined ? null : new Set(asked.caseIds);
  const values = new Map<string, Values>();
  for await (const page of cases.openElsewhere(ground.db.in(by.workspaceId), workflowId, asked.toVersion)) {
    for (const { state } of page) {
      if (wanted !== null && !wanted.has(state.caseId)) continue;
      const from = await ground.versions.compiledVersion(by.workspaceId, workflowId, state.version);
      if (from === undefined) continue;
      const { verdict, fields } = judge(from, to, state, asked.mapping);
      if (verdict === 'cannot') continue;
      const given = { ...asked.values, ...asked.ofCase[state.caseId] };
      const filled = fields.filter(({ field }) => given[field] !== undefined && given[field] !== '');
      if (filled.length < fields.length) continue;
      values.set(state.caseId, Object.fromEntries(filled.map(({ field }) => [field, given[field]])));
    }
  }
  const run: Going = {
    ...{ id: newId(), toVersion: asked.toVersion, by: by.personId, at: ground.now(), state: 'running' },
    ...{ total: values.size, done: 0, moved: [...values.keys()], stayed: [] },
  };
  return succeed({ run, valuesOf: (caseId) => values.get(caseId) ?? {} });
}

const UNDER_WAY: Refusal = {
  kind: 'conflict',
  code: 'migration-under-way',
  message: 'Cases of this workflow are being moved right now. Wait until that has ended.',
};
const NOTHING_TO_UNDO: Refusal = {
  kind: 'conflict',
  code: 'nothing-to-undo',
  message: 'No case was moved that could be moved back.',
};
