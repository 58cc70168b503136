import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../../../model/index.ts';
import { netOfWorkflow, soundnessOf } from '../../../net/index.ts';
import { checkReach } from './reach.ts';

const flow = (stages: readonly Stage[], starts: string): Workflow => ({
  ...blankWorkflow('flow'),
  intake: [{ title: 'Ask', fields: [], from: ['people'], starts }],
  stages,
});

/** A workflow of up to seven stages from a list of ways; every way leads to a stage, an end has none. */
const anyFlow = fc
  .array(fc.uniqueArray(fc.nat(6), { maxLength: 3 }), { minLength: 1, maxLength: 7 })
  .chain((ways) => fc.tuple(fc.constant(ways), fc.subarray([...ways.keys()]), fc.nat(ways.length - 1)))
  .map(([ways, ends, start]) => {
    const stages = ways.map((targets, index) => {
      const next = targets.map((to) => blankTransition(`s${to % ways.length}`));
      return ends.includes(index)
        ? blankStage(`s${index}`, { kind: 'end' })
        : blankStage(`s${index}`, { next });
    });
    return flow(stages, `s${start}`);
  });

/** What the state space of the net says: stages that are entered in no state, and whether every state can end. */
function judged(workflow: Workflow): { unreached: string[]; stuck: boolean; sound: boolean } {
  const made = netOfWorkflow(workflow);
  if (!made.ok) throw new Error(made.problem.message);
  const net = made.value;
  const { verdict, faults } = soundnessOf(net);
  const dead = faults.flatMap((fault) => (fault.kind === 'dead' ? [net.stageOf[fault.transition]] : []));
  const unreached = workflow.stages.map(({ id }) => id).filter((id) => dead.includes(id));
  return {
    unreached,
    stuck: faults.some(({ kind }) => kind !== 'dead'),
    sound: verdict === 'sound',
  };
}

describe('reach', () => {
  test('E6.3 the checks on the drawing find a fault exactly where the state space of the net has one', () => {
    fc.assert(
      fc.property(anyFlow, (workflow) => {
        const found = checkReach(workflow);
        const { unreached, stuck, sound } = judged(workflow);
        const at = (code: string) => found.filter((each) => each.code === code).map((each) => each.at);
        expect(at('unreachable')).toEqual(unreached.map((id) => `stages.${id}`));
        expect(at('dead-end').length > 0).toBe(stuck);
        expect(found.length === 0).toBe(sound);
      }),
      { numRuns: 500 },
    );
  });

  test('E6.1 where a case is merely on its way to a circle, the circle is named and not the way', () => {
    const stages = [
      blankStage('first', { next: [blankTransition('ping')] }),
      blankStage('ping', { next: [blankTransition('pong')] }),
      blankStage('pong', { next: [blankTransition('ping'), blankTransition('between')] }),
      blankStage('between', { next: [blankTransition('self')] }),
      blankStage('self', { next: [blankTransition('self')] }),
    ];
    const dead = checkReach(flow(stages, 'first'));
    expect(dead.map(({ at }) => at)).toEqual(['stages.ping', 'stages.pong', 'stages.self']);
    expect(dead.at(-1)?.message).toContain('(First → Ping → Pong → Between → Self)');
  });

  test('E6.4 ten thousand stages in one circle are judged, and no path is longer than a sentence', () => {
    const length = 10_000;
    const stages = Array.from({ length }, (_, index) =>
      blankStage(`s${index}`, { next: [blankTransition(`s${(index + 1) % length}`)] }),
    );
    const found = checkReach(flow(stages, 's0'));
    expect(found.map(({ code }) => code)).toEqual(Array.from({ length }, () => 'dead-end'));
    expect(found.at(-1)?.message).toMatch(/^A case .* \(… → S9988 → .* → S9999\)\.$/);
    expect(Math.max(...found.map(({ message }) => message.length))).toBeLessThan(200);
  });
});
