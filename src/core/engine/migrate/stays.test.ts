import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { type CaseState, readWorkflow, type Workflow } from '../../model/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import { decide } from '../decide.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, ask, given, ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { verdictOf } from './verdict.ts';

const done = '  done: { kind: end }\n';
const OPEN: Asked = ['OpenCase', { by: 'ana' }];

/** A case as it stood under one version, moved to another. */
function moved(
  was: Workflow,
  now: Workflow,
  past: readonly Asked[] = [OPEN],
  mapping: object = {},
  after = 0,
) {
  const { compiled: from, state } = given(was, past);
  if (state === null) throw new Error('There is no case.');
  const to = ready(now, 2);
  const command = ask('MigrateCase', { by: 'max', toVersion: 2, mapping, after });
  const decision = decide(migrating(from, to), state, command, office);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return { before: state, after: decision.state, events: decision.events.map(({ type }) => type) };
}
const verdict = (was: Workflow, now: Workflow) => {
  const { compiled, state } = given(was, [OPEN]);
  if (state === null) throw new Error('There is no case.');
  const found = verdictOf(compiled, ready(now, 2), state, {});
  return found.verdict === 'cannot'
    ? found.because.map(({ code, stage }) => `${code} ${stage}`)
    : found.verdict;
};
const purposes = ({ timers }: CaseState): string[] => timers.map(({ purpose }) => purpose);

describe('what stays as it is when a case is moved', () => {
  test('E17.7 what the machine has begun is waited for, though the stage would now do something else', () => {
    const calls = (workflow: string) =>
      fromSource(
        `  call: { kind: automatic, owner: person cy, do: [{ open-case: { workflow: ${workflow} } }], next: done }\n${done}`,
      );
    const { before, after, events } = moved(calls('one'), calls('two'));
    expect(events).toEqual(['CaseMigrated']);
    expect(after.effects).toEqual(before.effects);
  });

  test('E17.1 a stage that is held back stays so, and offers no work', () => {
    const held = (due: string) =>
      fromSource(
        `  both: { kind: split, next: [{ to: busy }, { to: next }] }\n  busy: { kind: work, owner: person cy, due: no deadline, alone: desk, next: done }\n  next: { kind: work, owner: person cy, due: ${due}, alone: desk, next: done }\n${done}`,
      );
    const { after, events } = moved(held('1 day'), held('2 days'));
    expect(after.tokens.map(({ stage, held: by }) => [stage, by])).toEqual([
      ['busy', undefined],
      ['next', 'alone'],
    ]);
    expect(events).not.toContain('WorkItemOffered');
  });

  test('E17.8 what watched over stages is no place for work: such a case cannot come along', () => {
    const watched = (watch: string) =>
      fromSource(`${works('talk', 'done')}  watch: { ${watch} }\n${works('before', 'watch')}${done}`);
    const scope = watched(
      'kind: scope, owner: person cy, over: [talk], for: { late: { after: 9 days } }, outcomes: { late: done }',
    );
    expect(verdict(scope, watched('kind: work, owner: person cy, due: no deadline, next: done'))).toEqual([
      'branches-gone watch',
    ]);
    expect(verdict(scope, scope)).toBe('lands');
  });
});

describe('what begins anew when a case is moved', () => {
  const at = (kind: string) => fromSource(`  look: { ${kind}, owner: person cy, next: done }\n${done}`);
  const worked = at('kind: work, due: no deadline');

  test('E17.6 a wait waits at once; what the machine does by itself, and an end, begin a moment later', () => {
    expect(purposes(moved(worked, at('kind: wait, until: 3 days')).after)).toEqual(['wait']);
    const does = moved(worked, at('kind: automatic, do: [{ set: { urgent: true } }]')).after;
    expect([purposes(does), does.workItems, does.record.urgent]).toEqual([['enter'], [], undefined]);
    const decides = moved(worked, at('kind: decide')).after;
    expect([purposes(decides), decides.status]).toEqual([['enter'], 'open']);
    const two = fromSource(`${works('look', 'later')}${works('later', 'done')}${done}`);
    const ended = moved(two, two, [OPEN], { look: 'done' }).after;
    expect([purposes(ended), ended.status, ended.workItems]).toEqual([['enter'], 'open', []]);
  });

  test('E17.6 a wait for something else waits anew, and one for the same goes on', () => {
    const wait = (until: string) => at(`kind: wait, until: ${until}`);
    const same = moved(wait('3 days'), wait('3 days'));
    expect(same.events).toEqual(['CaseMigrated']);
    const longer = moved(wait('3 days'), wait('5 days'));
    expect(longer.events).toContain('TimerSet');
    expect((longer.after.timers[0]?.dueAt ?? 0) > (longer.before.timers[0]?.dueAt ?? 0)).toBe(true);
  });
});

