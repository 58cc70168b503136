// What came back from a load, in figures.
import type { Came, LoadAsked } from './load.ts';

/** **units**: `goodput` answers a second; times in milliseconds. Times and goodput are those after settling. */
export type LoadSeen = {
  readonly sent: number;
  readonly accepted: number;
  /** Cases that were opened, as the answers say. */
  readonly opened: number;
  readonly refused: number;
  /** Refused without saying when to ask again. */
  readonly unsaid: number;
  readonly unanswered: number;
  /** Any other answer. */
  readonly strange: number;
  readonly goodput: number;
  readonly acceptedP50: number;
  readonly acceptedP99: number;
  readonly refusedP99: number;
  /** How long the machine kept the load itself waiting: this much of the times above is not the server's. */
  readonly ownDelayP99: number;
};

export function summary(
  came: readonly Came[],
  sent: number,
  { seconds, settling }: LoadAsked,
): Omit<LoadSeen, 'ownDelayP99'> {
  const [from, to] = [settling * 1_000, seconds * 1_000];
  const accepted = came.filter(({ status }) => status === 200);
  const refused = came.filter(({ status }) => status === 503 || status === 429);
  const answered = came.filter(({ status }) => status !== 0);
  const timesOf = (some: readonly Came[]) =>
    some
      .filter(({ dueAt }) => dueAt >= from)
      .map(({ dueAt, cameAt }) => cameAt - dueAt)
      .sort((one, other) => one - other);
  const [acceptedTimes, refusedTimes] = [timesOf(accepted), timesOf(refused)];
  const inTime = accepted.filter(({ cameAt }) => cameAt >= from && cameAt < to).length;
  return {
    sent,
    accepted: accepted.length,
    opened: accepted.filter(({ opens }) => opens).length,
    refused: refused.length,
    unsaid: refused.filter(({ saysWhen }) => !saysWhen).length,
    unanswered: sent - answered.length,
    strange: answered.length - accepted.length - refused.length,
    goodput: inTime / (seconds - settling),
    acceptedP50: part(acceptedTimes, 0.5),
    acceptedP99: part(acceptedTimes, 0.99),
    refusedP99: part(refusedTimes, 0.99),
  };
}

const part = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
