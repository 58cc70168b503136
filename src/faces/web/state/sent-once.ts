// What was sent and never clearly answered keeps its key: sent again by the person, it is done once.
import { newKey, Refused } from '../client.ts';

/** Refusals that leave open whether it was done, or is being done, besides every fault of the server's own. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['request-under-way']);

/** Whether it is known from the error that nothing was done. */
export const isClearlyRefused = (error: unknown): boolean =>
  error instanceof Refused && error.problem.status < 500 && !OPEN_ENDED.has(error.problem.code);

export type SendOnce = <Answer>(asked: unknown, send: (key: string) => Promise<Answer>) => Promise<Answer>;

/** Sends under a key that belongs to what is asked, until that was answered or clearly refused. */
export function sendingOnce(): SendOnce {
  const open = new Map<string, string>();
  return async (asked, send) => {
    const content = JSON.stringify(asked);
    const key = open.get(content) ?? newKey();
    open.set(content, key);
    try {
      const answer = await send(key);
      open.delete(content);
      return answer;
    } catch (error) {
      if (isClearlyRefused(error)) open.delete(content);
      throw error;
    }
  };
}
