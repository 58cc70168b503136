import { describe, expect, test } from 'vitest';
import type { OwnerRule } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };

describe('what is said of a case', () => {
  const told = (owner: OwnerRule, by: string, mentions: readonly string[] = [], text = 'Hello') => {
    const { decision } = given(oneStage({ owner }), [opened]).when('AddComment', { by, text, mentions });
    if (!decision.ok) return decision.rejection.code;
    return decision.events.flatMap((event) =>
      event.type === 'Notified' ? [[event.reason, event.people, event.text]] : [],
    );
  };

  test.each<[OwnerRule, string, string[], unknown]>([
    [{ kind: 'person', person: 'cy' }, 'max', [], [['commented', ['cy', 'ana'], 'Small #7: Hello']]],
    [{ kind: 'person', person: 'cy' }, 'cy', [], [['commented', ['ana'], 'Small #7: Hello']]],
    [
      { kind: 'person', person: 'cy' },
      'ana',
      ['bo'],
      [
        ['mentioned', ['bo'], 'Small #7: Hello'],
        ['commented', ['cy'], 'Small #7: Hello'],
      ],
    ],
    [{ kind: 'person', person: 'cy' }, 'ana', ['cy'], [['mentioned', ['cy'], 'Small #7: Hello']]],
    [pool, 'ana', [], []],
    [pool, 'max', [], [['commented', ['ana'], 'Small #7: Hello']]],
    [pool, 'max', ['zoe'], 'person-unknown'],
  ])('E1.5 of work of %j, by %s who mentions %j', (owner, by, mentions, expected) => {
    expect(told(owner, by, mentions)).toEqual(expected);
  });

  test('E1.5 a long text is told by its beginning; the case goes on counting', () => {
    expect(told(pool, 'max', [], 'x'.repeat(300))).toEqual([
      ['commented', ['ana'], `Small #7: ${'x'.repeat(200)}`],
    ]);
    const said: Asked = ['AddComment', { by: 'max', text: 'Hello' }];
    const { events } = given(oneStage(), [opened, said, said]);
    const comments = events.flatMap((event) => (event.type === 'CommentAdded' ? [event.comment] : []));
    expect(new Set([...comments, 'c/1', 'c/2', 'c/3']).size).toBe(5);
  });
});
