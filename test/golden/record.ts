// Records the history of new golden cases. What was recorded once is never written again: a released history is kept for ever.
import { existsSync, writeFileSync } from 'node:fs';
import { goldenCases, replay } from './replay.ts';

for (const name of goldenCases()) {
  const file = new URL(`./${name}/events.jsonl`, import.meta.url);
  if (existsSync(file)) continue;
  writeFileSync(file, replay(name));
  process.stdout.write(`Recorded ${name}. Read it through before you keep it.\n`);
}
