// What is said to whoever is turned away: why, and when to ask again.
import type { Refusal } from '../../../../shell/service/index.ts';

/** Why somebody was turned away, as it is counted. */
export const REASONS = ['server', 'address', 'workspace', 'streams'] as const;
export type Reason = (typeof REASONS)[number];

/** **units**: seconds. A server that is full has room again soon, or is not helped by more asking. */
const SOON = 1;

export const SERVER_FULL: Refusal = {
  kind: 'unavailable',
  code: 'server-full',
  message: 'Very many are asking at once just now. This was not done; try again in a moment.',
  retryAfter: SOON,
};

/** **units**: `waitMs` milliseconds until the next may come. */
export const addressAsksTooMuch = (waitMs: number): Refusal => ({
  kind: 'limit',
  code: 'address-limit',
  message: 'Too much was asked from your network address at once. This was not done; try again in a moment.',
  retryAfter: secondsOf(waitMs),
});

export const workspaceAsksTooMuch = (waitMs: number): Refusal => ({
  kind: 'limit',
  code: 'workspace-limit',
  message: 'Too much was asked in this workspace at once. This was not done; try again in a moment.',
  retryAfter: secondsOf(waitMs),
});

export const TOO_MANY_STREAMS: Refusal = {
  kind: 'limit',
  code: 'too-many-streams',
  message:
    'Very many pages of your network address are open. Close some; this one shows changes after a reload.',
  retryAfter: 30,
};

/** **units**: milliseconds to whole seconds, at least one. */
export const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000));
