import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../core/model/index.ts';
import { checkCommand } from './check.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

async function check(source: string, ...flags: string[]): Promise<void> {
  const path = join(terminal.folder, 'workflow.yaml');
  await writeFile(path, source);
  await runCommand(checkCommand, { rawArgs: [path, ...flags] });
}

const workflow = (stages: string) =>
  `workflow: claim\nrecord: { subject: { type: text } }\nintake: [{ form: { fields: [subject], from: [people] }, starts: look }]\nstages:\n${stages}`;

describe('millrace check', () => {
  it('says that a workflow is in order and exits with 0', async () => {
    await check(
      workflow(
        '  look: { kind: work, owner: requester, due: 1 day, next: [{ to: done }] }\n  done: { kind: end }\n',
      ),
    );
    expect(terminal.out).toMatch(/workflow\.yaml is in order\.\n$/);
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('names a stage that nobody owns and a dead end, with line and remedy, and exits with 1', async () => {
    await check(workflow('  look: { kind: work, due: 1 day }\n  done: { kind: end }\n'), '--json');
    const found = JSON.parse(terminal.out) as Diagnostic[];
    const errors = found.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ at }) => at)).toContain('stages.look.owner');
    expect(errors.some(({ code }) => /dead-end|no-way/.test(code))).toBe(true);
    expect(errors.every(({ line, remedy }) => line !== null && remedy !== '')).toBe(true);
    expect(process.exitCode).toBe(1);
  });

  const MESSY = workflow(`  # The first look
  look: { kind: work, onwer: requester, next: [{ to: done }] }   # by whoever asked
  done: { kind: end }
`);
  const MENDED = MESSY.replace('onwer: requester,', 'owner: requester, due: no deadline,');

  it('mends what needs no asking, keeps comments and order, and says what was done and what is left', async () => {
    await check(MESSY, '--fix');
    expect(await readFile(join(terminal.folder, 'workflow.yaml'), 'utf8')).toBe(MENDED);
    expect(terminal.out).toContain(
      'Mended 2 things:\n  stages.look.settings.onwer: "onwer" is not known at the stage "Look". Done: Write owner.',
    );
    expect(terminal.out).toMatch(/workflow\.yaml is in order\.\n$/);
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('keeps the byte order mark of a file that it mends', async () => {
    await check(`\uFEFF${MESSY}`, '--fix');
    expect(await readFile(join(terminal.folder, 'workflow.yaml'), 'utf8')).toBe(`\uFEFF${MENDED}`);
  });

  it('shows what it would mend, changes nothing, and exits with 1 where errors would be left', async () => {
    const source = MESSY.replace('to: done', 'to: nowhere-at-all');
    await check(source, '--fix', '--dry-run');
    expect(await readFile(join(terminal.folder, 'workflow.yaml'), 'utf8')).toBe(source);
    expect(terminal.out.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '-  look: { kind: work, onwer: requester, next: [{ to: nowhere-at-all }] }   # by whoever asked',
      '+  look: { kind: work, owner: requester, due: no deadline, next: [{ to: nowhere-at-all }] }   # by whoever asked',
    ]);
    expect(process.exitCode).toBe(1);
  });

  it('names a file that is not there', async () => {
    await runCommand(checkCommand, { rawArgs: [join(terminal.folder, 'none.yaml')] });
    expect(terminal.err).toMatch(/none\.yaml: The file cannot be read: there is no file of that name/);
    expect(process.exitCode).toBe(1);
  });

  const always = (id: string, other: string) => `workflow: ${id}
record: { subject: { type: text } }
intake: [{ form: { fields: [subject], from: [people] }, starts: run }]
stages:
  run: { kind: subflow, owner: requester, workflow: ${other}, next: [{ to: done }] }
  done: { kind: end }
`;

  it('checks several together: those whose cases would open one another without end are named, with line and remedy', async () => {
    const [order, bill] = [join(terminal.folder, 'order.yaml'), join(terminal.folder, 'bill.yaml')];
    await writeFile(order, always('order', 'bill'));
    await writeFile(bill, always('bill', 'order'));
    await runCommand(checkCommand, { rawArgs: [order] });
    expect(terminal.out).not.toContain('none would ever end');
    expect(process.exitCode ?? 0).toBe(0);
    terminal.out = '';
    await runCommand(checkCommand, { rawArgs: [order, bill, '--json'] });
    const found = JSON.parse(terminal.out) as { [path: string]: Diagnostic[] };
    expect(Object.keys(found)).toEqual([order, bill]);
    for (const [path, by] of [
      [order, 'Bill'],
      [bill, 'Order'],
    ] as const)
      expect(found[path]).toMatchObject([
        {
          ...{ code: 'subflow-without-end', severity: 'error', line: 5 },
          message: expect.stringContaining(`by way of "${by}"`),
          remedy: expect.stringContaining('Lead a way past this stage'),
        },
      ]);
    expect(process.exitCode).toBe(1);
    terminal.out = '';
    await runCommand(checkCommand, { rawArgs: [order, bill] });
    expect(terminal.out).toMatch(/order\.yaml:5:.*\n.*by way of "Bill"[\s\S]*bill\.yaml:5:/);
  });
});
