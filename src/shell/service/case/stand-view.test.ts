import { describe, expect, test } from 'vitest';
import { compile } from '../../../core/engine/index.ts';
import { type CaseEvent, type CaseState, readWorkflow } from '../../../core/model/index.ts';
import { flowView, relatedTo } from './stand-view.ts';

const source = `workflow: claim
title: Claim
record:
  urgent: { type: yes-no, label: Urgent }
  day: { type: date, label: Day of trial }
intake:
  - form: { fields: [urgent], from: [people] }
    starts: pay
stages:
  pay:
    kind: wait
    owner: person cy
    for: { paid: { message: payment }, late: { after: 10 days }, trial: { field: day }, waived: { when: urgent }, off: { by: hand } }
    outcomes: { off: done, paid: ship, late: ship, trial: ship, waived: ship }
  ship: { kind: work, owner: person cy, due: no deadline, while: { at: [pay] }, next: [{ to: done }] }
  help: { kind: work, owner: person cy, due: no deadline, on-demand: true, next: [{ to: done }] }
  talks:
    kind: scope
    owner: person cy
    over: [ship]
    for: { off: { by: hand }, broken: { failure: true } }
    outcomes: { off: done, broken: done }
  checks: { kind: subflow, owner: person cy, workflow: check, next: [{ to: done }] }
  done: { kind: end }
`;

function read() {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) throw new Error(JSON.stringify(diagnostics));
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value;
}

const state = (part: Partial<CaseState>): CaseState => ({
  ...{ caseId: 'c', workflow: 'claim', version: 1, number: 1, title: 'Claim', status: 'open', outcome: null },
  ...{ priority: 'normal', requester: 'ana', requesterName: null, record: {}, openedAt: 0, closedAt: null },
  ...{ seq: 1, nextId: 9, tokens: [], workItems: [], timers: [], effects: [], visits: {}, lastOwner: {} },
  changedAt: 0,
  ...part,
});

const token = (id: string, stage: string) => ({ token: id, stage, visit: 1, enteredAt: 7, actionsDone: 0 });
const timer = (rung: number, dueAt: number) => ({
  ...{ timer: `t${rung}`, purpose: 'wait' as const, dueAt, token: 't', workItem: null, rung },
});
const row = (caseId: string, number: number, status = 'open') =>
  ({ caseId, number, title: `Case ${number}`, status }) as never;

describe('what goes on in a case beside its work', () => {
  const compiled = read();
  const seen = (part: Partial<CaseState>, viewer = 'ana') => ({ compiled, state: state(part), viewer });

  test('a wait says each thing that it waits for in the order of its outcomes, with its clock', () => {
    const shown = flowView(seen({ tokens: [token('t', 'pay')], timers: [timer(1, 99)] }), [], []);
    expect(shown.stands).toMatchObject([{ stage: 'pay', since: 7, held: null, byHand: true }]);
    expect(
      shown.stands[0]?.awaited.map(({ outcome, what, about, at }) => [outcome, what, about, at]),
    ).toEqual([
      ['off', 'hand', null, null],
      ['paid', 'message', 'payment', null],
      ['late', 'after', '10 days', 99],
      ['trial', 'field', 'Day of trial', null],
      ['waived', 'when', 'Urgent is yes', null],
    ]);
  });

  test('what has not begun names what it waits for, and a scope what it watches over', () => {
    const held = { ...token('a', 'ship'), held: 'while' as const };
    const guard = { ...token('b', 'talks'), guard: true as const };
    expect(flowView(seen({ tokens: [held, guard] }), [], []).stands).toMatchObject([
      { stage: 'ship', held: 'while', others: ['Pay'], awaited: [], byHand: false },
      { stage: 'talks', others: ['Ship'], byHand: true, awaited: [{ what: 'hand' }, { what: 'failure' }] },
    ]);
    expect(flowView(seen({ tokens: [token('a', 'ship')] }), [], []).stands).toEqual([]);
  });

  test('a stage on demand may be started while the case is open, by whoever takes part', () => {
    expect(flowView(seen({}), [], [])).toMatchObject({
      startable: [{ stage: 'help', title: 'Help' }],
      takesPart: true,
    });
    expect(flowView(seen({ status: 'closed' }, 'zoe'), [], [])).toMatchObject({
      startable: [],
      takesPart: false,
    });
  });

  test('cases that belong to it are named both ways, those that have ended too', () => {
    const ended = { type: 'ChildEnded', child: 'd', token: 's', stage: 'checks', outcome: null } as CaseEvent;
    const part = seen({
      parent: 'p',
      tokens: [token('s', 'checks')],
      children: [{ child: 'e', token: 's' }],
    });
    expect(relatedTo(part.state, [ended])).toEqual(['p', 'd', 'e']);
    const shown = flowView(part, [ended], [row('p', 1), row('d', 2, 'cancelled'), row('e', 3)]);
    expect(shown.parent).toMatchObject({ caseId: 'p', number: 1 });
    expect(shown.children.map(({ number, stage, status }) => [number, stage, status])).toEqual([
      [2, 'Checks', 'cancelled'],
      [3, 'Checks', 'open'],
    ]);
  });
});
