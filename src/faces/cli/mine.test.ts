import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import { mineCommand } from './mine.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

async function mine(text: string, ...flags: string[]): Promise<void> {
  const path = join(terminal.folder, 'log.csv');
  await writeFile(path, text);
  await runCommand(mineCommand, { rawArgs: [path, ...flags] });
}

const LOG = [
  'id;who;step;done;lifecycle',
  '1;Ana;register;2026-01-01 08:00;complete',
  '1;Ben;check;2026-01-01 09:00;start',
  '1;Ben;check;2026-01-01 10:00;complete',
  '1;Ana;pay;2026-01-01 12:00;complete',
  '2;Ana;register;2026-01-02 08:00;complete',
  '2;;pay;2026-01-02 09:00;complete',
  '2;;pay;whenever;complete',
].join('\n');

describe('millrace mine', () => {
  it('shows what would command the terminal, and JSON stays what it was', async () => {
    const name = 'red\u001b[31m, \u009bturned \u202e';
    const log = `case;activity;time\n1;"${name}";2026-01-01 08:00\n1;"two\nlines";2026-01-01 09:00`;
    await mine(log);
    expect(terminal.out).toContain('red\\u001b[31m, \\u009bturned \\u202e');
    expect(terminal.out).toContain('two\\u000alines');
    expect(terminal.out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
    terminal.out = '';
    await mine(log, '--json');
    expect(terminal.out).not.toContain('\u001b');
    expect(JSON.parse(terminal.out).activities[0].name).toBe(name);
  });

  it('prints its stable JSON form', async () => {
    await mine(LOG, '--json', '--activity', 'step', '--time', 'done');
    const hour = 3_600_000;
    const path = (from: string, to: string, ms: number) => ({
      from,
      to,
      count: 1,
      meanMs: ms,
      medianMs: ms,
      minMs: ms,
      maxMs: ms,
    });
    expect(JSON.parse(terminal.out)).toEqual({
      log: {
        cases: 2,
        events: 6,
        activities: 3,
        resources: 2,
        from: '2026-01-01T08:00:00.000Z',
        to: '2026-01-02T09:00:00.000Z',
      },
      activities: [
        { name: 'check', events: 2, cases: 1, repeats: 1, casesWithRepeats: 1 },
        { name: 'pay', events: 2, cases: 2, repeats: 0, casesWithRepeats: 0 },
        { name: 'register', events: 2, cases: 2, repeats: 0, casesWithRepeats: 0 },
      ],
      starts: [{ name: 'register', cases: 2 }],
      ends: [{ name: 'pay', cases: 2 }],
      follows: [
        path('check', 'check', hour),
        path('check', 'pay', 2 * hour),
        path('register', 'check', hour),
        path('register', 'pay', hour),
      ],
      variants: {
        count: 2,
        top: [
          { cases: 1, activities: ['register', 'check', 'check', 'pay'] },
          { cases: 1, activities: ['register', 'pay'] },
        ],
      },
      handovers: [
        { from: 'Ana', to: 'Ben', count: 1 },
        { from: 'Ben', to: 'Ana', count: 1 },
        { from: 'Ben', to: 'Ben', count: 1 },
      ],
      durations: { minMs: hour, meanMs: 2.5 * hour, medianMs: 2.5 * hour, p90Ms: 4 * hour, maxMs: 4 * hour },
      rejected: [{ line: 8, reason: '"whenever" is not a date and time.' }],
    });
  });

  it('counts only one life-cycle state when told to', async () => {
    await mine(LOG, '--json', '--lifecycle', 'COMPLETE');
    expect(JSON.parse(terminal.out).log.events).toBe(5);
    await mine(LOG, '--lifecycle', 'suspend');
    expect(terminal.err).toContain('The log has: complete, start.');
    expect(process.exitCode).toBe(1);
  });

  it('prints a summary that a person can read', async () => {
    await mine(LOG);
    expect(terminal.out).toContain('2 cases, 6 events, 3 activities, 2 variants, 2 people');
    expect(terminal.out).toContain('1  2 h  check → pay');
    expect(terminal.out).toContain('line 8  "whenever" is not a date and time.');
    expect(terminal.err).toBe('');
  });

  it('says that nobody is recorded, rather than that there are no people', async () => {
    await mine('case,activity,time\n1,a,2026-01-01T00:00:00Z\n');
    expect(terminal.out).toContain('1 variant, people not recorded');
    expect(terminal.out).toContain('Half of the cases take at most 0 s');
  });

  it('lists the columns of a broken file in few words', async () => {
    await mine(`${'a'.repeat(50000)}\u0007,${'b,'.repeat(500)}c\n1,2\n`);
    expect(terminal.err).toMatch(/ and \d+ more\.\n/);
    expect(terminal.err.length).toBeLessThan(1000);
  });

  it('says what is wrong with a bad file on stderr, and exits with 1', async () => {
    await mine('case,activity\n1,a\n');
    expect(terminal.out).toBe('');
    expect(terminal.err).toContain('No column of the file looks like the time');
    expect(terminal.err).toContain('--time "name of the column"');
    expect(process.exitCode).toBe(1);
  });
});
