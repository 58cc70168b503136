import { describe, expect, test } from 'vitest';
import {
  blankAutomation,
  blankOutcome,
  blankStage,
  blankTransition,
  edit,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { office } from '../trial/people.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { mendSource } from './mend-source.ts';
import { validate } from './validate.ts';

const work = (id: string, more: Partial<Stage> = {}): Stage =>
  blankStage(id, { owner: finance, due: { kind: 'no-deadline' }, ...more });
const of = (stages: readonly Stage[], more: Partial<Workflow> = {}): Workflow =>
  oneStage({}, { stages, ...more });
const fixOf = (workflow: Workflow, code: string) =>
  validate(workflow, office, undefined, []).find((each) => each.code === code)?.fix;
const choices = (workflow: Workflow) =>
  validate(workflow, office)
    .filter(({ code }) => code === 'unreachable')
    .map((each) => (each.choices ?? []).map(({ words }) => words));
const fixed = (workflow: Workflow, code: string): Workflow =>
  (fixOf(workflow, code)?.edits ?? []).reduce(edit, workflow);

describe('what can be done at once', () => {
  test('E6.12 work without an owner goes to the owner of the workflow, where it has one', () => {
    const stages = [work('check', { owner: null, next: [blankTransition('done')] }), END];
    expect(fixOf(of(stages), 'owner-missing')).toBeUndefined();
    const owned = fixed(of(stages, { owner: 'bo' }), 'owner-missing');
    expect(owned.stages[0]?.owner).toEqual({ kind: 'person', person: 'bo' });
  });

  test('E6.12 otherwise the case goes where its last rule leads', () => {
    const ways = [
      blankTransition('done', { when: 'note = "a"' }),
      blankTransition('other', { when: 'note = "b"' }),
    ];
    const stages = [work('check', { next: ways }), work('other', { next: [blankTransition('done')] }), END];
    expect(fixOf(of(stages), 'no-otherwise')?.words).toBe('Otherwise go to Other');
    expect(fixed(of(stages), 'no-otherwise').stages[0]?.next.at(-1)).toMatchObject({
      to: 'other',
      when: null,
    });
  });

  test('E6.12 what leads nowhere is led to the end; what only goes round has to be mended by hand', () => {
    const nowhere = [work('check', { next: [blankTransition('next')] }), work('next'), END];
    expect(fixOf(of(nowhere), 'dead-end')?.words).toBe('Lead it to Done');
    const round = [
      work('check', { outcomes: [blankOutcome('a', 'check')], next: [blankTransition('check')] }),
      END,
    ];
    expect(fixOf(of(round), 'dead-end')).toBeUndefined();
    const both = [work('check', { outcomes: [blankOutcome('a', 'check')] }), END];
    expect(fixOf(of(both), 'dead-end')).toBeUndefined();
  });

  test('E6.12 what a schedule asks for in vain is taken away, and the rest of it stays', () => {
    const open = { kind: 'open-case', settings: { workflow: 'other' } };
    const every = { every: 'every day 09:00', calendar: null } as const;
    const scheduled = (schedule: object, more: object = {}) =>
      oneStage(
        {},
        {
          automations: [
            blankAutomation('first'),
            blankAutomation('it', { on: 'schedule', schedule: schedule as never, do: [open], ...more }),
          ],
        },
      );
    const scheduleOf = (workflow: Workflow, code: string) => fixed(workflow, code).automations[1]?.schedule;
    expect(scheduleOf(scheduled({ ...every, with: { a: 'b' } }), 'with-unused')).toEqual({
      ...every,
      with: { a: 'b' },
      once: true,
    });
    expect(
      scheduleOf(
        scheduled({ ...every, once: true, with: {} }, { if: 'amount > 1' }),
        'schedule-without-case',
      ),
    ).toEqual(every);
    expect(scheduleOf(scheduled({ ...every, calendar: 'mars' }), 'calendar-unknown')).toEqual(every);
  });
});

describe('a stage that no way leads to', () => {
  const lost = (above: Partial<Stage>, stage: Partial<Stage> = {}) =>
    of([work('check', above), work('lost', stage), END]);

  test('E6.16 can be put between the stage above it and where that leads, or be removed', () => {
    const plain = lost({ next: [blankTransition('done')] });
    expect(choices(plain)).toEqual([['Lead Check here', 'Remove Lost']]);
    const [lead] =
      validate(plain, office)
        .find(({ code }) => code === 'unreachable')
        ?.choices?.[0]?.edits.reduce(edit, plain).stages ?? [];
    expect(lead?.next.map(({ to }) => to)).toEqual(['lost']);
    const same = lost({ next: [blankTransition('done')] }, { next: [blankTransition('done')] });
    expect(choices(same)).toEqual([['Lead Check here', 'Remove Lost']]);
  });

  test('E6.16 is not put where nobody can say which way, or where it leads elsewhere already', () => {
    expect(choices(lost({ outcomes: [blankOutcome('ok', 'done')] }))).toEqual([['Remove Lost']]);
    const elsewhere = of([
      work('check', { next: [blankTransition('other')] }),
      work('lost', { next: [blankTransition('done')] }),
      work('other', { next: [blankTransition('done')] }),
      END,
    ]);
    expect(choices(elsewhere)).toEqual([['Remove Lost']]);
    const decides = lost({ next: [blankTransition('done')] }, { outcomes: [blankOutcome('ok', 'check')] });
    expect(choices(decides)).toEqual([['Remove Lost']]);
    const first = of([
      work('lost', { next: [blankTransition('done')] }),
      work('check', { next: [blankTransition('done')] }),
      END,
    ]);
    expect(choices(first)).toEqual([['Remove Lost']]);
  });

  test('E6.16 of many the first six choices are worked out', () => {
    const many = Array.from({ length: 8 }, (_, n) => work(`lost-${n}`, { next: [blankTransition('done')] }));
    const offered = choices(of([work('check', { next: [blankTransition('done')] }), ...many, END]));
    expect(offered).toHaveLength(8);
    expect(offered.filter((each) => each.length > 0).length).toBeLessThan(7);
    expect(offered.at(-1)).toEqual([]);
  });

  test('E6.16 an end that is missing is added behind what leads nowhere, under a name that is free', () => {
    const open = [work('check', { next: [blankTransition('done')] }), work('done')];
    const ended = fixed(of(open), 'no-end');
    expect(ended.stages.map(({ id, kind }) => [id, kind])).toEqual([
      ['check', 'work'],
      ['done', 'work'],
      ['end', 'end'],
    ]);
    expect(ended.stages[1]?.next.map(({ to }) => to)).toEqual(['end']);
    expect(fixOf(of([work('check', { next: [blankTransition('check')] })]), 'no-end')).toBeUndefined();
  });
});

describe('a source that was typed in haste', () => {
  const source = (stages: string, starts = 'starts') => `# Kept as it is
workflow: claim
record: { subject: { type: text } }
intake: [{ form: { fields: [subject], from: [people] }, ${starts}: look }]
stages:
${stages}  done: { kind: end }   # the end
`;
  const look = '  look: { kind: work, owner: requester, due: 1 day, next: [{ to: done }] }\n';

  test('E6.14 a key that was mistyped is put right, and all else stays as it was', () => {
    const { source: mended, done, left } = mendSource(source(look, 'strats'));
    expect(mended).toBe(source(look));
    expect(done.map(({ code }) => code)).toEqual(['unknown-key']);
    expect(left).toEqual([]);
  });

  test('E6.14 several things are mended one after another, and what is in order is left as it is', () => {
    const messy = look.replace('owner', 'onwer').replace('due: 1 day, ', '');
    const { source: mended, done, left } = mendSource(source(messy));
    expect(mended).toBe(source(look.replace('due: 1 day', 'due: no deadline')));
    expect(done).toHaveLength(2);
    expect(left).toEqual([]);
    expect(mendSource(source(look))).toEqual({ source: source(look), done: [], left: [] });
  });

  test('E6.14 what cannot be read at all stays as it is, and is told', () => {
    const { source: mended, done, left } = mendSource('workflow: [');
    expect([mended, done]).toEqual(['workflow: [', []]);
    expect(left.map(({ code }) => code)).toEqual(['source-syntax']);
  });
});
