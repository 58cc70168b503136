// The disk of the database fills up and is freed again: what cannot be written is refused with 507, looking goes on, nothing that was
// acknowledged is lost, and work goes on by itself. With --fault reserve (nothing is kept free) it must fail.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskDrill, holdsOut } from './disk/disk.ts';
import { option } from './place.ts';

const folder = mkdtempSync(join(tmpdir(), 'millrace-disk-'));
try {
  const found = await diskDrill(folder, { fault: option('--fault') === 'reserve' });
  console.log(
    `A disk that fills up: ${found.acknowledged} acknowledged, ${found.lost} lost, ${found.doubled} doubled; ${found.refused} refused with 507, ` +
      `${found.untold} otherwise, ${found.blind} looks refused; ${found.resumed} acknowledged after it was freed.`,
  );
  if (!holdsOut(found)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
