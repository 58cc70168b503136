import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runCommand } from 'citty';
import { beforeEach, describe, expect, it } from 'vitest';
import { convertCommand } from './convert.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

beforeEach(async () => {
  await writeFile(join(terminal.folder, 'log.csv'), LOG);
});

const LOG = 'id;step;done;fee\n1;ask;2026-01-01 08:00;5\n1;pay;2026-01-02 08:00;5\n1;pay;soon;5\n';

const convert = (to: string, ...flags: string[]) =>
  runCommand(convertCommand, {
    rawArgs: [join(terminal.folder, 'log.csv'), join(terminal.folder, to), '--activity', 'step', ...flags],
  });

describe('millrace convert', () => {
  it('writes the log in the form that the name says, and tells what was left out', async () => {
    await convert('log.xes.gz');
    const text = gunzipSync(await readFile(join(terminal.folder, 'log.xes.gz'))).toString();
    expect(text).toContain('<int key="fee" value="5"/>\n\t\t<event>');
    expect(text.match(/<event>/g)).toHaveLength(2);
    expect(terminal.out).toBe(`${join(terminal.folder, 'log.xes.gz')}: 1 case, 2 events\n`);
    expect(terminal.err).toBe('Left out: 1 row, the first on line 4: "soon" is not a date and time.\n');
  });

  it('replaces a file only when told to, and leaves nothing else behind', async () => {
    await writeFile(join(terminal.folder, 'there.csv'), 'mine');
    await convert('there.csv');
    expect(terminal.err).toContain('is there already. To replace it, add --force.');
    expect(process.exitCode).toBe(1);
    expect(await readFile(join(terminal.folder, 'there.csv'), 'utf8')).toBe('mine');
    await convert('there.csv', '--force');
    expect(await readFile(join(terminal.folder, 'there.csv'), 'utf8')).toMatch(
      /^case:concept:name,concept:name/,
    );
    expect((await readdir(terminal.folder)).sort()).toEqual(['log.csv', 'there.csv']);
  });

  it.each([
    ['log.xlsx', 'the name must end in .csv'],
    ['none/log.csv', /there is no folder .*none\. Make it, or name another\./],
    ['there/folder.csv', 'is a folder. Name a file in it.'],
  ])('says why %s cannot be written', async (to, why) => {
    await mkdir(join(terminal.folder, 'there', 'folder.csv'), { recursive: true });
    await convert(to, '--force');
    expect(terminal.err).toMatch(why);
    expect(terminal.err).not.toMatch(/E[A-Z]{5}/);
    expect(process.exitCode).toBe(1);
  });

  it('keeps only the events in the life-cycle state that is asked for', async () => {
    await convert('log.xes', '--lifecycle', 'start');
    expect(terminal.err).toContain('no event is in the state "start". The log has: none.');
  });
});
