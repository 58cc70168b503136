import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './index.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

const LOG = [
  'case,activity,time',
  ...['1,Check', '1,Approve', '1,Pay', '2,Check', '2,Pay'].map(
    (row, i) => `${row},2026-01-0${i + 1}T08:00:00Z`,
  ),
].join('\n');

const WORKFLOW = `workflow: expense
title: Expense
record: {}
intake:
  - form: { fields: [], from: [people] }
    starts: check
stages:
  check: { kind: work, next: [{ to: approve }] }
  approve: { kind: approval, outcomes: { approved: { to: pay }, rejected: { to: closed } } }
  pay: { kind: work, next: [{ to: closed }] }
  closed: { kind: end }
`;

async function file(name: string, text: string): Promise<string> {
  const path = join(terminal.folder, name);
  await writeFile(path, text);
  return path;
}
const conform = async (model: string, ...flags: string[]): Promise<void> =>
  runCli(['conform', await file('log.csv', LOG), model, ...flags], {
    version: '0',
    openServer: () => Promise.reject(new Error('not here')),
  });

const TREE = "->( 'Check', 'Approve', 'Pay' )";

describe('millrace conform', () => {
  it('prints fitness, precision and deviations as its stable JSON form', async () => {
    await conform(TREE, '--json');
    // Produced and consumed 4 and 3 tokens; in the second case one is missing and one remains. Nothing allowed escapes but
    // nothing: after "Check" only "Approve" is allowed, and done.
    expect(JSON.parse(terminal.out)).toEqual({
      fitness: 1 - 1 / 7,
      precision: 1,
      deviations: [{ text: '“Approve” is skipped.', cases: 1, costMs: 0 }],
    });
  });

  it('takes a tree from a file as discover prints it, and a workflow', async () => {
    for (const path of [
      await file('tree.txt', `${TREE}\n`),
      await file('tree.json', JSON.stringify({ tree: TREE })),
      await file('workflow.yaml', WORKFLOW),
    ]) {
      terminal.out = '';
      await conform(path, '--json');
      expect(JSON.parse(terminal.out)).toMatchObject({ fitness: 1 - 1 / 7, deviations: [{ cases: 1 }] });
    }
  });

  it('prints a table that a person reads', async () => {
    await conform(TREE);
    expect(terminal.out).toContain('Fitness 85.7%');
    expect(terminal.out).toContain('1 of 2 cases follow the model throughout');
    expect(terminal.out).toMatch(/ 1 {2}– +“Approve” is skipped\./);
  });

  it('says how much of the history the fitness leaves out', async () => {
    await conform("->( 'Check', X( 'Pay', tau ) )");
    expect(terminal.out).toContain('Fitness 100.0%');
    expect(terminal.out).toContain('pass over 1 event of activities that the model does not have.');
    terminal.out = '';
    await conform(TREE);
    expect(terminal.out).not.toContain('pass over');
  });

  it.each([
    ['nowhere.yaml', /there is no file of that name/],
    ["->( 'Check' 'Pay' )", /at character 13: Here a comma/],
  ])('refuses %s, saying why', async (model, why) => {
    await conform(model);
    expect([terminal.out, process.exitCode]).toEqual(['', 1]);
    expect(terminal.err).toMatch(why);
  });

  it('refuses a file that is no workflow, with the place', async () => {
    await conform(await file('broken.yaml', 'workflow: x\nstages: 7\n'));
    expect(process.exitCode).toBe(1);
    expect(terminal.err).toMatch(/broken\.yaml:2 /);
  });

  it('checks rules in words, as many as are given', async () => {
    await conform(TREE, '--json', '--rule', 'Pay never before Approve', '--rule', 'every case has Check');
    expect(JSON.parse(terminal.out)).toMatchObject({
      rules: [
        { text: '“Approve” always before “Pay”', checked: 2, cases: 1, examples: ['2'] },
        { text: 'Every case has “Check”', checked: 2, cases: 0, examples: [] },
      ],
    });
    terminal.out = '';
    await conform(TREE, '--rule', 'Pay never before Approve');
    expect(terminal.out).toContain('1 of 2  “Approve” always before “Pay” (for example 2)');
  });

  it('refuses a rule that it does not understand, with its place and what was probably meant', async () => {
    await conform(TREE, '--rule', 'Pay never before Aprove');
    expect([terminal.out, process.exitCode]).toEqual(['', 1]);
    expect(terminal.err).toMatch(
      /at character 18: The history has no activity “Aprove”\.\nIs “Approve” meant\?/,
    );
  });

  it('holds a history against branches that meet, and says in words which it cannot', async () => {
    const branches = (needs: string): string =>
      WORKFLOW.replace('starts: check', 'starts: both').replace(
        /stages:[\s\S]*/,
        `stages:
  both: { kind: split, next: [{ to: check }, { to: approve }] }
  check: { kind: work, next: [{ to: all }] }
  approve: { kind: work, next: [{ to: all }] }
  all: { kind: join, ${needs}next: [{ to: pay }] }
  pay: { kind: work, next: [{ to: closed }] }
  closed: { kind: end }
`,
      );
    await conform(await file('both.yaml', branches('')), '--json');
    expect(JSON.parse(terminal.out)).toMatchObject({
      deviations: [{ text: '“Approve” is skipped.', cases: 1 }],
    });
    await conform(await file('first.yaml', branches('needs: 1, ')));
    expect(terminal.err).toContain('"All" goes on before all branches have come');
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
  });
});
