// The key that signs checkpoints (Ed25519): made once, kept in a file beside the data, readable by its owner alone, and never
// in the database: whoever can write there must not be able to sign what they wrote.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from '../start-problem.ts';

/** `publicKey` is its 32 bytes in base64url; it is shown, written down and given to those who check. */
export type SigningKey = { readonly publicKey: string; sign(text: string): string };

/** The key in this file; made where there is none. **rejects** with a StartProblem where the file holds something else. */
export function signingKey(path: string): SigningKey {
  if (!existsSync(path)) makeKey(path);
  try {
    return keyOf(createPrivateKey(readFileSync(path)));
  } catch (cause) {
    throw new StartProblem(
      `The key that signs checkpoints cannot be read: ${path}`,
      'Put back the Ed25519 key that was there. Or move the file away: a new key is made, and whoever checks must be told of it.',
      cause,
    );
  }
}

function keyOf(secret: KeyObject): SigningKey {
  const { crv, x } = createPublicKey(secret).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('This is no Ed25519 key.');
  return { publicKey: x, sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url') };
}

function makeKey(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.new-${process.pid}`;
  writeFileSync(aside, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  renameSync(aside, path);
}

/** Was this text signed with the secret half of this key? False too for what is no key or no signature. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