describe('clocks of work that comes along', () => {
  const due = (more: string) =>
    fromSource(`  look: { kind: work, owner: person cy, ${more}, next: done }\n${done}`);
  const late = due('due: 2h, late: [{ at: 100%, do: remind owner }]');

  test('E17.3 work that is late by the new rule, and was not by the old one, is told of at once', () => {
    const { after } = moved(due('due: no deadline'), late, [OPEN], {}, 5 * HOUR_MS);
    const [item] = after.workItems;
    expect((item?.dueAt ?? 0) - (after.openedAt ?? 0)).toBe(2 * HOUR_MS);
    expect(after.timers).toMatchObject([
      { purpose: 'late', rung: 0, dueAt: (after.openedAt ?? 0) + 5 * HOUR_MS },
    ]);
    const early = moved(due('due: no deadline'), late, [OPEN], {}, HOUR_MS).after;
    expect(early.timers).toMatchObject([{ purpose: 'late', dueAt: (early.openedAt ?? 0) + 2 * HOUR_MS }]);
  });

  test('E17.3 what stands still keeps the clock that it has', () => {
    const workItem = given(due('due: 4h'), [OPEN]).state?.workItems[0]?.workItem;
    const paused: Asked[] = [OPEN, ['PauseCase', { by: 'cy', workItem, reason: 'Waiting', after: HOUR_MS }]];
    const { before, after } = moved(due('due: 4h'), due('due: 9h'), paused, {}, 2 * HOUR_MS);
    expect(after.workItems[0]?.dueAt).toBe(before.workItems[0]?.dueAt);
    expect(after.timers).toEqual(before.timers);
  });
});

describe('what a case needs before it is moved', () => {
  const asked = (record: string, values: object = {}) => {
    const source = (fields: string) =>
      `workflow: small\nrecord: { ${fields} }\nintake: [{ form: { fields: [size], from: [people] }, starts: look }]\nstages:\n  look: { kind: work, owner: person cy, due: no deadline, next: [{ to: done }] }\n${done}`;
    const read = (fields: string): Workflow => {
      const { workflow } = readWorkflow(source(fields));
      if (workflow === null) throw new Error('It can be read.');
      return workflow;
    };
    const { compiled: from, state } = given(read('size: { type: choice, options: [small, large] }'), [
      ['OpenCase', { by: 'ana', values: { size: 'small' } }],
    ]);
    const command = ask('MigrateCase', { by: 'max', toVersion: 2, values });
    const decision = decide(migrating(from, ready(read(record), 2)), state, command, office);
    return decision.ok ? decision.state.record : decision.rejection;
  };

  test('E17.5 a value of another type, or that is no option any more, is asked for as one that does not fit', () => {
    expect(asked('size: { type: number }')).toMatchObject({ code: 'field-invalid' });
    expect(asked('size: { type: choice, options: [large, huge] }')).toMatchObject({
      code: 'field-invalid',
      facts: { fields: [{ field: 'size', code: 'invalid' }] },
    });
    expect(asked('size: { type: choice, options: [large, huge] }', { size: 'huge' })).toMatchObject({
      size: 'huge',
    });
    expect(asked('size: { type: choice, options: [small, huge] }')).toMatchObject({ size: 'small' });
  });
});
