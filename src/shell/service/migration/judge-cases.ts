// What would become of every running case that is not on a version yet, and what is different about the past of one of them?
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import {
  type Compiled,
  goneStages,
  type Hindrance,
  type NeededField,
  type PastWarning,
  proposeMapping,
  replayOn,
  type StageMapping,
  verdictOf,
} from '../../../core/engine/index.ts';
import type { CaseState, Field } from '../../../core/model/index.ts';
import { caseEvents, cases } from '../../store/index.ts';
import type { Refusal } from '../refusal.ts';
import { NO_SUCH_WORKFLOW } from '../workflows/workflow-catalogue.ts';
import type { MigrationGround } from './migration-ground.ts';

/** Where to: a version, and where stages that it does not have go on. */
export type Destination = { readonly toVersion: number; readonly mapping: StageMapping };

/** One case and its verdict. **shape**: `stages` are titles of where it stands, on its own version. */
export type JudgedCase = {
  readonly caseId: string;
  readonly number: number;
  readonly title: string;
  readonly version: number;
  readonly stages: readonly string[];
  readonly verdict: 'lands' | 'needs' | 'cannot';
  readonly fields: readonly NeededField[];
  readonly because: readonly Hindrance[];
};

/** A stage that is no more, how many cases stand there, and what is proposed for it. */
export type GoneStage = {
  readonly stage: string;
  readonly title: string;
  readonly cases: number;
  readonly proposed: string | null;
};

/**
 * What moving them would do. **shape**: `counts` are of all; `cases` are at most `MOST_SHOWN` of each verdict; `fields` are
 * those that any case needs, as the version declares them; `stages` are those one may go on in, by title.
 */
export type MigrationPreview = {
  readonly toVersion: number;
  readonly counts: { readonly lands: number; readonly needs: number; readonly cannot: number };
  readonly versions: readonly { readonly version: number; readonly cases: number }[];
  readonly gone: readonly GoneStage[];
  readonly stages: readonly { readonly stage: string; readonly title: string }[];
  readonly fields: readonly ({ readonly field: string } & Pick<Field, 'type' | 'label' | 'options'>)[];
  readonly cases: readonly JudgedCase[];
};

export const MOST_SHOWN = 200;

/** Judges every running case of the workflow that is not on the version. Stages without a mapping go where it is proposed. */
export async function previewMigration(
  ground: MigrationGround,
  workspaceId: string,
  workflowId: string,
  { toVersion, mapping }: Destination,
): Promise<Result<MigrationPreview, Refusal>> {
  const to = await ground.versions.compiledVersion(workspaceId, workflowId, toVersion);
  if (to === undefined) return fail(NO_SUCH_WORKFLOW);
  const counts = { lands: 0, needs: 0, cannot: 0 };
  const versions = new Map<number, number>();
  const gone = new Map<string, GoneStage>();
  const shown: JudgedCase[] = [];
  for await (const page of cases.openElsewhere(ground.db.in(workspaceId), workflowId, toVersion)) {
    for (const { state } of page) {
      const from = await ground.versions.compiledVersion(workspaceId, workflowId, state.version);
      if (from === undefined) continue;
      countGone(gone, from, to, state);
      const judged = judge(from, to, state, mapping);
      counts[judged.verdict] += 1;
      versions.set(state.version, (versions.get(state.version) ?? 0) + 1);
      if (counts[judged.verdict] <= MOST_SHOWN) shown.push(judged);
    }
  }
  const needed = new Set(shown.flatMap(({ fields }) => fields.map(({ field }) => field)));
  return succeed({
    ...{ toVersion, counts, cases: shown, gone: [...gone.values()] },
    versions: [...versions]
      .sort(([one], [other]) => one - other)
      .map(([version, count]) => ({ version, cases: count })),
    stages: to.workflow.stages.map(({ id, title }) => ({ stage: id, title })),
    fields: [...needed].flatMap((field) => {
      const declared = to.workflow.record[field];
      return declared === undefined ? [] : [{ field, ...pick(declared) }];
    }),
  });
}

const pick = ({ type, label, options }: Field) => ({ type, label, options });

function countGone(gone: Map<string, GoneStage>, from: Compiled, to: Compiled, { tokens }: CaseState): void {
  const missing = goneStages(from.workflow, to.workflow);
  for (const { id, title } of missing) {
    const here = tokens.some(({ stage }) => stage === id);
    if (!here) continue;
    const known = gone.get(id);
    const proposed = known?.proposed ?? proposeMapping(from.workflow, to.workflow)[id] ?? null;
    gone.set(id, { stage: id, title, cases: (known?.cases ?? 0) + 1, proposed });
  }
}

/** One case on the version. */
export function judge(from: Compiled, to: Compiled, state: CaseState, mapping: StageMapping): JudgedCase {
  const judged = verdictOf(from, to, state, mapping);
  const { caseId, number, title, version, tokens } = state;
  return {
    ...{ caseId, number, title, version, verdict: judged.verdict },
    stages: [...new Set(tokens.map(({ stage }) => from.stages.get(stage)?.title ?? stage))],
    fields: judged.verdict === 'needs' ? judged.fields : [],
    because: judged.verdict === 'cannot' ? judged.because : [],
  };
}

/** What is different about the past of one case on the version. */
export async function explainMigration(
  ground: MigrationGround,
  workspaceId: string,
  caseId: string,
  { toVersion, mapping }: Destination,
): Promise<Result<readonly PastWarning[], Refusal>> {
  const scope = ground.db.in(workspaceId);
  const loaded = await cases.load(scope, caseId);
  if (loaded === undefined) return fail(NO_SUCH_CASE);
  const { workflow, version } = loaded.state;
  const from = await ground.versions.compiledVersion(workspaceId, workflow, version);
  const to = await ground.versions.compiledVersion(workspaceId, workflow, toVersion);
  if (from === undefined || to === undefined) return fail(NO_SUCH_WORKFLOW);
  return succeed(replayOn(from, to, { history: await caseEvents.history(scope, caseId), mapping }));
}

const NO_SUCH_CASE: Refusal = {
  kind: 'not-found',
  code: 'case-not-found',
  message: 'This case does not exist, or you may not see it.',
};
