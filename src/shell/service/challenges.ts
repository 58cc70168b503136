// Challenges that a passkey signs: ours by their seal, good for a few minutes and for one answer. Nothing is kept of those that
// nobody answers, so strangers cannot fill a table by asking for them.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Database, passkeys } from '../store/index.ts';

/** **units**: milliseconds. */
const LASTS_MS = 5 * 60_000;
/** **units**: bytes: when it ends, chance, the seal. */
const [END, CHANCE, SEAL] = [8, 16, 32];

export type Challenges = ReturnType<typeof createChallenges>;

/** `about`: what the challenge is for, such as the user who adds a passkey. */
export function createChallenges(db: Database, secret: string, now: () => number) {
  const sealed = (about: string, head: Buffer) =>
    createHmac('sha256', secret).update(`${about}\n`).update(head).digest();
  return {
    make: (about: string): Uint8Array<ArrayBuffer> => {
      const head = Buffer.alloc(END + CHANCE);
      head.writeBigUInt64BE(BigInt(now() + LASTS_MS));
      randomBytes(CHANCE).copy(head, END);
      return new Uint8Array(Buffer.concat([head, sealed(about, head)]));
    },
    /** Is it one of ours for this, and still good? */
    isOurs: (about: string, challenge: string): boolean => {
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== END + CHANCE + SEAL) return false;
      const head = bytes.subarray(0, END + CHANCE);
      if (Number(head.readBigUInt64BE()) < now()) return false;
      return timingSafeEqual(bytes.subarray(END + CHANCE), sealed(about, head));
    },
    /** False where it was answered before. */
    take: (challenge: string): Promise<boolean> => passkeys.take(db.above, challenge, now(), LASTS_MS),
  };
}
