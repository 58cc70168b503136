import { describe, expect, test } from 'vitest';
import type { CaseState } from '../../../model/index.ts';
import { fromSource, works } from '../../trial/from-source.ts';
import { type Asked, given } from '../../trial/given.ts';
import { validate } from '../../validate/validate.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const offered = (state: CaseState | null): string[] =>
  (state?.workItems ?? []).map(({ stage }) => stage).sort();
const at = (state: CaseState | null): string[] => (state?.tokens ?? []).map(({ stage }) => stage).sort();

/** Does the work at each of the stages, one after another, then whatever else is asked. */
function after(source: string, stages: readonly string[], more: readonly Asked[] = []): CaseState | null {
  const workflow = fromSource(source);
  const asked: Asked[] = [OPEN];
  for (const stage of stages) {
    const item = given(workflow, asked).state?.workItems.find((each) => each.stage === stage);
    if (item === undefined) throw new Error(`No work at ${stage}.`);
    asked.push(['CompleteWorkItem', { by: 'cy', workItem: item.workItem }]);
  }
  return given(workflow, [...asked, ...more]).state;
}

const says = (id: string, said: string, next: string): string =>
  `  ${id}: { kind: work, owner: person cy, due: no deadline, ${said}, next: ${next} }\n`;

const checks =
  '  parts: { kind: split, next: [{ to: blood }, { to: scan }, { to: talk }] }\n' +
  says('blood', 'alone: patient', '[{ to: all }]') +
  says('scan', 'alone: patient', '[{ to: print }]') +
  says('print', 'alone: patient', '[{ to: all }]') +
  works('talk', '[{ to: all }]') +
  '  all: { kind: join, next: [{ to: done }] }\n  done: { kind: end }\n';

