// Why somebody who comes from a provider is not let in, and what to do then.
import type { Refusal } from '../refusal.ts';

const refusal = (kind: Refusal['kind'], code: string, message: string): Refusal => ({ kind, code, message });

export const NOT_LET_IN = refusal(
  'unauthenticated',
  'provider-stranger',
  'Nobody here is known by this account. Ask an administrator for an invitation, and join with it.',
);
export const AN_UNVERIFIED = refusal(
  'unauthenticated',
  'provider-unverified',
  'The provider has not verified this mail address, so it lets nobody in. Verify it there, then try again.',
);
export const CONNECT_FIRST = refusal(
  'unauthenticated',
  'provider-connect-first',
  'Somebody signs in with this mail address already. If it is you, sign in as usual and connect the two under Settings.',
);
export const HAS_LEFT = refusal(
  'unauthenticated',
  'provider-has-left',
  'You have been marked as having left this workspace. If that is wrong, ask an administrator.',
);
export const ELSEWHERE = refusal(
  'conflict',
  'provider-elsewhere',
  'This account of the provider is connected with somebody else here. Sign out there, and use your own.',
);
export const NOT_SET = refusal(
  'not-found',
  'provider-not-set',
  'This way to sign in is not set up any more. Choose another.',
);
export const AWAY = refusal(
  'unavailable',
  'provider-away',
  'The provider could not be asked just now. Try again in a moment, or sign in in another way.',
);
export const TOO_LATE = refusal(
  'unauthenticated',
  'provider-too-late',
  'This sign-in took too long or was begun elsewhere. Begin again.',
);
export const DENIED = refusal(
  'unauthenticated',
  'provider-denied',
  'The provider did not let you through, or you called it off. Begin again, or sign in in another way.',
);
export const SECRET_MISSING: Refusal = {
  ...refusal('invalid', 'secret-missing', 'Please give the secret that belongs to the client id.'),
  faults: [{ at: 'body.secret', message: 'Please give the secret that belongs to the client id.' }],
};
export const NOT_IN_SAMPLE = refusal(
  'conflict',
  'sample-has-no-provider',
  'A sample workspace has no provider. Open your own workspace and set it there.',
);
