import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../base/index.ts';
import { blankOutcome, type Directory, type OwnerRule, type Person, type Stage } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { MONDAY, office } from '../trial/people.ts';
import { oneStage } from '../trial/workflows.ts';
import { accountableFor } from './accountable.ts';
import { successorFor } from './successor.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40', who: 'bo' } }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
const person = (id: string): OwnerRule => ({ kind: 'person', person: id });
const rule = (text: string): OwnerRule => ({ kind: 'rule', rule: text });
const away = { absences: [{ from: MONDAY - 1, to: MONDAY + 10 * DAY_MS }] };
const gone = { active: false };

const withPeople = (
  changes: { [id: string]: Partial<Person> },
  more: Partial<Directory> = {},
): Directory => ({
  ...office,
  people: Object.fromEntries(
    Object.entries(office.people).map(([id, each]) => [id, { ...each, ...changes[id] }]),
  ),
  ...more,
});

const scene = (
  stage: Partial<Stage>,
  asked: readonly Asked[] = [opened],
  directory = office,
  owner: string | null = null,
) => {
  const { compiled, state } = given(oneStage(stage, { owner }), asked, directory);
  if (state === null) throw new Error('The case was opened.');
  const [item] = state.workItems;
  return { compiled, state, directory, at: MONDAY, item };
};

describe('who answers for a stage', () => {
  test('E12.7 whoever has the work there, for the reason they have it', () => {
    expect(accountableFor(scene({ owner: person('bo') }), 'check')).toEqual({
      person: 'bo',
      why: 'Bo Chen has this stage',
    });
  });

  test('E12.7 where the case does not stand there, whoever would have it', () => {
    const seen = scene({ owner: pool });
    expect(accountableFor({ ...seen, state: { ...seen.state, workItems: [] } }, 'check')).toEqual({
      person: 'cy',
      why: 'For Finance: the first who takes it has it',
    });
    expect(accountableFor(scene({ owner: person('bo') }), 'done').person).toBe('max');
  });

  test('E12.7 or whom its rule names next', () => {
    const seen = scene({ owner: person('old'), else: [person('bo')] });
    expect(accountableFor({ ...seen, state: { ...seen.state, workItems: [] } }, 'check').person).toBe('bo');
  });
});

describe('whose the work is where somebody leaves', () => {
  const successor = (stage: Partial<Stage>, directory = office, asked = [opened]) => {
    const { item, ...seen } = scene(stage, asked, directory);
    if (item === undefined) throw new Error('There is work.');
    return successorFor(seen, item);
  };

  test('E12.10 another of the team', () => {
    expect(successor({ owner: { kind: 'team', team: 'finance', choose: 'least-loaded' } })).toMatchObject({
      person: 'bo',
    });
  });

  test('E12.10 who stands in for whom the rule names, or comes after', () => {
    expect(successor({ owner: person('cy') })).toEqual({ person: 'bo', why: 'Deputy of Cy Young' });
    expect(successor({ owner: person('bo'), else: [person('ana')] })).toMatchObject({ person: 'ana' });
    expect(successor({ owner: person('bo') })).toMatchObject({ person: 'max' });
  });

  test('E12.10 of a pool its keeper, of what nobody has whoever is left', () => {
    expect(successor({ owner: pool })).toMatchObject({ person: 'cy' });
  });

  test('E12.10 not whoever may not decide on it', () => {
    const approval: Partial<Stage> = {
      kind: 'approval',
      owner: person('bo'),
      else: [person('ana'), person('cy')],
      next: [],
      outcomes: [blankOutcome('approved', 'done')],
      settings: { decides: { by: 'any', never: 'requester' } },
    };
    expect(successor(approval)).toMatchObject({ person: 'cy' });
  });

  test('E12.10 nobody, where nobody else can sign in', () => {
    const alone = withPeople({ ana: gone, cy: gone, max: gone });
    expect(
      successor({ owner: person('bo') }, alone, [['OpenCase', { by: 'bo', values: { amount: '1' } }]]).person,
    ).toBeNull();
  });
});

describe('where nobody of a pool takes the work in time', () => {
  const handed = (directory: Directory, now: Directory) => {
    const before = given(oneStage({ owner: pool }), [opened], directory);
    const timer = before.state?.timers.find(({ purpose }) => purpose === 'unclaimed')?.timer;
    return given(oneStage({ owner: pool }), [opened, ['FireTimer', { timer, after: DAY_MS }]], now);
  };

  test('E12.6 it is whose it is where the keeper is away', () => {
    const { events, state } = handed(office, withPeople({ cy: away, bo: {} }));
    // Already as the work was offered the keeper was away.
    expect(state?.workItems[0]).toMatchObject({ owner: 'bo' });
    expect(events.find(({ type }) => type === 'WorkItemDelegated')).toMatchObject({
      from: null,
      to: 'bo',
      reason: 'Nobody took it in time',
    });
  });

  test('E12.6 no clock runs for work that somebody has', () => {
    const { state } = scene({ owner: person('bo') });
    expect(state.timers.map(({ purpose }) => purpose)).toEqual(['review']);
  });
});

