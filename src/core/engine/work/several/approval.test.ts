import { describe, expect, test } from 'vitest';
import type { Json } from '../../../base/index.ts';
import { blankOutcome, blankStage, type Workflow } from '../../../model/index.ts';
import { approval, BO, CY, decide, MAX, opened, WHO } from '../../trial/approvals.ts';
import { type Asked, given } from '../../trial/given.ts';
import { office, officeWith } from '../../trial/people.ts';
import { END, oneStage } from '../../trial/workflows.ts';

type Case = readonly [title: string, decides: Json, decisions: readonly Asked[], ended: string];

describe('who decides together', () => {
  test.each<Case>([
    ['any: the first decision counts', { by: 'any', who: WHO }, [decide('cy', BO)], 'done'],
    [
      'all: everyone agrees',
      { by: 'all', who: WHO },
      [decide('bo', BO), decide('cy', CY), decide('max', MAX)],
      'done',
    ],
    [
      'all: one who does not agree ends it',
      { by: 'all', who: WHO },
      [decide('cy', CY, 'rejected')],
      'refused',
    ],
    [
      'quorum: two of three are enough',
      { by: 'quorum', quorum: 2, who: WHO },
      [decide('bo', BO), decide('max', MAX)],
      'done',
    ],
    [
      'quorum: two against two of three cannot be turned any more',
      { by: 'quorum', quorum: 2, who: WHO },
      [decide('bo', BO, 'rejected'), decide('max', MAX, 'later')],
      'refused',
    ],
    [
      'in order: one after another',
      { by: 'in order', who: WHO },
      [decide('bo', 'c/2'), decide('cy', 'c/4'), decide('max', 'c/6')],
      'done',
    ],
    [
      'in order: the first no ends it',
      { by: 'in order', who: WHO },
      [decide('bo', 'c/2', 'rejected')],
      'refused',
    ],
    [
      'weighted: the heavy one is enough',
      { by: 'weighted', quorum: 3, who: [{ owner: 'person bo' }, { owner: 'person max', weight: 3 }] },
      [decide('max', CY)],
      'done',
    ],
  ])('E10.1 E10.2 %s', (_, decides, decisions, ended) => {
    const { state } = given(approval(decides), [opened, ...decisions]);
    expect(state).toMatchObject({ outcome: ended, tokens: [], workItems: [], timers: [] });
  });

  test('E10.1 before enough have decided the case stays, and a tie is no yes', () => {
    const quorum = { by: 'quorum', quorum: 2, who: WHO.slice(0, 2) };
    const waiting = given(approval(quorum), [opened, decide('bo', BO)]);
    expect(waiting.state).toMatchObject({ status: 'open', workItems: [{ owner: 'cy' }] });
    waiting.when(...decide('cy', CY, 'later')).thenHappened(
      'WorkItemClaimed',
      'WorkItemStarted',
      { type: 'WorkItemCompleted', outcome: 'later' },
      'TimerCancelled',
      {
        type: 'InstancesEnded',
        outcome: 'later',
        why: '1 of 2 chose Later; Approved could no longer reach 2',
        rest: 'none',
      },
      { type: 'StageLeft', outcome: 'later' },
      'StageEntered',
      'StageLeft',
      'CaseClosed',
      'Notified',
    );
  });

  test('E10.2 the others are told nothing more: their work is withdrawn with the reason', () => {
    const { events } = given(approval({ by: 'all', who: WHO }), [opened, decide('cy', CY, 'rejected')]);
    const withdrawn = events.filter(({ type }) => type === 'WorkItemWithdrawn');
    expect(withdrawn).toMatchObject([
      { workItem: BO, reason: 'One of 3 chose Rejected' },
      { workItem: MAX, reason: 'One of 3 chose Rejected' },
    ]);
  });
});

