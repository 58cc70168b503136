// What a test of a command stands on: a folder of its own, and what the command has written to its two outputs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** Made anew before each test of the file. */
export type Terminal = { folder: string; out: string; err: string };

export function freshTerminal(): Terminal {
  const terminal: Terminal = { folder: '', out: '', err: '' };
  beforeEach(async () => {
    Object.assign(terminal, { folder: await mkdtemp(join(tmpdir(), 'millrace-cli-')), out: '', err: '' });
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      terminal.out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      terminal.err += text;
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = 0;
    await rm(terminal.folder, { recursive: true });
  });
  return terminal;
}
