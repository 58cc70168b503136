// Trying a draft before anybody else meets it: a run by its real rules with pretended people and a clock that is moved; and the
// runs that were kept, played again whenever the workflow has changed.
import { fail, type Instant, type Json, type Result, succeed } from '../../../core/base/index.ts';
import type { Compiled } from '../../../core/engine/index.ts';
import type { Field, Workflow } from '../../../core/model/index.ts';
import {
  type DryRun,
  type DryStep,
  differenceInWords,
  dryRunShape,
  type Expected,
  expectedOf,
  firstDifference,
  type Played,
  play,
  type StepRefusal,
  type Walked,
  walkedOf,
} from '../../../core/simulation/index.ts';
import { newId, type WorkflowTestRow, workflowTests } from '../../store/index.ts';
import { type CaseView, caseViewOf } from '../cases.ts';
import { formOf, type IntakeForm } from '../intake.ts';
import { announce, type By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { rejected } from '../rejected.ts';
import type { DesignGround } from './design-ground.ts';
import { draftedWorkflow, readyDraft } from './ready-draft.ts';

/** `run` as it was sent; it is read here. `acting`: who is pretended to look; null for whoever asks. */
export type AskedRun = { readonly run: unknown; readonly acting: string | null };

/** What is under way outside and would have been asked of the world. **shape**: `text` in words. */
export type Outside = { readonly kind: string; readonly stage: string | null };

export type DryRunView = {
  readonly case: CaseView | null;
  readonly startAt: Instant;
  readonly at: Instant;
  readonly next: Instant | null;
  readonly steps: readonly DryStep[];
  readonly refusals: readonly (Refusal & { readonly step: number })[];
  readonly outside: readonly Outside[];
  readonly children: readonly PretendedChild[];
  readonly walked: Walked;
  readonly forms: readonly IntakeForm[];
};

/**
 * A case of another workflow that a stage waits for. **shape**: `outcomes` are the ends of that workflow; `gives` the fields of it
 * whose values are taken over, each as it is declared where it comes to.
 */
export type PretendedChild = {
  readonly stage: string;
  readonly workflow: string;
  readonly gives: readonly { readonly field: string; readonly into: Field }[];
  readonly outcomes: readonly { readonly outcome: string; readonly title: string }[];
};

/** `difference` in a sentence; null where the test holds. */
export type WorkflowTestView = {
  readonly testId: string;
  readonly name: string;
  readonly steps: number;
  readonly keptAt: Instant;
  readonly difference: string | null;
};

const MOST_TESTS = 100;

export async function dryRun(
  ground: DesignGround,
  by: By,
  id: string,
  { run, acting }: AskedRun,
): Promise<Result<DryRunView, Refusal>> {
  const read = dryRunShape.safeParse(run);
  if (!read.success) return fail(UNREADABLE);
  const ready = await readyToTry(ground, by.workspaceId, id);
  if (!ready.ok) return ready;
  const directory = await ground.directoryOf(by.workspaceId);
  const played = play({ compiled: ready.value, directory }, read.data);
  const children = await childrenOf(ground, by.workspaceId, played, ready.value);
  const view = await viewOf(played, ready.value, read.data, acting ?? by.personId);
  return succeed({ ...view, children });
}

/** Every form may be filled in here, by whom it may ever be sent. */
async function readyToTry(
  ground: DesignGround,
  workspaceId: string,
  id: string,
): Promise<Result<Compiled, Refusal>> {
  const drafted = await draftedWorkflow(ground, workspaceId, id);
  if (!drafted.ok) return drafted;
  const intake = drafted.value.intake.map((each) => ({ ...each, from: ['people' as const] }));
  return readyDraft(ground, workspaceId, { ...drafted.value, intake });
}

async function viewOf(
  played: Played,
  compiled: Compiled,
  { startAt }: DryRun,
  viewer: string,
): Promise<Omit<DryRunView, 'children'>> {
  const { state, at, next, steps, directory, events } = played;
  const beside = { history: events, stored: {}, rowsOf: () => Promise.resolve([]) };
  const seen = state === null ? null : { state, compiled, directory, viewer, at };
  return {
    ...{ startAt, at, next, steps },
    case: seen === null ? null : await caseViewOf(seen, beside),
    refusals: played.refusals.map(refusalOf),
    outside: (state?.effects ?? []).map(({ kind, token }) => {
      const stage = state?.tokens.find((each) => each.token === token)?.stage;
      return { kind, stage: stage === undefined ? null : (compiled.stages.get(stage)?.title ?? stage) };
    }),
    walked: walkedOf(events, state),
    forms: compiled.intake.flatMap((_, intake) => formOf(compiled, intake, 'people') ?? []),
  };
}

/** What a stage that runs another workflow says of it, as far as it is needed here. */
type SubflowSettings = { readonly workflow?: string; readonly takes?: { readonly [field: string]: string } };

/** What a run waits for of other workflows, with how these may end by what is designed of them now. */
async function childrenOf(
  ground: DesignGround,
  workspaceId: string,
  { state }: Played,
  compiled: Compiled,
): Promise<PretendedChild[]> {
  const stageOf = (token: string): string => state?.tokens.find((each) => each.token === token)?.stage ?? '';
  return Promise.all(
    (state?.children ?? []).map(async ({ token }) => {
      const stage = compiled.workflow.stages.find(({ id }) => id === stageOf(token));
      const { workflow: id = '', takes = {} } = (stage?.settings ?? {}) as SubflowSettings;
      const drafted = await draftedWorkflow(ground, workspaceId, id);
      const ends = drafted.ok ? drafted.value.stages.filter(({ kind }) => kind === 'end') : [];
      return {
        stage: stage?.title ?? stageOf(token),
        workflow: drafted.ok ? drafted.value.title : id,
        gives: Object.entries(takes).flatMap(([field, there]) => {
          const into = compiled.workflow.record[field];
          return into === undefined ? [] : [{ field: there, into }];
        }),
        outcomes: ends.map((end) => ({ outcome: end.id, title: end.title })),
      };
    }),
  );
}

function refusalOf(refusal: StepRefusal): Refusal & { step: number } {
  const { step } = refusal;
  if (refusal.kind === 'rejected') return { ...rejected(refusal.rejection), step };
  const faults = refusal.problems.map(({ at, message }) => ({ at: `body.${at}`, message }));
  return { ...UNREADABLE, faults, step };
}

export async function listTests(
  ground: DesignGround,
  workspaceId: string,
  id: string,
): Promise<Result<readonly WorkflowTestView[], Refusal>> {
  const rows = await workflowTests.list(ground.db.in(workspaceId), id, MOST_TESTS);
  // Without any there is nothing for which the draft would have to be ready.
  if (rows.length === 0) return succeed([]);
  const ready = await readyToTry(ground, workspaceId, id);
  if (!ready.ok) return ready;
  return succeed(await triedOn(ground, workspaceId, { rows, compiled: ready.value }));
}

/** A kept run, to be played and gone on with. */
export async function openTest(
  ground: DesignGround,
  workspaceId: string,
  id: string,
  testId: string,
): Promise<Result<DryRun, Refusal>> {
  const rows = await workflowTests.list(ground.db.in(workspaceId), id, MOST_TESTS);
  const row = rows.find((each) => each.testId === testId);
  return row === undefined ? fail(NO_SUCH_TEST) : succeed(row.run as unknown as DryRun);
}

/** The tests that do not hold on a workflow that is about to be published. */
export async function failingTests(
  ground: DesignGround,
  workspaceId: string,
  workflow: Workflow,
): Promise<readonly WorkflowTestView[]> {
  const rows = await workflowTests.list(ground.db.in(workspaceId), workflow.id, MOST_TESTS);
  if (rows.length === 0) return [];
  const intake = workflow.intake.map((each) => ({ ...each, from: ['people' as const] }));
  const ready = await readyDraft(ground, workspaceId, { ...workflow, intake });
  if (!ready.ok) return [];
  const tried = await triedOn(ground, workspaceId, { rows, compiled: ready.value });
  return tried.filter(({ difference }) => difference !== null);
}

type Trying = { readonly rows: readonly WorkflowTestRow[]; readonly compiled: Compiled };

async function triedOn(
  ground: DesignGround,
  workspaceId: string,
  { rows, compiled }: Trying,
): Promise<WorkflowTestView[]> {
  const directory = await ground.directoryOf(workspaceId);
  return rows.map((row) => {
    const run = row.run as unknown as DryRun;
    const found = expectedOf(play({ compiled, directory }, run));
    const difference = firstDifference(row.expected as unknown as Expected, found);
    return {
      ...{ testId: row.testId, name: row.name, keptAt: row.keptAt, steps: run.steps.length },
      difference: difference === null ? null : differenceInWords(difference, compiled.workflow, run.steps),
    };
  });
}

/** `replaces`: the test whose place it takes. */
export type KeptTest = {
  readonly name: string;
  readonly run: unknown;
  readonly replaces?: string | undefined;
};

/** Keeps a run with what came of it. **rejects** one that nothing came of, and more tests than a workflow may have. */
export async function keepTest(
  ground: DesignGround,
  by: By,
  id: string,
  { name, run, replaces }: KeptTest,
): Promise<Result<{ testId: string }, Refusal>> {
  const read = dryRunShape.safeParse(run);
  if (!read.success) return fail(UNREADABLE);
  const scope = ground.db.in(by.workspaceId);
  const rows = await workflowTests.list(scope, id, MOST_TESTS);
  const before = rows.find((row) => row.testId === replaces);
  if (replaces !== undefined && before === undefined) return fail(NO_SUCH_TEST);
  if (before === undefined && rows.length >= MOST_TESTS) return fail(TOO_MANY);
  const testId = before?.testId ?? newId();
  const kept = await keepAs(ground, by, id, { testId, name, run: read.data });
  return kept.ok ? succeed({ testId }) : kept;
}

/** Takes what comes of the run now as what is expected of it. */
export async function acceptTest(
  ground: DesignGround,
  by: By,
  id: string,
  testId: string,
): Promise<Result<undefined, Refusal>> {
  const rows = await workflowTests.list(ground.db.in(by.workspaceId), id, MOST_TESTS);
  const row = rows.find((each) => each.testId === testId);
  if (row === undefined) return fail(NO_SUCH_TEST);
  return keepAs(ground, by, id, { testId, name: row.name, run: row.run as unknown as DryRun });
}

async function keepAs(
  ground: DesignGround,
  by: By,
  id: string,
  { testId, name, run }: { testId: string; name: string; run: DryRun },
): Promise<Result<undefined, Refusal>> {
  const ready = await readyToTry(ground, by.workspaceId, id);
  if (!ready.ok) return ready;
  const played = play({ compiled: ready.value, directory: await ground.directoryOf(by.workspaceId) }, run);
  if (played.state === null) return fail(NOTHING_HAPPENED);
  const kept = { startAt: run.startAt, steps: played.steps } as unknown as Json;
  const expected = expectedOf(played) as unknown as Json;
  const row = { testId, name, run: kept, expected, keptAt: ground.now(), keptBy: by.personId };
  await ground.db.withWorkspace(by.workspaceId, (scope) => workflowTests.put(scope, id, row));
  announce(ground.db, by.workspaceId, 'workflow-tests');
  return succeed(undefined);
}

export async function removeTest(
  ground: DesignGround,
  by: By,
  id: string,
  testId: string,
): Promise<Result<undefined, Refusal>> {
  const removed = await ground.db.withWorkspace(by.workspaceId, (scope) =>
    workflowTests.remove(scope, id, testId),
  );
  if (!removed) return fail(NO_SUCH_TEST);
  announce(ground.db, by.workspaceId, 'workflow-tests');
  return succeed(undefined);
}

const UNREADABLE: Refusal = {
  kind: 'invalid',
  code: 'dry-run-unreadable',
  message: 'This step cannot be read. Take it back and try it once more.',
};
const NOTHING_HAPPENED: Refusal = {
  kind: 'conflict',
  code: 'dry-run-empty',
  message: 'Nothing has happened yet that could be kept. Send a form first.',
};
const TOO_MANY: Refusal = {
  kind: 'limit',
  code: 'too-many-tests',
  message: `A workflow keeps ${MOST_TESTS} tests at most. Delete one that is no longer needed.`,
};
const NO_SUCH_TEST: Refusal = {
  kind: 'not-found',
  code: 'test-not-found',
  message: 'This test is not there any more.',
};
