import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import { findingsCommand } from './findings.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

async function findings(text: string, ...flags: string[]): Promise<void> {
  const path = join(terminal.folder, 'log.csv');
  await writeFile(path, text);
  await runCommand(findingsCommand, { rawArgs: [path, ...flags] });
}

const iso = (day: number, hour: number): string => new Date(Date.UTC(2026, 0, 5 + day, hour)).toISOString();

/** Sixty cases, one a day: checked in an hour at once, approved after two days of lying there. */
const WAITING = [
  'case,activity,start,time,resource',
  ...Array.from({ length: 60 }, (_, day) => [
    `${day},Check,${iso(day, 8)},${iso(day, 9)},Ana`,
    `${day},Approve,${iso(day + 2, 9)},${iso(day + 2, 10)},Ben`,
  ]).flat(),
].join('\n');

describe('millrace findings', () => {
  it('prints its stable JSON form, the costly first', async () => {
    await findings(WAITING, '--json');
    const list = JSON.parse(terminal.out) as { kind: string; costMs: number; proposal: object }[];
    expect(list[0]).toMatchObject({ kind: 'bottleneck', at: { activity: 'Approve' }, cases: 60 });
    expect(Object.keys(list[0] ?? {})).toEqual([
      ...['kind', 'at', 'cases', 'costMs', 'confidence', 'text', 'proposal'],
    ]);
    expect(Object.keys(list[0]?.proposal ?? {})).toEqual(['text', 'change']);
  });

  it('prints a list that a manager reads, with what to change', async () => {
    await findings(WAITING);
    expect(terminal.out).toMatch(/^1\. Bottleneck: “Approve” waits/);
    expect(terminal.out).toMatch(
      /^ {3}60 cases · [\d,]+ working hours lost in all · certain to over 99\.9%$/m,
    );
    expect(terminal.out).toContain('What to change: ');
  });

  it('says that there is not enough data where that is the truth', async () => {
    await findings('case,activity,time\n1,a,2026-01-01T00:00:00Z\n');
    expect(terminal.out).toContain('Nothing stands out');
    expect(terminal.out).toMatch(/\): The log has 1 case; with fewer than 30 /);
    expect(terminal.out).toContain('Not enough data (Bottleneck, Handoff, ');
    terminal.out = '';
    await findings('case,activity,time\n1,a,2026-01-01T00:00:00Z\n', '--json');
    expect(JSON.parse(terminal.out)).toEqual([]);
    expect(terminal.err).toContain('Bottleneck: The log has 1 case');
  });

  it('tells of rows that were left out', async () => {
    await findings(`${WAITING}\n61,Check,,never,Ana\n`, '--json');
    expect(terminal.err).toContain('Left out: 1 row, the first on line 122: "never" is not a date and time.');
  });

  it('refuses a --top that is no number', async () => {
    await findings(WAITING, '--top', 'many');
    expect([process.exitCode, terminal.err]).toEqual([1, '--top must be a whole number, not "many".\n']);
  });
});
