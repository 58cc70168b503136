import { describe, expect, test } from 'vitest';
import { workflowOf } from '../../../../test/arbitrary/block-workflow.ts';
import { blockFrom } from '../../../../test/arbitrary/blocks.ts';
import { canonicalJson, HOUR_MS, type Json } from '../../base/index.ts';
import { compile } from '../../engine/index.ts';
import {
  type CaseEvent,
  type Directory,
  type Person,
  readWorkflow,
  type Workflow,
} from '../../model/index.ts';
import { differenceInWords } from './difference-in-words.ts';
import { expectedOf, firstDifference } from './expected.ts';
import { type Played, play } from './play.ts';
import type { DryStep } from './step.ts';

const MONDAY = Date.UTC(2026, 0, 5, 9);

const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, key: id, name: id, canSignIn: true, active: true, manager: null, deputy: null, absences: [] },
  ...more,
});

/** Bo is away and has much to do; Cy has no sign-in yet. */
const directory: Directory = {
  people: {
    ana: person('ana'),
    bo: person('bo', { absences: [{ from: 0, to: MONDAY * 2 }] }),
    cy: person('cy', { canSignIn: false }),
  },
  teams: { finance: { key: 'finance', name: 'Finance', lead: 'cy', members: ['bo', 'cy'] } },
  fallback: 'ana',
  openWork: { bo: 40 },
  turns: {},
};

const SOURCE = `
workflow: claim
title: Claim
record:
  amount: { type: number, required: true }
  note: { type: text }
intake: [{ form: { fields: [amount], from: [people] }, starts: check }]
stages:
  check:
    kind: work
    title: Check
    owner: { team: finance }
    due: 4h
    late:
      - { at: 50%, do: remind owner }
      - { after: 1h, do: escalate to lead of finance }
    next: [{ to: approve, when: amount > 100 }, { to: paid }]
  approve:
    kind: approval
    owner: { team: finance }
    due: 2 days
    decides: { by: quorum, quorum: 2, never: requester }
    outcomes: { approved: { to: paid }, rejected: { to: refused, needs: [reason] } }
  paid: { kind: end }
  refused: { kind: end }
`;

function ready(source: string, version = 0) {
  const { workflow } = readWorkflow(source);
  if (workflow === null) throw new Error('The source cannot be read.');
  return readyAs(workflow, version);
}

function readyAs(workflow: Workflow, version = 0) {
  const compiled = compile(workflow, version);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value;
}

const opens = (amount: number): DryStep => ({
  ...{ do: 'command', type: 'OpenCase', by: 'ana', input: { values: { amount } } },
});
const completes = (by: string, stage: string, input: { readonly [name: string]: Json } = {}): DryStep => ({
  ...{ do: 'command', type: 'CompleteWorkItem', by, stage, input },
});
const ground = { compiled: ready(SOURCE), directory };
const played = (...steps: DryStep[]): Played => play(ground, { startAt: MONDAY, steps });
const typesIn = (events: readonly CaseEvent[]): string[] => events.map(({ type }) => type);