describe('who decides', () => {
  const owners = (workflow: Workflow, amount = '100', directory = office) =>
    given(workflow, [['OpenCase', { by: 'ana', values: { amount } }]], directory).state?.workItems.map(
      ({ owner }) => owner,
    );

  test('E10.3 conditions choose, and where none holds the owner of the stage decides', () => {
    const byAmount = approval({
      by: 'all',
      who: [
        { owner: 'requester.manager', when: 'amount > 10' },
        { everyone: 'finance', when: 'amount > 1000' },
      ],
    });
    expect(owners(byAmount, '100')).toEqual(['max']);
    expect(owners(byAmount, '5000')).toEqual(['max', 'bo', 'cy']);
    expect(owners(byAmount, '5')).toEqual(['bo', 'cy']);
  });

  test('E10.3 a person under two rules decides once, with the weight of both', () => {
    const twice = approval({
      by: 'weighted',
      quorum: 3,
      who: [{ owner: 'person bo' }, { owner: 'person bo', weight: 2 }],
    });
    const { state } = given(twice, [opened]);
    expect(state?.tokens[0]?.instances).toMatchObject([{ member: 'bo', weight: 3, workItem: BO }]);
    expect(given(twice, [opened, decide('bo', BO)]).state?.outcome).toBe('done');
  });

  test('E10.3 a deputy who decides already has no second decision, and never fewer than needed decide', () => {
    const away = officeWith('cy', { absences: [{ from: 0, to: Number.MAX_SAFE_INTEGER }] });
    expect(owners(approval({ by: 'all' }), '100', away)).toEqual(['bo']);
    expect(owners(approval({ by: 'quorum', quorum: 2 }), '100', away)).toEqual(['bo', 'max']);
    const withDeputy = approval({ by: 'all', who: [{ owner: 'person cy' }, { owner: 'person max' }] });
    expect(owners(withDeputy, '100', away)).toEqual(['bo', 'max']);
  });

  test('E10.4 whom the approval bars gets no decision on any way', () => {
    const barred = approval({
      by: 'all',
      never: ['requester', 'owner of check'],
      who: WHO.slice(0, 2),
      more: true,
    });
    const scene = given(barred, [opened]);
    scene
      .when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'ana' })
      .thenRejected('requester-may-not-decide');
    scene.when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'cy' }).thenRejected('may-not-decide');
    scene.when('AddInstance', { by: 'bo', stage: 'check', person: 'ana' }).thenRejected('may-not-decide');
    expect(scene.when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'max' }).decision.ok).toBe(true);
  });

  test('E10.4 nobody takes two of the pools of one approval', () => {
    const pools = approval({
      by: 'all',
      who: [{ owner: 'team finance (pull)' }, { owner: 'team finance (pull)' }],
    });
    const scene = given(pools, [opened, ['ClaimWorkItem', { by: 'bo', workItem: BO }]]);
    const other = scene.state?.workItems[1]?.workItem;
    scene.when('ClaimWorkItem', { by: 'bo', workItem: other }).thenRejected('may-not-decide');
    scene.when('StartWorkItem', { by: 'bo', workItem: other }).thenRejected('may-not-decide');
    expect(scene.when('ClaimWorkItem', { by: 'cy', workItem: other }).decision.ok).toBe(true);
  });

  test('E10.4 whoever decided at another stage does not decide here, and may decide again at their own', () => {
    const twoEyes: Workflow = oneStage(
      {},
      {
        stages: ['check', 'second']
          .map((id) =>
            blankStage(id, {
              kind: 'approval',
              owner: { kind: 'person', person: 'bo' },
              outcomes: [
                blankOutcome('approved', id === 'check' ? 'second' : 'done'),
                blankOutcome('returned', id === 'check' ? 'done' : 'check', { rework: true }),
              ],
              settings: { decides: { once: true } },
            }),
          )
          .concat(END),
      },
    );
    const second = given(twoEyes, [opened, decide('bo', 'c/2')]);
    expect(second.state).toMatchObject({ deciders: { check: ['bo'] }, workItems: [{ owner: 'max' }] });
    const [item] = second.state?.workItems ?? [];
    const back = given(twoEyes, [
      opened,
      decide('bo', 'c/2'),
      decide('max', item?.workItem ?? '', 'returned'),
    ]);
    expect(back.state?.workItems).toMatchObject([{ stage: 'check', owner: 'bo' }]);
  });

  test('E10.3 somebody may be added while it runs', () => {
    const more = approval({ by: 'all', who: WHO.slice(0, 1), more: true });
    const scene = given(more, [
      opened,
      ['AddInstance', { by: 'bo', stage: 'check', person: 'max', reason: 'Large' }],
    ]);
    expect(scene.state?.workItems).toMatchObject([{ owner: 'bo' }, { owner: 'max', instance: 2 }]);
    expect(given(more, [opened, decide('bo', BO)]).state?.status).toBe('closed');
  });
});
