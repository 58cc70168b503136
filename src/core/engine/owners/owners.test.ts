import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import type { CaseEvent, Deputy, Directory, OwnerRule, Person, Turn } from '../../model/index.ts';
import { given, MACHINE, ready } from '../trial/given.ts';
import { MONDAY, office, officeWith } from '../trial/people.ts';
import { finance, oneStage } from '../trial/workflows.ts';
import { accountableFor } from './accountable.ts';
import { resolveOwner } from './resolve-owner.ts';

const german: OwnerRule = { kind: 'team', team: 'finance', choose: 'by-skill', skill: 'German' };
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };

const opened = (owner: OwnerRule, directory: Directory = office, more: object = {}, values: object = {}) =>
  given(
    oneStage({ owner, ...more }),
    [['OpenCase', { by: 'ana', values: { amount: '1', ...values } }]],
    directory,
  );
const offered = (...args: Parameters<typeof opened>) => opened(...args).state?.workItems[0];

const changed = (changes: { [id: string]: Partial<Person> }, directory: Directory = office): Directory => ({
  ...directory,
  people: Object.fromEntries(
    Object.entries(directory.people).map(([id, person]) => [id, { ...person, ...changes[id] }]),
  ),
});

describe('by skill', () => {
  test('E12.1 whoever has the skill has it, however busy', () => {
    const directory = officeWith('bo', { skills: ['Excel', 'german '] });
    expect(offered(german, directory)).toMatchObject({
      owner: 'bo',
      why: 'Least busy of Finance with German: 3 open',
    });
  });

  test('E12.1 the case may say which skill, and none where it is empty', () => {
    const rule: OwnerRule = { ...german, skill: '{{note}}' };
    const directory = officeWith('bo', { skills: ['german'] });
    expect(offered(rule, directory, {}, { note: 'german' })?.owner).toBe('bo');
    expect(offered(rule, directory)?.owner).toBe('cy');
  });

  test('E12.1 where nobody has it, the reason says so', () => {
    expect(offered(german)?.why).toBe(
      'Nobody of Finance has the skill German: Max Weber takes what has no other owner',
    );
  });
});

describe('capacity', () => {
  test('E12.2 whoever is full is passed over', () => {
    expect(offered(finance, officeWith('cy', { capacity: 1 }))).toMatchObject({
      owner: 'bo',
      why: 'Least busy of Finance: 3 open. Cy Young has as much as they should',
    });
  });

  test('E12.2 where everybody is full, work is shared all the same', () => {
    const directory = changed({ bo: { capacity: 0 }, cy: { capacity: 1 } });
    expect(offered(finance, directory)).toMatchObject({
      owner: 'cy',
      why: 'Least busy of Finance: 1 open. Everybody has as much as they should',
    });
  });

  test('E12.2 a pool is not offered to whoever is full', () => {
    expect(offered(pool, officeWith('bo', { capacity: 3 }))).toMatchObject({ candidates: ['cy'] });
  });
});

describe('deputies', () => {
  const away = { absences: [{ from: MONDAY - 1, to: MONDAY + 1 }] };
  const forAll = { person: 'max', from: null, to: null, team: null, workflow: null };
  const cyWith = (deputy: Partial<Deputy>) =>
    officeWith('cy', { ...away, deputies: [{ ...forAll, ...deputy }] });
  const cy: OwnerRule = { kind: 'person', person: 'cy' };
  const lead: OwnerRule = { kind: 'lead-of-team', team: 'finance' };

  test.each<[string, Partial<Deputy>, OwnerRule, string, string]>([
    ['for all', {}, cy, 'max', 'Deputy of Cy Young'],
    ['for now', { from: MONDAY, to: MONDAY + 1 }, cy, 'max', 'Deputy of Cy Young'],
    ['until now', { to: MONDAY }, cy, 'bo', 'Deputy of Cy Young'],
    ['from later', { from: MONDAY + 1 }, cy, 'bo', 'Deputy of Cy Young'],
    ['for the team', { team: 'finance' }, lead, 'max', 'Deputy of Cy Young for Finance'],
    ['for the team alone', { team: 'finance' }, cy, 'bo', 'Deputy of Cy Young'],
    ['for this workflow', { workflow: 'small' }, cy, 'max', 'Deputy of Cy Young for Small'],
    ['for another workflow', { workflow: 'other' }, cy, 'bo', 'Deputy of Cy Young'],
  ])('E12.3 a deputy %s', (_, deputy, rule, owner, why) => {
    expect(offered(rule, cyWith(deputy))).toMatchObject({ owner, why });
  });

  test('E12.3 a deputy who is away too is stood in for by theirs', () => {
    const directory = changed({ max: { ...away, deputy: 'ana' } }, cyWith({ team: 'finance' }));
    expect(offered(lead, changed({ bo: away }, directory))).toMatchObject({
      owner: 'ana',
      why: 'Deputy of Cy Young',
    });
  });
});

