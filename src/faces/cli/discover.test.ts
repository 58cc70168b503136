import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../core/model/index.ts';
import { discoverCommand } from './discover.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

// Nineteen cases ask, check and pay; one is paid without a check.
const CASES = Array.from({ length: 20 }, (_, i) => (i === 0 ? ['ask', 'pay'] : ['ask', 'check', 'pay']));
const LOG = [
  'case;activity;time;lifecycle',
  ...CASES.flatMap((steps, i) => steps.map((step, n) => `${i};${step};2026-01-0${n + 1} 08:00;complete`)),
].join('\n');

const discover = (...flags: string[]): Promise<void> => discoverIn(LOG, ...flags);

async function discoverIn(text: string, ...flags: string[]): Promise<void> {
  const path = join(terminal.folder, 'claims.csv');
  await writeFile(path, text);
  await runCommand(discoverCommand, { rawArgs: [path, ...flags] });
}

describe('millrace discover', () => {
  it('prints the tree of a model that every case fits', async () => {
    await discover();
    expect([terminal.out, terminal.err]).toEqual(["->( 'ask', X( 'check', tau ), 'pay' )\n", '']);
  });

  it('leaves out what is rarer than the noise, and prints its stable JSON form', async () => {
    await discover('--noise', '0.2', '--json');
    expect(JSON.parse(terminal.out)).toEqual({ tree: "->( 'ask', 'check', 'pay' )" });
  });

  it('says how to take the ends of steps alone where begin and end are events of their own', async () => {
    const both = LOG.replace(/^(\d+;ask;.*)complete$/gm, '$1start\n$1complete');
    await discoverIn(both);
    expect(terminal.err).toContain('To take the ends alone, add --lifecycle complete.');
    [terminal.out, terminal.err] = ['', ''];
    await discoverIn(both, '--lifecycle', 'complete');
    expect([terminal.out, terminal.err]).toEqual(["->( 'ask', X( 'check', tau ), 'pay' )\n", '']);
  });

  it('says that an option was not used on a kind of file that it says nothing about', async () => {
    await discover('--object-type', 'order');
    expect(terminal.err).toBe('Note: --object-type says nothing about this kind of file and was not used.\n');
    expect(terminal.out).toContain("'ask'");
  });

  it('prints the drafted workflow', async () => {
    await discover('--yaml');
    const { workflow, diagnostics } = readWorkflow(terminal.out);
    expect([workflow?.title, diagnostics]).toEqual(['Claims', []]);
  });

  it.each([
    [['--noise', 'much'], '--noise must be a number from 0 to 1, not "much".'],
    [['--noise', '2'], '--noise must be a number from 0 to 1'],
    [['--lifecycle', 'start'], 'no event is in the state "start". The log has: complete.'],
    [['--json', '--yaml'], 'Give --json or --yaml, not both.'],
  ])('refuses %j', async (flags, message) => {
    await discover(...flags);
    expect(terminal.out).toBe('');
    expect(terminal.err).toContain(message);
    expect(process.exitCode).toBe(1);
  });
});
