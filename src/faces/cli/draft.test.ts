import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../core/model/index.ts';
import { draftCommand } from './draft.ts';
import { freshTerminal } from './trial/terminal.ts';

const terminal = freshTerminal();

describe('millrace draft', () => {
  it('prints a workflow that reads back, and lists teams and what is left out above it', async () => {
    const claims = Array.from({ length: 30 }, (_, i) => [
      `${i};Ask;2026-01-01 08:00;${i % 2 ? 'Ana' : 'Ben'}`,
      `${i};Pay;2026-01-02 08:00;Cem`,
    ]).flat();
    const path = join(terminal.folder, 'expense-claims.csv');
    await writeFile(path, ['case;activity;time;user', ...claims, '0;Lose;2026-01-03;Cem'].join('\n'));
    await runCommand(draftCommand, { rawArgs: [path] });
    expect(terminal.out).toContain('# Team ask-team: ana, ben\n');
    expect(terminal.out).toContain('# Left out as rare: Lose (1 event in 1 case)\n');
    const { workflow, diagnostics } = readWorkflow(terminal.out);
    expect(diagnostics).toEqual([]);
    expect(workflow?.title).toBe('Expense claims');
    expect(workflow?.stages.map(({ id }) => id)).toEqual(['ask', 'pay', 'closed']);
  });

  it('names some of what is left out, however much that is', async () => {
    const usual = Array.from({ length: 300 }, (_, i) => `${i},Ask,2026-01-01\n${i},Pay,2026-01-02`);
    const rare = Array.from({ length: 100 }, (_, i) => `${i},Oddity ${i},2026-01-03`);
    const path = join(terminal.folder, 'odd.csv');
    await writeFile(path, ['case,activity,time', ...usual, ...rare].join('\n'));
    await runCommand(draftCommand, { rawArgs: [path] });
    expect(terminal.out.match(/# Left out as rare: /g)).toHaveLength(30);
    expect(terminal.out).toContain('# Left out as rare besides: 70 activities\n');
  });
});
