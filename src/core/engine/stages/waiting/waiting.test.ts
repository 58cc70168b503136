import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../base/index.ts';
import type { CaseState } from '../../../model/index.ts';
import { fromSource, works } from '../../trial/from-source.ts';
import { type Asked, given, MACHINE } from '../../trial/given.ts';
import { validate } from '../../validate/validate.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const at = (state: CaseState | null): string[] => (state?.tokens ?? []).map(({ stage }) => stage).sort();

const choice =
  '  pay:\n    kind: wait\n    owner: person cy\n' +
  '    for: { paid: { message: payment, keep: true }, late: { after: 10 days }, waived: { when: urgent }, stopped: { by: hand } }\n' +
  '    outcomes: { paid: thanks, late: chase, waived: thanks, stopped: done }\n' +
  works('thanks', '[{ to: done }]') +
  works('chase', '[{ to: done }]') +
  '  done: { kind: end }\n';

describe('waiting', () => {
  test('E8.1 of several things that are waited for, the first wins and the others are taken back', () => {
    const scene = given(fromSource(choice), [OPEN]);
    expect(scene.state?.timers).toHaveLength(1);
    const paid = scene.when('DeliverMessage', { name: 'payment', values: { count: 2 } });
    const after = paid.thenHappened(
      'MessageReceived',
      'RecordChanged',
      'TimerCancelled',
      'StageLeft',
      'StageEntered',
      'WorkItemOffered',
      'TimerSet',
      'Notified',
    );
    expect(at(after)).toEqual(['thanks']);
    expect(after.record.count).toBe(2);
    const timer = scene.state?.timers[0]?.timer ?? '';
    const late = given(fromSource(choice), [OPEN, ['FireTimer', { timer, after: 14 * DAY_MS }]]);
    expect(at(late.state)).toEqual(['chase']);
    const waived = given(fromSource(choice), [
      OPEN,
      ['UpdateRecord', { by: 'cy', values: { urgent: true } }],
    ]);
    expect(at(waived.state)).toEqual(['thanks']);
  });

  test('E8.1 where two hold at once the first outcome wins, however the triggers are kept', () => {
    const stage = (triggers: string) =>
      `  pay:\n    kind: wait\n    owner: person cy\n    for: { ${triggers} }\n` +
      '    outcomes: { waived: thanks, no: chase }\n' +
      works('thanks', '[{ to: done }]') +
      works('chase', '[{ to: done }]') +
      '  done: { kind: end }\n';
    const both = ['waived: { when: urgent }', 'no: { when: urgent or count > 1 }'];
    for (const kept of [both, [...both].reverse()]) {
      const scene = given(fromSource(stage(kept.join(', '))), [OPEN]);
      const asked = scene.when('UpdateRecord', { by: 'cy', values: { urgent: true } });
      expect(asked.decision.ok && at(asked.decision.state)).toEqual(['thanks']);
    }
  });

  test('E8.2 a message that nothing waits for is refused, or kept where a stage says so', () => {
    const source = works('first', '[{ to: pay }]') + choice;
    const scene = given(fromSource(source), [OPEN]);
    scene.when('DeliverMessage', { name: 'weather' }).thenRejected('message-not-awaited');
    const done: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];
    const kept = given(fromSource(source), [OPEN, ['DeliverMessage', { name: 'payment' }], done]);
    expect(at(kept.state)).toEqual(['thanks']);
    expect(kept.state?.messages).toBeUndefined();
    const strict = fromSource(source.replace(', keep: true', ''));
    given(strict, [OPEN]).when('DeliverMessage', { name: 'payment' }).thenRejected('message-not-awaited');
  });

  test('E8.3 a person may go on by hand, with a reason, by an outcome that there is', () => {
    const scene = given(fromSource(choice), [OPEN]);
    const by = { by: 'cy', stage: 'pay', reason: 'Settled by phone' };
    scene.when('ChooseWay', { ...by, outcome: 'other' }).thenRejected('move-not-allowed');
    scene.when('ChooseWay', { by: 'cy', stage: 'pay', outcome: 'stopped' }).thenRejected('reason-missing');
    const ended = scene.when('ChooseWay', { ...by, outcome: 'stopped' });
    expect(ended.decision.ok && ended.decision.state.status).toBe('closed');
  });

  test('E8.4 what waits without a clock is shown now and then to whoever answers for it', () => {
    const source =
      '  pay: { kind: wait, owner: person cy, message: payment, next: [{ to: done }] }\n  done: { kind: end }\n';
    const scene = given(fromSource(source), [OPEN]);
    const timer = scene.state?.timers[0];
    expect(timer).toMatchObject({ purpose: 'review', workItem: null });
    scene
      .when('FireTimer', { timer: timer?.timer, after: 40 * DAY_MS })
      .thenHappened('TimerFired', { type: 'Notified', people: ['cy'] }, 'TimerSet');
  });

  test('E8.5 a failed action goes the way that is declared for failure', () => {
    const source =
      '  pay: { kind: automatic, owner: person cy, do: [{ open-case: { workflow: other } }], next: [{ to: done }], outcomes: { failed: chase } }\n' +
      works('chase', '[{ to: done }]') +
      '  done: { kind: end }\n';
    const workflow = fromSource(source);
    const failed = given(workflow, [
      OPEN,
      ['ReportEffect', { effect: 'c/2', outcome: 'failed', reason: 'no' }],
    ]);
    expect(at(failed.state)).toEqual(['chase']);
  });
});

