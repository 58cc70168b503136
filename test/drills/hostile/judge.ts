// What was found, of one parser: how many were tried, and which of them were not answered as they should be.
import type { ParserName } from './parsers.ts';

/** **units**: milliseconds and MiB. `blocked`: how long the server's main thread could do nothing else at once. */
export type Tried = {
  readonly name: string;
  /** `crashed` and what it threw, `hung`, or the answer. */
  readonly answer: string;
  readonly ms: number;
  readonly mib: number;
  readonly blocked: number;
};

export type Found = {
  readonly parser: ParserName;
  readonly where: 'alone' | 'served';
  readonly tried: readonly Tried[];
};

export const MOST = { ms: 1_000, mib: 256, blocked: 100 } as const;

export const isCrash = ({ answer }: Tried): boolean => /^(crashed|hung)/.test(answer);
const beyond = (one: Tried): boolean => one.ms > MOST.ms || one.mib > MOST.mib || one.blocked > MOST.blocked;

/** Those that were not answered, and, where clocks count, those that took too much. */
export const faultsIn = ({ tried }: Found, clocks: boolean): Tried[] =>
  tried.filter((one) => isCrash(one) || (clocks && beyond(one)));

const most = (tried: readonly Tried[], of: 'ms' | 'mib' | 'blocked'): string => {
  const worst = tried.reduce((far, one) => (one[of] > far[of] ? one : far));
  return `${worst[of].toFixed(0)} (${worst.name})`;
};

/** One line of what was found. */
export function lineOf(found: Found): string {
  const { parser, where, tried } = found;
  const taken = tried.filter(({ answer }) => answer === 'taken').length;
  const crashes = tried.filter(isCrash).length;
  const blocked = where === 'served' ? `, main thread ${most(tried, 'blocked')} ms` : '';
  return `${parser} ${where}: ${tried.length} tried, ${taken} taken, ${crashes} not answered; at most ${most(tried, 'ms')} ms, ${most(tried, 'mib')} MiB${blocked}`;
}