describe('whom an owner rule names', () => {
  test.each<[string, string, string]>([
    ['"bo"', 'bo', 'The rule names Bo Chen'],
    ['" bo "', 'bo', 'The rule names Bo Chen'],
    ['who', 'bo', 'The rule names Bo Chen'],
    ['requester', 'ana', 'The rule names Ana Lopez'],
    ['"finance"', 'cy', 'By rule: Least busy of Finance: 1 open'],
    ['"lead of finance"', 'cy', 'By rule: Leads Finance'],
    ['""', 'max', 'The rule names nobody: Max Weber takes what has no other owner'],
    ['amount', 'max', 'The rule names nobody: Max Weber takes what has no other owner'],
    ['"zoe"', 'max', 'The rule names zoe, who is nobody here: Max Weber takes what has no other owner'],
    ['"old"', 'max', 'Only In A Log cannot take it: Max Weber takes what has no other owner'],
  ])('E12.4 %s', (text, owner, why) => {
    expect(scene({ owner: rule(text) }).item).toMatchObject({ owner, why });
  });

  test('E2.1 a field may name nobody, and a person nobody manages', () => {
    const asked: Asked = ['OpenCase', { by: 'bo', values: { amount: '1' } }];
    expect(scene({ owner: { kind: 'field', field: 'who' } }, [asked]).item?.why).toBe(
      'Who names nobody: Max Weber takes what has no other owner',
    );
    expect(scene({ owner: { kind: 'manager-of-requester' } }, [asked]).item?.why).toBe(
      'Bo Chen has no manager: Max Weber takes what has no other owner',
    );
  });

  test('E2.1 or a team that is not there, or that nobody leads', () => {
    const lead = (team: string): OwnerRule => ({ kind: 'lead-of-team', team });
    expect(scene({ owner: lead('gone') }).item?.why).toContain('There is no team gone: ');
    expect(scene({ owner: lead('seen') }).item?.why).toContain('Seen in the log has no lead: ');
    expect(scene({ owner: { kind: 'team', team: 'gone', choose: 'pull' } }).item?.why).toContain(
      'Nobody of the team is there: ',
    );
  });
});

describe('who takes what has no owner', () => {
  test('E2.3 nobody who left, nobody who cannot sign in, and the workspace’s fallback before anybody', () => {
    const { item } = scene({ owner: null }, [opened], withPeople({ max: gone }), 'old');
    expect(item).toMatchObject({ owner: 'ana', why: 'No owner rule: Ana Lopez is who is left' });
    expect(scene({ owner: null }, [opened], office, 'old').item).toMatchObject({ owner: 'max' });
  });

  test('E2.3 the fallback even while away, before others who are there', () => {
    expect(scene({ owner: null }, [opened], withPeople({ max: away })).item).toMatchObject({ owner: 'max' });
  });

  test('E2.3 where there is no fallback, whoever is first', () => {
    expect(scene({ owner: null }, [opened], withPeople({}, { fallback: null })).item).toMatchObject({
      owner: 'ana',
    });
  });
});

describe('among the members of a team', () => {
  const least: OwnerRule = { kind: 'team', team: 'finance', choose: 'least-loaded' };
  const open = (bo: number, cy: number, changes: { [id: string]: Partial<Person> } = {}) =>
    scene({ owner: least }, [opened], withPeople(changes, { openWork: { bo, cy } })).item;

  test.each<[number, number, string]>([
    [1, 2, 'bo'],
    [2, 1, 'cy'],
    [2, 2, 'bo'],
  ])('E2.4 with %i and %i open', (bo, cy, owner) => {
    expect(open(bo, cy)?.owner).toBe(owner);
  });

  test('E2.4 the key decides between equals, not the order of the team', () => {
    expect(open(2, 2, { bo: { key: 'z' } })?.owner).toBe('cy');
  });

  test('E12.2 whoever was passed over is named', () => {
    expect(open(1, 2, { bo: { capacity: 1 } })).toMatchObject({
      owner: 'cy',
      why: 'Least busy of Finance: 2 open. Bo Chen has as much as they should',
    });
    expect(open(0, 2, { bo: { capacity: 1 } })?.owner).toBe('bo');
    expect(open(1, 2, { bo: { capacity: 1 }, cy: { capacity: 2 } })?.why).toBe(
      'Least busy of Finance: 1 open. Everybody has as much as they should',
    );
  });

  test('E12.3 a deputy stands in where the whole team is away', () => {
    const both = { bo: { ...away, deputy: 'ana' }, cy: { ...away, deputy: null } };
    expect(open(1, 1, both)).toMatchObject({ owner: 'ana', why: 'Deputy of Bo Chen of Finance' });
    expect(open(1, 1, { bo: away, cy: { ...away, deputy: null } })?.why).toContain(
      'Nobody of the team is there: ',
    );
  });
});
