// Answers that are kept for whoever asks again under the same key, over all servers. They are sealed with that key, which is kept
// nowhere: an answer may hold a secret that is shown once.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../core/base/index.ts';
import { type Database, keptAnswers, type Scope } from '../store/index.ts';

/** Who asks, where, under which key, and what: all of it in one text each. */
export type Keyed = {
  readonly workspaceId: string;
  readonly sender: string;
  readonly address: string;
  readonly key: string;
  readonly content: string;
};

/** **shape**: `begun` where it is to be done now; then `keep` or `drop` ends it. `answered` has what was kept. */
export type Begun =
  | { readonly kind: 'begun'; keep(answer: string): Promise<void>; drop(): Promise<void> }
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'under-way' };

export type AnswerService = { begin(keyed: Keyed): Promise<Begun> };

/** **units**: milliseconds. */
export const ANSWERS_KEPT_MS: Milliseconds = 24 * 3_600_000;
const LEASE_MS = 60_000;
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 100;

type Ground = { readonly db: Pick<Database, 'in'> };
type Named = { readonly scope: Scope; readonly name: string; readonly seal: Buffer };

export function createAnswerService({ db }: Ground): AnswerService {
  return {
    begin: async (keyed) => {
      const { workspaceId, sender, address, key } = keyed;
      const name = createHash('sha256').update(`${sender}\n${address}\n${key}`).digest('base64url');
      const seal = Buffer.from(hkdfSync('sha256', key, name, 'answer', 32));
      const named = { scope: db.in(workspaceId), name, seal };
      return settled(named, createHmac('sha256', seal).update(keyed.content).digest('base64url'));
    },
  };
}

/** Takes the name, or waits for whoever has it. */
async function settled(named: Named, content: string): Promise<Begun> {
  const { scope, name, seal } = named;
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    if (await keptAnswers.begin(scope, name, content, LEASE_MS)) return begun(named);
    const found = await keptAnswers.find(scope, name);
    if (found !== undefined && found.content !== content) return { kind: 'key-reused' };
    if (found?.answer) return { kind: 'answered', answer: opened(found.answer, seal) };
    if (performance.now() > end) return { kind: 'under-way' };
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function begun({ scope, name, seal }: Named): Begun {
  const beat = setInterval(() => {
    keptAnswers.extend(scope, name, LEASE_MS).catch(() => undefined);
  }, LEASE_MS / 3);
  return {
    kind: 'begun',
    keep: (answer) => {
      clearInterval(beat);
      return keptAnswers.keep(scope, name, sealed(answer, seal));
    },
    drop: () => {
      clearInterval(beat);
      return keptAnswers.drop(scope, name);
    },
  };
}

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

function sealed(text: string, seal: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, seal, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function opened(kept: Buffer, seal: Buffer): string {
  const decipher = createDecipheriv(CIPHER, seal, kept.subarray(0, IV), { authTagLength: TAG });
  decipher.setAuthTag(kept.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(kept.subarray(IV + TAG)), decipher.final()]).toString('utf8');
}
