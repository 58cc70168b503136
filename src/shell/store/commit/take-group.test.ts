import { describe, expect, it } from 'vitest';
import { type Queued, takeGroup } from './take-group.ts';

const from = (workspaceId: string, count: number, first = 0): Queued[] =>
  Array.from({ length: count }, (_, n) => ({ workspaceId, names: [`${workspaceId} case ${first + n}`] }));
const namesOf = (commands: readonly Queued[]) => commands.flatMap(({ names }) => names);
const nothing: ReadonlySet<string> = new Set();

describe('The next group', () => {
  it('is the only one who waits, at once, where nothing is under way', () => {
    expect(takeGroup(from('a', 1), [], nothing).group).toHaveLength(1);
  });

  it('is half of all that are about, so that the other half can be decided meanwhile', () => {
    // given one command under way and 255 that came meanwhile
    const { group, left } = takeGroup(from('a', 255), from('a', 1, 255), nothing);
    expect([group.length, left.length]).toEqual([128, 127]);
    // then few are not parted
    expect(takeGroup(from('a', 5), [], nothing).group).toHaveLength(5);
  });

  it('waits for more beside a large group of the same workspace, and takes them when that one is back', () => {
    const queue = from('a', 20, 100);
    expect(takeGroup(queue, from('a', 100), nothing)).toEqual({ group: [], left: queue });
    expect(namesOf(takeGroup(queue, [], nothing).group)).toEqual(namesOf(queue.slice(0, 10)));
  });

  it('lets one command of another workspace pass a crowd', () => {
    // given a crowd of one workspace that came first, and a group of it under way
    const queue = [...from('crowd', 500), ...from('small', 1)];
    const { group, left } = takeGroup(queue, from('crowd', 100, 500), nothing);
    // then the small one goes beside it, and nobody of the crowd is lost
    expect(namesOf(group)).toEqual(['small case 0']);
    expect(left).toHaveLength(500);
  });

  it('holds one command for a case or a key, and leaves those behind it in their order', () => {
    const first = { workspaceId: 'a', names: ['a case 1'] };
    const keyed = { workspaceId: 'a', names: ['a case 1', 'a key k'] };
    const sameKey = { workspaceId: 'a', names: ['a case 2', 'a key k'] };
    const other = { workspaceId: 'a', names: ['a case 3'] };
    const { group, left } = takeGroup([first, keyed, sameKey, other], [], nothing);
    expect(group).toEqual([first, other]);
    expect(left).toEqual([keyed, sameKey]);
  });

  it('takes nothing that a group under way holds', () => {
    const { group, left } = takeGroup(from('a', 2), from('a', 1), new Set(['a case 0']));
    expect([namesOf(group), namesOf(left)]).toEqual([['a case 1'], ['a case 0']]);
  });

  it('is never larger than 256', () => {
    expect(takeGroup(from('a', 2_000), [], nothing).group).toHaveLength(256);
  });
});