describe('holding back', () => {
  test('E9.1 of stages that are done alone, one is open at a time, in the order in which the case came to them', () => {
    expect(offered(after(checks, []))).toEqual(['blood', 'talk']);
    expect(offered(after(checks, ['blood']))).toEqual(['scan', 'talk']);
    expect(offered(after(checks, ['blood', 'scan']))).toEqual(['print', 'talk']);
    expect(after(checks, ['blood', 'scan', 'print', 'talk'])?.status).toBe('closed');
  });

  test('E9.1 stages that follow each other keep what they hold', () => {
    const turned = checks.replace('[{ to: blood }, { to: scan }', '[{ to: scan }, { to: blood }');
    expect(offered(after(turned, ['scan']))).toEqual(['print', 'talk']);
  });

  const milestone =
    '  parts: { kind: split, next: [{ to: open }, { to: change }] }\n' +
    works('open', '[{ to: ship }]') +
    works('ship', '[{ to: done }]') +
    says('change', 'while: { at: [open] }', '[{ to: done }]') +
    '  done: { kind: end }\n';

  test('E9.2 a stage is open while another holds, and is missed when that is over', () => {
    expect(offered(after(milestone, []))).toEqual(['change', 'open']);
    expect(at(after(milestone, ['open']))).toEqual(['ship']);
    expect(offered(after(milestone, ['open']))).toEqual(['ship']);
    expect(at(after(milestone, ['change']))).toEqual(['open']);
  });

  test('E9.2 a stage that came too early waits, work that was begun may be ended, and a missed one may lead elsewhere', () => {
    const early =
      milestone.replace('{ to: open }, {', '{ to: before }, {') + works('before', '[{ to: open }]');
    const held = after(early, []);
    expect(held?.tokens).toMatchObject([{ stage: 'before' }, { stage: 'change', held: 'while' }]);
    expect(offered(after(early, ['before']))).toEqual(['change', 'open']);
    const workflow = fromSource(milestone);
    const item = (stage: string) =>
      given(workflow, [OPEN]).state?.workItems.find((each) => each.stage === stage)?.workItem;
    const begun = given(workflow, [
      OPEN,
      ['StartWorkItem', { by: 'cy', workItem: item('change') }],
      ['CompleteWorkItem', { by: 'cy', workItem: item('open') }],
    ]);
    expect(offered(begun.state)).toEqual(['change', 'ship']);
    const other =
      milestone.replace('at: [open] }', 'at: [open], else: late }') + works('late', '[{ to: done }]');
    expect(at(after(other, ['open']))).toEqual(['late', 'ship']);
  });

  test('E9.2 what closes and may open again gives its work back with its clocks, and offers it anew', () => {
    const again = milestone.replace(
      works('ship', '[{ to: done }]'),
      works('ship', '[{ to: open, when: urgent }, { to: done }]'),
    );
    const closed = after(again, ['open']);
    expect(closed?.tokens).toContainEqual(expect.objectContaining({ stage: 'change', held: 'while' }));
    expect(offered(closed)).toEqual(['ship']);
    const open = new Set(closed?.workItems.map(({ workItem }) => workItem));
    expect(closed?.timers.filter(({ workItem }) => workItem !== null && !open.has(workItem))).toEqual([]);
    const urgent: Asked = ['OpenCase', { by: 'ana', values: { urgent: true } }];
    const workflow = fromSource(again);
    const itemAt = (asked: readonly Asked[], stage: string) =>
      given(workflow, asked).state?.workItems.find((each) => each.stage === stage)?.workItem;
    const asked: Asked[] = [urgent];
    for (const stage of ['open', 'ship'])
      asked.push(['CompleteWorkItem', { by: 'cy', workItem: itemAt(asked, stage) }]);
    expect(offered(given(workflow, asked).state)).toEqual(['change', 'open']);
  });

  test('E9.3 a stage is started when needed, as often as needed, and the case ends when all are done', () => {
    const source =
      works('main', '[{ to: done }]') +
      says('help', 'on-demand: true', '[{ to: done }]') +
      '  done: { kind: end }\n';
    const start: Asked = ['StartStage', { by: 'cy', stage: 'help' }];
    expect(offered(after(source, [], [start, start]))).toEqual(['help', 'help', 'main']);
    expect(after(source, ['main'])?.status).toBe('closed');
    given(fromSource(source), [OPEN])
      .when('StartStage', { by: 'cy', stage: 'main' })
      .thenRejected('stage-not-on-demand');
  });

  test('E9.4 a stage may withdraw what is at others as it begins', () => {
    const source =
      '  parts: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n' +
      works('a', '[{ to: stop }]') +
      works('b', '[{ to: done }]') +
      works('c', '[{ to: done }]') +
      says('stop', 'cancels: [b]', '[{ to: done }]') +
      '  done: { kind: end }\n';
    expect(offered(after(source, ['a']))).toEqual(['c', 'stop']);
  });

  test('E9.5 a stage begins anew as long as its rule holds', () => {
    const source = `${says('count', 'repeat: count < 3', '[{ to: done }]')}  done: { kind: end }\n`;
    const workflow = fromSource(source);
    let asked: Asked[] = [OPEN];
    for (const count of [1, 2]) {
      const item = given(workflow, asked).state?.workItems[0]?.workItem;
      asked = [...asked, ['CompleteWorkItem', { by: 'cy', workItem: item, values: { count } }]];
      expect(at(given(workflow, asked).state)).toEqual(['count']);
    }
    const item = given(workflow, asked).state?.workItems[0]?.workItem;
    const last = given(workflow, [
      ...asked,
      ['CompleteWorkItem', { by: 'cy', workItem: item, values: { count: 3 } }],
    ]);
    expect(last.state?.status).toBe('closed');
  });
});

