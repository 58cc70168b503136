// Why somebody is not let in, and what they can do about it.
import type { Refusal } from '../../../shell/service/index.ts';
import { type Actor, isWithinToken, RULE_WORDS } from '../access.ts';
import { doingOf, type Route } from '../route.ts';

export function refusedAccess(route: Route, actor: Actor, request: Request): Refusal {
  if (!isWithinToken(actor, doingOf(route))) return doingOf(route) === 'act' ? TOKEN_READS : NOT_BY_TOKEN;
  if (actor.kind === 'public' && request.headers.has('authorization')) return NO_SUCH_TOKEN;
  if (actor.kind === 'public') {
    return {
      kind: 'unauthenticated',
      code: 'not-signed-in',
      message: 'Sign in, then try again. Nothing was changed.',
    };
  }
  const message = `${RULE_WORDS[route.access]} Ask an administrator of the workspace to do it or to change your role.`;
  return { kind: 'forbidden', code: 'not-allowed', message };
}

const TOKEN_READS: Refusal = {
  kind: 'forbidden',
  code: 'token-reads-only',
  message: 'This token may only read. Make one that may also act, in your settings. Nothing was changed.',
};
const NOT_BY_TOKEN: Refusal = {
  kind: 'forbidden',
  code: 'not-by-token',
  message: 'No token may do this: sign in and do it yourself. Nothing was changed.',
};
const NO_SUCH_TOKEN: Refusal = {
  kind: 'unauthenticated',
  code: 'token-unknown',
  message: 'This token does not count: it is mistyped, too old or revoked. Make another in your settings.',
};
