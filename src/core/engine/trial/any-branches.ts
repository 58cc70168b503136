// Workflows with branches of every shape, for properties: blocks within blocks, and drawings that nobody would call tidy.
import fc from 'fast-check';
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Transition,
  type Workflow,
} from '../../model/index.ts';

/** A yes-no field of the record for each rule, so that they hold apart from each other. */
export const rulesIn = ({ record }: Workflow): string[] => Object.keys(record);

type Block =
  | { readonly is: 'work' }
  | { readonly is: 'row'; readonly parts: readonly Block[] }
  | { readonly is: 'choice'; readonly parts: readonly Block[] }
  | { readonly is: 'loop'; readonly parts: readonly Block[] }
  | {
      readonly is: 'both';
      readonly parts: readonly Block[];
      readonly ruled: readonly boolean[];
      readonly copies: number;
      readonly needs: number;
      readonly rest: 'run' | 'cancel';
    };

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const parts = fc.array(tie('block'), { minLength: 2, maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'block' },
      fc.constant<Block>({ is: 'work' }),
      fc.record({ is: fc.constant('row' as const), parts }),
      fc.record({ is: fc.constant('choice' as const), parts }),
      fc.record({
        is: fc.constant('loop' as const),
        parts: fc.array(tie('block'), { minLength: 1, maxLength: 1 }),
      }),
      fc.record({
        ...{ is: fc.constant('both' as const), parts, copies: fc.constantFrom(1, 1, 1, 2) },
        ...{
          ruled: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
          needs: fc.constantFrom(0, 0, 1, 2),
        },
        rest: fc.constantFrom('run' as const, 'cancel' as const),
      }),
    ),
  };
});

/** Blocks within blocks, each with one way in and one way out. */
export const anyBlocks: fc.Arbitrary<Workflow> = block.map(workflowOf);

/** Those whose branches all meet, each once. */
export const anyMeeting: fc.Arbitrary<Workflow> = block.map((whole) => workflowOf(meeting(whole)));

function meeting(whole: Block): Block {
  if (whole.is === 'work') return whole;
  const parts = whole.parts.map(meeting);
  return whole.is === 'both' ? { ...whole, parts, copies: 1, needs: 0 } : { ...whole, parts };
}

function workflowOf(whole: Block): Workflow {
  const stages: Stage[] = [];
  let [made, rules] = [0, 0];
  const ruled = (to: string, rule: string | null): Transition => blankTransition(to, { when: rule });
  const add = (each: Block, to: string): string => {
    const id = `s${made++}`;
    if (each.is === 'work') stages.push(workAt(id, [ruled(to, null)]));
    else if (each.is === 'row') return each.parts.reduceRight((next, part) => add(part, next), to);
    else if (each.is === 'choice') {
      const next = each.parts.map((part, at) =>
        ruled(add(part, to), at < each.parts.length - 1 ? `r${rules++}` : null),
      );
      stages.push(blankStage(id, { kind: 'decide', next }));
    } else if (each.is === 'loop') {
      const first = add(each.parts[0] ?? { is: 'work' }, id);
      const outcomes = [blankOutcome('on', to), blankOutcome('again', first, { rework: true })];
      stages.push(workAt(id, [], outcomes));
      return first;
    } else {
      const join = `${id}j`;
      const settings = {
        ...(each.needs > 0 && { needs: each.needs }),
        ...(each.rest === 'cancel' && { rest: 'cancel' }),
      };
      stages.push(blankStage(join, { kind: 'join', settings, next: [ruled(to, null)] }));
      const next = each.parts.map((part, at) =>
        ruled(add(part, join), at > 0 && each.ruled[at] === true ? `r${rules++}` : null),
      );
      stages.push(
        blankStage(id, { kind: 'split', next, settings: each.copies === 1 ? {} : { copies: each.copies } }),
      );
    }
    return id;
  };
  return flow(stages, add(whole, 'done'));
}

/** Stages of all these kinds, led to each other anyhow; the second of them is a split. */
export const anyDrawing: fc.Arbitrary<Workflow> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('work', 'work', 'work', 'work', 'split', 'join', 'join', 'decide', 'end'),
      to: fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 3 }),
      needs: fc.constantFrom(0, 0, 1, 2),
      rest: fc.constantFrom('run', 'run', 'cancel'),
      endsCase: fc.boolean(),
      cancels: fc.option(fc.nat(7), { freq: 8 }),
    }),
    { minLength: 5, maxLength: 9 },
  )
  .map((drawn) => {
    const stages = drawn.map(({ kind: any, to, needs, rest, endsCase, cancels }, at) => {
      const kind = at === 0 ? 'work' : at === 1 ? 'split' : any;
      // What passes leads forward, so that the machine alone never goes round; what somebody works at leads anywhere.
      const least = kind === 'work' ? 0 : at + 1;
      const named = to.map((each) => (least + each < drawn.length ? `s${least + each}` : 'done'));
      const targets = at === 0 ? ['s1'] : [...new Set(named)];
      if (kind === 'end')
        return blankStage(`s${at}`, { kind, ...(endsCase && { settings: { ends: 'case' } }) });
      if (kind === 'work') {
        const outcomes = targets.map((target, way) => blankOutcome(`o${way}`, target));
        const isCancelling = cancels !== null && cancels < drawn.length;
        return workAt(`s${at}`, [], outcomes, isCancelling ? { cancels: [`s${cancels}`] } : {});
      }
      const next = targets.map((target, way) =>
        blankTransition(target, { when: way < targets.length - 1 ? `r${at}x${way}` : null }),
      );
      const meets = { rest, ...(needs > 0 && { needs }) };
      return blankStage(`s${at}`, { kind, next, ...(kind === 'join' && { settings: meets }) });
    });
    return flow(stages, 's0');
  });

const workAt = (
  id: string,
  next: readonly Transition[],
  outcomes: Stage['outcomes'] = [],
  settings: Stage['settings'] = {},
): Stage =>
  blankStage(id, {
    ...{ owner: { kind: 'person', person: 'cy' }, due: { kind: 'no-deadline' } },
    ...{ next, outcomes, settings },
  });

function flow(stages: readonly Stage[], starts: string): Workflow {
  const rules = stages.flatMap(({ next }) => next.flatMap(({ when }) => when ?? []));
  return blankWorkflow('any', {
    record: Object.fromEntries(rules.map((rule) => [rule, blankField(rule, { type: 'yes-no' })])),
    intake: [
      {
        ...{ title: 'Ask', from: ['people', 'api'], starts },
        fields: rules.map((field) => ({ field, required: false })),
      },
    ],
    stages: [...stages, blankStage('done', { kind: 'end' })],
  });
}
