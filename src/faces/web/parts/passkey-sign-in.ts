// Signing in by a passkey: the browser asks its owner and signs what the server asks for. Fetched when somebody wants it.
import { startAuthentication } from '@simplewebauthn/browser';
import { call } from '../client.ts';

/** False where no passkey was used: none was chosen, or it was called off. */
export async function signInByPasskey(): Promise<boolean> {
  const asked = await call('PUT /api/session/passkey');
  const signed = await startAuthentication({ optionsJSON: asked as never }).catch(() => undefined);
  if (signed === undefined) return false;
  await call('POST /api/session/passkey', { body: signed as never });
  return true;
}
