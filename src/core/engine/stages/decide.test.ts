import { describe, expect, test } from 'vitest';
import { type Diagnostic, readWorkflow, type Workflow, writeWorkflow } from '../../model/index.ts';
import { given } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { validate } from '../validate/validate.ts';

const source = (table: string, next = '[{ to: small }, { to: large }]'): string => `workflow: sized
record:
  amount: { type: money, label: Amount }
  kind: { type: choice, label: Kind, options: [travel, meals] }
  limit: { type: number, label: Limit }
  names: { type: list, label: Names }
  note: { type: text, label: Note }
intake:
  - form: { fields: [amount, kind, note], from: [people] }
    starts: size
stages:
  size:
    kind: decide
    table: ${table}
    next: ${next}
  small: { owner: person cy, due: no deadline, next: done }
  large: { owner: person bo, due: no deadline, next: done }
  done: { kind: end }
`;

function read(...written: Parameters<typeof source>): Workflow {
  const { workflow, diagnostics } = readWorkflow(source(...written));
  if (workflow === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return workflow;
}

const found = (...written: Parameters<typeof source>): Diagnostic[] => validate(read(...written), office);
const opened = (workflow: Workflow, values: object) =>
  given(workflow).when('OpenCase', { by: 'ana', values });

const SIZES =
  "{ inputs: [amount, kind], outputs: [limit, to], rules: [['< 100', '-', 10, small], ['>= 100', travel, 20, large], ['>= 100', meals, '{{amount * 2}}', small]] }";

describe('a decision table in a stage', () => {
  test('E16.1 its outputs fill fields and choose the way', () => {
    const { decision } = opened(read(SIZES), { amount: '150', kind: 'meals' });
    expect(decision).toMatchObject({
      ok: true,
      state: { record: { limit: 300 }, tokens: [{ stage: 'small' }] },
    });
    const other = opened(read(SIZES), { amount: '150', kind: 'travel' });
    expect(other.decision).toMatchObject({ state: { record: { limit: 20 }, tokens: [{ stage: 'large' }] } });
  });

  test('E16.1 without a way among its outputs, the rules of the ways look at what it filled', () => {
    const table = "{ inputs: [amount], outputs: [limit], rules: [['< 100', 1], ['>= 100', 2]] }";
    const workflow = read(table, '[{ to: large, when: limit = 2 }, { to: small }]');
    expect(found(table, '[{ to: large, when: limit = 2 }, { to: small }]')).toEqual([]);
    expect(opened(workflow, { amount: '100' }).decision).toMatchObject({
      state: { tokens: [{ stage: 'large' }] },
    });
    expect(opened(workflow, { amount: '99' }).decision).toMatchObject({
      state: { tokens: [{ stage: 'small' }] },
    });
  });

  test('E16.1 all rows that fit may be gathered in a list, or added up', () => {
    const gather = `{ hit: rule-order, inputs: [amount], outputs: [names], rules: [['> 1', Ana], ['> 2', Bo], ['> 9', Cy]] }`;
    const ways = '[{ to: large, when: limit = 3 }, { to: small }]';
    expect(opened(read(gather, ways), { amount: '5' }).decision).toMatchObject({
      state: { record: { names: ['Ana', 'Bo'] } },
    });
    const sum = `{ hit: collect, collect: sum, inputs: [amount], outputs: [limit], rules: [['> 1', 1], ['> 2', 2]] }`;
    expect(opened(read(sum, ways), { amount: '5' }).decision).toMatchObject({
      state: { record: { limit: 3 }, tokens: [{ stage: 'large' }] },
    });
  });

  test('E16.2 where no row fits, or rows contradict each other, it is refused and the rows are named', () => {
    const gap = "{ inputs: [amount], outputs: [to], rules: [['< 100', small], ['> 100', large]] }";
    opened(read(gap), { amount: '100' }).thenRejected('no-row-fits');
    const clash =
      "{ hit: any, inputs: [amount, kind], outputs: [to], rules: [['< 100', '-', small], ['-', '? = note', large]] }";
    const facts = opened(read(clash), { amount: '5', kind: 'meals', note: 'meals' }).thenRejected(
      'rows-contradict',
    );
    expect(facts).toEqual({ stage: 'size', labels: ['rows 1, 2'], rows: [1, 2] });
  });

  test('E16.5 a cell that cannot be worked out is told with its row and column, and not as a gap', () => {
    const huge =
      "{ inputs: [amount], outputs: [limit, to], rules: [['< 100', 1, small], ['>= 100', '{{amount ** 9999}}', large]] }";
    expect(opened(read(huge), { amount: '150' }).thenRejected('table-failed')).toEqual({
      stage: 'size',
      labels: ['Row 2, Limit: The result is too large a number. Calculate with smaller numbers.'],
    });
    expect(opened(read(huge), { amount: '50' }).decision).toMatchObject({ state: { record: { limit: 1 } } });
  });

  test('E16.6 an answer that its field cannot hold is told and not dropped, and one that is written out is refused before', () => {
    const other = "{ inputs: [amount], outputs: [kind, to], rules: [['-', '{{note}}', small]] }";
    expect(opened(read(other), { amount: '5', note: 'trains' }).thenRejected('table-failed')).toEqual({
      stage: 'size',
      labels: [
        'Kind cannot hold trains, which the table answers. Correct the row that answers it, or the field.',
      ],
    });
    expect(opened(read(other), { amount: '5', note: 'meals' }).decision).toMatchObject({
      state: { record: { kind: 'meals' } },
    });
    const wrong = "{ inputs: [amount], outputs: [limit, to], rules: [['-', many, small]] }";
    expect(found(wrong).filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  });

  test('E16.7 a rule of a way that cannot be worked out is passed over, and somebody is told', () => {
    const table = "{ inputs: [amount], outputs: [limit], rules: [['-', 1]] }";
    const next = '[{ to: large, when: amount ** 9999 > 1 }, { to: small }]';
    const { decision } = opened(read(table, next), { amount: '150' });
    expect(decision).toMatchObject({ ok: true, state: { tokens: [{ stage: 'small' }] } });
    expect(decision.ok && decision.events.filter(({ type }) => type === 'IncidentRaised')).toMatchObject([
      {
        text: 'The rule of the way to Large cannot be worked out, so it was not taken: The result is too large a number. Calculate with smaller numbers.',
        owner: expect.any(String),
      },
    ]);
    const holds = opened(read(table, next), { amount: '1' }).decision;
    expect(holds.ok && holds.events.some(({ type }) => type === 'IncidentRaised')).toBe(false);
  });

  test('E16.3 a sound table passes, and is written back as it was', () => {
    expect(found(SIZES)).toEqual([]);
    const workflow = read(SIZES);
    const written = writeWorkflow(workflow);
    expect(readWorkflow(written).workflow).toEqual(workflow);
    expect(written).toContain('- [ < 100, "-", 10, small ]');
  });

  test.each([
    [
      "{ inputs: [amount, kind], outputs: [to], rules: [['< 500', '-', small], ['>= 500', meals, large], ['> 500', travel, large]] }",
      'table-gap',
      'table',
      'Nothing is said for Amount 500 and Kind travel.',
    ],
    [
      "{ inputs: [amount], outputs: [to], rules: [['<= 500', small], ['>= 500', large]] }",
      'table-overlap',
      'table.rules[1]',
      'Rows 1, 2 all fit Amount 500.',
    ],
    [
      "{ hit: first, inputs: [amount], outputs: [to], rules: [['-', small], ['>= 500', large]] }",
      'table-row-hidden',
      'table.rules[1]',
      'Row 2 never counts: a row before it always fits first.',
    ],
    [
      "{ inputs: [amount * 2], outputs: [to], rules: [['< 500', small], ['>= 500', large]] }",
      'table-unchecked',
      'table',
      'amount * 2 could not be checked for gaps and overlaps.',
    ],
    [
      "{ inputs: [amount], outputs: [to], rules: [['< 500', small], ['>= 500', elsewhere]] }",
      'rule-unknown-option',
      'table.rules[1][1]',
      'The way: "elsewhere" is not one of the options.',
    ],
    [
      "{ inputs: [amount], outputs: [to], rules: [['< 500', small], ['>= 500', '']] }",
      'table-way',
      'table.rules[1][1]',
      'This row does not say the way.',
    ],
    [
      "{ inputs: [kind], outputs: [to], rules: [['travell', small], ['-', large]] }",
      'rule-unknown-name',
      'table.rules[0][0]',
      'Kind: There is no field called "travell".',
    ],
    [
      "{ inputs: [amount], outputs: [limit, to], rules: [['< 500', many, small], ['>= 500', 1, large]] }",
      'rule-unknown-name',
      'table.rules[0][1]',
      'Limit: There is no field called "many".',
    ],
    [
      "{ inputs: [amount], outputs: [limits, to], rules: [['< 500', 1, small], ['>= 500', 1, large]] }",
      'table-output',
      'table.outputs[0]',
      'The record has no field "limits".',
    ],
    [
      "{ hit: collect, inputs: [amount], outputs: [limit], rules: [['< 500', 1]] }",
      'table-output',
      'table.outputs[0]',
      'Several rows may fit, and Limit holds one value.',
    ],
    [
      "{ hit: sometimes, inputs: [amount], outputs: [to], rules: [['-', small]] }",
      'settings-invalid',
      'table.hit',
      'does not fit',
    ],
    [
      "{ hit: first, inputs: [amount], outputs: [to], rules: [['-', small]] }",
      'never-taken',
      'next[1]',
      'No row of the table leads to "large".',
    ],
  ])('E16.4 publishing tells what is wrong, and where: %s', (table, code, place, message) => {
    const all = found(table);
    const at = `stages.size.${place.startsWith('next') ? '' : 'settings.'}${place}`;
    expect(all.map((each) => each.code)).toContain(code);
    const one = all.find((each) => each.code === code);
    expect(one).toMatchObject({ at });
    expect(one?.message).toContain(message);
  });

  test('E16.4 rows that fit together are told of by what counts: one alone, or any that say the same', () => {
    const rows = "inputs: [amount], outputs: [to], rules: [['<= 500', small], ['>= 500', large]]";
    const overlaps = (table: string) =>
      found(table)
        .filter(({ code }) => code === 'table-overlap')
        .map(({ message, remedy }) => `${message} ${remedy}`);
    expect(overlaps(`{ ${rows} }`)).toEqual([
      'Rows 1, 2 all fit Amount 500. Let only one of them fit, or let the first row that fits count.',
    ]);
    expect(overlaps(`{ hit: any, ${rows} }`)).toEqual([
      'Rows 1, 2 all fit Amount 500, and say different things. Let them say the same, or take one back.',
    ]);
    expect(overlaps(`{ hit: first, ${rows} }`)).toEqual([]);
    const same =
      "{ hit: any, inputs: [amount], outputs: [to], rules: [['<= 500', small], ['>= 500', small]] }";
    expect(overlaps(same)).toEqual([]);
  });

  test('E16.4 what holds otherwise leaves no gap, and a way that it names is taken', () => {
    const gap = "inputs: [amount], outputs: [to], rules: [['< 100', small]]";
    const codes = (table: string) => found(table).map(({ code, at }) => `${code} ${at}`);
    expect(codes(`{ ${gap} }`)).toEqual([
      'never-taken stages.size.next[1]',
      'table-gap stages.size.settings.table',
    ]);
    expect(codes(`{ ${gap}, otherwise: [large] }`)).toEqual([]);
    expect(codes(`{ ${gap}, otherwise: [small] }`)).toEqual(['never-taken stages.size.next[1]']);
    expect(
      codes(`{ inputs: [amount], outputs: [to], rules: [['< 100', small], ['>= 100', '{{note}}']] }`),
    ).toEqual([]);
  });

  test('E16.4 where several rows may count, neither gaps nor overlaps are a fault', () => {
    const rows = "inputs: [amount], outputs: [names], rules: [['< 100', Ana], ['< 50', Bo]]";
    const next = '[{ to: large, when: limit = 3 }, { to: small }]';
    expect(found(`{ hit: rule-order, ${rows} }`, next)).toEqual([]);
  });
});
