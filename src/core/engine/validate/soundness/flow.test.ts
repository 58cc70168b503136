import { describe, expect, test } from 'vitest';
import { fromSource, works } from '../../trial/from-source.ts';
import { validate } from '../validate.ts';

const found = (stages: string): string[] =>
  validate(fromSource(stages)).map(
    ({ severity, code, at, message }) => `${severity} ${code} ${at}: ${message}`,
  );

const parts = '  parts: { kind: split, next: [{ to: a }, { to: b }] }\n';
const done = '  done: { kind: end }\n';
const either = (id: string, one: string, other: string): string =>
  `  ${id}: { kind: work, owner: person cy, due: no deadline, outcomes: { yes: ${one}, no: ${other} } }\n`;

describe('the check of branches', () => {
  test('E6.7 branches that come together are found sound', () => {
    const all =
      works('a', '[{ to: all }]') +
      works('b', '[{ to: all }]') +
      '  all: { kind: join, next: [{ to: done }] }\n';
    expect(found(parts + all + done)).toEqual([]);
  });

  test('E6.7 a stage that another branch ends at once is refused, and what follows from it is not told', () => {
    const stop = '  stop: { kind: end, ends: case }\n';
    const stages = `  parts: { kind: split, next: [{ to: a }, { to: stop }] }\n${works('a', '[{ to: b }]')}${works('b', '[{ to: done }]')}`;
    expect(found(stages + stop + done)).toEqual([
      'error never-entered stages.a: No case is ever at "A": another branch ends the case, or cancels this one, at once.',
    ]);
  });

  test('E6.7 a circle that adds branches each time round is told of, with the way there', () => {
    const stages = `${parts.replace('{ to: b }', '{ to: b }, { to: c }')}${['a', 'b', 'c'].map((id) => works(id, '[{ to: first }]')).join('')}`;
    const [only, ...others] = found(
      `${stages}  first: { kind: join, needs: 1, next: [{ to: again }] }\n${either('again', 'parts', 'done')}${done}`,
    );
    expect(others).toEqual([]);
    expect(only).toMatch(
      /^advice piling-up stages\.parts: Each time round, "Parts" starts .* \(.*Again → Parts.*\)\.$/u,
    );
  });

  test('E6.7 a join that may get fewer than it needs is told of, and joins that wait for each other', () => {
    const two = '  two: { kind: join, needs: 2, next: [{ to: done }] }\n';
    expect(found(parts + either('a', 'two', 'done') + works('b', '[{ to: two }]') + two + done)).toEqual([
      'advice gets-fewer stages.two: "Two" may get fewer branches than it needs, and then goes on with those that came (Parts → A → B → Two → Done).',
    ]);
    const crossed =
      `${works('a', '[{ to: one }]')}${works('b', '[{ to: other }]')}` +
      `  one: { kind: join, next: [{ to: c }] }\n  other: { kind: join, next: [{ to: d }] }\n` +
      `${either('c', 'other', 'done')}${either('d', 'one', 'done')}`;
    expect(found(parts + crossed + done).map((each) => each.split(':')[0])).toEqual([
      'advice joins-wait stages.one',
      'advice joins-wait stages.other',
    ]);
  });

  test('E6.8 where there are too many states to try, advice says so at the split', () => {
    const many = Array.from({ length: 12 }, (_, at) => `w${at}`);
    const stages = `  parts: { kind: split, next: [${many.map((id) => `{ to: ${id} }`).join(', ')}] }\n${many.map((id) => works(id, '[{ to: all }]')).join('')}`;
    expect(found(`${stages}  all: { kind: join, next: [{ to: done }] }\n${done}`)).toEqual([
      'advice too-many-states stages.parts: Its branches can stand in more than 2,000 ways, too many to try them all, so this was judged by the drawing alone.',
    ]);
  });
});
