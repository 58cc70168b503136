// Servers are renewed one by one while people work: the new one brings the tables up, old ones go on beside it and begin again beside
// it, and what old ones need is taken away only when none of them is at work any more.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerAccess } from '../../../src/shell/store/server.ts';
import { founds, publishes, wellDone } from '../founder.ts';
import { flow, type Settled, settled } from '../kill/aftermath.ts';
import { openPeople } from '../kill/people.ts';
import { isWhole, type Remains, remainsOf } from '../kill/remains.ts';
import { openTollgate } from '../kill/tollgate.ts';
import { reaching } from '../reaching.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { earlierProgram, laterProgram } from './program.ts';

/** With `fault` the release that takes away does not say who can do without. `from` is the commit that the old servers are of; this
 * one where it is left out. **units**: `pauseMs` between two changes. */
export type UpgradeAsked = {
  readonly pauseMs: number;
  readonly from?: string | undefined;
  readonly fault?: boolean;
};

/** **shape**: `changes` of servers; `refusedInTime`: whether taking away was refused while an old one was at work; `refusedAfter`:
 * whether an old one was refused after it. */
export type UpgradeFound = Remains &
  Settled & {
    readonly changes: number;
    readonly promised: number;
    readonly refusedInTime: boolean;
    readonly refusedAfter: boolean;
  };

const ADDS =
  'alter table cases add column room text;\n\ncreate index cases_by_room on cases (workspace_id, room);\n';
const TAKES = 'alter table cases drop column room;\n';

export async function upgradeDrill(
  access: ServerAccess,
  folder: string,
  { pauseMs, from, fault = false }: UpgradeAsked,
): Promise<UpgradeFound> {
  const adds = { '9001-adds.sql': ADDS };
  const old =
    from === undefined ? laterProgram(join(folder, 'old'), {}) : earlierProgram(join(folder, 'old'), from);
  const newer = laterProgram(join(folder, 'newer'), adds);
  const newest = laterProgram(join(folder, 'newest'), {
    ...adds,
    '9002-takes.sql': fault ? TAKES : `-- Only old ones need it.\n-- least: 9001\n\n${TAKES}`,
  });
  const house = openHouse(access, join(folder, 'server'));
  const gate = await openTollgate();
  try {
    const first = await house.begin(old);
    const second = await house.begin(old);
    const ana = await founds(reaching(house.door));
    await wellDone(ana.ask('PUT', '/api/workspace/outgoing', { allowed: [gate.host] }));
    await publishes(ana, flow(gate.host));
    const people = openPeople(ana, undefined);
    const step = async <Answer>(change: () => Promise<Answer>): Promise<Answer> => {
      await pause(pauseMs);
      return change();
    };
    const third = await step(() => house.begin(newer));
    await step(() => house.end(second, 'kill'));
    const again = await step(() => house.begin(old));
    await step(() => house.end(first, 'stop'));
    await step(() => house.begin(newer));
    const refusedInTime = await step(() => house.refuses(newest, 'takes away'));
    const takeAway = async () => {
      await step(() => house.end(again, 'stop'));
      await step(() => house.begin(newest));
      await step(() => house.end(third, 'stop'));
      return step(() => house.refuses(old, 'took away'));
    };
    const refusedAfter = refusedInTime && (await takeAway());
    await pause(pauseMs);
    await people.stop();
    const effects = await settled(ana, people, gate);
    await house.close();
    const { promised } = people;
    const remains = await remainsOf(
      { ...access, stop: () => Promise.resolve() },
      { workspaceId: ana.workspaceId, promised },
    );
    const changes = house.changes();
    return { ...remains, ...effects, changes, promised: promised.size, refusedInTime, refusedAfter };
  } finally {
    await house.close();
    await gate.close();
  }
}

/** The servers that are at work, and the door before them: each who asks is sent to the next. */
function openHouse(access: ServerAccess, folder: string) {
  const servers = new Set<ServerProcess>();
  let turn = 0;
  let changes = 0;
  const begin = async (program: string): Promise<ServerProcess> => {
    const server = await startServer(access, folder, {}, program);
    servers.add(server);
    changes += 1;
    return server;
  };
  const end = async (server: ServerProcess, how: 'kill' | 'stop'): Promise<void> => {
    servers.delete(server);
    changes += 1;
    await server[how]();
  };
  return {
    begin,
    end,
    changes: () => changes,
    door: () => {
      const open = [...servers];
      turn += 1;
      return open[turn % open.length]?.origin ?? '';
    },
    /** Whether a start is refused with these words. What was not refused is ended. */
    refuses: async (program: string, words: string): Promise<boolean> => {
      try {
        const server = await startServer(access, folder, {}, program);
        await server.stop();
        return false;
      } catch (error) {
        if (error instanceof Error && error.message.includes(words)) return true;
        throw error;
      }
    },
    close: async () => {
      await Promise.all([...servers].map((server) => server.stop()));
      servers.clear();
    },
  };
}

/** Whether old and new got along, and everything promised is there, once. */
export const gotAlong = (found: UpgradeFound): boolean =>
  isWhole(found) &&
  found.effectsLost + found.effectsDoubled === 0 &&
  found.refusedInTime &&
  found.refusedAfter;
