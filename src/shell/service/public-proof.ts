// A small calculation that a browser does before a form without sign-in is taken: it costs a person nothing and whoever sends
// thousands a lot. The task is signed, so no server has to remember which it gave.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Database, identities } from '../store/index.ts';

/** What is to be found: a number which, put after the text and a colon, gives a SHA-256 that begins with so many zero bits. */
export type ProofTask = { readonly text: string; readonly bits: number };

export type PublicProofs = {
  taskFor(token: string): ProofTask;
  /** Whether it is proved for that form, in time, and for this sending alone. **shape**: `proof` the text, a colon, the number. */
  holds(token: string, proof: string | undefined, sending: string): boolean;
};

/** Some sixteen thousand tries: well under half a second on an old phone. */
const BITS = 14;
/** **units**: milliseconds. A page asks for its task when it is sent. */
const LASTS_MS = 10 * 60_000;
const MOST_KEPT = 50_000;

/** The proofs of every server of a database, which sign with one secret; it is asked for when the first form is shown. */
export function publicProofs(db: Pick<Database, 'above'>, now: () => number): () => Promise<PublicProofs> {
  let made: Promise<PublicProofs> | undefined;
  const make = async () => {
    const offered = randomBytes(32).toString('base64url');
    return createPublicProofs(await identities.secret(db.above, 'public-forms', offered), now);
  };
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

export function createPublicProofs(secret: string, now: () => number): PublicProofs {
  const used = new Map<string, string>();
  const signed = (token: string, start: string) =>
    createHmac('sha256', secret).update(`${token}\n${start}`).digest('base64url').slice(0, 22);
  return {
    taskFor: (token) => {
      const start = `${(now() + LASTS_MS).toString(36)}.${randomBytes(6).toString('base64url')}`;
      return { text: `${start}.${signed(token, start)}`, bits: BITS };
    },
    holds: (token, proof, sending) => {
      const [, text = '', start = '', until = '', signature = ''] =
        /^((([0-9a-z]{1,11})\.[\w-]{8})\.([\w-]{22})):\d{1,9}$/.exec(proof ?? '') ?? [];
      const [given, right] = [Buffer.from(signature), Buffer.from(signed(token, start))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
      if (Number.parseInt(until, 36) < now() || zeroBits(proof ?? '') < BITS) return false;
      const earlier = used.get(text);
      if (earlier !== undefined) return earlier === sending;
      used.set(text, sending);
      const [oldest] = used.keys();
      if (used.size > MOST_KEPT && oldest !== undefined) used.delete(oldest);
      return true;
    },
  };
}

const zeroBits = (text: string): number =>
  Math.clz32(createHash('sha256').update(text).digest().readUInt32BE(0));