describe('a dry run', () => {
  test('SIM-D1 is decided by the rules of the draft, and stands where they lead', () => {
    const { state, events } = played(opens(80), completes('bo', 'check'));
    expect(state).toMatchObject({ status: 'closed', outcome: 'paid' });
    expect(typesIn(events)).not.toContain('WorkItemRemoved');
    expect(played(opens(200), completes('bo', 'check')).state?.tokens).toMatchObject([{ stage: 'approve' }]);
  });

  test('SIM-D2 a ladder is climbed by moving the clock, each rung at its time', () => {
    const one = played(opens(80), { do: 'move-on' });
    expect(one.at).toBe(MONDAY + 2 * HOUR_MS);
    expect(typesIn(one.events)).toContain('LateRungReached');
    const all = played(opens(80), { do: 'wait', ms: 24 * HOUR_MS });
    expect(all.at).toBe(MONDAY + 24 * HOUR_MS);
    const rungs = all.events.filter(({ type }) => type === 'LateRungReached');
    expect(rungs.map(({ at }) => at - MONDAY)).toEqual([2 * HOUR_MS, 5 * HOUR_MS]);
  });

  test('SIM-D3 a quorum is reached by pretended people, and whoever may not decide is told why', () => {
    const run = played(
      opens(200),
      completes('bo', 'check'),
      completes('bo', 'approve', { outcome: 'approved' }),
      completes('bo', 'approve', { outcome: 'approved' }),
      completes('cy', 'approve', { outcome: 'approved' }),
    );
    expect(run.refusals.map(({ step }) => step)).toEqual([3]);
    expect(run.state).toMatchObject({ status: 'closed', outcome: 'paid' });
  });

  test('SIM-D4 input that does not fit is refused with its place, and the run goes on after it', () => {
    const run = played(opens(80), completes('bo', 'check', { values: 7 }), completes('bo', 'check'));
    expect(run.refusals).toMatchObject([{ step: 1, kind: 'unreadable', problems: [{ at: 'values' }] }]);
    expect(run.state?.status).toBe('closed');
  });

  test('SIM-D5 work is kept by its stage, so that the run fits after ids have moved', () => {
    const first = played(opens(80));
    const workItem = first.state?.workItems[0]?.workItem ?? '';
    const { steps } = played(opens(80), {
      ...{ do: 'command', type: 'CompleteWorkItem', by: 'bo', input: { workItem } },
    });
    expect(steps[1]).toEqual(completes('bo', 'check'));
  });

  test('SIM-D6 played again it is the same, byte for byte, on random workflows too', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const compiled = readyAs(workflowOf(blockFrom(seed)));
      const steps: DryStep[] = [
        { do: 'command', type: 'OpenCase', by: 'ana', input: { values: { amount: 200 } } },
        ...Array.from({ length: 6 }, (): DryStep => ({ do: 'move-on' })),
      ];
      const run = { startAt: MONDAY, steps };
      const [one, two] = [play({ compiled, directory }, run), play({ compiled, directory }, run)];
      expect(canonicalJson(one.events as unknown as Json)).toBe(canonicalJson(two.events as unknown as Json));
      expect(one.events.map(({ seq }) => seq)).toEqual(one.events.map((_, index) => index + 1));
    }
  });
});

describe('a run kept as a test', () => {
  const steps = [opens(200), completes('bo', 'check'), completes('cy', 'approve', { outcome: 'approved' })];
  const on = (source: string): Played =>
    play({ compiled: ready(source), directory }, { startAt: MONDAY, steps });
  const kept = expectedOf(on(SOURCE));

  test('SIM-D7 holds on the workflow that it was kept of, and where only names and texts have changed', () => {
    expect(firstDifference(kept, expectedOf(on(SOURCE)))).toBeNull();
    const renamed = SOURCE.replace('title: Check', 'title: Look at it').replace(
      'title: Claim',
      'title: Claims',
    );
    expect(firstDifference(kept, expectedOf(on(renamed)))).toBeNull();
  });

  test('SIM-D8 says where a case first goes another way', () => {
    const changed = SOURCE.replace('amount > 100', 'amount > 500');
    expect(firstDifference(kept, expectedOf(on(changed)))).toEqual({
      ...{ in: 'stages', nth: 1 },
      was: { stage: 'approve', outcome: null },
      is: { stage: 'paid', outcome: null },
    });
    const other = SOURCE.replace('starts: check', 'starts: approve');
    expect(firstDifference(expectedOf(played(opens(1))), expectedOf(onWith(other, [opens(1)])))).toEqual({
      ...{ in: 'stages', nth: 0 },
      was: { stage: 'check', outcome: null },
      is: { stage: 'approve', outcome: null },
    });
  });

  test('SIM-D8 tells a case that is called off from one that goes on', () => {
    const calledOff: DryStep = {
      ...{ do: 'command', type: 'CancelCase', by: 'ana', input: { reason: 'Not needed' } },
    };
    const [was, is] = [expectedOf(played(opens(80))), expectedOf(played(opens(80), calledOff))];
    const difference = firstDifference(was, is);
    expect(difference).toMatchObject({ in: 'ending', was: { status: 'open' }, is: { status: 'cancelled' } });
    const said = difference && differenceInWords(difference, ground.compiled.workflow, []);
    expect(said).toBe('At the end of the run the case was called off; before, it had not ended.');
  });

  const onWith = (source: string, some: DryStep[]): Played =>
    play({ compiled: ready(source), directory }, { startAt: MONDAY, steps: some });
});
