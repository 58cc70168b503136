// The disk of the database fills up while people work, and is freed again: what cannot be written is refused and said so, looking goes
// on, nothing acknowledged is lost, and work goes on by itself.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { founds, publishes, wellDone } from '../founder.ts';
import { reaching } from '../reaching.ts';
import { startWhole } from '../server-process.ts';

/** With `fault`, the server keeps nothing free. */
export type DiskAsked = { readonly fault?: boolean };

/** **shape**: `refused` with 507; `blind`: looks that were refused; `untold`: other refusals; `lost` and `doubled` of the
 * `acknowledged`; `resumed`: how many were acknowledged after the disk was freed. */
export type DiskFound = {
  readonly acknowledged: number;
  readonly refused: number;
  readonly blind: number;
  readonly untold: number;
  readonly lost: number;
  readonly doubled: number;
  readonly resumed: number;
};

const MB = 1024 * 1024;
const LEFT_MB = 1_024;
const FILLED_MB = 2_048;
const FLOW = `
workflow: disk
title: Disk
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: person ana, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

export async function diskDrill(folder: string, { fault = false }: DiskAsked): Promise<DiskFound> {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const reserve = fault ? 0 : Math.floor((bavail * bsize) / MB) - LEFT_MB;
  if (reserve < 0 && !fault) throw new Error(`This drill needs ${LEFT_MB} MB of free disk.`);
  const server = await startWhole(join(folder, 'data'), { MILLRACE_KEEP_FREE: String(reserve) });
  const filler = join(folder, 'filler');
  try {
    const ana = await founds(reaching(() => server.origin));
    await publishes(ana, FLOW);
    const opening = ana.ask('POST', '/api/cases', { workflow: 'disk', values: { what: 'Something' } });
    const { caseId } = await wellDone<{ caseId: string }>(opening);
    const path = `/api/cases/${caseId}`;
    const said: string[] = [];
    const count = { refused: 0, blind: 0, untold: 0 };
    const work = async (ms: number) => {
      const until = performance.now() + ms;
      const before = said.length;
      for (let n = 0; performance.now() < until; n++) {
        const text = `Word ${before} ${n}`;
        const { status } = await ana.ask(
          'POST',
          `${path}/add-comment`,
          { text },
          { 'idempotency-key': text },
        );
        if (status === 200) said.push(text);
        else if (status === 507) count.refused += 1;
        else count.untold += 1;
        if ((await ana.ask('GET', path)).status !== 200) count.blind += 1;
      }
      return said.length - before;
    };
    await work(1_000);
    execFileSync('fallocate', ['-l', `${FILLED_MB}M`, filler]);
    await pause(1_500);
    await work(1_500);
    rmSync(filler);
    await pause(1_500);
    const resumed = await work(1_000);
    const { history } = await wellDone<{ history: { type: string; text: string }[] }>(ana.ask('GET', path));
    const there = history.filter(({ type }) => type === 'CommentAdded').map(({ text }) => text);
    return {
      ...{ acknowledged: said.length, ...count, resumed },
      lost: said.filter((text) => !there.includes(text)).length,
      doubled: there.length - new Set(there).size,
    };
  } finally {
    await server.stop();
    rmSync(filler, { force: true });
  }
}

export const holdsOut = (found: DiskFound): boolean =>
  found.refused > 0 && found.resumed > 0 && found.blind + found.untold + found.lost + found.doubled === 0;
