import { describe, expect, test } from 'vitest';
import { type Diagnostic, edit, type Fix, readWorkflow, writeWorkflow } from '../../model/index.ts';
import { mendSource } from './mend-source.ts';
import { validate } from './validate.ts';

const WHOLE = `# all is well
workflow: expense
record:
  amount: { type: money }
  category: { type: choice, options: [ travel, meals ] }
  approver: { type: person }
intake:
  - form: { fields: [ amount, category, approver ], from: [ people ] }
    starts: check
stages:
  check:
    kind: work
    owner: { team: finance }
    form: [ amount ]
    due: 1 day
    late: [ { after: 4h, do: escalate to lead of finance } ]
    next:
      - { to: approve, when: amount > 100, carries: [ amount ] }
      - { to: tidy }
  approve:
    kind: approval
    owner: { field: approver }
    due: 2 days
    decides: { by: all, who: [ { owner: team finance }, { owner: owner of check } ] }
    outcomes:
      yes: { to: tidy, carries: [ amount ] }
      no: { to: done, needs: [ category ] }
  tidy:
    kind: automatic
    do: [ { set: { category: meals } }, { notify: { team: finance, text: "All of {{amount}}" } } ]
    next: [ { to: done } ]
  done: { kind: end }
automations:
  - { on: case-moved, stage: approve, if: amount > 5, do: [ { set: { priority: high } } ] }
`;

const TEAMS = { teams: { finance: { key: 'finance', name: 'Finance', lead: 'bo', members: ['bo'] } } };
const bo = {
  id: 'bo',
  key: 'bo',
  name: 'Bo',
  canSignIn: true,
  active: true,
  manager: null,
  deputy: null,
  absences: [],
};
const DIRECTORY = { people: { bo }, ...TEAMS, fallback: 'bo', openWork: {}, turns: {} };

const errorsOf = (found: readonly Diagnostic[]) => found.filter(({ severity }) => severity === 'error');
const read = (source: string) => {
  const { workflow } = readWorkflow(source);
  if (workflow === null) throw new Error('This cannot be read.');
  return workflow;
};
const find = (source: string) => validate(read(source), DIRECTORY, undefined, ['office']);

/** The source with every fix done that needs no asking, against people and calendars too. */
function mended(source: string): string {
  let workflow = read(source);
  for (let round = 0; round < 5; round++) {
    const fix = find(writeWorkflow(workflow)).find((each) => each.fix !== undefined)?.fix;
    if (fix === undefined) break;
    workflow = fix.edits.reduce(edit, workflow);
  }
  return writeWorkflow(workflow);
}

const SLIPS: readonly [what: string, from: string, to: string][] = [
  ['a field of a form', 'form: [ amount ]', 'form: [ amuont ]'],
  ['a field of an intake form', '[ amount, category, approver ]', '[ amount, catgory, approver ]'],
  [
    'a field that is carried',
    'approve, when: amount > 100, carries: [ amount ]',
    'approve, when: amount > 100, carries: [ amuont ]',
  ],
  ['a field that an outcome needs', 'needs: [ category ]', 'needs: [ categroy ]'],
  ['a field of a rule', 'when: amount > 100', 'when: amuont > 100'],
  ['a field in a text', '{{amount}}', '{{amonut}}'],
  ['a field that is set', 'set: { category: meals }', 'set: { categoryy: meals }'],
  ['a field that names an owner', '{ field: approver }', '{ field: aprover }'],
  ['a stage that a way leads to', '- { to: tidy }', '- { to: tdiy }'],
  ['a stage that an outcome leads to', 'yes: { to: tidy,', 'yes: { to: tdiy,'],
  ['a stage that an intake starts', 'starts: check', 'starts: chekc'],
  ['a stage of an automation', 'stage: approve', 'stage: aprove'],
  ['a stage whose owner is meant', 'owner of check', 'owner of chekc'],
  ['a team', 'owner: { team: finance }', 'owner: { team: fnance }'],
  ['a team whose lead is meant', 'lead of finance', 'lead of finanec'],
  ['a team that decides', 'owner: team finance', 'owner: team finnance'],
  ['a kind of stage', 'kind: approval', 'kind: aproval'],
  ['an action', '{ notify:', '{ notfy:'],
  ['a priority', 'priority: high', 'priority: hgih'],
  ['an option of a choice', 'set: { category: meals }', 'set: { category: meal }'],
];

