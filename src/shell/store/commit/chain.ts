// The chain of a history: every event's hash covers the event and the hash before it, so that none can be altered,
// removed or moved without every later hash telling.
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../../core/base/index.ts';

/** sha256 over the previous hash and the canonical JSON of the event. **units**: hashes in hexadecimal. */
export function chainHash(previous: string | null, event: Json): string {
  return createHash('sha256')
    .update(previous ?? '')
    .update(canonicalJson(event))
    .digest('hex');
}

/** One link of a stored chain. */
export type Link = { seq: number; event: Json; previousHash: string | null; hash: string };

/** The seq of the first link that does not hold, or null when the whole chain verifies. */
export function firstBrokenLink(links: readonly Link[]): number | null {
  let previous: string | null = null;
  for (const [index, { seq, event, previousHash, hash }] of links.entries()) {
    const holds = seq === index + 1 && previousHash === previous && hash === chainHash(previous, event);
    if (!holds) return index + 1;
    previous = hash;
  }
  return null;
}
