// The drill of overload in small, by counts alone: it holds, and it fails where nobody is turned away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshAccess } from '../database/fresh-database.ts';
import { shortForm } from './overload/forms.ts';

test('a server that is asked for too much does what it takes in and says so to the rest; the drill finds one without limits', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-overload-'));
  const drill = async (fault: boolean) => {
    const access = await freshAccess();
    try {
      return (await shortForm({ access, folder, seed: 7, fault })).faults;
    } finally {
      await access.stop();
    }
  };
  try {
    expect(await drill(false)).toEqual([]);
    expect(await drill(true)).toEqual(['nobody was turned away']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
