import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { type LogRow, logOf } from '../../event-log/index.ts';
import { readWorkflow, type Workflow, writeWorkflow } from '../../model/index.ts';
import { draft } from './draft.ts';

type Step = [activity: string, hours: number, person?: string];

const cases = (times: number, prefix: string, ...steps: Step[]): LogRow[] =>
  Array.from({ length: times }, (_, c) => {
    let at = c * HOUR_MS;
    return steps.map(([activity, hours, person]) => {
      at += hours * HOUR_MS;
      const resource = person === 'anyone' ? ['Ana', 'Ben', 'Cem'][c % 3] : person;
      return { case: `${prefix}${c}`, activity, at, resource };
    });
  }).flat();

// Thirty claims are checked and paid, ten go back once for questions, one is lost.
const log = logOf([
  ...cases(30, 'a', ['register claim', 0, 'Ana'], ['check', 3, 'anyone'], ['pay', 20, 'Ben']),
  ...cases(
    10,
    'b',
    ['register claim', 0, 'Ana'],
    ['check', 3, 'anyone'],
    ['register claim', 1, 'Ana'],
    ['check', 2, 'anyone'],
    ['reject', 5, 'anyone'],
  ),
  ...cases(1, 'c', ['register claim', 0, 'Ana'], ['lose file', 1, 'Dan'], ['pay', 100, 'Ben']),
]);

const targets = (workflow: Workflow, id: string): string[] => {
  const stage = workflow.stages.find((each) => each.id === id);
  return [...(stage?.next ?? []), ...(stage?.outcomes ?? [])].map(({ to }) => to);
};

describe('a draft', () => {
  const { workflow, people, teams, leftOut } = draft(log, 'Claims');
  const stage = (id: string) => workflow.stages.find((each) => each.id === id);

  it('MN-12 has stages for the main activities in the order cases come to them, and an end', () => {
    expect(workflow.stages.map(({ id, kind, observed }) => [id, kind, observed])).toEqual([
      ['register-claim', 'work', ['register claim']],
      ['check', 'work', ['check']],
      ['pay', 'work', ['pay']],
      ['reject', 'work', ['reject']],
      ['closed', 'end', []],
    ]);
    expect(workflow.intake.map(({ starts }) => starts)).toEqual(['register-claim']);
    expect(workflow.id).toBe('claims');
  });

  it('MN-12 lets the owner pick where the log does not tell, and marks the way back as rework', () => {
    expect(stage('check')?.outcomes).toMatchObject([
      { name: 'on-to-pay', title: 'On to Pay', to: 'pay', rework: false, needs: [] },
      { name: 'back-to-register-claim', to: 'register-claim', rework: true, needs: ['reason'] },
      { name: 'on-to-reject', to: 'reject', rework: false },
    ]);
    expect(stage('pay')?.next).toEqual([{ to: 'closed', when: null, carries: [], rework: false }]);
  });

  it('MN-13 gives a stage to who did most of it, or to a team of those who did', () => {
    expect(stage('register-claim')?.owner).toEqual({ kind: 'person', person: 'ana' });
    expect(stage('check')?.owner).toEqual({ kind: 'team', team: 'check-team', choose: 'least-loaded' });
    expect(stage('reject')?.owner).toEqual(stage('check')?.owner);
    expect(teams).toEqual([{ key: 'check-team', name: 'Check team', members: ['ana', 'ben', 'cem'] }]);
    expect(people.map(({ key, name }) => [key, name])).toContainEqual(['cem', 'Cem']);
  });

  it('MN-13 proposes a due time in which nine of ten were done, and lists what was too rare', () => {
    expect(stage('pay')?.due).toEqual({ kind: 'within', duration: '1 day' });
    expect(stage('check')?.due).toEqual({ kind: 'within', duration: '4h' });
    expect(leftOut).toMatchObject([{ name: 'lose file', cases: 1 }]);
  });

  it('MN-14 is written as a source that reads back to the same workflow', () => {
    const read = readWorkflow(writeWorkflow(workflow));
    expect(read.diagnostics).toEqual([]);
    expect(read.workflow).toEqual(workflow);
  });

  it('MN-13 leaves the owner open where the log names nobody', () => {
    const nameless = draft(logOf([{ case: '1', activity: 'a', at: 0 }]));
    expect(nameless.workflow.stages[0]?.owner).toBeNull();
    expect(nameless.teams).toEqual([]);
  });

  it('MN-12 moves on only with what was completed where starts are logged too', () => {
    const events: [string, string][] = [
      ['a', 'start'],
      ['b', 'start'],
      ['a', 'complete'],
      ['b', 'complete'],
    ];
    const parallel = logOf(
      events.map(([activity, lifecycle], at) => ({ case: '1', activity, at, lifecycle })),
    );
    expect(targets(draft(parallel).workflow, 'a')).toEqual(['b']);
  });
});

describe('a draft of any log', () => {
  const name = fc.constantFrom(
    'Check',
    'check',
    'Closed',
    'prüfen',
    '支払い',
    '42',
    '!',
    'a b c d e f g h i j',
    'Pay',
    'Ask',
    '  ',
  );
  const rows = fc.array(
    fc.record({
      case: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      activity: name,
      at: fc.nat(50),
      resource: fc.constantFrom('Ana', '112', 'é', undefined),
      lifecycle: fc.constantFrom('start', 'complete', undefined),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('MN-12 has every stage reached and every stage reach the end; MN-14 reads back', () => {
    fc.assert(
      fc.property(rows, (history) => {
        const { workflow } = draft(logOf(history));
        const ids = workflow.stages.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const reached = new Set(workflow.intake.map(({ starts }) => starts));
        for (const id of reached) for (const to of targets(workflow, id)) reached.add(to);
        expect([...reached].sort()).toEqual([...ids].sort());
        const ending = new Set(workflow.stages.filter(({ kind }) => kind === 'end').map(({ id }) => id));
        for (let before = -1; before !== ending.size; ) {
          before = ending.size;
          for (const id of ids) if (targets(workflow, id).some((to) => ending.has(to))) ending.add(id);
        }
        expect(ending.size).toBe(ids.length);
        expect(readWorkflow(writeWorkflow(workflow))).toMatchObject({ diagnostics: [], workflow });
      }),
    );
  });
});