describe('misspelt names', () => {
  test('the workflow is in order', () => {
    expect(errorsOf(find(WHOLE))).toEqual([]);
  });

  test.each(SLIPS)('E6.15 %s is put right where it stands', (what, from, to) => {
    const source = WHOLE.replace(from, to);
    expect(source).not.toBe(WHOLE);
    const before = errorsOf(find(source));
    expect(before.length).toBeGreaterThan(0);
    const after = mended(source);
    if (what.startsWith('an option')) return;
    expect(errorsOf(find(after))).toEqual([]);
    expect(read(after)).toEqual(read(WHOLE));
  });

  test('E6.15 a calendar is put right, and one that nobody can guess becomes that of the workspace', () => {
    expect(read(mended(`calendar: offcie\n${WHOLE}`)).calendar).toBe('office');
    expect(read(mended(`calendar: mars\n${WHOLE}`)).calendar).toBeNull();
    const scheduled = WHOLE.replace(
      'on: case-moved, stage: approve,',
      'on: { schedule: every day 09:00, calendar: ofice },',
    );
    expect(read(mended(scheduled)).automations[0]?.schedule?.calendar).toBe('office');
  });

  test('E6.15 a key is put right in the source, and what two names are as near to is left to its author', () => {
    expect(mendSource(WHOLE.replace('starts: check', 'start: check')).source).toBe(WHOLE);
    expect(mendSource(WHOLE.replace('    due: 1 day', '    deu: 1 day')).source).toBe(WHOLE);
    const twins = WHOLE.replaceAll('amount', 'net_a').replace(
      'category: {',
      'net_b: { type: text }\n  category: {',
    );
    const { fix } = find(twins.replace('form: [ net_a ]', 'form: [ net_c ]'))[0] as { fix?: Fix };
    expect(fix).toBeUndefined();
  });
});

describe('a stage that no way leads to, and a workflow without an end', () => {
  const without = (source: string) =>
    source.replace('      - { to: tidy }\n', '').replace('yes: { to: tidy', 'yes: { to: done');
  const chosen = (source: string, index: number) => {
    const found = find(source).find(({ code }) => code === 'unreachable');
    const fix = found?.choices?.[index];
    if (fix === undefined) throw new Error(`There is no choice ${index}.`);
    return { words: fix.words, workflow: fix.edits.reduce(edit, read(source)) };
  };

  test('E6.16 it can be removed', () => {
    const { words, workflow } = chosen(without(WHOLE).replace(', when: amount > 100', ''), 0);
    expect(words).toBe('Remove Tidy');
    expect(errorsOf(validate(workflow, DIRECTORY))).toEqual([]);
  });

  test('E6.16 the stage above can be led there, and goes on from there to where it went', () => {
    const source = WHOLE.replace(
      '  tidy:\n',
      '  look: { kind: work, owner: requester, due: 1 day }\n  tidy:\n',
    ).replace(
      '  done: {',
      '  file: { kind: work, owner: requester, due: 1 day, next: [ { to: done } ] }\n  done: {',
    );
    const { words, workflow } = chosen(
      source.replace('  look: { kind: work, owner: requester, due: 1 day }\n', ''),
      0,
    );
    expect(words).toBe('Lead Tidy here');
    expect(errorsOf(validate(workflow, DIRECTORY))).toEqual([]);
    expect(workflow.stages.find(({ id }) => id === 'tidy')?.next[0]?.to).toBe('file');
  });

  test('E6.16 an end is added behind what leads nowhere', () => {
    const source = WHOLE.replace('  done: { kind: end }\n', '')
      .replace('next: [ { to: done } ]', 'description: last')
      .replace('no: { to: done', 'no: { to: tidy');
    expect(find(source).map(({ code }) => code)).toContain('no-end');
    const { source: after, done, left } = mendSource(source);
    expect(done.map(({ fix }) => fix?.words)).toContain('Add Done behind Tidy');
    expect(errorsOf(left)).toEqual([]);
    expect(after).toContain('# all is well');
  });
});