describe('subflows', () => {
  const source =
    '  checks: { kind: subflow, workflow: check, owner: person cy, values: { amount: count }, takes: { urgent: risky }, each: { field: names, as: name }, outcomes: { passed: fine, failed: bad, cancelled: bad } }\n' +
    works('fine', '[{ to: done }]') +
    works('bad', '[{ to: done }]') +
    '  done: { kind: end }\n';
  const two: Asked = ['OpenCase', { by: 'ana', values: { names: ['x', 'y'], count: 4 } }];
  const opened = (effect: string, caseId: string): Asked => [
    'ReportEffect',
    { effect, outcome: 'applied', result: { caseId } },
  ];
  const ended = (child: string, outcome: string | null, values = {}): Asked => [
    'ReportChild',
    { child, outcome, values },
  ];

  test('E9.6 a case is opened for each element, and the stage goes on when all have ended', () => {
    const scene = given(fromSource(source), [two]);
    const asked = scene.events.filter(({ type }) => type === 'EffectRequested');
    expect(asked).toMatchObject([
      { settings: { workflow: 'check', awaited: true, parent: 'c', values: { amount: 4, name: 'x' } } },
      { settings: { values: { name: 'y' } } },
    ]);
    const both = [two, opened('c/2', 'd'), opened('c/3', 'e')];
    const one = given(fromSource(source), [...both, ended('d', 'passed', { risky: true })]);
    expect(at(one.state)).toEqual(['checks']);
    expect(one.state?.record.urgent).toBe(true);
    const all = given(fromSource(source), [...both, ended('d', 'passed'), ended('e', 'passed')]);
    expect(at(all.state)).toEqual(['fine']);
    expect(all.state?.children).toBeUndefined();
    const lost = given(fromSource(source), [...both, ended('d', 'passed'), ended('e', null)]);
    expect(at(lost.state)).toEqual(['bad']);
    one.when('ReportChild', { child: 'd', outcome: 'passed' }).thenRejected('child-not-awaited');
  });

  test('E9.6 as many may be enough, and those that are left are cancelled with the stage', () => {
    const enough = source.replace('as: name }', 'as: name }, needs: 1');
    const both = [two, opened('c/2', 'd'), opened('c/3', 'e')];
    given(fromSource(enough), both)
      .when('ReportChild', { child: 'd', outcome: 'passed' })
      .thenHappened(
        'ChildEnded',
        {
          type: 'EffectRequested',
          kind: 'cancel-case',
          settings: { case: 'e', reason: 'Enough others have ended' },
        },
        'StageLeft',
        'StageEntered',
        'WorkItemOffered',
        'TimerSet',
        'Notified',
      );
    const called = given(fromSource(source), [...both, ['CancelCase', { by: 'ana', reason: 'Over' }]]);
    const cancelled = called.events.filter(
      (event) => event.type === 'EffectRequested' && event.kind === 'cancel-case',
    );
    expect(cancelled).toHaveLength(2);
  });

  test('E9.6 where the stage is passed over, each of its cases is cancelled once', () => {
    const skippable = source.replace('kind: subflow,', 'kind: subflow, skippable: true,');
    const skipped = given(fromSource(skippable), [
      ...[two, opened('c/2', 'd'), opened('c/3', 'e')],
      ['SkipStage', { by: 'cy', stage: 'checks', to: 'fine', reason: 'Known well' }],
    ]);
    const cancelled = skipped.events.flatMap((event) =>
      event.type === 'EffectRequested' && event.kind === 'cancel-case' ? [event.settings] : [],
    );
    expect(cancelled).toMatchObject([{ case: 'd' }, { case: 'e' }]);
  });

  test('E9.6 where a person goes on in the place of the stage, the cases that it waits for are cancelled', () => {
    const asked: Asked[] = [
      two,
      opened('c/2', 'd'),
      ['ReportEffect', { effect: 'c/3', outcome: 'failed', reason: 'broken' }],
    ];
    const stalled = given(fromSource(source), asked).state?.workItems[0]?.workItem;
    const after = given(fromSource(source), [
      ...asked,
      ['CompleteWorkItem', { by: 'cy', workItem: stalled, outcome: 'failed' }],
    ]);
    expect(at(after.state)).toEqual(['bad']);
    expect(after.events).toContainEqual(
      expect.objectContaining({
        kind: 'cancel-case',
        settings: { case: 'd', reason: 'The case went on from Checks' },
      }),
    );
  });

  test('E9.6 a case that is waited for tells how it ended, closed or cancelled', () => {
    const child = fromSource(`${works('work', '[{ to: done }]')}  done: { kind: end }\n`);
    const open: Asked = ['OpenCase', { via: 'case', parent: 'p', awaited: true }];
    const done = given(child, [open, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    expect(done.events.at(-1)).toMatchObject({
      type: 'EffectRequested',
      settings: { parent: 'p', outcome: 'done' },
    });
    const gone = given(child, [open, ['CancelCase', { by: 'ana', reason: 'No' }]]);
    expect(gone.events).toContainEqual(
      expect.objectContaining({ kind: 'report-to-parent', settings: { parent: 'p', outcome: null } }),
    );
  });

  test('E9.7 a workflow that always runs itself is refused', () => {
    const endless =
      '  again: { kind: subflow, workflow: branches, owner: person cy, next: [{ to: done }] }\n  done: { kind: end }\n';
    expect(validate(fromSource(endless)).map(({ code }) => code)).toContain('subflow-without-end');
    const ways = '[{ to: again, when: urgent }, { to: done }]';
    const sometimes = `  size: { kind: decide, owner: person cy, next: ${ways} }\n${endless}`;
    expect(validate(fromSource(sometimes))).toEqual([]);
  });
});
