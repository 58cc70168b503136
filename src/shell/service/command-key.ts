// Under which key is a command's answer kept, so that who asks again is answered as before?
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../core/base/index.ts';
import type { Actor } from '../../core/model/index.ts';

type Keyed = {
  readonly idempotencyKey?: string | undefined;
  readonly actor: Actor;
  readonly command: object;
};

/** The key as it is kept: a person's keys are their own, so that nobody meets the answer of somebody else. */
export function keyOf({
  idempotencyKey,
  actor,
  command,
}: Keyed): { key: string; commandHash: string } | undefined {
  if (idempotencyKey === undefined) return undefined;
  const whose = actor.kind === 'person' ? actor.person : actor.kind;
  const asked = canonicalJson(JSON.parse(JSON.stringify(command)) as Json);
  const commandHash = createHash('sha256').update(asked).digest('hex');
  return { key: `${whose}:${idempotencyKey}`, commandHash };
}
