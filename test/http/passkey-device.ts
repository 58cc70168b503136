// A device that keeps passkeys, as the Web Authentication standard describes one: makes keys of the curve P-256 and signs.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** **shape**: as the server asks for it; the challenge is in base64url. */
export type Asked = { readonly challenge: string };

/** What may go wrong on the way: another site that asks, nobody who confirms, a counter that stands still. */
export type Oddly = { readonly origin?: string; readonly unverified?: boolean; readonly counter?: number };

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

export function passkeyDevice(host = 'localhost', usualOrigin = 'http://localhost') {
  const id = randomBytes(24);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  let counter = 0;
  const clientData = (type: string, { challenge }: Asked, { origin = usualOrigin }: Oddly) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (flags: number, { unverified, counter: told }: Oddly) => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(told ?? counter);
    const seen = PRESENT | flags | (unverified === true ? 0 : VERIFIED);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([seen]), count]);
  };
  const name = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };
  return {
    make: (asked: Asked, oddly: Oddly = {}) => {
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        ...[Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')],
      ]);
      const made = Buffer.concat([
        head(WITH_KEY, oddly),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        key,
      ]);
      // A map of three: fmt "none", attStmt {} and authData.
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        ...[Buffer.from([made.length]), made],
      ]);
      return {
        ...name,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', asked, oddly).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    sign: (asked: Asked, oddly: Oddly = {}) => {
      const data = clientData('webauthn.get', asked, oddly);
      const about = head(0, oddly);
      const signed = Buffer.concat([about, createHash('sha256').update(data).digest()]);
      return {
        ...name,
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: about.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      };
    },
  };
}
