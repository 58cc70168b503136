// The numbers of new cases, taken from the database for everybody who asks at once: one question under way at a time,
// and those who come meanwhile go together in the next.
import { caseNumbers, type Database } from '../store/index.ts';

export type NumberTaker = (workspaceId: string) => Promise<number>;

type Waiting = { resolve(number: number): void; reject(error: unknown): void };

export function createNumberTaker(db: Pick<Database, 'in'>): NumberTaker {
  const queues = new Map<string, Waiting[]>();
  const serve = async (workspaceId: string, queue: Waiting[]) => {
    while (queue.length > 0) {
      const served = queue.splice(0);
      try {
        const first = await caseNumbers.take(db.in(workspaceId), served.length);
        for (const [place, { resolve }] of served.entries()) resolve(first + place);
      } catch (error) {
        for (const { reject } of served) reject(error);
      }
    }
    queues.delete(workspaceId);
  };
  return (workspaceId) =>
    new Promise((resolve, reject) => {
      const waiting = { resolve, reject };
      const queue = queues.get(workspaceId);
      if (queue !== undefined) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(workspaceId, begun);
      void serve(workspaceId, begun);
    });
}