describe('rules', () => {
  test.each([
    ['if amount > 1000 then "ana" else "bo"', 'bo', 'The rule names Bo Chen'],
    ['if amount < 1000 then "finance" else "bo"', 'cy', 'By rule: Least busy of Finance: 1 open'],
    ['"lead of finance"', 'cy', 'By rule: Leads Finance'],
    ['requester.manager', 'max', 'The rule names Max Weber'],
    ['"nobody"', 'max', 'The rule names nobody, who is nobody here: Max Weber takes what has no other owner'],
    ['note', 'max', 'The rule names nobody: Max Weber takes what has no other owner'],
    ['"old"', 'max', 'Only In A Log cannot take it: Max Weber takes what has no other owner'],
  ])('E12.4 %s', (rule, owner, why) => {
    expect(offered({ kind: 'rule', rule })).toMatchObject({ owner, why });
  });

  test('E12.4 one that does not read is refused', () => {
    expect(() => ready(oneStage({ owner: { kind: 'rule', rule: 'nosuch' } }))).toThrow(/stages.check.owner/);
  });
});

describe('who comes after', () => {
  const nobody: OwnerRule = { kind: 'person', person: 'old' };

  test('E12.5 the first who can have it has it', () => {
    const others = {
      else: [
        { kind: 'field', field: 'who' },
        { kind: 'lead-of-team', team: 'finance' },
      ],
    };
    expect(offered(nobody, office, others)).toMatchObject({
      owner: 'cy',
      why: 'Only In A Log cannot take it: Leads Finance',
    });
  });

  test('E12.5 where all of them end in nobody, the workflow’s owner has it', () => {
    expect(offered(nobody, office, { else: [nobody] })?.owner).toBe('max');
  });
});

describe('a pool', () => {
  const unclaimed = ({ state }: ReturnType<typeof opened>) =>
    state?.timers.find(({ purpose }) => purpose === 'unclaimed');

  test('E12.6 has its team’s lead for keeper, and a business day', () => {
    const scene = opened(pool);
    expect(scene.state?.workItems[0]).toMatchObject({ owner: null, candidates: ['bo', 'cy'], keeper: 'cy' });
    expect(unclaimed(scene)?.dueAt).toBe(MONDAY + DAY_MS);
  });

  test('E12.6 or as long as its rule says', () => {
    expect(unclaimed(opened({ ...pool, within: '4h' }))?.dueAt).toBe(MONDAY + 4 * HOUR_MS);
  });

  test('E12.6 becomes the keeper’s when nobody took it in time', () => {
    const scene = opened(pool, { ...office, teams: { ...office.teams, finance: { ...withLead('max') } } });
    const timer = unclaimed(scene)?.timer;
    const after = scene
      .when('FireTimer', { timer, after: DAY_MS })
      .thenHappened(
        'TimerFired',
        { type: 'WorkItemDelegated', to: 'max', why: 'Looks after what nobody of Finance takes' },
        { type: 'Notified', people: ['max'] },
      );
    expect(after.workItems[0]).toMatchObject({ owner: 'max', candidates: [] });
    expect(after.workItems[0]).not.toHaveProperty('keeper');
  });

  test('E12.6 its keeper may take from it, and taking stops the clock', () => {
    const scene = opened(pool, { ...office, teams: { finance: withLead('max') } });
    const after = scene
      .when('ClaimWorkItem', { by: 'max', workItem: scene.state?.workItems[0]?.workItem })
      .thenHappened('WorkItemClaimed', 'TimerCancelled');
    expect(after.timers.map(({ purpose }) => purpose)).toEqual(['review']);
  });

  const withLead = (lead: string | null) => ({
    key: 'finance',
    name: 'Finance',
    lead,
    members: ['bo', 'cy'],
  });

  test('E12.6 without a lead its keeper is whoever takes what nobody has', () => {
    const directory = { ...office, teams: { finance: withLead(null) } };
    expect(offered(pool, directory)).toMatchObject({ keeper: 'max' });
  });
});