const negotiation =
  works('offer', '[{ to: counter }]') +
  works('counter', '[{ to: legal }]') +
  works('legal', '[{ to: signed }]') +
  '  talks:\n    kind: scope\n    owner: person cy\n    over: [offer, counter]\n' +
  '    for: { expired: { after: 10 days }, withdrawn: { message: withdrawn }, stopped: { by: hand } }\n' +
  '    outcomes: { expired: over, withdrawn: lost, stopped: lost }\n' +
  works('over', '[{ to: lost }]') +
  '  signed: { kind: end }\n  lost: { kind: end }\n';

describe('scopes', () => {
  const workflow = fromSource(negotiation);
  const doneAt = (workItem: string): Asked => ['CompleteWorkItem', { by: 'cy', workItem }];
  const first = given(workflow, [OPEN]).state?.workItems[0]?.workItem ?? '';

  test('E8.6 a scope whose date came while the case was paused ends as it is resumed, and leaves no clock behind', () => {
    const source = negotiation
      .replace('expired: { after: 10 days }', 'expired: { field: day }')
      .replace('expired: over', 'expired: lost');
    const scene = given(fromSource(source), [
      OPEN,
      ['UpdateRecord', { by: 'cy', values: { day: '2026-02-01' } }],
      doneAt(first),
      ['PauseCase', { by: 'cy', workItem: null, reason: 'Waiting' }],
      ['UpdateRecord', { by: 'cy', values: { day: '2026-01-01' } }],
    ]);
    const resumed = scene.when('ResumeCase', { by: 'cy', workItem: null });
    expect(resumed.decision.ok && resumed.decision.state).toMatchObject({ status: 'closed', timers: [] });
  });

  test('E8.6 where a scope ends as it begins, those within it do not begin', () => {
    const scope = (id: string) =>
      `  ${id}: { kind: scope, owner: person cy, over: [offer], for: { off: { field: day } }, outcomes: { off: lost } }\n`;
    const source =
      works('start', '[{ to: offer }]') +
      works('offer', '[{ to: lost }]') +
      `${scope('year')}${scope('month')}  lost: { kind: end }\n`;
    const scene = given(fromSource(source), [
      OPEN,
      ['UpdateRecord', { by: 'cy', values: { day: '2025-01-01' } }],
    ]);
    const workItem = scene.state?.workItems[0]?.workItem;
    const entered = scene.when('CompleteWorkItem', { by: 'cy', workItem });
    const after = entered.decision.ok ? entered.decision : undefined;
    expect(after?.events.at(-2)?.type).toBe('CaseClosed');
    expect(after?.state).toMatchObject({ status: 'closed', tokens: [], timers: [], workItems: [] });
  });

  test('E8.6 a scope watches while a case is in its stages, and stands down when it has left them', () => {
    const scene = given(workflow, [OPEN]);
    expect(scene.state?.tokens).toMatchObject([{ stage: 'offer' }, { stage: 'talks', guard: true }]);
    const timer = scene.state?.timers.find(({ purpose }) => purpose === 'wait');
    const second = given(workflow, [OPEN, doneAt(first)]);
    expect(at(second.state)).toEqual(['counter', 'talks']);
    expect(second.state?.timers).toContainEqual(timer);
    const left = given(workflow, [OPEN, doneAt(first), doneAt(second.state?.workItems[0]?.workItem ?? '')]);
    expect(at(left.state)).toEqual(['legal']);
    expect(left.state?.timers.map(({ purpose }) => purpose)).toEqual(['review']);
  });

  test('E8.6 a deadline, a message or a person ends all of its stages as one', () => {
    const scene = given(workflow, [OPEN, doneAt(first)]);
    const timer = scene.state?.timers.find(({ purpose }) => purpose === 'wait')?.timer ?? '';
    const expired = given(workflow, [OPEN, doneAt(first), ['FireTimer', { timer, after: 14 * DAY_MS }]]);
    expect(at(expired.state)).toEqual(['over']);
    expect(expired.state?.workItems).toHaveLength(1);
    const withdrawn = given(workflow, [OPEN, ['DeliverMessage', { by: MACHINE, name: 'withdrawn' }]]);
    expect(withdrawn.state).toMatchObject({ status: 'closed', outcome: 'lost', timers: [], workItems: [] });
    const stopped = given(workflow, [
      OPEN,
      ['ChooseWay', { by: 'cy', stage: 'talks', outcome: 'stopped', reason: 'No money' }],
    ]);
    expect(stopped.state?.outcome).toBe('lost');
  });

  test('E8.6 a scope within branches ends what is in it, and the branches come together all the same', () => {
    const source =
      '  parts: { kind: split, next: [{ to: offer }, { to: plan }] }\n' +
      works('offer', '[{ to: all }]') +
      works('plan', '[{ to: all }]') +
      '  talks: { kind: scope, owner: person cy, over: [offer], for: { off: { by: hand } }, outcomes: { off: all } }\n' +
      '  all: { kind: join, next: [{ to: done }] }\n  done: { kind: end }\n';
    const off: Asked = ['ChooseWay', { by: 'cy', stage: 'talks', outcome: 'off', reason: 'No' }];
    const scene = given(fromSource(source), [OPEN, off]);
    expect(at(scene.state)).toEqual(['all', 'plan']);
    const plan = scene.state?.workItems[0]?.workItem ?? '';
    expect(given(fromSource(source), [OPEN, off, doneAt(plan)]).state?.status).toBe('closed');
  });

  test('E8.3 what a person was to do in the place of a wait is taken back when the wait goes on', () => {
    const source = `${choice.replace('for: {', 'for: { filled: { message: ping },').replace('outcomes: {', 'outcomes: { filled: { to: thanks, carries: [count] },')}`;
    const scene = given(fromSource(source), [OPEN, ['DeliverMessage', { name: 'ping' }]]);
    expect(scene.state?.workItems).toMatchObject([{ stage: 'pay' }]);
    const after = given(fromSource(source), [
      OPEN,
      ['DeliverMessage', { name: 'ping' }],
      ['ChooseWay', { by: 'cy', stage: 'pay', outcome: 'stopped', reason: 'Settled by phone' }],
    ]);
    expect(after.state).toMatchObject({ status: 'closed', workItems: [], timers: [], tokens: [] });
    expect(after.events.map(({ type }) => type)).toContain('WorkItemWithdrawn');
  });

  test('E8.6 nobody goes back to a scope: it begins by itself', () => {
    const source =
      works('talk', '[{ to: sign }]') +
      works('sign', '[{ to: done }]') +
      '  talks: { kind: scope, owner: person cy, over: [talk], for: { over: { by: hand } }, outcomes: { over: done } }\n' +
      '  done: { kind: end }\n';
    const item = (asked: readonly Asked[]) => given(fromSource(source), asked).state?.workItems[0]?.workItem;
    const talked: Asked[] = [OPEN, ['CompleteWorkItem', { by: 'cy', workItem: item([OPEN]) }]];
    given(fromSource(source), talked)
      .when('SendBack', { by: 'cy', to: 'talks', reason: 'Again' })
      .thenRejected('not-an-earlier-stage');
    given(fromSource(source), [...talked, ['CompleteWorkItem', { by: 'cy', workItem: item(talked) }]])
      .when('ReopenCase', { by: 'cy', to: 'talks', reason: 'Again' })
      .thenRejected('not-an-earlier-stage');
  });

  test('E8.7 what cannot be is refused: outcomes that nothing fires, ways into a scope, waits for nothing', () => {
    const faults = [
      negotiation.replace('stopped: { by: hand } }', 'other: { by: hand } }'),
      negotiation.replace('[{ to: signed }]', '[{ to: talks, when: urgent }, { to: signed }]'),
      negotiation.replace('over: [offer, counter]', 'over: [offer, nowhere]'),
      '  pay: { kind: wait, owner: person cy, next: [{ to: done }] }\n  done: { kind: end }\n',
      '  pay: { kind: wait, owner: person cy, alone: till, next: [{ to: done }] }\n  done: { kind: end }\n',
    ];
    const found = faults.map((source) => validate(fromSource(source)).map(({ code }) => code));
    expect(found).toEqual([
      ['outcome-never-comes', 'outcome-unknown'],
      ['way-into-scope'],
      ['stage-unknown'],
      ['wait-for-what'],
      ['wait-for-what'],
    ]);
  });
});
