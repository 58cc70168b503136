// Which branches can a net tell apart? Those of a split that all come to one join, each by stages of its own, whatever is within.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { Stage, StageId, Workflow } from '../../model/index.ts';
import { type Plan, planOf } from './plan.ts';

/** Why a workflow has no net: what stands there cannot be replayed. */
export type NetProblem = { readonly stage: StageId; readonly message: string; readonly remedy: string };

/** A split and its join, by number. **shape**: `isSure` is false where a rule decides whether the branch starts at all. */
export type Block = {
  readonly split: number;
  readonly join: number;
  readonly branches: readonly {
    readonly to: number;
    readonly isSure: boolean;
    readonly stages: ReadonlySet<number>;
  }[];
};

/** The blocks of a workflow. **rejects**: branches that are not such blocks, and stages that begin or end by others. */
export function blocksOf(workflow: Workflow): Result<readonly Block[], NetProblem> {
  const plan = planOf(workflow);
  const strange = workflow.stages.find(
    ({ settings }) => settings.while !== undefined || settings['on-demand'] === true,
  );
  if (strange !== undefined)
    return problem(strange, `When "${strange.title}" begins, its ways alone do not tell`);
  const blocks: Block[] = [];
  for (const [split, { role }] of plan.stages.entries()) {
    if (role !== 'splits') continue;
    const block = blockOf(plan, split);
    if (!block.ok) return block;
    blocks.push(block.value);
  }
  return foreign(plan, blocks) ?? succeed(blocks);
}

function blockOf(plan: Plan, split: number): Result<Block, NetProblem> {
  const stage = plan.workflow.stages[split] as Stage;
  const { ways = [], copies = [] } = plan.stages[split] ?? {};
  const joins = plan.stages.flatMap(({ role, of }, number) =>
    role === 'joins' && of === split ? [number] : [],
  );
  const [join] = joins;
  if (join === undefined || joins.length > 1) {
    return problem(stage, `The branches of "${stage.title}" do not come together at one join`);
  }
  if (copies.length !== 1 || copies[0] !== 1)
    return problem(stage, `"${stage.title}" starts a branch several times`);
  const its = plan.workflow.stages[join] as Stage;
  if (plan.stages[join]?.needs !== 'all')
    return problem(its, `"${its.title}" goes on before all branches have come`);
  const branches = ways.map(({ to, always }) => ({ to, isSure: always, stages: within(plan, to, join) }));
  const all = branches.flatMap(({ stages }) => [...stages]);
  if (new Set(all).size < all.length || new Set(ways.map(({ to }) => to)).size < ways.length) {
    return problem(stage, `Several branches of "${stage.title}" come through the same stage`);
  }
  const isClosed = all.every(
    (each) =>
      plan.drawing.comesAfter(each, split) &&
      plan.stages[each]?.role !== 'ends' &&
      (plan.drawing.canReach(each, join) || each === join),
  );
  if (isClosed && !all.includes(split)) return succeed({ split, join, branches });
  return problem(stage, `A branch of "${stage.title}" may end, or lead back, before "${its.title}"`);
}

/** The stages from one on, up to the join. */
function within({ drawing }: Plan, first: number, join: number): Set<number> {
  const seen = new Set<number>(first === join ? [] : [first]);
  for (const stage of seen) for (const to of drawing.ways[stage] ?? []) if (to !== join) seen.add(to);
  return seen;
}

/** Within branches nothing may be called off from elsewhere, and no join may belong elsewhere. */
function foreign(plan: Plan, blocks: readonly Block[]): ReturnType<typeof problem> | null {
  const inside = new Set(blocks.flatMap(({ branches }) => branches.flatMap(({ stages }) => [...stages])));
  for (const [number, { over, cancels, role, of }] of plan.stages.entries()) {
    const stage = plan.workflow.stages[number] as Stage;
    const isCallingOff = [...over, ...cancels].some((each) => inside.has(each));
    if (isCallingOff) return problem(stage, `"${stage.title}" calls off what is in a branch`);
    if (role === 'joins' && of < 0 && blocks.length > 0) {
      return problem(stage, `No split comes before "${stage.title}" on every way to it`);
    }
  }
  return null;
}

const problem = ({ id }: Stage, what: string): { ok: false; problem: NetProblem } =>
  fail({
    stage: id,
    message: `${what}, and a history cannot be replayed on that yet.`,
    remedy:
      'Branches can be replayed that each have stages of their own and all meet at one join, which waits for all.',
  });