describe('who answers for a stage', () => {
  test('E12.7 a wait has somebody too', () => {
    const workflow = oneStage({ kind: 'wait', owner: null, settings: { until: '2 days' } }, { owner: 'bo' });
    const { compiled, state, directory } = given(workflow, [
      ['OpenCase', { by: 'ana', values: { amount: '1' } }],
    ]);
    if (state === null) throw new Error('the case is open');
    expect(accountableFor({ compiled, state, directory, at: MONDAY }, 'check')).toEqual({
      person: 'bo',
      why: 'No owner rule: Bo Chen takes what has no other owner',
    });
  });

  test('E12.7 of a pool it is the keeper', () => {
    const { compiled, state, directory } = opened(pool);
    if (state === null) throw new Error('the case is open');
    expect(accountableFor({ compiled, state, directory, at: MONDAY }, 'check').person).toBe('cy');
  });
});

describe('whatever the directory is', () => {
  const id = fc.constantFrom('ana', 'bo', 'cy', 'max', 'old', 'gone');
  const maybe = fc.option(id, { nil: null });
  const absences = fc.constantFrom([], [], [{ from: MONDAY - 1, to: MONDAY + 1 }]);
  const deputies = fc.array(
    fc.record({
      person: id,
      from: fc.constantFrom(null, MONDAY),
      to: fc.constantFrom(null, MONDAY),
      team: fc.constantFrom(null, 'finance'),
      workflow: fc.constantFrom(null, 'small'),
    }),
    { maxLength: 2 },
  );
  const standing = fc.record({
    canSignIn: fc.boolean(),
    active: fc.boolean(),
    manager: maybe,
    deputy: maybe,
    deputies,
    absences,
    capacity: fc.constantFrom(null, 0, 2),
    skills: fc.constantFrom([], ['german']),
  });
  const directories = fc.tuple(fc.dictionary(id, standing), maybe, maybe, fc.array(id, { maxLength: 3 })).map(
    ([people, fallback, lead, members]): Directory => ({
      people: Object.fromEntries(
        Object.entries(people).map(([key, person]) => [key, { id: key, key, name: key, ...person }]),
      ),
      teams: { finance: { key: 'finance', name: 'Finance', lead, members } },
      fallback,
      openWork: { bo: 1, cy: 3 },
      turns: {},
    }),
  );
  const rules = fc.constantFrom<OwnerRule[]>(
    { kind: 'person', person: 'bo' },
    german,
    pool,
    finance,
    { kind: 'team', team: 'finance', choose: 'round-robin' },
    { kind: 'lead-of-team', team: 'finance' },
    { kind: 'manager-of-requester' },
    { kind: 'rule', rule: 'if amount > 5 then "bo" else "team finance (pull)"' },
  );

  test('E12.8 offered work is somebody’s, or an incident says it is not', () => {
    const alive = ({ people }: Directory, who: string | null | undefined) =>
      who != null && people[who]?.active === true && people[who]?.canSignIn === true;
    fc.assert(
      fc.property(directories, rules, fc.array(rules, { maxLength: 2 }), (directory, owner, others) => {
        const more = others.length === 0 ? {} : { else: others };
        const { state, events } = opened(owner, directory, more);
        const item = state?.workItems[0];
        const told = events.some(({ type }) => type === 'IncidentRaised');
        if (item?.owner != null) expect(alive(directory, item.owner)).toBe(true);
        else if (item !== undefined && item.candidates.length > 0) {
          expect(item.candidates.every((each) => alive(directory, each))).toBe(true);
          expect(alive(directory, item.keeper)).toBe(true);
        } else expect(told).toBe(true);
        expect(item?.why).not.toBe('');
      }),
    );
  });
});

describe('several in one decision', () => {
  const head = { seq: 1, at: MONDAY, by: MACHINE, cause: 'Test', version: 1 };
  const offer = (owner: string, turn: Turn | null = null): CaseEvent => ({
    ...{ ...head, type: 'WorkItemOffered', workItem: 'w', token: 't', stage: 'check', visit: 1, owner, turn },
    ...{ candidates: [], why: '', tasks: [], dueAt: null },
  });
  const resolved = (rule: OwnerRule, events: CaseEvent[]) => {
    const { compiled, state, directory } = opened(finance);
    if (state === null) throw new Error('the case is open');
    const progress = { compiled, state, directory, events, at: MONDAY, by: MACHINE, cause: '', entered: 0 };
    return resolveOwner(progress, { rule, stage: 'check', except: [] }).owner;
  };

  test('E12.9 the least busy is not the one who was given three just now', () => {
    expect(resolved(finance, [])).toBe('cy');
    expect(resolved(finance, [offer('cy'), offer('cy'), offer('cy')])).toBe('bo');
  });

  test('E12.9 a turn that was taken just now is another’s next', () => {
    const inTurn: OwnerRule = { kind: 'team', team: 'finance', choose: 'round-robin' };
    expect(resolved(inTurn, [])).toBe('bo');
    expect(resolved(inTurn, [offer('bo', { key: 'small/check', taken: 1 })])).toBe('cy');
  });
});
